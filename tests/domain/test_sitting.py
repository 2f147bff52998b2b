"""What a running sitting meets first: compared with what the rules do when time passes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.entitlement import (
    Entitlement,
    Offer,
    begin_sitting,
    end_sitting,
    grant,
    settle,
)
from desktop_app.domain.licence import Ending
from desktop_app.domain.policy import Policy
from desktop_app.domain.sitting import AtEnd, SittingEnd, end_of_sitting
from desktop_app.domain.time import DAY, HOUR, MINUTE, Instant

GRANTED: Instant = 1_782_126_420_000
BEGAN = GRANTED + HOUR

SOFT = Policy("soft")
HARD = Policy("hard", soft_enforce_playback=False)
RENTAL = Policy("rental", storage_duration=2 * HOUR, play_start_grace=HOUR + 30 * MINUTE)
STRICT = replace(RENTAL, soft_enforce_playback=False)
EARLIER = replace(RENTAL, storage_enforced_after_start=True)
FOREVER = Policy("forever", playback_duration=None)


def sitting(policy: Policy, leaves_at: Instant | None = None) -> Entitlement:
    held = grant(Entitlement(Offer(leaves_at=leaves_at)), GRANTED, policy)[0]
    return begin_sitting(held, BEGAN)[0]


@pytest.mark.parametrize(
    ("held", "end"),
    [
        (sitting(SOFT), SittingEnd(BEGAN + 2 * DAY, AtEnd.RUNS_ON)),
        (sitting(HARD), SittingEnd(BEGAN + 2 * DAY, AtEnd.STOPS)),
        (sitting(FOREVER), None),
        (sitting(SOFT, BEGAN + DAY), SittingEnd(BEGAN + DAY, AtEnd.LEAVES)),
        (sitting(SOFT, BEGAN + 2 * DAY), SittingEnd(BEGAN + 2 * DAY, AtEnd.LEAVES)),
        (sitting(FOREVER, BEGAN + DAY), SittingEnd(BEGAN + DAY, AtEnd.LEAVES)),
        (sitting(HARD, BEGAN + 3 * DAY), SittingEnd(BEGAN + 2 * DAY, AtEnd.STOPS)),
        # inside the grace, whose end comes after that of the time to start
        (
            sitting(RENTAL),
            SittingEnd(GRANTED + 2 * HOUR, AtEnd.MAY_OPEN, BEGAN + HOUR + 30 * MINUTE),
        ),
        (sitting(STRICT), SittingEnd(GRANTED + 2 * HOUR, AtEnd.STOPS)),
        (
            sitting(EARLIER),
            SittingEnd(GRANTED + 2 * HOUR, AtEnd.RUNS_ON),
        ),
        # and before it: the window opens first
        (
            sitting(replace(RENTAL, play_start_grace=HOUR)),
            SittingEnd(BEGAN + HOUR + 2 * DAY, AtEnd.RUNS_ON),
        ),
        (
            sitting(replace(EARLIER, play_start_grace=10 * MINUTE)),
            SittingEnd(GRANTED + 2 * HOUR, AtEnd.RUNS_ON),
        ),
    ],
)
def test_r3_r5_s6_what_a_sitting_comes_to(held: Entitlement, end: SittingEnd | None) -> None:
    assert end_of_sitting(held) == end


def test_without_a_sitting_nothing_ends_one() -> None:
    assert end_of_sitting(Entitlement()) is None
    assert end_of_sitting(end_sitting(sitting(SOFT), BEGAN + HOUR)[0]) is None


SOME = st.sampled_from([None, HOUR, 2 * HOUR, 3 * HOUR])


@given(
    storage=SOME,
    playback=SOME,
    grace=st.sampled_from([0, 30 * MINUTE, HOUR, 2 * HOUR]),
    enforced=st.booleans(),
    soft=st.booleans(),
    leaves=SOME,
)
def test_r3_r5_time_that_passes_does_what_was_said(
    storage: int | None,
    playback: int | None,
    grace: int,
    enforced: bool,
    soft: bool,
    leaves: int | None,
) -> None:
    policy = Policy("any", storage, playback, enforced, soft, grace)
    held = sitting(policy, None if leaves is None else BEGAN + leaves)
    end = end_of_sitting(held)
    if held.licence is None:
        assert end is None
        return
    if end is None:
        assert settle(held, BEGAN + 9 * DAY)[0].sitting_began_at is not None
        return
    before = settle(held, end.at - 1)[0]
    after = settle(held, end.at)[0]
    assert before.sitting_began_at is not None
    assert not before.is_overtime(end.at - 1)
    match end.how:
        case AtEnd.LEAVES | AtEnd.STOPS:
            wanted = Ending.WITHDRAWN if end.how is AtEnd.LEAVES else Ending.EXPIRED
            assert (after.sitting_began_at, after.ended) == (None, wanted)
        case AtEnd.RUNS_ON | AtEnd.MAY_OPEN:
            stopped = end_sitting(after, end.at)[0]
            assert (after.sitting_began_at is None, stopped.ended) == (False, Ending.EXPIRED)
            opens_at = max(end.at, BEGAN + grace)
            assert end.opens_at in (None, opens_at)
            later = settle(after, opens_at)[0]
            kept = later.licence is not None and not later.is_overtime(opens_at)
            assert kept is (end.how is AtEnd.MAY_OPEN)
