from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.demo_time import DemoTime
from desktop_app.domain.time import DAY, HOUR, MINUTE
from tests.support.builders import instant

NOON = instant("2026-06-22T12:00:00Z")


def test_t5_a_demo_clock_runs_as_fast_as_it_was_told() -> None:
    assert DemoTime(NOON, real=500).at(500 + MINUTE) == NOON + MINUTE
    assert DemoTime(NOON, real=500, rate=60).at(500 + MINUTE) == NOON + HOUR


def test_t5_at_rate_zero_it_stands() -> None:
    assert DemoTime(NOON, real=0, rate=0).at(DAY) == NOON


@given(st.integers(0, DAY), st.sampled_from([0, 1, 60, 3600]), st.sampled_from([0, 1, 60]))
def test_t5_another_rate_does_not_move_it(real: int, rate: int, then: int) -> None:
    before = DemoTime(NOON, real=0, rate=rate)
    after = before.at_rate(real, then)
    assert after.at(real) == before.at(real)
    assert after.at(real + MINUTE) == before.at(real) + then * MINUTE


def test_t5_it_may_be_moved_both_ways_and_keeps_its_rate() -> None:
    clock = DemoTime(NOON, real=0, rate=60)
    for shown in (NOON + 365 * DAY, NOON - DAY):
        moved = clock.moved_to(HOUR, shown)
        assert moved.at(HOUR) == shown
        assert moved.at(HOUR + MINUTE) == shown + HOUR
