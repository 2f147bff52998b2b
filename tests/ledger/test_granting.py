import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import Reason, Refused
from desktop_app.domain.time import DAY, HOUR, CalendarPeriod
from desktop_app.domain.transfer import TransferState
from desktop_app.ledger.granting import commit_grant
from desktop_app.storage.entitlements import history_of, live_files, record_of
from desktop_app.storage.episodes import put_offer
from desktop_app.storage.shelf import clear, refresh
from desktop_app.storage.transaction import kept_now, writing
from desktop_app.storage.transfers import put_transfer, queue
from tests.support.shelfs import Shelf, key, opened

NOW = 1_750_000_000_000
SALT = key("a")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with opened(tmp_path) as shelf:
        yield shelf


def commit(shelf: Shelf, now: int = NOW, *, device_modified: bool = False) -> Refused | None:
    return commit_grant(
        shelf.db, SALT, now, file="t1.webm", size=1_000, device_modified=device_modified
    )


def grants(shelf: Shelf) -> int:
    held = shelf.ledger.settled(SALT, NOW).entitlement
    return 0 if held.window is None else held.window.grants


def test_f3_the_licence_comes_with_the_transfer_taken_off_the_queue(shelf: Shelf) -> None:
    shelf.ledger.ask_download(SALT, NOW, confirmed=False)
    assert grants(shelf) == 0
    assert commit(shelf, NOW + HOUR) is None
    record = record_of(shelf.db, SALT)
    assert record is not None
    assert record.entitlement.licence is not None
    assert record.entitlement.licence.granted_at == NOW + HOUR
    assert (record.file, record.file_size, record.transfer) == ("t1.webm", 1_000, None)
    assert queue(shelf.db) == []
    assert live_files(shelf.db) == {SALT: ("t1.webm", 1_000)}
    assert kept_now(shelf.db) == NOW + HOUR


@pytest.mark.parametrize("table", ["licences", "sittings", "transfers"])
def test_the_library_itself_holds_no_two_of_what_there_is_one_of(shelf: Shelf, table: str) -> None:
    """Two grants for one renewal would be there to stay, whatever mistake made them."""
    shelf.download(SALT, NOW)
    shelf.ledger.begin_sitting(SALT, NOW)
    shelf.ledger.ask_download(key("b"), NOW, confirmed=False)
    (found,) = shelf.db.table(table).rows
    found["id"] += 1
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        shelf.db.table(table).insert(found)
    assert shelf.db.table(table).count == 1


def windows(shelf: Shelf) -> list[tuple[int, int | None, int]]:
    """When each was opened, when it ends, and the grants in it."""
    return shelf.db.execute(
        "SELECT w.opened_at, w.ends_at, count(*) FROM renewal_windows AS w"
        " JOIN licences AS l ON l.renewal_window = w.id GROUP BY w.id ORDER BY w.id"
    ).fetchall()


