"""The queue of transfers: pausing all of it, and moving rows in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import assert_never

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Duration, Instant


@dataclass(frozen=True, slots=True)
class QueuePauses:
    """How many transfers can be paused, and how many are paused."""

    moving: int = 0
    paused: int = 0

    @property
    def any(self) -> bool:
        """Return whether there is a transfer to pause or to resume."""
        return bool(self.moving or self.paused)

    @property
    def pauses(self) -> bool:
        """Return whether the button for all pauses. It resumes only if all are paused."""
        return self.moving > 0 or not self.paused


@dataclass(frozen=True, slots=True)
class InQueue:
    """When a transfer was asked for, and how the queue stands; what failed has no place in it."""

    asked_at: Instant
    place: int | None
    of: int
    rate_limit: int | None
    """Bytes a second for all of them together; None is no limit."""
    again_in: Duration | None = None
    """How long until it is tried again by itself, in real time (rule T5)."""


class QueueMove(Enum):
    """A step that moves the chosen rows of the queue."""

    UP = auto()
    DOWN = auto()
    FIRST = auto()
    LAST = auto()


@dataclass(frozen=True, slots=True)
class Move:
    """Asks to move episodes, in their order, before another one or to the end of the queue."""

    keys: tuple[EpisodeKey, ...]
    before: EpisodeKey | None


def gap_after(step: QueueMove, chosen: Sequence[int], count: int) -> int:
    """Return the gap that a step moves the chosen lines to. Gap 2 is above line 2."""
    match step:
        case QueueMove.UP:
            return max(0, chosen[0] - 1)
        case QueueMove.DOWN:
            return min(count, chosen[-1] + 2)
        case QueueMove.FIRST:
            return 0
        case QueueMove.LAST:
            return count
        case _:
            assert_never(step)


def changes_order(chosen: Sequence[int], gap: int) -> bool:
    """Return whether moving the lines into the gap changes their order."""
    together = chosen[-1] - chosen[0] + 1 == len(chosen)
    return not (together and chosen[0] <= gap <= chosen[-1] + 1)
