import pytest

from desktop_app.clock import DemoClock
from desktop_app.domain.time import DAY, HOUR, MINUTE
from tests.support.clocks import START, HandClock, accepted


@pytest.mark.parametrize("rate", [0, 1, 60, 3_600])
def test_t5_a_demo_clock_stands_runs_or_runs_faster(rate: int) -> None:
    hand = HandClock()
    clock = DemoClock(START, rate, hand.elapsed)
    hand.real += MINUTE
    assert clock.now() == START + rate * MINUTE


def test_t5_another_rate_holds_from_the_moment_it_is_chosen() -> None:
    hand = HandClock()
    clock = DemoClock(START, 1, hand.elapsed)
    hand.real += MINUTE
    clock.run_at(60)
    hand.real += MINUTE
    clock.run_at(0)
    hand.real += DAY
    assert clock.now() == START + MINUTE + HOUR


@pytest.mark.parametrize("by", [-DAY, 0, 400 * DAY])
def test_t5_a_demo_clock_jumps_both_ways_and_keeps_its_rate(by: int) -> None:
    hand = HandClock()
    clock = DemoClock(START, 60, hand.elapsed)
    hand.real += MINUTE
    clock.move_to(START + by)
    assert clock.now() == START + by
    hand.real += MINUTE
    assert clock.now() == START + by + HOUR


def test_t5_a_demo_clock_knows_no_laptop_but_the_one_it_plays() -> None:
    hand = HandClock()
    clock = DemoClock(START, 1, hand.elapsed)
    hand.wall -= DAY
    assert clock.set_back_by is None
    assert accepted(clock) == 0
    assert clock.now() == START


@pytest.mark.parametrize("rate", [0, 1, 3_600])
def test_t2_a_set_back_laptop_stays_behind_until_its_clock_is_accepted(rate: int) -> None:
    hand = HandClock()
    clock = DemoClock(START, rate, hand.elapsed, set_back_by=3 * DAY)
    hand.real += MINUTE
    assert (clock.now(), clock.set_back_by) == (START + rate * MINUTE, 3 * DAY)
    clock.move_to(START + DAY)
    assert clock.set_back_by == 3 * DAY
    assert accepted(clock) == -3 * DAY
    assert (clock.now(), clock.set_back_by) == (START - 2 * DAY, None)
    assert accepted(clock) == 0
    hand.real += MINUTE
    assert clock.now() == START - 2 * DAY + rate * MINUTE


def test_t2_a_clock_that_was_put_right_was_not_accepted() -> None:
    clock = DemoClock(START, 0)
    clock.set_back(DAY)
    assert clock.set_back_by == DAY
    clock.set_back(None)
    assert (clock.set_back_by, clock.now()) == (None, START)
