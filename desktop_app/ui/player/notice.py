"""The line under the title while the copy's time comes near its end, or is over."""

from dataclasses import dataclass
from typing import assert_never

from desktop_app.domain.countdown import time_left
from desktop_app.domain.player import PlayerState
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.sitting import OVER, AtEnd, SittingEnd, end_to_tell
from desktop_app.domain.time import MINUTE, Duration, Instant
from desktop_app.ui.text import Texts


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """The line, and what it is about: which of several ends, and the last limit that was met.

    Each `about` is announced once; the words alone change by the minute.
    """

    text: str
    about: tuple[AtEnd, Instant, int]


def notice_of(
    state: PlayerState, row: ShelfRow, now: Instant, texts: Texts, pace: int = 1
) -> NoticeLine | None:
    """Say what happens at the end of the copy, or what the running sitting lives on after it.

    `pace` is how fast the clock of the licences runs (rule T5).
    """
    told = end_to_tell(state, row.entitlement, now, pace)
    if told is None:
        return None
    over = told.limit == OVER
    text = _over(told.end, texts) if over else _coming(told.end, told.remaining, texts)
    return NoticeLine(text, (told.end.how, told.end.at, told.limit))


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
