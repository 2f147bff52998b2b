from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.countdown import (
    Limit,
    Unit,
    Urgency,
    limit_reached,
    next_limit_in,
    time_left,
    urgency_of,
)
from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, Duration

EDGES = [0, 1, MINUTE, HOUR, HOUR + MINUTE, 6 * HOUR, DAY, DAY + HOUR, 2 * DAY, 3 * DAY]
REMAINING = st.one_of(
    st.integers(-1, 4 * DAY),
    st.builds(int.__add__, st.sampled_from(EDGES), st.integers(-2, 2)),
    st.builds(int.__mul__, st.integers(0, 5000), st.just(MINUTE)),
)


def shown(remaining: Duration, *, precise: bool = False) -> str:
    left = time_left(remaining, precise=precise)
    match left.unit:
        case Unit.DAYS:
            return f"{left.amount} days"
        case Unit.HOURS:
            return f"{left.amount} h"
        case Unit.HOURS_AND_MINUTES:
            return f"{left.amount} h {left.minutes:02}"
        case Unit.MINUTES:
            return f"{left.amount} min"
        case Unit.UNDER_A_MINUTE:
            return "under a minute"
        case Unit.OVER:
            return "over"


@pytest.mark.parametrize(
    ("remaining", "badge", "inspector"),
    [
        (400 * DAY, "400 days", "400 days"),
        (3 * DAY, "3 days", "3 days"),
        (3 * DAY - 1, "2 days", "2 days"),
        (2 * DAY + 1, "2 days", "2 days"),
        (2 * DAY, "48 h", "48 h 00"),
        (2 * DAY - 1, "47 h", "47 h 59"),
        (30 * HOUR + 58 * MINUTE, "30 h", "30 h 58"),
        (DAY, "24 h", "24 h 00"),
        (DAY - 1, "23 h 59", "23 h 59"),
        (5 * HOUR, "5 h 00", "5 h 00"),
        (HOUR, "1 h 00", "1 h 00"),
        (HOUR - 1, "59 min", "59 min"),
        (38 * MINUTE + 59 * SECOND, "38 min", "38 min"),
        (MINUTE, "1 min", "1 min"),
        (MINUTE - 1, "under a minute", "under a minute"),
        (1, "under a minute", "under a minute"),
        (0, "over", "over"),
        (-DAY, "over", "over"),
    ],
)
def test_t3_time_left_rounds_down_by_what_exactly_remains(
    remaining: Duration, badge: str, inspector: str
) -> None:
    assert shown(remaining) == badge
    assert shown(remaining, precise=True) == inspector


@pytest.mark.parametrize(
    ("remaining", "amount"),
    [(5 * DAY, 5), (31 * HOUR + MINUTE, 31), (MINUTE + 1, 1), (MINUTE - 1, 0), (0, 0)],
)
def test_t3_minutes_stand_beside_hours_alone(remaining: Duration, amount: int) -> None:
    left = time_left(remaining)
    assert (left.amount, left.minutes) == (amount, 0)


@given(REMAINING, st.booleans())
@example(HOUR, False)
@example(HOUR + 1, False)
@example(6 * HOUR + 1, True)
def test_t3_what_is_shown_stays_until_it_says_that_it_changes(
    remaining: Duration, precise: bool
) -> None:
    now = time_left(remaining, precise=precise)
    if now.changes_in is None:
        assert remaining <= 0
        return
    assert now.changes_in > 0

    def after(passed: Duration) -> object:
        return replace(time_left(remaining - passed, precise=precise), changes_in=None)

    assert after(now.changes_in) != after(0)
    for passed in (now.changes_in - 1, now.changes_in // 2, now.changes_in // 7):
        assert after(passed) == after(0)


@given(st.integers(1, 1000 * DAY), st.booleans())
def test_t3_what_is_shown_is_never_more_than_what_remains(
    remaining: Duration, precise: bool
) -> None:
    left = time_left(remaining, precise=precise)
    unit = {
        Unit.DAYS: DAY,
        Unit.HOURS: HOUR,
        Unit.HOURS_AND_MINUTES: HOUR,
        Unit.MINUTES: MINUTE,
        Unit.UNDER_A_MINUTE: 0,
    }[left.unit]
    smallest = MINUTE if left.unit is Unit.HOURS_AND_MINUTES else unit or MINUTE
    assert 0 <= remaining - left.amount * unit - left.minutes * MINUTE < smallest


@pytest.mark.parametrize(
    ("remaining", "urgency"),
    [
        (100 * DAY, Urgency.CALM),
        (6 * HOUR + 1, Urgency.CALM),
        (6 * HOUR, Urgency.SOON),
        (HOUR + 1, Urgency.SOON),
        (HOUR, Urgency.URGENT),
        (1, Urgency.URGENT),
        (0, Urgency.URGENT),
    ],
)
def test_t4_urgency_goes_by_what_remains(remaining: Duration, urgency: Urgency) -> None:
    assert urgency_of(remaining) is urgency
    assert time_left(remaining).urgency is urgency
    assert time_left(remaining, precise=True).urgency is urgency


@pytest.mark.parametrize(
    ("remaining", "reached", "next_in"),
    [
        (DAY + 1, None, 1),
        (DAY, Limit.DAY, 18 * HOUR),
        (6 * HOUR + 1, Limit.DAY, 1),
        (6 * HOUR, Limit.SIX_HOURS, 5 * HOUR),
        (HOUR + 1, Limit.SIX_HOURS, 1),
        (HOUR, Limit.HOUR, HOUR),
        (1, Limit.HOUR, 1),
        (0, Limit.END, None),
        (-1, Limit.END, None),
    ],
)
def test_t4_the_last_limit_reached_is_the_one_that_is_announced(
    remaining: Duration, reached: Limit | None, next_in: Duration | None
) -> None:
    assert limit_reached(remaining) is reached
    assert next_limit_in(remaining) == next_in


def test_t4_what_has_no_end_reaches_no_limit() -> None:
    assert limit_reached(None) is None


def test_t4_a_later_limit_is_the_greater_one() -> None:
    assert sorted(Limit) == [Limit.DAY, Limit.SIX_HOURS, Limit.HOUR, Limit.END]


@given(st.integers(1, 3 * DAY))
def test_t4_no_limit_is_crossed_before_the_next_one_is_due(remaining: Duration) -> None:
    due = next_limit_in(remaining)
    assert due is not None
    assert limit_reached(remaining - due + 1) is limit_reached(remaining)
    assert limit_reached(remaining - due) is not limit_reached(remaining)
