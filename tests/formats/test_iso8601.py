"""Durations and periods (P2), instants (R1), and instants relative to a scenario's now."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, CalendarPeriod, from_datetime
from desktop_app.formats.iso8601 import (
    MAX_DAYS,
    RelativeInstant,
    duration_text,
    moment_text,
    parse_duration,
    parse_instant,
    parse_moment,
    parse_period,
    parse_positive_duration,
    resolve,
)

WHOLE_SECONDS = st.integers(0, MAX_DAYS * DAY // SECOND).map(lambda seconds: seconds * SECOND)
INSTANTS = st.integers(0, from_datetime(datetime(9001, 1, 1, tzinfo=UTC)) - 1)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("PT48H", 48 * HOUR),
        ("P30D", 30 * DAY),
        ("P2W", 14 * DAY),
        ("P1DT12H", 36 * HOUR),
        ("P1DT2H3M4S", DAY + 2 * HOUR + 3 * MINUTE + 4 * SECOND),
        ("PT5M", 5 * MINUTE),
        ("PT1H1S", HOUR + SECOND),
        ("PT0S", 0),
        ("P0W", 0),
        ("P007D", 7 * DAY),
        (f"P{'0' * 30}7D", 7 * DAY),
        ("P36525D", 36_525 * DAY),
        ("P5217W", 36_519 * DAY),
        ("PT3155760000S", 36_525 * DAY),
    ],
)
def test_p2_durations_are_weeks_or_days_hours_minutes_and_seconds(text: str, duration: int) -> None:
    assert parse_duration(text) == duration


@pytest.mark.parametrize(
    "value",
    [
        *["", "P", "PT", "P1", "1D", "P1Y", "P1M", "P1DT", "P1W1D", "P1WT1H", "PT1D", "P1H"],
        *["PT1.5H", "PT1,5H", "-P1D", "+P1D", "p1d", "P1d", " P1D", "P1D ", "P1D\n", "P 1D"],
        *[
            "PT1M1H",
            "PT1S1M",
            "P\u0661D",
            "P\uff11D",
            "P-1D",
            "P1D1D",
            "PT48h",
            "48:00",
            "P1DT2W",
            "T1H",
        ],
        *[48, 48.0, True, None, ["P1D"], {"P1D": 1}],
    ],
)
def test_p2_everything_else_is_no_duration(value: object) -> None:
    with pytest.raises(ValueError, match="is no duration; write"):
        parse_duration(value)


@pytest.mark.parametrize(
    "text", ["P36526D", "P5218W", "PT3155760001S", "P36525DT1S", f"P{'9' * 5_000}D"]
)
def test_p2_a_duration_of_more_than_36525_days_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is too long; at most 36525 days"):
        parse_duration(text)


def test_p3_a_duration_of_zero_is_refused_where_it_must_be_positive() -> None:
    assert parse_positive_duration("PT1S") == SECOND
    with pytest.raises(ValueError, match='"PT0S" is zero'):
        parse_positive_duration("PT0S")


@given(WHOLE_SECONDS)
def test_p2_a_written_duration_reads_back(duration: int) -> None:
    assert parse_duration(duration_text(duration)) == duration


@pytest.mark.parametrize("duration", [-SECOND, 1, 999, SECOND + 1])
def test_p2_only_whole_seconds_can_be_written(duration: int) -> None:
    with pytest.raises(ValueError, match="whole seconds"):
        duration_text(duration)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("P1Y", CalendarPeriod(years=1)),
        ("P6M", CalendarPeriod(months=6)),
        ("P10D", CalendarPeriod(days=10)),
        ("P1Y2M3D", CalendarPeriod(1, 2, 3)),
        ("P0Y1D", CalendarPeriod(days=1)),
        ("P100Y1200M36525D", CalendarPeriod(100, 1200, 36_525)),
    ],
)
def test_p2_periods_are_years_months_and_days(text: str, period: CalendarPeriod) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "value",
    ["", "P", "P1", "P1W", "PT1H", "P1YT1H", "P1D1Y", "P1.5Y", "-P1Y", "p1y", "P1Y\n", 1, None],
)
def test_p2_everything_else_is_no_period(value: object) -> None:
    with pytest.raises(ValueError, match="is no calendar period; write"):
        parse_period(value)


@pytest.mark.parametrize("text", ["P101Y", "P1201M", "P36526D", f"P{'9' * 5_000}Y"])
def test_p2_a_period_beyond_its_limits_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is too long; at most 100 years, 1200 months"):
        parse_period(text)


@pytest.mark.parametrize("text", ["P0Y", "P0M", "P0D", "P0Y0M0D"])
def test_p3_a_period_of_zero_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is zero"):
        parse_period(text)


@given(st.integers(0, 100), st.integers(0, 1200), st.integers(0, MAX_DAYS))
def test_p2_a_written_period_reads_back(years: int, months: int, days: int) -> None:
    period = CalendarPeriod(years, months, days)
    if period != CalendarPeriod():
        assert parse_period(f"P{period.years}Y{period.months}M{period.days}D") == period


NOON = from_datetime(datetime(2026, 6, 18, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-06-18T12:00:00Z", NOON),
        ("2026-06-18t12:00:00z", NOON),
        ("2026-06-18T12:00:00-00:00", NOON),
        ("2026-06-18T12:00:00+00:00", NOON),
        ("2026-06-18T14:00:00+02:00", NOON),
        ("2026-06-18T06:15:00-05:45", NOON),
        ("2026-06-19T11:59:00+23:59", NOON),
        ("2026-06-17T12:01:00-23:59", NOON),
        ("2026-06-18T12:00:00.5Z", NOON + 500),
        ("2026-06-18T12:00:00.123999Z", NOON + 123),
        (f"2026-06-18T12:00:00.{'9' * 5_000}Z", NOON + 999),
        ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:00:00-01:00", 0),
        ("9000-12-31T23:59:59.999Z", from_datetime(datetime(9001, 1, 1, tzinfo=UTC)) - 1),
        (
            "9001-01-01T00:59:59.999+01:00",
            from_datetime(datetime(9001, 1, 1, tzinfo=UTC)) - 1,
        ),
        ("2024-02-29T00:00:00Z", from_datetime(datetime(2024, 2, 29, tzinfo=UTC))),
    ],
)
def test_r1_instants_are_rfc_3339_with_any_offset(text: str, at: int) -> None:
    assert parse_instant(text) == at


@pytest.mark.parametrize(
    "value",
    [
        *["", "2026-06-18", "2026-06-18T12:00:00", "2026-06-18 12:00:00Z", "2026-06-31T12:00Z"],
        *["2026-06-18T12:00:60Z", "2026-06-18T24:00:00Z", "2026-06-18T12:60:00Z"],
        *["2026-06-31T12:00:00Z", "2026-02-29T12:00:00Z", "2026-13-01T12:00:00Z"],
        *["2026-00-18T12:00:00Z", "2026-06-00T12:00:00Z", "0000-01-01T00:00:00Z"],
        *["2026-06-18T12:00:00+24:00", "2026-06-18T12:00:00+02:60", "2026-06-18T12:00:00+0200"],
        *["2026-06-18T12:00:00+2", "2026-06-18T12:00:00.Z", "2026-06-18T12:00:00,5Z"],
        *["20260618T120000Z", "2026-06-18T12:00:00Z\n", " 2026-06-18T12:00:00Z", "2026-W25-4"],
        *[
            "\uff12026-06-18T12:00:00Z",
            "2026-06-18T12:00:00.\u0665Z",
            "12026-06-18T12:00:00Z",
            "-P4D",
        ],
        *["2026-06-18T12:00:00\u221202:00", "2026-06-18T12:00:00ZZ", "2026-6-18T12:00:00Z"],
        *[1_781_784_000, None, True, ["2026-06-18T12:00:00Z"]],
    ],
)
def test_r1_everything_else_is_no_instant(value: object) -> None:
    with pytest.raises(ValueError, match="is no instant; write"):
        parse_instant(value)


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("2026-06-22T13:07+02:00", "2026-06-22T13:07:00+02:00"),
        ("2026-06-22T11:07Z", "2026-06-22T11:07:00Z"),
    ],
)
@pytest.mark.parametrize("parse", [parse_instant, parse_moment])
def test_r1_an_instant_without_seconds_is_refused_with_the_text_to_write(
    parse: Callable[[object], object], value: str, whole: str
) -> None:
    with pytest.raises(ValueError, match=f"has no seconds; write {re.escape(whole)}"):
        parse(value)
    parse(whole)


@pytest.mark.parametrize(
    "text",
    [
        "1969-12-31T23:59:59.999999Z",
        "1970-01-01T00:59:59+01:00",
        "9001-01-01T00:00:00Z",
        "9000-12-31T23:00:00-01:00",
        "9999-12-31T23:59:59-23:59",
        "0001-01-01T00:00:00+23:59",
    ],
)
def test_r1_an_instant_outside_1970_to_9000_in_utc_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="outside the years 1970 to 9000"):
        parse_instant(text)


@given(INSTANTS, st.integers(-1439, 1439))
def test_r1_an_instant_reads_the_same_in_every_offset(at: int, minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    local = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at)).astimezone(zone)
    assert parse_instant(local.isoformat(timespec="milliseconds")) == at
    assert parse_moment(moment_text(at)) == at


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("-P4D", -4 * DAY),
        ("+PT2H", 2 * HOUR),
        ("-PT47H30M", -(47 * HOUR + 30 * MINUTE)),
        ("-P1W", -7 * DAY),
        ("+PT0S", 0),
        ("-PT0S", 0),
    ],
)
def test_a_moment_may_count_from_now(text: str, offset: int) -> None:
    assert parse_moment(text) == RelativeInstant(offset)
    assert resolve(RelativeInstant(offset), NOON) == NOON + offset


@given(WHOLE_SECONDS, st.sampled_from([1, -1]))
def test_a_written_relative_moment_reads_back(duration: int, sign: int) -> None:
    moment = RelativeInstant(sign * duration)
    assert parse_moment(moment_text(moment)) == moment


@pytest.mark.parametrize(
    "value", ["P4D", "- P4D", "-4D", "\u2212P4D", "-P", "+P1Y", "--P1D", 4, None]
)
def test_everything_else_is_no_moment(value: object) -> None:
    with pytest.raises(ValueError, match=r"is no instant; .* or count it from now"):
        parse_moment(value)


def test_a_relative_moment_has_the_limits_of_a_duration_and_of_an_instant() -> None:
    with pytest.raises(ValueError, match="at most 36525 days"):
        parse_moment("-P36526D")
    with pytest.raises(ValueError, match='"-P1D" lies outside the years 1970 to 9000'):
        resolve(RelativeInstant(-DAY), DAY - 1)
    assert resolve(NOON, 0) == NOON
