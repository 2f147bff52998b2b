"""Facts: every instant that moves when the laptop's clock is accepted, positions, history."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.licence import Ending
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.time import DAY, HOUR, MINUTE, CalendarPeriod
from desktop_app.domain.timeline import State
from desktop_app.storage.entitlements import history_of, put_position, record_of, running_sitting
from desktop_app.storage.transaction import kept_now
from tests.support.builders import instant
from tests.support.shelfs import Shelf, key, opened

NOW = 1_750_000_000_000
SALT, TIDE, REED, FERN = (key(name) for name in "abcd")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with opened(tmp_path) as shelf:
        yield shelf


def states(shelf: Shelf, now: int) -> dict[str, tuple[object, ...]]:
    """What is left of everything, counted from `now`."""
    found: dict[str, tuple[object, ...]] = {}
    for one in (SALT, TIDE, REED, FERN):
        held = shelf.ledger.settled(one, now).entitlement
        state = State.of(held, now, DEFAULT)
        resets_in = None if state.downloads_reset_at is None else state.downloads_reset_at - now
        found[one.episode] = (
            state.status,
            state.overtime,
            state.remaining_s,
            state.downloads_left,
            resets_in,
            held.sitting_began_at and now - held.sitting_began_at,
        )
    return found


@pytest.mark.parametrize("by", [-400 * DAY, -6_000, 3 * HOUR])
def test_t2_accepting_the_clock_moves_everything_and_every_time_left_stays(
    shelf: Shelf, by: int
) -> None:
    shelf.download(SALT, NOW)
    shelf.ledger.begin_sitting(SALT, NOW)
    shelf.ledger.end_sitting(NOW + MINUTE)
    shelf.ledger.advance(NOW + 3 * DAY)
    shelf.download(SALT, NOW + 3 * DAY)
    shelf.download(TIDE, NOW + 4 * DAY)
    shelf.ledger.remove(TIDE, NOW + 4 * DAY)
    shelf.ledger.ask_download(REED, NOW + 4 * DAY, confirmed=False)
    shelf.ledger.begin_sitting(SALT, NOW + 4 * DAY)
    now = NOW + 4 * DAY + HOUR
    shelf.ledger.advance(now)
    shelf.ledger.keep(now)
    before = states(shelf, now)
    history = history_of(shelf.db, SALT)
    asked = shelf.db.execute("SELECT asked_at FROM transfers").fetchone()[0]
    shelf.ledger.move_all(by, now + by)
    assert states(shelf, now + by) == before
    assert kept_now(shelf.db) == now + by
    assert running_sitting(shelf.db) == SALT
    assert shelf.db.execute("SELECT asked_at FROM transfers").fetchone()[0] == asked + by
    moved = [
        replace(
            one,
            granted_at=one.granted_at + by,
            opened_at=None if one.opened_at is None else one.opened_at + by,
            ended_at=None if one.ended_at is None else one.ended_at + by,
            window=replace(
                one.window,
                opened_at=one.window.opened_at + by,
                ends_at=None if one.window.ends_at is None else one.window.ends_at + by,
            ),
        )
        for one in history
    ]
    assert history_of(shelf.db, SALT) == moved
    assert shelf.projection() == shelf.rebuilt(now + by)


def test_t2_the_end_of_a_renewal_window_is_stored_and_moved_not_computed_again(
    shelf: Shelf,
) -> None:
    shelf.policy[0] = replace(DEFAULT, renewal_window=CalendarPeriod(months=1))
    granted = instant("2026-01-31T12:00:00Z")
    shelf.download(SALT, granted)
    ends_at = instant("2026-02-28T12:00:00Z")
    held = shelf.ledger.settled(SALT, granted).entitlement
    assert held.downloads_reset_at(granted) == ends_at
    by = -10 * DAY  # from 21 January a month would be 31 days
    shelf.ledger.move_all(by, granted + by)
    held = shelf.ledger.settled(SALT, granted + by).entitlement
    assert held.downloads_reset_at(granted + by) == ends_at + by


def test_t2_the_day_on_which_an_episode_leaves_stays_as_it_is(shelf: Shelf) -> None:
    shelf.download(SALT, NOW)
    shelf.ledger.set_offer(SALT, NOW, Offer(leaves_at=NOW + DAY))
    shelf.ledger.move_all(-10 * DAY, NOW - 10 * DAY)
    held = shelf.ledger.settled(SALT, NOW - 10 * DAY).entitlement
    assert held.offer.leaves_at == NOW + DAY
    shelf.ledger.advance(NOW + DAY)
    assert shelf.ledger.settled(SALT, NOW + DAY).entitlement.ended is Ending.WITHDRAWN


def test_s2_once_watched_always_watched(shelf: Shelf) -> None:
    for position_s, watched in [(3.0, False), (39.5, True), (1.0, False)]:
        put_position(shelf.db, SALT, position_s, watched=watched)
    record = record_of(shelf.db, SALT)
    assert record is not None
    assert (record.position_s, record.watched) == (1.0, True)


def test_the_history_of_an_episode_is_every_grant_the_oldest_first(shelf: Shelf) -> None:
    shelf.download(SALT, NOW)
    shelf.ledger.begin_sitting(SALT, NOW + HOUR)
    shelf.ledger.end_sitting(NOW + HOUR)
    shelf.ledger.advance(NOW + 3 * DAY)
    shelf.download(SALT, NOW + 4 * DAY)
    first, second = history_of(shelf.db, SALT)
    assert (first.granted_at, first.opened_at) == (NOW, NOW + HOUR)
    assert (first.ended_at, first.ending) == (NOW + HOUR + 2 * DAY, Ending.EXPIRED)
    assert (second.granted_at, second.opened_at, second.ended_at) == (NOW + 4 * DAY, None, None)
    assert history_of(shelf.db, TIDE) == []


def test_every_grant_of_the_history_counts_in_its_own_renewal_window(shelf: Shelf) -> None:
    for days in (0, 1, 2, 366, 367):
        shelf.policy[0] = replace(DEFAULT, max_renewals=4 if days < 366 else None)
        shelf.download(SALT, NOW + days * DAY)
        shelf.ledger.remove(SALT, NOW + days * DAY + HOUR)
    windows = [one.window for one in history_of(shelf.db, SALT)]
    assert [one.grants for one in windows] == [1, 2, 3, 1, 2]
    assert [one.max_renewals for one in windows] == [4, 4, 4, None, None]
    assert {one.opened_at for one in windows} == {NOW, NOW + 366 * DAY}
    held = shelf.ledger.settled(SALT, NOW + 368 * DAY).entitlement
    assert windows[-1] == held.window
