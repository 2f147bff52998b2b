"""What is wrong with a time that a person wrote."""

from collections.abc import Sequence
from enum import StrEnum

from desktop_app.domain.time import Instant


class WrittenTimeFault(StrEnum):
    """What is wrong with what was written."""

    UNKNOWN = "unknown"
    TWICE = "twice"
    NO_UNIT = "no-unit"
    NO_DAY = "no-day"
    NO_SUCH_DATE = "no-such-date"
    NO_SUCH_TIME = "no-such-time"
    OTHER_WEEKDAY = "other-weekday"
    TWO_DATES = "two-dates"
    SKIPPED = "skipped"
    COMES_TWICE = "comes-twice"
    OUT_OF_RANGE = "out-of-range"


class MisreadError(ValueError):
    """It cannot be read; `piece` is the part that is at fault, as it was written."""

    def __init__(self, why: WrittenTimeFault, piece: str, at: Sequence[Instant] = ()) -> None:
        super().__init__(f"{why}: {piece}")
        self.why = why
        self.piece = piece
        self.at = tuple(at)
        """Of a time that comes twice: both instants."""


def word_at(text: str, place: int) -> str:
    """Return the word at a place of the text."""
    return (text[place:].split() or [text])[0]
