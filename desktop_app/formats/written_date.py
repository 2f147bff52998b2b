"""A time written as a date and a time of day: ``24 jun 13:06``, ``demain 9 h``, ``Friday``."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from desktop_app.domain.time import HOUR, MINUTE, Duration, Instant
from desktop_app.formats import time_words as words
from desktop_app.formats.misread import MisreadError, WrittenTimeFault, word_at

_OFFSET = r"(?:(?:utc|gmt)(?:([+-])([0-9]{1,2})(?::?([0-5][0-9]))?)?|z)"
_TOKENS = re.compile(
    rf"""
      (?P<space>[\s]+)
    | \(?(?P<offset>{_OFFSET}|(?<=[0-9])\s?([+-])([0-9]{{2}}):([0-5][0-9]))(?![a-z0-9])\)?
    | (?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?:t(?=[0-9])|(?![0-9a-z]))
    | (?P<time>[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]{{1,3}})?)?)(?![0-9:.])
    | (?P<french>[0-9]{{1,2}}\s?h(?:\s?[0-9]{{2}})?)(?![0-9a-z:])
    | (?P<slashed>[0-9]{{1,2}}/[0-9]{{1,2}}(?:/[0-9]{{2}}(?:[0-9]{{2}})?)?)(?![0-9/])
    | (?P<dotted>[0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:[0-9]{{2}}(?:[0-9]{{2}})?)?)(?![0-9.])
    | (?P<half>[0-9]{{1,2}}\s?[ap]m|[ap]m)(?![a-z0-9])
    | (?P<year>[0-9]{{4}})(?![0-9a-z])
    | (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|er|e|eme)?(?![0-9a-z])
    | (?P<comma>,)
    | (?P<word>[a-z][a-z']*)
    """,
    re.VERBOSE,
)


class Zone(Protocol):
    """The time zone that dates are written in."""

    def local(self, at: Instant) -> datetime:
        """Return the date and time there, naive."""

    def instants(self, local: datetime) -> Sequence[Instant]:
        """Return when it is that date and time there: once, never (skipped in spring), or twice."""


class WrittenDate:
    """The parts of a date and time, taken out of a folded text one after the other."""

    def __init__(self, text: str) -> None:
        self._parts: dict[str, str] = {}
        self._day: int | None = None
        self._month: int | None = None
        self._year: int | None = None
        self._weekday: int | None = None
        self._from_today: int | None = None
        self._time: tuple[int, int, int, int] | None = None
        self._offset: Duration | None = None
        self._slashed: tuple[int, int] | None = None
        place, either = 0, ""
        while place < len(text):
            found = _TOKENS.match(text, place)
            if found is None:
                raise MisreadError(WrittenTimeFault.UNKNOWN, word_at(text, place))
            kind, piece = str(found.lastgroup), found.group().strip()
            if kind == "offset":
                self._take_offset(found, piece)
            elif kind == "word" and piece == words.EITHER:
                if either:
                    raise MisreadError(WrittenTimeFault.TWICE, piece)
                either = piece
            elif kind not in ("space", "comma"):
                getattr(self, f"_take_{kind}")(piece)
            place = found.end()
        if either:
            self._take_either()
        if not self._parts:
            raise MisreadError(WrittenTimeFault.UNKNOWN, text)

    def _once(self, part: str, piece: str) -> None:
        if part in self._parts:
            raise MisreadError(WrittenTimeFault.TWICE, piece)
        self._parts[part] = piece

    # what stands in the text

    def _take_iso(self, piece: str) -> None:
        piece = piece.rstrip("t")
        for part in ("day", "month", "year"):
            self._once(part, piece)
        self._year, self._month, self._day = map(int, piece.split("-"))

    def _take_time(self, piece: str) -> None:
        self._once("time", piece)
        hours, minutes, *seconds = piece.split(":")
        whole, _, fraction = (seconds[0] if seconds else "0").partition(".")
        self._put_time(piece, int(hours), int(minutes), int(whole), int(fraction.ljust(3, "0")))

    def _take_french(self, piece: str) -> None:
        self._once("time", piece)
        hours, minutes = piece.split("h")
        self._put_time(piece, int(hours), int(minutes or 0))

    def _take_half(self, piece: str) -> None:
        """``1 pm``, or ``pm`` after ``1:06``."""
        digits, half = piece[:-2].strip(), piece[-2:]
        if digits:
            self._once("time", piece)
            self._put_time(piece, int(digits), 0)
        self._once("half", piece)
        if self._time is None:
            raise MisreadError(WrittenTimeFault.UNKNOWN, piece)
        hours, *rest = self._time
        if not 1 <= hours <= 12:
            raise MisreadError(WrittenTimeFault.NO_SUCH_TIME, f"{self._parts['time']} {half}")
        self._put_time(piece, hours % 12 + 12 * (half == "pm"), *rest)

    def _put_time(self, piece: str, hours: int, *rest: int) -> None:
        minutes, seconds, milliseconds = (*rest, 0, 0)[:3]
        if hours > 23 or minutes > 59 or seconds > 59:
            raise MisreadError(WrittenTimeFault.NO_SUCH_TIME, piece)
        self._time = (hours, minutes, seconds, milliseconds)

    def _take_offset(self, found: re.Match[str], piece: str) -> None:
        self._once("offset", piece)
        if piece.startswith("(") != piece.endswith(")"):
            raise MisreadError(WrittenTimeFault.UNKNOWN, piece)
        sign, hours, minutes = found.group(3, 4, 5) if found[3] else found.group(6, 7, 8)
        length = int(hours or 0) * HOUR + int(minutes or 0) * MINUTE
        if length > 18 * HOUR:
            raise MisreadError(WrittenTimeFault.UNKNOWN, piece)
        self._offset = -length if sign == "-" else length

    def _take_slashed(self, piece: str) -> None:
        first, second, *year = piece.split("/")
        for part in ("day", "month"):
            self._once(part, piece)
        self._slashed = int(first), int(second)
        if year:
            self._take_short_year(year[0])

    def _take_dotted(self, piece: str) -> None:
        day, month, year = piece.split(".")
        for part in ("day", "month"):
            self._once(part, piece)
        self._day, self._month = int(day), int(month)
        if year:
            self._take_short_year(year)

    def _take_short_year(self, year: str) -> None:
        self._take_year(f"20{year}" if len(year) == 2 else year)

    def _take_year(self, piece: str) -> None:
        self._once("year", piece)
        self._year = int(piece)

    def _take_day(self, piece: str) -> None:
        self._once("day", piece)
        self._day = int(piece.rstrip("stndrhem"))

    def _take_word(self, piece: str) -> None:
        if piece in words.MONTHS:
            self._once("month", piece)
            self._month = words.MONTHS[piece]
        elif piece in words.WEEKDAYS:
            self._once("weekday", piece)
            self._weekday = words.WEEKDAYS[piece]
        elif piece in words.DAYS:
            for part in ("day", "month", "year", "weekday"):
                self._once(part, piece)
            self._from_today = words.DAYS[piece]
        elif piece in words.TIMES:
            self._once("time", piece)
            self._time = (words.TIMES[piece], 0, 0, 0)
        elif piece not in words.FILLERS:
            raise MisreadError(WrittenTimeFault.UNKNOWN, piece)

    def _take_either(self) -> None:
        """March beside a number that has no month yet, else Tuesday."""
        if "day" in self._parts and "month" not in self._parts:
            self._once("month", words.EITHER)
            self._month = words.MONTHS[words.EITHER]
        else:
            self._once("weekday", words.EITHER)
            self._weekday = words.TUESDAY

    # what it means

    def at(self, now: Instant, zone: Zone) -> Instant:
        """Return the instant that the parts mean together."""
        if self._slashed is not None:
            self._day, self._month = self._slashed_date()
        today = zone.local(now)
        if self._offset is not None:
            today = _shifted(now, self._offset)
        if (self._day is None) != (self._month is None) or (self._year and self._day is None):
            raise MisreadError(WrittenTimeFault.NO_DAY, " ".join(self._parts.values()))
        day = self._date_meant(today)
        hours, minutes, seconds, milliseconds = self._time or (0, 0, 0, 0)
        local = datetime(  # noqa: DTZ001  what it means there is asked of the zone
            day.year, day.month, day.day, hours, minutes, seconds, milliseconds * 1000
        )
        if self._offset is not None:
            return (local - _EPOCH) // timedelta(milliseconds=1) - self._offset
        found = zone.instants(local)
        if not found:
            raise MisreadError(WrittenTimeFault.SKIPPED, f"{local:%H:%M}")
        if len(found) > 1:
            raise MisreadError(WrittenTimeFault.COMES_TWICE, f"{local:%H:%M}", found)
        return found[0]

    def _date_meant(self, today: datetime) -> date:
        """Return the whole date: a weekday is the next one, a date without its year the nearest."""
        if self._from_today is not None:
            return today.date() + timedelta(days=self._from_today)
        if self._day is None or self._month is None:
            if self._weekday is None:
                return today.date()
            ahead = (self._weekday - today.weekday()) % 7
            past = (self._time or (0, 0, 0, 0)) < (today.hour, today.minute, today.second, 0)
            return today.date() + timedelta(days=7 if past and not ahead else ahead)
        near = range(max(1, today.year - 8), today.year + 9)  # 2096 and 2104 are leap years
        years = near if self._year is None else [self._year]
        days = [one for year in years if (one := _date(year, self._month, self._day)) is not None]
        if not days:
            raise MisreadError(WrittenTimeFault.NO_SUCH_DATE, self._date_piece())
        meant = min(days, key=lambda day: abs(day - today.date()))
        if self._weekday is not None and meant.weekday() != self._weekday:
            raise MisreadError(WrittenTimeFault.OTHER_WEEKDAY, self._parts["weekday"])
        return meant

    def _slashed_date(self) -> tuple[int, int]:
        """Day and month, where only one order of the two makes a date."""
        assert self._slashed is not None
        first, second = self._slashed
        year = self._year or 2024  # a leap year
        readings = {
            (day, month)
            for day, month in ((first, second), (second, first))
            if _date(year, month, day) is not None
        }
        if len(readings) > 1:
            raise MisreadError(WrittenTimeFault.TWO_DATES, self._parts["day"])
        if not readings:
            raise MisreadError(WrittenTimeFault.NO_SUCH_DATE, self._parts["day"])
        return readings.pop()

    def _date_piece(self) -> str:
        pieces = [self._parts[one] for one in ("day", "month", "year") if one in self._parts]
        return " ".join(dict.fromkeys(pieces))


_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  dates as they are written, in no zone yet


def _shifted(at: Instant, offset: Duration) -> datetime:
    return _EPOCH + timedelta(milliseconds=at + offset)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
