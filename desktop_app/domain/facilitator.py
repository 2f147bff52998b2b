"""What whoever runs a demo is shown of it, and what they may ask for, without words (rule T5)."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.device import Device
from desktop_app.domain.episode import Episode, LocalText
from desktop_app.domain.time import DAY, HOUR, MINUTE, Duration, Instant
from desktop_app.domain.upcoming import Due

RATES = (1, 60, 3600)
"""How many times as fast as real time the demo clock may run."""
LEAPS: tuple[Duration, ...] = (HOUR, 6 * HOUR, 48 * HOUR)
BEFORE_THE_END: Duration = 5 * MINUTE
SET_BACK: Duration = 3 * DAY
"""How far the laptop's clock is set back where the facilitator does it."""
OWN_LIBRARY = "own-library"
"""The key of the card that makes a copy of the user's own library."""
_SHORTEST: Duration = 12 * HOUR
_A_WEEK: Duration = 7 * DAY


class Jump(StrEnum):
    """A place that the demo clock can jump to with one button."""

    YEAR = "year"
    NEXT_EVENT = "next-event"
    BEFORE_END = "before-end"
    START = "start"


@dataclass(frozen=True, slots=True)
class Leap:
    """Asks to move the demo clock forwards by a length of time."""

    by: Duration


@dataclass(frozen=True, slots=True)
class GoTo:
    """Asks to move the demo clock to the time that the facilitator typed."""

    text: str


class MeetsChoice(StrEnum):
    """A choice that the facilitator makes for the participant, in the order of the window."""

    LANGUAGE = "language"
    VARIANT = "variant"
    ONLINE = "online"
    MODIFIED = "modified"
    DISK_FULL = "disk_full"
    LAPTOP = "laptop"
    FULL_SCREEN = "full_screen"


IN_A_SCENARIO = (
    MeetsChoice.ONLINE,
    MeetsChoice.MODIFIED,
    MeetsChoice.DISK_FULL,
    MeetsChoice.LAPTOP,
)
"""The choices that exist only while a scenario is open."""


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario in the list of the facilitator. `key` names it when it is chosen."""

    key: Hashable
    title: LocalText
    line: LocalText


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing that will happen to an episode, or what the scenario says (no episode)."""

    at: Instant
    kind: Due
    episode: Episode | None


@dataclass(frozen=True, slots=True)
class ClockShown:
    """What the facilitator's window shows of the clock."""

    now: Instant
    rate: int
    movable: bool
    """A user's own library has the laptop's clock, which nobody moves (rule T5)."""
    due: tuple[DueItem, ...] = ()
    """What will happen, the earliest first."""
    can_go_to_end: bool = False


@dataclass(frozen=True, slots=True)
class ParticipantShown:
    """What the facilitator's window shows of the participant's one."""

    language: str
    device: Device
    set_back_by: Duration | None
    variant: str
    full_screen: bool


def horizon(shown: ClockShown) -> Duration:
    """Return how far ahead the facilitator sees: a week, or up to the next thing that falls due."""
    away = [one.at - shown.now for one in shown.due]
    near = [one for one in away if one <= _A_WEEK] or away[:1]
    return max(_SHORTEST, round(max(near, default=0) * 1.08))
