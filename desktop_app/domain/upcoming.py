"""What will fall due in a library, for the facilitator (rule T5)."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Instant


class Due(StrEnum):
    """What happens to an episode by itself, or because a scenario says so."""

    LEAVES = "leaves"
    """The episode leaves the catalogue."""
    ENDS = "ends"
    """The time to finish is over."""
    START_LIMIT = "start-limit"
    """The time to start is over."""
    RESETS = "resets"
    """Its renewal window ends, and downloads are allowed again."""
    SCRIPTED = "scripted"


@dataclass(frozen=True, slots=True)
class Upcoming:
    """One thing that will happen; `key` is None where it concerns no episode."""

    at: Instant
    kind: Due
    key: EpisodeKey | None
