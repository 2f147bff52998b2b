from collections.abc import Iterator
from random import Random

import pytest

from desktop_app.domain.entitlement import (
    Entitlement,
    LicenceEnded,
    LicenceGranted,
    Offer,
    PlaybackWindowOpened,
    SittingBegan,
    SittingEnded,
    begin_sitting,
    end_licence,
    end_sitting,
    grant,
    set_offer,
    settle,
)
from desktop_app.domain.licence import Ending, RenewalWindow, Status
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import DAY, MINUTE, Instant, from_datetime
from desktop_app.domain.timeline import State, Timeline
from tests.support.builders import action_of, policy_of
from tests.support.oracle import Line, Terms

NOW: Instant = 1_000 * DAY
POLICY = Policy("p", storage_duration=10 * MINUTE, playback_duration=5 * MINUTE)
GRACE = Policy(
    "g", storage_duration=10 * MINUTE, playback_duration=5 * MINUTE, play_start_grace=2 * MINUTE
)
Held = tuple[Entitlement, Instant, Policy]


@pytest.fixture(scope="module")
def many_held(many_timelines: list[tuple[Terms, list[Line]]]) -> list[Held]:
    return [held for terms, lines in many_timelines[::4] for held in _held_in(terms, lines)]


def _held_in(terms: Terms, lines: list[Line]) -> Iterator[Held]:
    timeline = Timeline(policy_of(terms))
    for line in lines:
        now = timeline.run(from_datetime(line.at), action_of(line)).at
        for held in dict(timeline.entitlements(now)).values():
            yield held, now, timeline.policy


def instants_after(held: Held) -> list[Instant]:
    """Every end there is to meet, each with its neighbours, and some between."""
    entitlement, now, _ = held
    sitting, licence, window = entitlement.sitting_began_at, entitlement.licence, entitlement.window
    opening = sitting + licence.policy.play_start_grace if sitting and licence else None
    ends = [entitlement.ends_at, entitlement.expires_at, opening, entitlement.offer.leaves_at]
    ends += [window.ends_at if window else None, now + MINUTE, now + 7 * MINUTE]
    around = {at + beside for at in ends if at is not None for beside in (-1, 0, 1)}
    return sorted(at for at in around if at >= now)


def looks(entitlement: Entitlement, at: Instant, policy: Policy) -> tuple[object, ...]:
    state = State.of(settle(entitlement, at)[0], at, policy)
    return (
        state.status,
        state.overtime,
        state.expires_at,
        state.downloads_left,
        state.downloads_reset_at,
    )


def test_r3_settling_twice_changes_nothing_more(many_held: list[Held]) -> None:
    for held in many_held:
        for at in instants_after(held):
            settled, _ = settle(held[0], at)
            assert settle(settled, at) == (settled, ())


def test_r3_settling_in_two_steps_is_settling_in_one(many_held: list[Held]) -> None:
    random = Random(7)
    for held in many_held:
        between, until = sorted(random.choices(instants_after(held), k=2))
        half_way, first = settle(held[0], between)
        settled, then = settle(half_way, until)
        assert (settled, first + then) == settle(held[0], until)


def test_r3_what_happens_by_itself_happens_at_its_own_instant_in_order(
    many_held: list[Held],
) -> None:
    for held in many_held:
        until = instants_after(held)[-1]
        facts = settle(held[0], until)[1]
        assert [fact.at for fact in facts] == sorted(fact.at for fact in facts)
        assert all(held[1] < fact.at <= until for fact in facts)


def test_nothing_changes_before_it_is_due(many_held: list[Held]) -> None:
    for held in many_held:
        entitlement, now, policy = held
        due = entitlement.next_due_at(now)
        assert due is None or due > now
        for at in instants_after(held):
            if due is None or at < due:
                assert settle(entitlement, at) == (entitlement, ())
                assert looks(entitlement, at, policy) == looks(entitlement, now, policy)


def test_a_change_by_itself_is_due_at_exactly_its_instant() -> None:
    fresh = grant(Entitlement(), NOW, POLICY)[0]
    assert fresh.next_due_at(NOW) == NOW + 10 * MINUTE
    playing = begin_sitting(fresh, NOW)[0]
    assert playing.next_due_at(NOW) == NOW + 5 * MINUTE
    window_ends = fresh.window and fresh.window.ends_at
    assert playing.next_due_at(NOW + 5 * MINUTE) == window_ends
    in_grace = begin_sitting(grant(Entitlement(), NOW, GRACE)[0], NOW + MINUTE)[0]
    assert in_grace.next_due_at(NOW + MINUTE) == NOW + 3 * MINUTE
    gone = end_licence(fresh, NOW + 1, Ending.LOST)[0]
    assert gone.next_due_at(NOW + 1) == window_ends
    leaving = set_offer(gone, NOW + 1, Offer(leaves_at=NOW + 2))[0]
    assert leaving.next_due_at(NOW + 1) == NOW + 2
    assert leaving.next_due_at(NOW + 2) == window_ends
    assert Entitlement(Offer(leaves_at=NOW + 2)).next_due_at(NOW) is None


def test_r4_a_licence_ends_once_and_its_sitting_with_it(many_held: list[Held]) -> None:
    for held in many_held:
        settled, facts = settle(held[0], instants_after(held)[-1])
        ended = [fact for fact in facts if isinstance(fact, LicenceEnded)]
        assert len(ended) <= 1
        if ended:
            assert settled.licence is None
            assert settled.ended is ended[0].how
        if settled.licence is None:
            assert settled.sitting_began_at is None


