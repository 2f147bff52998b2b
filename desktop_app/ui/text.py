"""Every sentence of one window, in that window's language; and numbers, sizes, dates, times left.

A sentence is always asked as ``texts.tr("…", "comment", n)`` on a variable named `texts`: that is
how ``python resources/make/translate.py`` finds it, to be run after new sentences. Plurals stand as
%n, values as %1, %2 (see `fill`).
"""

import re
from typing import assert_never

from PySide6.QtCore import (
    QDateTime,
    QLocale,
    QObject,
    QTimeZone,
    QTranslator,
    Signal,
)

from desktop_app.domain.countdown import TimeLeft, Unit
from desktop_app.domain.episode import LocalText
from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, Duration, Instant
from desktop_app.platform.paths import resource
from desktop_app.platform.zones import comes_twice

LANGUAGES = ("en", "fr")
NO_BREAK = "\u00a0"
MAY_BREAK = "\u200b"
MINUS = "\u2212"

MOST = 999_999_999
"""The largest number that is shown in full; of a larger one is said that it is more."""

_CONTEXT = "texts"
_KEPT_TOGETHER = re.compile(
    r"(?<=\d)(?<!\d{4}) (?=[^\W\d_]{1,9}\b)"
    r"|(?<=[^\W\d_]) (?=(?:19|20)\d\d\b)"
    r"| (?=[·:;?!»%])|(?<=«) "
)
"""A number and what it counts, where that is no long word; day, month and year; and a mark never
begins a line."""
_VERY_LONG = re.compile(r"\S{24}(?=\S{10})")
_PLACEHOLDER = re.compile(r"%([1-9])")
_COUNTRIES = {"en": QLocale.Country.UnitedStates, "fr": QLocale.Country.France}
_CODES = {"en": QLocale.Language.English, "fr": QLocale.Language.French}
_SIZES = 1000


def language_of(locale: str) -> str:
    """Return the language shown for a locale such as ``fr_CH``: English where there is none."""
    code = re.split(r"[_.@-]", locale.lower(), maxsplit=1)[0]
    return code if code in LANGUAGES else "en"


def system_language() -> str:
    """Return the language that the system asks for."""
    return next(
        (language_of(one) for one in QLocale.system().uiLanguages() if one[:2] in LANGUAGES), "en"
    )


def fill(sentence: str, *values: str) -> str:
    """Replace %1, %2 … in a sentence, all at once: a value may hold a percent sign."""
    return _PLACEHOLDER.sub(
        lambda found: values[int(found[1]) - 1] if int(found[1]) <= len(values) else found[0],
        sentence,
    )


