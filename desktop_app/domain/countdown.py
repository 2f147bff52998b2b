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
    """How loud it is shown (rule T4)."""

    CALM = "calm"
    SOON = "soon"
    URGENT = "urgent"


class Limit(IntEnum):
    """A limit whose crossing is announced, the later the greater (rule T4)."""

    DAY = 1
    SIX_HOURS = 2
    HOUR = 3
    END = 4


_LIMITS = {Limit.END: 0, Limit.HOUR: HOUR, Limit.SIX_HOURS: 6 * HOUR, Limit.DAY: DAY}


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """What is shown of a remaining time; `minutes` only with hours and minutes."""

    unit: Unit
    amount: int
    minutes: int
    urgency: Urgency
    changes_in: Duration | None
    """Until any of this changes, if nothing else happens; None when it is over."""


def time_left(remaining: Duration, *, precise: bool = False) -> TimeLeft:
    """Round what exactly remains down; `precise` shows minutes up to 48 h (rule T3)."""
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
