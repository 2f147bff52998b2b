"""A time written as a length from now: ``+47h59``, ``in 2 days``, ``il y a 3 h``."""

import re

from desktop_app.domain.time import HOUR, MINUTE, SECOND, CalendarPeriod, Duration, Instant
from desktop_app.formats import time_words as words
from desktop_app.formats.misread import MisreadError, WrittenTimeFault, word_at

_RELATIVE = re.compile(
    r"(?:(?P<sign>[+-])|(?P<ahead>in|dans)(?= )|(?P<since>il y a)(?= )|(?=.* ago$))"
    r"\s*(?P<rest>.*?)(?P<ago> ago)?"
)
_AMOUNT = re.compile(r"\s*(?:(,|and\b|et\b)\s*)?([0-9]+)\s*([a-z]*)")
_CLOCK_LENGTH = re.compile(r"([0-9]+):([0-5][0-9])(?::([0-5][0-9]))?")
_LARGEST = 10**9


def length_in(folded: str) -> re.Match[str] | None:
    """Return the parts of a folded text that counts from now, or None for any other."""
    return _RELATIVE.fullmatch(folded)


def from_now(written: re.Match[str], now: Instant) -> Instant:
    """Return the instant that is so far from `now`; `written` comes from `length_in`.

    Raises:
        MisreadError: some part of it cannot be read.
    """
    sign, ahead, since, rest, ago = written.group("sign", "ahead", "since", "rest", "ago")
    if ago and (sign or ahead or since):
        raise MisreadError(WrittenTimeFault.UNKNOWN, ago.strip())
    return _counted(rest, now, -1 if sign == "-" or since or ago else 1)


def _counted(rest: str, now: Instant, sign: int) -> Instant:
    if found := _CLOCK_LENGTH.fullmatch(rest):
        hours, minutes, seconds = (int(one or 0) for one in found.groups())
        return now + sign * (hours * HOUR + minutes * MINUTE + seconds * SECOND)
    at, place, length, smallest = now, 0, 0, 1 << 62
    if not rest:
        raise MisreadError(WrittenTimeFault.NO_UNIT, "+" if sign > 0 else "-")
    while place < len(rest):
        found = _AMOUNT.match(rest, place)
        if found is None:
            raise MisreadError(WrittenTimeFault.UNKNOWN, word_at(rest, place))
        joint, digits, unit = found.groups()
        if joint and not place:
            raise MisreadError(WrittenTimeFault.UNKNOWN, joint)
        size = _size_of(unit)
        if not unit and smallest == HOUR and len(digits) == 2 and int(digits) < 60 and not joint:
            size = MINUTE  # 47h59
        if size is None:
            if unit:
                raise MisreadError(WrittenTimeFault.UNKNOWN, unit)
            raise MisreadError(WrittenTimeFault.NO_UNIT, digits)
        if size >= smallest:
            raise MisreadError(WrittenTimeFault.TWICE, f"{digits} {unit}".strip())
        smallest, amount = size, min(int(digits[:12]), _LARGEST) * sign
        if (period := words.PERIODS.get(unit)) is not None:
            at = CalendarPeriod(period.years * amount, period.months * amount).after(at)
        else:
            length += amount * size
        place = found.end()
    return at + length


def _size_of(unit: str) -> Duration | None:
    """Return about how long a unit is, which orders units."""
    if (period := words.PERIODS.get(unit)) is not None:
        return (period.years * 12 + period.months) * 30 * 24 * HOUR
    return words.LENGTHS.get(unit)