def test_r3_withdrawal_then_the_opening_then_expiry_at_the_same_instant() -> None:
    policy = Policy(
        "hard",
        storage_duration=2 * MINUTE,
        storage_enforced_after_start=True,
        soft_enforce_playback=False,
        play_start_grace=2 * MINUTE,
    )
    end = NOW + 2 * MINUTE
    playing = begin_sitting(grant(Entitlement(), NOW, policy)[0], NOW)[0]
    assert settle(playing, end)[1] == (
        PlaybackWindowOpened(end),
        SittingEnded(end),
        LicenceEnded(end, Ending.EXPIRED),
    )
    leaving = set_offer(playing, NOW, Offer(leaves_at=end))[0]
    assert settle(leaving, end)[1] == (SittingEnded(end), LicenceEnded(end, Ending.WITHDRAWN))


def test_d1_d3_a_grant_is_one_fact_that_carries_its_window() -> None:
    first, facts = grant(Entitlement(), NOW, POLICY)
    opened = RenewalWindow.opened_by(POLICY, NOW)
    assert facts == (LicenceGranted(NOW, POLICY, opened),)
    assert (opened.opened_at, opened.max_renewals, opened.grants) == (NOW, 1, 1)
    removed = end_licence(first, NOW + 1, Ending.RETURNED)[0]
    assert removed.window == opened
    again, facts = grant(removed, NOW + 2, GRACE)
    counted = RenewalWindow(NOW, opened.ends_at, 1, grants=2)
    assert facts == (LicenceGranted(NOW + 2, GRACE, counted),)
    assert (again.window, again.ended) == (counted, None)


def test_d2_downloads_left_are_never_below_none() -> None:
    window = RenewalWindow(NOW, None, max_renewals=1, grants=5)
    assert Entitlement(window=window).downloads_left(NOW, POLICY) == 0


def test_r3_a_copy_that_left_while_it_was_arriving_ends_at_its_grant() -> None:
    left = Entitlement(Offer(leaves_at=NOW - DAY))
    settled, facts = grant(left, NOW, POLICY)
    assert facts[1:] == (LicenceEnded(NOW, Ending.WITHDRAWN),)
    assert settled.status(NOW) is Status.REVOKED


def test_r3_without_a_grace_the_first_frame_opens_the_playback_window() -> None:
    fresh = grant(Entitlement(), NOW, POLICY)[0]
    playing, facts = begin_sitting(fresh, NOW + 1)
    assert facts == (SittingBegan(NOW + 1), PlaybackWindowOpened(NOW + 1))
    assert (playing.sitting_began_at, playing.expires_at) == (NOW + 1, NOW + 1 + 5 * MINUTE)


def test_r6_an_overtime_ends_when_its_sitting_stops_and_not_before_it() -> None:
    playing = begin_sitting(grant(Entitlement(), NOW, POLICY)[0], NOW)[0]
    stop = NOW + 9 * MINUTE
    over, facts = settle(playing, stop)
    assert facts == ()
    assert over.is_overtime(stop)
    assert end_sitting(over, stop)[1] == (SittingEnded(stop), LicenceEnded(stop, Ending.EXPIRED))


def test_r3_a_departure_in_the_past_acts_when_it_is_told() -> None:
    fresh = grant(Entitlement(), NOW, POLICY)[0]
    settled, facts = set_offer(fresh, NOW + MINUTE, Offer(leaves_at=NOW - DAY))
    assert facts == (LicenceEnded(NOW + MINUTE, Ending.WITHDRAWN),)
    assert settled.status(NOW + MINUTE) is Status.REVOKED


@pytest.mark.parametrize("how", [Ending.RETURNED, Ending.LOST])
def test_s4_r6_ending_a_copy_that_plays_ends_its_sitting_first(how: Ending) -> None:
    playing = begin_sitting(grant(Entitlement(), NOW, POLICY)[0], NOW)[0]
    ended, facts = end_licence(playing, NOW + 1, how)
    assert facts == (SittingEnded(NOW + 1), LicenceEnded(NOW + 1, how))
    assert (ended.licence, ended.ended, ended.sitting_began_at) == (None, how, None)


@pytest.mark.parametrize(
    ("leaves_at", "ends_at"),
    [
        (None, NOW + 10 * MINUTE),
        (NOW + MINUTE, NOW + MINUTE),
        (NOW + DAY, NOW + 10 * MINUTE),
    ],
)
def test_t3_what_is_left_counts_to_the_earlier_of_the_end_and_the_departure(
    leaves_at: Instant | None, ends_at: Instant
) -> None:
    fresh = grant(Entitlement(Offer(leaves_at=leaves_at)), NOW, POLICY)[0]
    assert fresh.ends_at == ends_at


def test_t3_an_endless_copy_counts_to_its_departure_and_an_ended_one_to_nothing() -> None:
    endless = Policy("endless")
    assert grant(Entitlement(), NOW, endless)[0].ends_at is None
    assert grant(Entitlement(Offer(leaves_at=NOW + 1)), NOW, endless)[0].ends_at == NOW + 1
    assert Entitlement(Offer(leaves_at=NOW + 1)).ends_at is None


@pytest.mark.parametrize("status", Status)
def test_a2_ready_and_active_alone_can_be_played(status: Status) -> None:
    assert status.playable is (status in {Status.READY, Status.ACTIVE})
