"""The state of the player and its reducer, which decides where a sitting begins and ends.

A sitting runs from the first frame shown (or heard) until the player closes the episode or reaches
its end, or a pause has lasted 15 minutes (the rulebook's *sitting*, rules S5, T5); what breaks off
in the middle ends it too. Real time, in milliseconds of a monotonic clock: the demo clock does not
drive playback.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias, assert_never

from desktop_app.domain.time import MINUTE, SECOND, Duration

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
"""The speeds at which an episode can play; 1 is normal."""
PAUSE_ENDS_SITTING_AFTER: Duration = 15 * MINUTE
END_S = 1.0
"""A position this close to the end, in seconds, counts as the end: the next play starts over."""
FIRST_FRAME_WITHIN: Duration = 3 * SECOND // 2
"""If no frame or sound comes within this time after loading, the file cannot be decoded.

It is to be said within 2 s (rule S5), and a file is loaded in a few milliseconds. A disk that takes
longer is slow, which says nothing about its files.
"""


class Phase(StrEnum):
    """The phase that the player is in."""

    CLOSED = "closed"
    OPENING = "opening"
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    UNDECODABLE = "undecodable"
    """No first frame came, so no sitting began (rule S5)."""
    BROKEN = "broken"
    """Playback began but broke off before the end; the sitting is over."""


@dataclass(frozen=True, slots=True)
class PlaybackState:
    """The player at a moment; `since` is when the phase began, or its file was loaded."""

    phase: Phase = Phase.CLOSED
    since: Duration = 0
    in_sitting: bool = False
    loaded: bool = False
    """While OPENING: the file is loaded, and the first frame is awaited."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A playback was allowed and its file is being loaded."""

    at: Duration


@dataclass(frozen=True, slots=True)
class Loaded:
    """The file is loaded: the wait for its first frame begins now."""

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
    """The machine cannot decode it, or cannot read it any further."""

    at: Duration


@dataclass(frozen=True, slots=True)
class Closed:
    """The player closed the episode."""

    at: Duration


@dataclass(frozen=True, slots=True)
class TimePassed:
    """Time has passed."""

    at: Duration


Input: TypeAlias = (
    Opened | Loaded | FirstOutput | Paused | Resumed | ReachedEnd | Broke | Closed | TimePassed
)


_GOES_ON_ANEW = (Phase.PAUSED, Phase.ENDED, Phase.BROKEN)


def reduce(state: PlaybackState, happened: Input) -> PlaybackState:
    """Return the next state. If `in_sitting` changes, a sitting began or ended.

    After a pause of 15 minutes, and once it ended or broke off, going on needs a new sitting:
    `Resumed` leads to `OPENING`, and the rules are asked again before it.
    """
    match happened:
        case Opened(at):
            return PlaybackState(Phase.OPENING, at, in_sitting=False)
        case Loaded(at) if state.phase is Phase.OPENING:
            return replace(state, since=at, loaded=True)
        case FirstOutput(at) if state.phase is Phase.OPENING:
            return PlaybackState(Phase.PLAYING, at, in_sitting=True)
        case Paused(at) if state.phase is Phase.PLAYING:
            return replace(state, phase=Phase.PAUSED, since=at)
        case Resumed(at) if state.phase is Phase.PAUSED and _ticked(state, at).in_sitting:
            return replace(state, phase=Phase.PLAYING, since=at)
        case Resumed(at) if state.phase in _GOES_ON_ANEW:
            return PlaybackState(Phase.OPENING, at, in_sitting=False)
        case ReachedEnd(at) | Broke(at) if state.phase is Phase.OPENING:
            return PlaybackState(Phase.UNDECODABLE, at, in_sitting=False)
        case ReachedEnd(at) if state.phase in (Phase.PLAYING, Phase.PAUSED):
            return PlaybackState(Phase.ENDED, at, in_sitting=False)
        case Broke(at) if state.phase in (Phase.PLAYING, Phase.PAUSED):
            return PlaybackState(Phase.BROKEN, at, in_sitting=False)
        case Closed(at):
            return PlaybackState(Phase.CLOSED, at, in_sitting=False)
        case TimePassed(at):
            return _ticked(state, at)
        case Loaded() | FirstOutput() | Paused() | Resumed() | ReachedEnd() | Broke():
            return state
        case _:
            assert_never(happened)


def _ticked(state: PlaybackState, at: Duration) -> PlaybackState:
    passed = at - state.since
    if state.phase is Phase.OPENING and state.loaded and passed >= FIRST_FRAME_WITHIN:
        return PlaybackState(Phase.UNDECODABLE, at, in_sitting=False)
    if state.phase is Phase.PAUSED and passed >= PAUSE_ENDS_SITTING_AFTER:
        return replace(state, in_sitting=False)
    return state


def stands_at(frame_s: float | None, clock_s: float) -> float:
    """Return the position of playback in seconds: the start of the frame on screen.

    The player's clock runs a little ahead of it or behind; where they are far apart the frame is
    that of a place which was left, or a picture that stays while the sound goes on.
    """
    near = frame_s is not None and abs(frame_s - clock_s) <= _NEAR_S
    return frame_s if near and frame_s is not None else clock_s


_NEAR_S = 0.5


def next_rate(rate: float, *, faster: bool) -> float:
    """Return the speed one step above or below this one, within `SPEEDS`."""
    if faster:
        return next((one for one in SPEEDS if one > rate), SPEEDS[-1])
    return next((one for one in reversed(SPEEDS) if one < rate), SPEEDS[0])


def where_to_go_on(position_s: float | None, duration_s: float | None) -> float:
    """Return the position that was left, or 0 where only the end was left."""
    if position_s is None or (duration_s is not None and position_s > duration_s - END_S):
        return 0.0
    return position_s
