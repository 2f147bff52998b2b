"""The line under the title while the copy's time comes near its end, or is over."""

from dataclasses import dataclass
from typing import Protocol, assert_never

from desktop_app.domain.countdown import time_left
from desktop_app.domain.playback import Phase
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.sitting import AtEnd, SittingEnd, end_of_sitting
from desktop_app.domain.time import MINUTE, SECOND, Duration, Instant
from desktop_app.ui.text import Texts

LIMITS = (1, 5, 10)
"""Whole minutes, as they are shown: each is announced once."""
OVER = 0


class Playing(Protocol):
    """What the player is at, as far as it says when the episode ends."""

    @property
    def phase(self) -> Phase:
        """What the player is at."""

    @property
    def position_s(self) -> float:
        """Where it stands."""

    @property
    def duration_s(self) -> float:
        """How long it is; 0 while that is not known."""

    @property
    def rate(self) -> float:
        """How fast it plays: 1 as it was made."""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """The line, and what it is about: which of several ends, and the last limit that was met.

    Each `about` is announced once; the words alone change by the minute.
    """

    text: str
    about: tuple[AtEnd, Instant, int]


def notice_of(
    state: Playing, row: ShelfRow, now: Instant, texts: Texts, pace: int = 1
) -> NoticeLine | None:
    """What will happen at the end of the copy, or what the running sitting lives on after it.

    `pace` is how fast the clock of the licences runs (rule T5).
    """
    held = row.entitlement
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
        return NoticeLine(_coming(coming, remaining, texts), (coming.how, coming.at, limit))
    return NoticeLine(_over(end, texts), (end.how, end.at, OVER)) if past else None


def ends_before(state: Playing, remaining: Duration, pace: int = 1) -> bool:
    """Whether the episode reaches its own end first, as it plays now: then nothing cuts it off.

    A pause may last, and a clock that stands may be moved at any moment.
    """
    if state.phase is not Phase.PLAYING or state.duration_s <= 0 or pace == 0:
        return False
    left_s = (state.duration_s - state.position_s) / state.rate
    return left_s * pace * SECOND < remaining


def _coming(end: SittingEnd, remaining: Duration, texts: Texts) -> str:
    minutes = remaining // MINUTE
    amount = texts.long_span(minutes * MINUTE) if minutes else texts.remaining(time_left(remaining))
    match end.how:
        case AtEnd.LEAVES:
            sentence = texts.tr(
                "It leaves the catalogue in %1, at %2: playback stops, and the copy is deleted.",
                "player: so much time, and a time of day",
            )
            return texts.fill(sentence, amount, texts.time(end.at))
        case AtEnd.STOPS:
            sentence = texts.tr(
                "Playback stops in %1, at %2, and the copy is deleted.",
                "player: so much time, and a time of day",
            )
            return texts.fill(sentence, amount, texts.time(end.at))
        case AtEnd.RUNS_ON:
            sentence = texts.tr(
                "In %1 the time is over. You can finish this sitting, but not start it again.",
                "player: so much time",
            )
            return texts.fill(sentence, amount)
        case AtEnd.MAY_OPEN:
            assert end.opens_at is not None
            sentence = texts.tr(
                "In %1 the time to start it is over. If this sitting lasts until %2 you keep it; "
                "if not, this copy is deleted.",
                "player: so much time, and a time of day",
            )
            return texts.fill(sentence, amount, texts.time(end.opens_at))
        case never:
            assert_never(never)


def _over(end: SittingEnd, texts: Texts) -> str:
    if end.how is AtEnd.MAY_OPEN and end.opens_at is not None:
        sentence = texts.tr(
            "The time to start it is over. If this sitting lasts until %1 you keep it; "
            "if not, this copy is deleted.",
            "player: a time of day",
        )
        return texts.fill(sentence, texts.time(end.opens_at))
    return texts.tr(
        "The time is over, but you can finish this sitting. Closing the player, the end of the "
        "episode, a pause of 15 minutes or sleep ends this copy.",
        "player",
    )
