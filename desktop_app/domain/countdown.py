"""Time left in the words of rules T3 and T4: amount, unit, urgency, and when that changes."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from desktop_app.domain.time import DAY, HOUR, MINUTE, Duration


class Unit(StrEnum):
    """The unit in which the time left is shown."""

    DAYS = "days"
    HOURS = "hours"
    HOURS_AND_MINUTES = "hours-and-minutes"
    MINUTES = "minutes"
    UNDER_A_MINUTE = "under-a-minute"
    OVER = "over"


class Urgency(StrEnum):
    """How close the end is, which decides how loud a badge is (rule T4)."""

    CALM = "calm"
    SOON = "soon"
    URGENT = "urgent"


class Limit(IntEnum):
    """A time left at which the end is announced. The later limit is the greater one (rule T4)."""

    DAY = 1
    SIX_HOURS = 2
    HOUR = 3
    END = 4


_LIMITS = {Limit.END: 0, Limit.HOUR: HOUR, Limit.SIX_HOURS: 6 * HOUR, Limit.DAY: DAY}


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """A remaining time as it is shown. `minutes` is used with hours and minutes only."""

    unit: Unit
    amount: int
    minutes: int
    urgency: Urgency
    changes_in: Duration | None
    """How long until the shown time or its urgency changes; None when the time is over."""


def time_left(remaining: Duration, *, precise: bool = False) -> TimeLeft:
    """Return a remaining time as it is shown, rounded down (rule T3).

    `precise` shows minutes up to 48 h instead of 24 h.
    """
    urgency = urgency_of(remaining)
    if remaining <= 0:
        return TimeLeft(Unit.OVER, 0, 0, urgency, None)
    if remaining < MINUTE:
        return TimeLeft(Unit.UNDER_A_MINUTE, 0, 0, urgency, remaining)
    if remaining > 2 * DAY:
        amount = remaining // DAY
        changes_in = remaining - (2 * DAY if amount == 2 else amount * DAY - 1)
        return TimeLeft(Unit.DAYS, amount, 0, urgency, changes_in)
    if remaining >= DAY and not precise:
        amount = remaining // HOUR
        return TimeLeft(Unit.HOURS, amount, 0, urgency, remaining - amount * HOUR + 1)
    minutes = remaining // MINUTE
    changes_in = remaining - minutes * MINUTE + 1
    if remaining < HOUR:
        return TimeLeft(Unit.MINUTES, minutes, 0, urgency, changes_in)
    if minutes * MINUTE in (HOUR, 6 * HOUR) and changes_in > 1:
        changes_in -= 1  # the urgency changes at exactly this minute, the text just after it
    return TimeLeft(Unit.HOURS_AND_MINUTES, minutes // 60, minutes % 60, urgency, changes_in)


def urgency_of(remaining: Duration) -> Urgency:
    """Return urgent at 1 h and less, soon at 6 h and less, calm above (rule T4)."""
    if remaining <= HOUR:
        return Urgency.URGENT
    return Urgency.SOON if remaining <= 6 * HOUR else Urgency.CALM


def limit_reached(remaining: Duration | None) -> Limit | None:
    """Return the last limit that a remaining time has reached; None above 24 h or without end."""
    if remaining is None:
        return None
    return next((limit for limit, at in _LIMITS.items() if remaining <= at), None)


def next_limit_in(remaining: Duration) -> Duration | None:
    """Return how long until the next limit is reached; None when the last one was."""
    return min((remaining - at for at in _LIMITS.values() if remaining > at), default=None)
