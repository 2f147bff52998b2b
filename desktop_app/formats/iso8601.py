"""Times as text, strictly: durations and calendar periods (rule P2), instants (rule R1).

Only ASCII digits and capitals, and the whole text or nothing. What is wrong is a `ValueError` whose
text is a sentence for people.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from desktop_app.domain.time import (
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    CalendarPeriod,
    Duration,
    Instant,
    from_datetime,
    to_rfc3339,
)
from desktop_app.formats.faults import quoted

_PARTS = (
    r"(?:([0-9]+)W|(?=[0-9T])(?:([0-9]+)D)?"
    r"(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?)"
)
DURATION_PATTERN = f"P{_PARTS}"
RELATIVE_PATTERN = f"([+-])P{_PARTS}"
PERIOD_PATTERN = r"P(?=[0-9])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
INSTANT_PATTERN = (
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))"
)

_DURATION, _RELATIVE, _PERIOD, _INSTANT = (
    re.compile(pattern)
    for pattern in (DURATION_PATTERN, RELATIVE_PATTERN, PERIOD_PATTERN, INSTANT_PATTERN)
)
_WITHOUT_SECONDS = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2})([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_UNITS = (7 * DAY, DAY, HOUR, MINUTE, SECOND)

MAX_DAYS = 36_525
MAX_YEARS, MAX_MONTHS = 100, 1_200
_AFTER_THE_LAST = from_datetime(datetime(9001, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class RelativeInstant:
    """An instant of a scenario, counted from its now."""

    offset: Duration
    """Negative before now."""


Moment: TypeAlias = Instant | RelativeInstant


def parse_duration(value: object) -> Duration:
    """``P2W``, or days, hours, minutes and seconds as ``P1DT12H``; at most 36525 days (P2)."""
    match = _match(_DURATION, value)
    if match is None:
        raise ValueError(
            f"{quoted(value)} is no duration; write whole weeks (P2W) or whole days, hours, "
            "minutes and seconds (P30D, PT48H)"
        )
    return _total(match.groups(), value)


def parse_positive_duration(value: object) -> Duration:
    """Parse a duration that is not zero (rule P3)."""
    duration = parse_duration(value)
    if duration == 0:
        raise ValueError(f"{quoted(value)} is zero; write a duration above it")
    return duration


def duration_text(duration: Duration) -> str:
    """Write a duration of whole seconds as `parse_duration` reads it."""
    if duration < 0 or duration % SECOND:
        raise ValueError(f"{duration} ms cannot be written in whole seconds")
    days, rest = divmod(duration, DAY)
    clock = ""
    for unit, letter in ((HOUR, "H"), (MINUTE, "M"), (SECOND, "S")):
        count, rest = divmod(rest, unit)
        clock += f"{count}{letter}" if count else ""
    date = f"{days}D" if days else ""
    return f"P{date}T{clock}" if clock else f"P{date or 'T0S'}"


def parse_period(value: object) -> CalendarPeriod:
    """Whole years, months and days, as ``P1Y`` (rule P2), and not zero (rule P3)."""
    match = _match(_PERIOD, value)
    if match is None:
        raise ValueError(
            f"{quoted(value)} is no calendar period; write whole years, months and days (P1Y, P6M)"
        )
    years, months, days = (_count(part) for part in match.groups())
    if years > MAX_YEARS or months > MAX_MONTHS or days > MAX_DAYS:
        raise ValueError(
            f"{quoted(value)} is too long; at most {MAX_YEARS} years, {MAX_MONTHS} months "
            f"and {MAX_DAYS} days"
        )
    if not (years or months or days):
        raise ValueError(f"{quoted(value)} is zero; write a period above it")
    return CalendarPeriod(years, months, days)


def period_text(period: CalendarPeriod) -> str:
    """Write a calendar period as `parse_period` reads it."""
    counts = ((period.years, "Y"), (period.months, "M"), (period.days, "D"))
    return "P" + "".join(f"{count}{letter}" for count, letter in counts if count)


def parse_instant(value: object) -> Instant:
    """RFC 3339 with any offset, 1970 to 9000 in UTC; past the millisecond is dropped (rule R1)."""
    match = _match(_INSTANT, value)
    local = None if match is None else _date_and_time(*map(int, match.groups()[:6]))
    if match is None or local is None:
        if (whole := _with_seconds(value)) is not None:
            raise ValueError(f"{quoted(value)} has no seconds; write {whole}")
        raise ValueError(
            f"{quoted(value)} is no instant; write a date and time that exist, with their offset "
            "from UTC (2026-06-18T14:48:00Z, 2026-06-18T16:48:00+02:00)"
        )
    fraction, sign, hours, minutes = match.groups()[6:]
    milliseconds = int((fraction or "")[:3].ljust(3, "0"))
    offset = int(f"{sign or '+'}1") * (int(hours or 0) * HOUR + int(minutes or 0) * MINUTE)
    return in_range(local + milliseconds - offset, value)


def _with_seconds(value: object) -> str | None:
    """Return the instant that was meant where only the seconds were left out."""
    match = _match(_WITHOUT_SECONDS, value)
    if match is None:
        return None
    whole = f"{match[1]}:00{match[2]}"
    try:
        parse_instant(whole)
    except ValueError:
        return None
    return whole


def parse_moment(value: object) -> Moment:
    """Parse an instant, or one relative to the now of its scenario: ``-P4D``, ``+PT2H``."""
    match = _match(_RELATIVE, value)
    if match is not None:
        sign, *parts = match.groups()
        return RelativeInstant(int(f"{sign}1") * _total(parts, value))
    try:
        return parse_instant(value)
    except ValueError as error:
        raise ValueError(f"{error}, or count it from now (-P4D, +PT2H)") from None


def moment_text(moment: Moment) -> str:
    """Write a moment as `parse_moment` reads it."""
    if isinstance(moment, RelativeInstant):
        return ("-" if moment.offset < 0 else "+") + duration_text(abs(moment.offset))
    return to_rfc3339(moment)


def resolve(moment: Moment, now: Instant) -> Instant:
    """Return the instant that a moment of a scenario stands for, where its now is `now`."""
    if isinstance(moment, RelativeInstant):
        return in_range(now + moment.offset, moment_text(moment))
    return moment


def in_range(at: Instant, value: object) -> Instant:
    """Return the instant, where it lies in the years 1970 to 9000."""
    if 0 <= at < _AFTER_THE_LAST:
        return at
    raise ValueError(
        f"{quoted(value)} lies outside the years 1970 to 9000 in UTC; write one inside"
    )


def _match(pattern: re.Pattern[str], value: object) -> re.Match[str] | None:
    return pattern.fullmatch(value) if isinstance(value, str) else None


def _date_and_time(
    year: int, month: int, day: int, hour: int, minute: int, second: int
) -> Instant | None:
    try:
        return from_datetime(datetime(year, month, day, hour, minute, second, tzinfo=UTC))
    except ValueError:
        return None


def _total(parts: list[str | None] | tuple[str | None, ...], value: object) -> Duration:
    total = sum(_count(part) * unit for part, unit in zip(parts, _UNITS, strict=True))
    if total > MAX_DAYS * DAY:
        raise ValueError(f"{quoted(value)} is too long; at most {MAX_DAYS} days")
    return total


def _count(digits: str | None) -> int:
    """Read a number; one of more than 18 digits is cut, and stays above every limit here."""
    return int((digits or "").lstrip("0")[:18] or 0)
