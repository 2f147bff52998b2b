"""Times in full words, as a screen reader says them: no abbreviations, no signs."""

from typing import assert_never

from desktop_app.domain.countdown import TimeLeft, Unit
from desktop_app.domain.time import HOUR, MINUTE, SECOND
from desktop_app.ui.text import Texts


def spoken_left(left: TimeLeft, texts: Texts) -> str:
    """Say how much time is left: ``31 hours left``."""
    match left.unit:
        case Unit.DAYS:
            return texts.tr("%n day(s) left", "time left, in full words", left.amount)
        case Unit.HOURS_AND_MINUTES if left.minutes:
            return _hours_and_minutes(
                texts.tr("%1 and %2 left", "hours and minutes, in full words"), left, texts
            )
        case Unit.HOURS | Unit.HOURS_AND_MINUTES:
            return texts.tr("%n hour(s) left", "time left, in full words", left.amount)
        case Unit.MINUTES:
            return texts.tr("%n minute(s) left", "time left, in full words", left.amount)
        case Unit.UNDER_A_MINUTE:
            return texts.tr("under a minute left", "time left, in full words")
        case Unit.OVER:
            return texts.tr("the time is over", "time left, in full words")
        case _:
            assert_never(left.unit)


def spoken_remaining(left: TimeLeft, texts: Texts) -> str:
    """Say the bare amount, to stand in a sentence: ``31 hours``."""
    match left.unit:
        case Unit.HOURS_AND_MINUTES if left.minutes:
            return _hours_and_minutes(
                texts.tr("%1 and %2", "hours and minutes, in full words"), left, texts
            )
        case Unit.HOURS | Unit.HOURS_AND_MINUTES:
            return texts.long_span(left.amount * HOUR)
        case Unit.MINUTES:
            return texts.long_span(left.amount * MINUTE)
        case Unit.DAYS | Unit.UNDER_A_MINUTE | Unit.OVER:
            return texts.remaining(left)
        case _:
            assert_never(left.unit)


def spoken_estimate(seconds: float, texts: Texts) -> str:
    """Say what a transfer still takes, rounded as `Texts.estimate` does: ``3 minutes``."""
    if seconds < 60:
        return texts.long_span(max(1, round(seconds)) * SECOND)
    if seconds < 3600:
        return texts.long_span(round(seconds / 60) * MINUTE)
    return texts.long_span(round(seconds / 3600) * HOUR)


def _hours_and_minutes(sentence: str, left: TimeLeft, texts: Texts) -> str:
    hours, minutes = texts.long_span(left.amount * HOUR), texts.long_span(left.minutes * MINUTE)
    return texts.fill(sentence, hours, minutes)
