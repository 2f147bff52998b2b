from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.time import (
    CalendarPeriod,
    from_datetime,
    to_datetime,
    to_rfc3339,
)
from tests.support.builders import instant
from tests.support.oracle import Period, text

INSTANTS = st.integers(0, instant("9000-12-31T23:59:59.999Z"))


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2026-06-18T14:48Z", CalendarPeriod(years=1), "2027-06-18T14:48Z"),
        ("2024-02-29T10:00Z", CalendarPeriod(years=1), "2025-02-28T10:00Z"),
        ("2024-02-29T10:00Z", CalendarPeriod(years=4), "2028-02-29T10:00Z"),
        ("2026-01-31T10:00Z", CalendarPeriod(months=1), "2026-02-28T10:00Z"),
        ("2024-01-31T10:00Z", CalendarPeriod(months=1), "2024-02-29T10:00Z"),
        ("2026-12-31T10:00Z", CalendarPeriod(months=2), "2027-02-28T10:00Z"),
        ("2026-11-30T10:00Z", CalendarPeriod(months=1), "2026-12-30T10:00Z"),
        ("2026-06-18T10:00Z", CalendarPeriod(months=1200), "2126-06-18T10:00Z"),
        ("2026-06-18T10:00Z", CalendarPeriod(days=36525), "2126-06-19T10:00Z"),
    ],
)
def test_p2_a_calendar_period_is_cut_to_the_months_last_day(
    start: str, period: CalendarPeriod, end: str
) -> None:
    assert period.after(instant(start)) == instant(end)


def test_p2_years_and_months_are_added_together_before_the_cut() -> None:
    period = CalendarPeriod(years=1, months=12)
    assert period.after(instant("2024-02-29T00:00Z")) == instant("2026-02-28T00:00Z")
    leap = CalendarPeriod(years=3, months=12)
    assert leap.after(instant("2024-02-29T00:00Z")) == instant("2028-02-29T00:00Z")


def test_p2_days_are_added_after_the_cut() -> None:
    period = CalendarPeriod(months=1, days=1)
    assert period.after(instant("2026-01-31T00:00Z")) == instant("2026-03-01T00:00Z")


def test_p2_a_period_is_added_in_utc_whatever_the_clocks_on_the_wall_do() -> None:
    before_summer_time = instant("2026-02-28T23:30:00+01:00")
    assert CalendarPeriod(months=1).after(before_summer_time) == instant("2026-03-28T22:30Z")
    next_month = CalendarPeriod(months=2).after(before_summer_time)
    assert next_month == instant("2026-04-29T00:30:00+02:00")


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(9000, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.builds(Period, st.integers(0, 100), st.integers(0, 1200), st.integers(0, 36525)),
)
def test_p2_a_period_ends_where_the_oracle_says(start: datetime, period: Period) -> None:
    start = start.replace(microsecond=0)
    ends = CalendarPeriod(*period).after(from_datetime(start))
    assert to_datetime(ends) == period.after(start)


@given(INSTANTS)
def test_t1_an_instant_survives_becoming_a_datetime(at: int) -> None:
    assert from_datetime(to_datetime(at)) == at
    assert to_datetime(at).tzinfo is UTC


@given(INSTANTS)
def test_t1_an_instant_reads_as_utc_to_the_millisecond(at: int) -> None:
    assert to_rfc3339(at) == text(to_datetime(at))
    assert instant(to_rfc3339(at)) == at


def test_t1_an_offset_is_the_same_instant() -> None:
    paris = datetime(2026, 6, 18, 16, 48, tzinfo=timezone(timedelta(hours=2)))
    assert to_rfc3339(from_datetime(paris)) == "2026-06-18T14:48:00.000Z"


@pytest.mark.parametrize("micros", [999, 1])
def test_r1_digits_past_the_millisecond_are_dropped(micros: int) -> None:
    moment = datetime(1970, 1, 1, 0, 0, 1, 5_000 + micros, tzinfo=UTC)
    assert from_datetime(moment) == 1005
