"""What the player does, as one value and a reducer; where a sitting begins and ends.

A sitting runs from the first frame shown (or heard) until the player closes the episode or reaches
its end, or a pause has lasted 15 minutes (the rulebook's *sitting*, rules S5, T5). Real time, in
milliseconds of a monotonic clock: the demo clock does not drive playback.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias, assert_never

from desktop_app.domain.time import MINUTE, SECOND, Duration

PAUSE_ENDS_SITTING_AFTER: Duration = 15 * MINUTE
FIRST_FRAME_WITHIN: Duration = 2 * SECOND
"""Without a frame or a sound by then the machine cannot decode the file (rule S5)."""


class Phase(StrEnum):
    """What the player is at."""

    CLOSED = "closed"
    OPENING = "opening"
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    UNDECODABLE = "undecodable"


@dataclass(frozen=True, slots=True)
class PlaybackState:
    """The player at a moment; `since` is when the phase began."""

    phase: Phase = Phase.CLOSED
    since: Duration = 0
    in_sitting: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A playback was allowed and its file is being loaded."""

    at: Duration


@dataclass(frozen=True, slots=True)
class FirstOutput:
    """The first frame was shown, or the first sound was heard."""

    at: Duration


@dataclass(frozen=True, slots=True)
class Paused:
    """The user paused."""

    at: Duration


@dataclass(frozen=True, slots=True)
class Resumed:
    """The user went on, after a pause or from the start after the end."""

    at: Duration


@dataclass(frozen=True, slots=True)
class ReachedEnd:
    """The last frame was shown."""

    at: Duration


@dataclass(frozen=True, slots=True)
class Broke:
    """The machine cannot decode it."""

    at: Duration


@dataclass(frozen=True, slots=True)
class Closed:
    """The player closed the episode."""

    at: Duration


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""

    at: Duration


Input: TypeAlias = Opened | FirstOutput | Paused | Resumed | ReachedEnd | Broke | Closed | Tick


def reduce(state: PlaybackState, happened: Input) -> PlaybackState:
    """The next state. A sitting began or ended where `in_sitting` differs.

    After a pause of 15 minutes, and after the end, going on needs a new sitting: `Resumed` leads
    to `OPENING`, and the rules are asked again before it.
    """
    match happened:
        case Opened(at):
            return PlaybackState(Phase.OPENING, at, in_sitting=False)
        case FirstOutput(at) if state.phase is Phase.OPENING:
            return PlaybackState(Phase.PLAYING, at, in_sitting=True)
        case Paused(at) if state.phase is Phase.PLAYING:
            return replace(state, phase=Phase.PAUSED, since=at)
        case Resumed(at) if state.phase is Phase.PAUSED and _ticked(state, at).in_sitting:
            return replace(state, phase=Phase.PLAYING, since=at)
        case Resumed(at) if state.phase in (Phase.PAUSED, Phase.ENDED):
            return PlaybackState(Phase.OPENING, at, in_sitting=False)
        case ReachedEnd(at) if state.phase is Phase.OPENING:
            return PlaybackState(Phase.UNDECODABLE, at, in_sitting=False)
        case ReachedEnd(at) if state.phase in (Phase.PLAYING, Phase.PAUSED):
            return PlaybackState(Phase.ENDED, at, in_sitting=False)
        case Broke(at) if state.phase is not Phase.CLOSED:
            return PlaybackState(Phase.UNDECODABLE, at, in_sitting=False)
        case Closed(at):
            return PlaybackState(Phase.CLOSED, at, in_sitting=False)
        case Tick(at):
            return _ticked(state, at)
        case FirstOutput() | Paused() | Resumed() | ReachedEnd() | Broke():
            return state
        case _:
            assert_never(happened)


def _ticked(state: PlaybackState, at: Duration) -> PlaybackState:
    passed = at - state.since
    if state.phase is Phase.OPENING and passed >= FIRST_FRAME_WITHIN:
        return PlaybackState(Phase.UNDECODABLE, at, in_sitting=False)
    if state.phase is Phase.PAUSED and passed >= PAUSE_ENDS_SITTING_AFTER:
        return replace(state, in_sitting=False)
    return state
