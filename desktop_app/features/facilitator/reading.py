"""Reads what the facilitator types into the field of the clock, and says what it means.

The field is read by `formats.written_time`; here it meets the zone and the language of the window.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from PySide6.QtCore import QDateTime, QTimeZone

from desktop_app.domain.countdown import time_left
from desktop_app.domain.time import DAY, MINUTE, SECOND, Instant
from desktop_app.formats.faults import quoted
from desktop_app.formats.misread import MisreadError, WrittenTimeFault
from desktop_app.formats.written_time import Understood, read_time
from desktop_app.ui.text import Texts

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  dates as they are written, in no zone yet
_MS = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class FieldReading:
    """What to show beside the field. `at` is None if the text names no instant to go to."""

    sentence: str
    at: Instant | None = None


class QtZone:
    """A time zone by the data of Qt, as the dates of the window use it."""

    def __init__(self, zone: QTimeZone) -> None:
        self._zone = zone

    def _offset(self, at: Instant) -> int:
        return QDateTime.fromMSecsSinceEpoch(at, self._zone).offsetFromUtc() * SECOND

    def local(self, at: Instant) -> datetime:
        """Return the date and time in the zone at an instant."""
        return _EPOCH + (at + self._offset(at)) * _MS

    def instants(self, local: datetime) -> Sequence[Instant]:
        """Return the instants of a date and time in the zone: one, none, or two."""
        written = (local - _EPOCH) // _MS
        offsets = {self._offset(written - DAY), self._offset(written + DAY)}
        return sorted(
            written - offset for offset in offsets if self._offset(written - offset) == offset
        )


def reading(text: str, now: Instant, texts: Texts) -> FieldReading:
    """Say what the text means, or why it means nothing. Without a text, show examples."""
    if not text.strip():
        hint = texts.tr("For example 24 jun 13:06, 13:06, +47h59 or -2 h", "facilitator: the clock")
        return FieldReading(hint)
    try:
        found = read_time(text, now, QtZone(texts.zone))
    except MisreadError as error:
        return FieldReading(_why_not(error, texts))
    return FieldReading(_understood(found, now, texts), found.at)


def _understood(found: Understood, now: Instant, texts: Texts) -> str:
    when = texts.weekday_date_time(found.at)
    rest = found.at % MINUTE
    if rest and not found.relative:
        clock = f"{QtZone(texts.zone).local(found.at):%H:%M}"
        exact = f"{rest / SECOND:06.3f}".removesuffix(".000")
        when = when.replace(clock, f"{clock}:{exact}")
    away = abs(found.at - now)
    if away < MINUTE and found.relative:
        sentence = texts.tr("%1, which is now", "facilitator: what was understood; a date")
        return texts.fill(sentence, when)
    amount = texts.remaining(time_left(away, precise=True))
    if found.at >= now:
        sentence = texts.tr("%1, %2 ahead", "facilitator: what was understood; a date, how far")
    else:
        sentence = texts.tr(
            "%1, %2 back: everything done since then is undone",
            "facilitator: what was understood; a date, how far",
        )
    return texts.fill(sentence, when, amount)


def _why_not(error: MisreadError, texts: Texts) -> str:
    piece = quoted(error.piece).strip('"')
    match error.why:
        case WrittenTimeFault.UNKNOWN:
            sentence = texts.tr(
                "“%1” cannot be read. Write 24 jun 13:06, 13:06, +47h59 or -2 h.",
                "facilitator: the clock",
            )
        case WrittenTimeFault.TWICE:
            sentence = texts.tr(
                "“%1” says the same thing a second time. Leave one of the two out.",
                "facilitator: the clock",
            )
        case WrittenTimeFault.NO_UNIT:
            sentence = texts.tr(
                "“%1” of what? Write +2 h, +30 min or +3 d.", "facilitator: the clock"
            )
        case WrittenTimeFault.NO_DAY:
            sentence = texts.tr(
                "“%1” is not a complete date. Write a day and a month, such as 24 jun.",
                "facilitator: the clock",
            )
        case WrittenTimeFault.NO_SUCH_DATE:
            sentence = texts.tr(
                "The day “%1” does not exist. Write another one.", "facilitator: the clock"
            )
        case WrittenTimeFault.NO_SUCH_TIME:
            sentence = texts.tr(
                "“%1” is not a time of day. Write 00:00 to 23:59.", "facilitator: the clock"
            )
        case WrittenTimeFault.OTHER_WEEKDAY:
            sentence = texts.tr(
                "That date is not a “%1”. Leave the weekday out, or correct it.",
                "facilitator: the clock",
            )
        case WrittenTimeFault.TWO_DATES:
            sentence = texts.tr(
                "“%1” can mean two dates. Write the month as a word, such as 24 jun.",
                "facilitator: the clock",
            )
        case WrittenTimeFault.SKIPPED:
            sentence = texts.tr(
                "There is no %1 on that day: the clocks go forward. Write another time.",
                "facilitator: the clock",
            )
        case WrittenTimeFault.COMES_TWICE:
            first, second = (texts.time(at) for at in error.at)
            sentence = texts.tr(
                "%1 comes twice on that day. Write %2 or %3.", "facilitator: the clock"
            )
            return texts.fill(sentence, piece, first, second)
        case WrittenTimeFault.OUT_OF_RANGE:
            sentence = texts.tr(
                "“%1” lies outside the years 1970 to 9000. Write a time inside.",
                "facilitator: the clock",
            )
        case _:
            assert_never(error.why)
    return texts.fill(sentence, piece)