def offset_text(seconds: int) -> str:
    """Say how far a zone lies east of UTC: ``UTC+2``, ``UTC-3:30``."""
    hours, minutes = divmod(abs(seconds) // 60, 60)
    rest = f":{minutes:02d}" if minutes else ""
    return f"UTC{MINUS if seconds < 0 else '+'}{hours}{rest}"


def in_one_line(text: str) -> str:
    """Keep a date or a length of time on one line, whatever happens."""
    return text.replace(" ", NO_BREAK)


def unbroken(sentence: str) -> str:
    """Keep together what belongs together in a sentence that is drawn over several lines."""
    return _KEPT_TOGETHER.sub(NO_BREAK, sentence)


def breakable(sentence: str) -> str:
    """Let a word that no line holds be broken where it is drawn; never to be copied."""
    return _VERY_LONG.sub(f"\\g<0>{MAY_BREAK}", sentence)


class _Notifier(QObject):
    changed = Signal()
    zone_changed = Signal()


class Texts:
    """The language of one window; `changed` when the window speaks another one from now on."""

    def __init__(self, locale: str = "en", zone: QTimeZone | None = None) -> None:
        self._notifier = _Notifier()
        self.changed = self._notifier.changed
        """Emitted when every sentence has to be asked again."""
        self.zone_changed = self._notifier.zone_changed
        """Emitted before `changed` where the dates are those of another zone."""
        self.zone = QTimeZone.systemTimeZone() if zone is None else zone
        """The time zone of every date shown; `set_zone` chooses another."""
        self._speak(language_of(locale))

    def _speak(self, language: str) -> None:
        self.language = language
        self.locale = QLocale(_CODES[language], _COUNTRIES[language])
        self.locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
        self._translator = QTranslator()
        self._translator.load(str(resource("i18n", f"sablier_{language}.qm")))

    def switch(self, locale: str) -> None:
        """Speak another language from now on."""
        language = language_of(locale)
        if language != self.language:
            self._speak(language)
            self.changed.emit()

    def set_zone(self, zone: QTimeZone) -> None:
        """Show dates in another time zone from now on."""
        self.zone = zone
        self.zone_changed.emit()
        self.changed.emit()

    # sentences

    def tr(self, source: str, comment: str = "", n: int = -1) -> str:
        """Say a sentence in this language; `n` chooses its plural and stands for %n."""
        found = self._translator.translate(_CONTEXT, source, comment, min(n, MOST))
        sentence = found or source
        return sentence if n < 0 else sentence.replace("%n", self.number(n))

    def fill(self, sentence: str, *values: str) -> str:
        """Replace %1, %2 … in a sentence, as the function of this name does."""
        return fill(sentence, *values)

    def local(self, text: LocalText) -> str:
        """Return a text of a catalogue in this language."""
        return text.in_language(self.language)

    # numbers

    def number(self, value: int) -> str:
        """Group a whole number; a policy may count to numbers that no line holds."""
        return self.locale.toString(min(value, MOST)) + ("+" if value > MOST else "")

    def percent(self, share: float) -> str:
        """Say a share, rounded down, as 100 % is complete: ``42 %``."""
        return self.fill(self.tr("%1 %", "percent"), str(int(share * 100 + 1e-9)))

    def size(self, size: int) -> str:
        """Say a size in decimal units, one decimal below ten from megabytes on: ``2.0 GB``."""
        value, power = float(size), 0
        while round(value) >= _SIZES and power < 4:
            value, power = value / _SIZES, power + 1
        precise = power >= 2 and round(value, 1) < 10
        shown = self.locale.toString(value, "f", 1 if precise else 0)
        unit = [
            self.tr("%1 B", "bytes"),
            self.tr("%1 KB", "kilobytes"),
            self.tr("%1 MB", "megabytes"),
            self.tr("%1 GB", "gigabytes"),
            self.tr("%1 TB", "terabytes"),
        ][power]
        return self.fill(unit, shown)

    def part_of_size(self, part: int, size: int) -> str:
        """Say how much of a size there is: ``134 MB of 318 MB``."""
        sentence = self.tr("%1 of %2", "what has arrived, of the whole size")
        return self.fill(sentence, self.size(part), self.size(size))

    # dates

    def date(self, at: Instant) -> str:
        """Say a date, short: ``18 Jun 2026``."""
        return self._date(at, "MMM")

    def date_time(self, at: Instant) -> str:
        """Say a date, short, and a time: ``22 Jun 2026, 13:07``."""
        sentence = self.tr("%1, %2", "short date, time")
        return self.fill(sentence, self._date(at, "MMM"), self.time(at))

    def long_date_time(self, at: Instant) -> str:
        """Say a date and a time in full: ``12 February 2027, 09:30``."""
        sentence = self.tr("%1, %2", "long date, time")
        return self.fill(sentence, self._date(at, "MMMM"), self.time(at))

    def weekday_date_time(self, at: Instant) -> str:
        """Say a date and a time with their weekday: ``Mon 22 Jun 2026 13:07``."""
        weekday = self.locale.toString(self._moment(at), "ddd")
        return f"{weekday} {self._date(at, 'MMM')} {self.time(at)}"

    def weekday_time(self, at: Instant) -> str:
        """Say a time within a week: ``Tue 20:05``."""
        return f"{self.locale.toString(self._moment(at), 'ddd')} {self.time(at)}"

    def weekday_day(self, at: Instant) -> str:
        """Say a day within a year: ``Tue 23 Jun``."""
        return self.locale.toString(self._moment(at), "ddd d MMM")

    def time(self, at: Instant) -> str:
        """Say a time: ``13:07``; in the hour that comes twice in autumn ``02:30 (UTC+2)``."""
        moment = self._moment(at)
        shown = self.locale.toString(moment, "HH:mm")
        if not comes_twice(at, self.zone):
            return shown
        return f"{shown}{NO_BREAK}({offset_text(moment.offsetFromUtc())})"

    def _moment(self, at: Instant) -> QDateTime:
        return QDateTime.fromMSecsSinceEpoch(at, self.zone)

    def _date(self, at: Instant, month: str) -> str:
        moment = self._moment(at)
        day = moment.date().day()
        first = self.language == "fr" and day == 1
        rest = self.locale.toString(moment, f"{month} yyyy")
        return f"{'1er' if first else day} {rest}"

    # lengths of time

    def length(self, seconds: float) -> str:
        """Say how long an episode is: ``42 s``, ``42 min``, ``1 h 05``."""
        whole = round(seconds)
        if whole < 60:
            return self._seconds(whole)
        minutes = round(seconds / 60)
        if minutes < 60:
            return self._minutes(minutes)
        return self._hours_and_minutes(minutes // 60, minutes % 60)

    def position(self, seconds: float) -> str:
        """Say a place in an episode: ``31:07``, ``08:55``, ``1:02:33``."""
        whole = int(seconds)
        hours, rest = divmod(whole, 3600)
        if hours:
            return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"
        return f"{rest // 60:02d}:{rest % 60:02d}"

    def span(self, duration: Duration) -> str:
        """Say a length that a policy names, short: ``48 h``, ``30 days``, ``1 h 30``, ``5 min``."""
        if duration > 2 * DAY and duration % DAY == 0:
            return self._days(duration // DAY)
        if duration >= HOUR:
            hours, rest = divmod(duration // MINUTE, 60)
            return self._hours_and_minutes(hours, rest) if rest else self._hours(hours)
        if duration >= MINUTE:
            return self._minutes(duration // MINUTE)
        return self._seconds(duration // SECOND)

    def long_span(self, duration: Duration) -> str:
        """Say the same in a sentence: ``48 hours``, ``30 days``, ``90 minutes``."""
        if duration > 2 * DAY and duration % DAY == 0:
            return self._days(duration // DAY)
        if duration >= HOUR and duration % HOUR == 0:
            return self.tr("%n hour(s)", "a length of time in a sentence", duration // HOUR)
        if duration >= MINUTE:
            return self.tr("%n minute(s)", "a length of time in a sentence", duration // MINUTE)
        return self.tr("%n second(s)", "a length of time in a sentence", duration // SECOND)

    def estimate(self, seconds: float) -> str:
        """Say what a transfer still takes, rounded up: ``20 s``, ``3 min``, ``2 h``."""
        if seconds < 60:
            return self._seconds(max(1, round(seconds)))
        if seconds < 3600:
            return self._minutes(round(seconds / 60))
        return self._hours(round(seconds / 3600))

    # time left (rule T3)

    def time_left(self, left: TimeLeft) -> str:
        """Say how much time is left, for a badge: ``31 h left``."""
        match left.unit:
            case Unit.DAYS:
                return self.tr("%n day(s) left", "badge", left.amount)
            case Unit.HOURS:
                return self.tr("%n h left", "badge: hours", left.amount)
            case Unit.HOURS_AND_MINUTES:
                sentence = self.tr("%1 h %2 left", "badge: hours and minutes")
                return self.fill(sentence, str(left.amount), f"{left.minutes:02d}")
            case Unit.MINUTES:
                return self.tr("%n min left", "badge: minutes", left.amount)
            case Unit.UNDER_A_MINUTE:
                return self.tr("under a minute left", "badge")
            case Unit.OVER:
                return self.tr("Over", "badge: no time is left")
            case _:
                assert_never(left.unit)

    def remaining(self, left: TimeLeft) -> str:
        """Say the bare amount, to stand in a sentence: ``31 h``."""
        match left.unit:
            case Unit.DAYS:
                return self._days(left.amount)
            case Unit.HOURS:
                return self._hours(left.amount)
            case Unit.HOURS_AND_MINUTES:
                return self._hours_and_minutes(left.amount, left.minutes)
            case Unit.MINUTES:
                return self._minutes(left.amount)
            case Unit.UNDER_A_MINUTE | Unit.OVER:
                return self.tr("under a minute", "an amount of time in a sentence")
            case _:
                assert_never(left.unit)

    def _days(self, amount: int) -> str:
        return self.tr("%n day(s)", "an amount of time", amount)

    def _hours(self, amount: int) -> str:
        return self.tr("%n h", "an amount of time: hours", amount)

    def _hours_and_minutes(self, hours: int, minutes: int) -> str:
        sentence = self.tr("%1 h %2", "an amount of time: hours and minutes")
        return self.fill(sentence, str(hours), f"{minutes:02d}")

    def _minutes(self, amount: int) -> str:
        return self.tr("%n min", "an amount of time: minutes", amount)

    def _seconds(self, amount: int) -> str:
        return self.tr("%n s", "an amount of time: seconds", amount)
