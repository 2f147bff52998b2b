import pytest

from desktop_app.clock import SystemClock, elapsed
from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, Instant
from tests.support.clocks import START, HandClock, accepted

TOLERANCE = 5 * SECOND


def system(hand: HandClock, kept: Instant | None = None) -> SystemClock:
    return SystemClock(kept, hand.laptop, hand.elapsed)


def test_t1_now_is_the_laptops_in_milliseconds_utc() -> None:
    hand = HandClock()
    clock = system(hand)
    assert (clock.now(), clock.set_back_by) == (START, None)
    hand.pass_time(1)
    assert clock.now() == START + 1


def test_t1_the_real_clocks_count_milliseconds() -> None:
    before = elapsed()
    clock = SystemClock()
    assert 1_700_000_000_000 < clock.now() < 4_000_000_000_000
    assert before <= elapsed() < before + MINUTE


@pytest.mark.parametrize(
    ("behind", "set_back"), [(0, False), (1, False), (TOLERANCE, False), (TOLERANCE + 1, True)]
)
def test_t2_more_than_5_seconds_behind_the_kept_instant_at_a_start_is_set_back(
    behind: int, *, set_back: bool
) -> None:
    hand = HandClock(wall=START - behind)
    clock = system(hand, kept=START)
    assert clock.now() == START
    assert clock.set_back_by == (behind if set_back else None)


@pytest.mark.parametrize(
    ("behind", "set_back"), [(1, False), (TOLERANCE, False), (TOLERANCE + 1, True)]
)
def test_t2_more_than_5_seconds_behind_the_last_reading_is_set_back(
    behind: int, *, set_back: bool
) -> None:
    hand = HandClock()
    clock = system(hand)
    hand.wall -= behind
    assert clock.now() == START
    assert (clock.set_back_by is not None) is set_back


def test_t2_within_the_tolerance_now_stands_until_the_laptop_is_there_again() -> None:
    hand = HandClock()
    clock = system(hand)
    hand.wall -= 3 * SECOND
    for passed, shown in [(1, 0), (1, 0), (1, 0), (1, 1)]:
        hand.pass_time(passed * SECOND)
        assert clock.now() == START + shown * SECOND
        assert clock.set_back_by is None


def test_t2_while_set_back_time_goes_on_by_what_really_passes() -> None:
    hand = HandClock(wall=START - DAY)
    clock = system(hand, kept=START)
    hand.pass_time(HOUR)
    assert clock.now() == START + HOUR
    assert clock.set_back_by == DAY
    hand.wall -= DAY  # once more, while it is set back
    hand.real += MINUTE
    assert clock.now() == START + HOUR + MINUTE
    assert clock.set_back_by == 2 * DAY + MINUTE


def test_t2_sleep_counts_while_the_clock_is_set_back() -> None:
    hand = HandClock(wall=START - 3 * DAY)
    clock = system(hand, kept=START)
    hand.pass_time(2 * DAY)  # one reading before, one after
    assert clock.now() == START + 2 * DAY


def test_t2_a_laptop_that_has_caught_up_is_believed_again() -> None:
    hand = HandClock(wall=START - MINUTE)
    clock = system(hand, kept=START)
    hand.wall = START + 10 * SECOND - 1
    hand.real += 10 * SECOND
    assert clock.now() == START + 10 * SECOND
    assert clock.set_back_by == 1
    hand.wall += 1
    assert clock.now() == START + 10 * SECOND
    assert clock.set_back_by is None
    hand.wall += 5 * MINUTE  # somebody puts it right: no real time passes
    assert clock.now() == START + 5 * MINUTE + 10 * SECOND


def test_t2_setting_the_clock_back_and_forth_gains_nothing() -> None:
    hand = HandClock()
    clock = system(hand)
    seen = [clock.now()]
    for moved, passed in [(-HOUR, 1), (+HOUR, 1), (-5_001, 1), (-4_000, 1), (+10 * SECOND, 1)]:
        hand.wall += moved
        hand.pass_time(passed)
        seen.append(clock.now())
    assert seen == sorted(seen)
    assert START <= seen[-1] <= START + 10 * SECOND


def test_t2_accepting_the_laptops_clock_takes_now_back_to_it() -> None:
    hand = HandClock(wall=START - DAY)
    clock = system(hand, kept=START)
    hand.pass_time(HOUR)
    assert accepted(clock) == -DAY
    assert clock.now() == START - DAY + HOUR
    assert clock.set_back_by is None
    hand.pass_time(MINUTE)
    assert clock.now() == START - DAY + HOUR + MINUTE


def test_t2_there_is_nothing_to_accept_where_the_clock_is_right() -> None:
    hand = HandClock()
    clock = system(hand)
    assert accepted(clock) == 0
    assert clock.now() == START
