"""What the rules do to a running sitting when the time of its copy ends."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.entitlement import (
    Entitlement,
    LicenceEnded,
    LicenceGranted,
    PlaybackWindowOpened,
    SittingBegan,
    SittingEnded,
    settle,
)
from desktop_app.domain.licence import Ending
from desktop_app.domain.playback import Phase
from desktop_app.domain.player import PlayerState
from desktop_app.domain.time import MINUTE, SECOND, Duration, Instant

LIMITS = (1, 5, 10)
"""The minutes left at which the end is announced, each once."""
OVER = 0


class AtEnd(StrEnum):
    """What happens to a sitting when the time of its copy is up."""

    LEAVES = "leaves"
    """The episode leaves the catalogue. Playback stops, whatever the policy says."""
    STOPS = "stops"
    """Hard enforcement: playback stops."""
    RUNS_ON = "runs-on"
    """Soft enforcement: overtime, until the sitting ends."""
    MAY_OPEN = "may-open"
    """The time to start ends inside the grace. The playback window may still open (rule R5)."""


@dataclass(frozen=True, slots=True)
class SittingEnd:
    """The end that a running sitting comes to or has passed."""

    at: Instant
    how: AtEnd
    opens_at: Instant | None = None
    """When the playback window would open, if it still can."""


def end_of_sitting(held: Entitlement) -> SittingEnd | None:
    """Return the first end that the running sitting comes to; None if nothing ends it."""
    sitting, licence = held.sitting_began_at, held.licence
    if sitting is None or licence is None:
        return None
    opens_at = sitting + licence.policy.play_start_grace
    if licence.opened_at is None and (held.ends_at is None or opens_at <= held.ends_at):
        opened = settle(held, opens_at)[0]
        held = held if opened.licence is None else opened  # after a play it has another end
    if (at := held.ends_at) is None:
        return None
    after, facts = settle(held, at)
    for fact in facts:
        match fact:
            case LicenceEnded(how=Ending.WITHDRAWN):
                return SittingEnd(at, AtEnd.LEAVES)
            case LicenceEnded():
                return SittingEnd(at, AtEnd.STOPS)
            case LicenceGranted() | PlaybackWindowOpened() | SittingBegan() | SittingEnded():
                pass  # the licence stays live
            case _:
                assert_never(fact)
    opened = settle(after, opens_at)[0]
    if after.is_overtime(at) or opened.licence is None or opened.is_overtime(opens_at):
        return SittingEnd(at, AtEnd.RUNS_ON)
    return SittingEnd(at, AtEnd.MAY_OPEN, opens_at)


@dataclass(frozen=True, slots=True)
class EndToTell:
    """An end that is near or has passed, the time left, and the last limit reached."""

    end: SittingEnd
    remaining: Duration
    limit: int
    """One of `LIMITS`, or `OVER`."""


def end_to_tell(
    state: PlayerState, held: Entitlement, now: Instant, pace: int = 1
) -> EndToTell | None:
    """Return the end of the running sitting if the user has to read about it now.

    `pace` is how fast the clock of the licences runs (rule T5).
    """
    end = end_of_sitting(held)
    if end is None:
        return None
    past, leaves_at = end.at <= now, held.offer.leaves_at
    coming = end
    if past and leaves_at is not None:
        coming = SittingEnd(leaves_at, AtEnd.LEAVES)
    remaining = coming.at - now
    limit = next((one for one in LIMITS if 0 < remaining < (one + 1) * MINUTE), None)
    if limit is not None and not ends_before(state, remaining, pace):
        return EndToTell(coming, remaining, limit)
    return EndToTell(end, 0, OVER) if past else None


def ends_before(state: PlayerState, remaining: Duration, pace: int = 1) -> bool:
    """Return whether the episode reaches its own end before time cuts it off.

    A pause may last, and a clock that stands may be moved at any moment.
    """
    if state.phase is not Phase.PLAYING or state.duration_s <= 0 or pace == 0:
        return False
    left_s = (state.duration_s - state.position_s) / state.rate
    return left_s * pace * SECOND < remaining
