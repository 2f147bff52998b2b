"""Instants and durations: whole milliseconds, always UTC (rule T1)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

Instant: TypeAlias = int
"""Milliseconds since 1970-01-01T00:00:00Z."""

Duration: TypeAlias = int
"""A length of time in milliseconds."""

SECOND: Duration = 1_000
MINUTE: Duration = 60 * SECOND
HOUR: Duration = 60 * MINUTE
DAY: Duration = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_datetime(at: Instant) -> datetime:
    """Return the instant as an aware datetime in UTC."""
    return _EPOCH + timedelta(milliseconds=at)


def from_datetime(moment: datetime) -> Instant:
    """Return an aware datetime as an instant; what is finer than a millisecond is dropped."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def to_rfc3339(at: Instant) -> str:
    """Format an instant as ``2026-06-18T14:48:00.000Z``."""
    moment = to_datetime(at)
    return f"{moment.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """Years, months and days, whose length depends on where they are counted from (rule P2)."""

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, start: Instant) -> Instant:
        """Add years and months together, cut to the month's last day, then the days; in UTC."""
        moment = to_datetime(start)
        months = moment.month - 1 + self.months
        year, month = moment.year + self.years + months // 12, months % 12 + 1
        day = min(moment.day, monthrange(year, month)[1])
        return from_datetime(moment.replace(year=year, month=month, day=day)) + self.days * DAY