FAULTS = {
    "renewal_windows": "INSERT ON renewal_windows",
    "licences": "INSERT ON licences",
    "transfers": "DELETE ON transfers",
    "cleared": "DELETE ON cleared",
    "journal": "INSERT ON journal",
    "shelf": "UPDATE ON shelf",
    "groups": "INSERT ON shelf_groups",
    "counts": "UPDATE ON shelf_counts",
    "kept": "UPDATE ON kept",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_f3_d3_a_fault_half_way_leaves_neither_a_licence_nor_a_missing_transfer(
    shelf: Shelf, fault: str
) -> None:
    with writing(shelf.db, NOW):
        clear(shelf.db, SALT)
    shelf.ledger.ask_download(SALT, NOW, confirmed=False)
    before = (record_of(shelf.db, SALT), queue(shelf.db), shelf.projection())
    shelf.db.execute(
        f"CREATE TEMP TRIGGER fault BEFORE {FAULTS[fault]} BEGIN SELECT RAISE(ABORT, 'fault'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="fault"):
        commit(shelf, NOW + 1)
    assert (record_of(shelf.db, SALT), queue(shelf.db), shelf.projection()) == before
    assert history_of(shelf.db, SALT) == []
    assert kept_now(shelf.db) == NOW
    shelf.db.execute("DROP TRIGGER fault")
    assert commit(shelf, NOW + 1) is None
    assert grants(shelf) == 1


@pytest.mark.parametrize(
    ("offer", "modified", "reason"),
    [
        (Offer(), True, Reason.DEVICE_BLOCKED),
        (Offer(downloadable=False), False, Reason.NOT_OFFERED),
        (Offer(leaves_at=NOW + HOUR), False, Reason.WITHDRAWN),
        (Offer(downloadable=False, leaves_at=NOW), True, Reason.DEVICE_BLOCKED),
    ],
)
def test_a1_the_first_three_refusals_are_looked_at_again_and_count_nothing(
    shelf: Shelf, offer: Offer, reason: Reason, *, modified: bool
) -> None:
    shelf.ledger.ask_download(SALT, NOW, confirmed=False)
    with writing(shelf.db, NOW):
        put_offer(shelf.db, SALT, offer)
        refresh(shelf.db, SALT, NOW)
    refused = commit(shelf, NOW + HOUR, device_modified=modified)
    assert refused == Refused(reason)
    assert [one for one, _transfer in queue(shelf.db)] == [SALT]
    assert grants(shelf) == 0
    assert shelf.projection() == shelf.rebuilt(NOW + HOUR)


def test_a1_up_to_its_departure_a_transfer_may_complete(shelf: Shelf) -> None:
    shelf.ledger.ask_download(SALT, NOW, confirmed=False)
    with writing(shelf.db, NOW):
        put_offer(shelf.db, SALT, Offer(leaves_at=NOW + HOUR))
    assert commit(shelf, NOW + HOUR - 1) is None


def test_p4_r11_the_policy_of_the_asking_binds_the_licence_and_its_renewal_window(
    shelf: Shelf,
) -> None:
    asked = Policy(
        "asked",
        storage_duration=5 * DAY,
        max_renewals=2,
        renewal_window=CalendarPeriod(days=100),
    )
    shelf.policy[0] = asked
    shelf.ledger.ask_download(SALT, NOW, confirmed=False)
    shelf.policy[0] = DEFAULT
    assert commit(shelf, NOW + HOUR) is None
    held = shelf.ledger.settled(SALT, NOW + HOUR).entitlement
    assert held.licence is not None
    assert held.window is not None
    assert held.licence.policy == asked
    assert held.expires_at == NOW + HOUR + 5 * DAY
    assert held.window.ends_at == NOW + HOUR + 100 * DAY
    assert held.downloads_left(NOW + HOUR, DEFAULT) == 2


def test_p4_a_renewal_under_another_policy_stays_inside_the_window_of_the_first_grant(
    shelf: Shelf,
) -> None:
    shelf.policy[0] = replace(DEFAULT, max_renewals=2)
    shelf.download(SALT, NOW)
    shelf.ledger.remove(SALT, NOW + HOUR)
    shelf.policy[0] = Policy("other", max_renewals=None, playback_duration=HOUR)
    shelf.download(SALT, NOW + DAY)
    _first, second = history_of(shelf.db, SALT)
    assert second.policy == shelf.policy[0]
    assert windows(shelf) == [(NOW, CalendarPeriod(years=1).after(NOW), 2)]
    held = shelf.ledger.settled(SALT, NOW + DAY).entitlement
    assert held.downloads_left(NOW + DAY, shelf.policy[0]) == 1


def test_d1_a_grant_at_the_end_of_a_window_opens_a_new_one(shelf: Shelf) -> None:
    shelf.policy[0] = replace(DEFAULT, renewal_window=CalendarPeriod(days=10))
    shelf.download(SALT, NOW)
    shelf.ledger.remove(SALT, NOW + DAY)
    shelf.download(SALT, NOW + 10 * DAY - 1)
    shelf.ledger.remove(SALT, NOW + 10 * DAY - 1)
    shelf.download(SALT, NOW + 10 * DAY)
    assert windows(shelf) == [
        (NOW, NOW + 10 * DAY, 2),
        (NOW + 10 * DAY, NOW + 20 * DAY, 1),
    ]


@pytest.mark.parametrize("state", [TransferState.PAUSED, TransferState.FAILED])
def test_s_a_transfer_is_shown_whether_or_not_its_row_was_cleared(
    shelf: Shelf, state: TransferState
) -> None:
    shelf.download(SALT, NOW)
    shelf.ledger.remove(SALT, NOW)
    shelf.ledger.clear(SALT, NOW)
    shelf.ledger.ask_download(SALT, NOW, confirmed=True)
    ((_key, transfer),) = queue(shelf.db)
    with writing(shelf.db, NOW):
        put_transfer(shelf.db, replace(transfer, state=state))
        refresh(shelf.db, SALT, NOW)
    projection = shelf.projection()
    rows, (counts,) = projection["shelf"], projection["shelf_counts"]
    assert len(rows) == counts["rows"] == counts["downloading"] == 1
    assert shelf.projection() == shelf.rebuilt(NOW)
