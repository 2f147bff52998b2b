"""Instants as people write them: everything counts, in both languages, and nothing in silence."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.time import (
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    Instant,
    from_datetime,
    to_datetime,
    to_rfc3339,
)
from desktop_app.formats import time_words
from desktop_app.formats.misread import MisreadError, WrittenTimeFault
from desktop_app.formats.written_time import Understood, read_time


@dataclass(frozen=True)
class Place:
    """A zone by the data of Python, where the program asks Qt."""

    name: str

    def local(self, at: Instant) -> datetime:
        return to_datetime(at).astimezone(ZoneInfo(self.name)).replace(tzinfo=None)

    def instants(self, local: datetime) -> Sequence[Instant]:
        both = (
            from_datetime(local.replace(tzinfo=ZoneInfo(self.name), fold=fold)) for fold in (0, 1)
        )
        return sorted({at for at in both if self.local(at) == local})


PARIS = Place("Europe/Paris")
NOW = from_datetime(datetime(2026, 6, 22, 11, 7, tzinfo=UTC))
"""Monday 22 June 2026, 13:07 in Paris."""


def read(text: str, now: Instant = NOW, zone: Place = PARIS) -> str:
    """What is understood, in the zone; ``+`` before what is counted from now."""
    found = read_time(text, now, zone)
    local = zone.local(found.at)
    seconds = f"{local:%S}" if local.second else ""
    return f"{'+' if found.relative else ''}{local:%a %d %b %Y %H:%M}{seconds and ':' + seconds}"


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("24 Jun 2026 13:06", "Wed 24 Jun 2026 13:06"),
        ("24 jun 13:06", "Wed 24 Jun 2026 13:06"),
        ("24 juin 13:06", "Wed 24 Jun 2026 13:06"),
        ("24 juin 2026 à 13 h 06", "Wed 24 Jun 2026 13:06"),
        ("le 24 juin, 13h06", "Wed 24 Jun 2026 13:06"),
        ("mer. 24 juin 2026 13:06", "Wed 24 Jun 2026 13:06"),
        ("Wednesday 24 June 2026, 1:06 pm", "Wed 24 Jun 2026 13:06"),
        ("June 24th, 2026 at 1:06 p.m.", "Wed 24 Jun 2026 13:06"),
        ("jun 24 12 am", "Wed 24 Jun 2026 00:00"),
        ("24th of June", "Wed 24 Jun 2026 00:00"),
        ("1er juillet 8h", "Wed 01 Jul 2026 08:00"),
        ("1er\u00a0août 2026\u00a0à\u00a09:30", "Sat 01 Aug 2026 09:30"),
        ("12 FÉVRIER 2027 09:30", "Fri 12 Feb 2027 09:30"),
        ("12 fevr. 2027 09:30", "Fri 12 Feb 2027 09:30"),
        ("13:06", "Mon 22 Jun 2026 13:06"),
        ("13h06", "Mon 22 Jun 2026 13:06"),
        ("13:06:30", "Mon 22 Jun 2026 13:06:30"),
        ("1 pm", "Mon 22 Jun 2026 13:00"),
        ("noon", "Mon 22 Jun 2026 12:00"),
        ("minuit", "Mon 22 Jun 2026 00:00"),
        ("tomorrow 9:00", "Tue 23 Jun 2026 09:00"),
        ("demain à midi", "Tue 23 Jun 2026 12:00"),
        ("hier 20:05", "Sun 21 Jun 2026 20:05"),
        ("aujourd’hui 8h", "Mon 22 Jun 2026 08:00"),
        ("Tue 20:05", "Tue 23 Jun 2026 20:05"),
        ("mar. 20:05", "Tue 23 Jun 2026 20:05"),
        ("mar 24", "Tue 24 Mar 2026 00:00"),
        ("24 mar 13:06", "Tue 24 Mar 2026 13:06"),
        ("mar. 24 mars 2026 13:06", "Tue 24 Mar 2026 13:06"),
        ("monday 13:07", "Mon 22 Jun 2026 13:07"),
        ("monday 13:06", "Mon 29 Jun 2026 13:06"),
        ("2026-06-24T13:06:00Z", "Wed 24 Jun 2026 15:06"),
        ("2026-06-24T13:06:00+02:00", "Wed 24 Jun 2026 13:06"),
        ("2026-06-24T13:06:00.000Z", "Wed 24 Jun 2026 15:06"),
        ("2026-06-24t13:06:30-05:30", "Wed 24 Jun 2026 20:36:30"),
        ("2026-06-24 13:06", "Wed 24 Jun 2026 13:06"),
        ("2026-06-24", "Wed 24 Jun 2026 00:00"),
        ("24/06/2026 13:06", "Wed 24 Jun 2026 13:06"),
        ("6/24/26 13:06", "Wed 24 Jun 2026 13:06"),
        ("06/06 13:06", "Sat 06 Jun 2026 13:06"),
        ("24.06.2026 13:06", "Wed 24 Jun 2026 13:06"),
        ("24 jun 13:06 UTC", "Wed 24 Jun 2026 15:06"),
        ("24 jun 13:06 (UTC+9)", "Wed 24 Jun 2026 06:06"),
        ("24 jun 13:06 UTC\u22123:30", "Wed 24 Jun 2026 18:36"),
        ("25 oct 2026 02:30 (UTC+2)", "Sun 25 Oct 2026 02:30"),
        ("29 feb", "Tue 29 Feb 2028 00:00"),
        ("29 février 2028", "Tue 29 Feb 2028 00:00"),
        ("+47h59", "+Wed 24 Jun 2026 13:06"),
        ("+ 47 h 59", "+Wed 24 Jun 2026 13:06"),
        ("+47:59", "+Wed 24 Jun 2026 13:06"),
        ("-2 h", "+Mon 22 Jun 2026 11:07"),
        ("\u22122\u00a0h", "+Mon 22 Jun 2026 11:07"),
        ("+1 day, 2 hours and 30 minutes", "+Tue 23 Jun 2026 15:37"),
        ("+1j 2h30", "+Tue 23 Jun 2026 15:37"),
        ("in 90 min", "+Mon 22 Jun 2026 14:37"),
        ("dans 3 jours", "+Thu 25 Jun 2026 13:07"),
        ("2 h ago", "+Mon 22 Jun 2026 11:07"),
        ("il y a 2 heures", "+Mon 22 Jun 2026 11:07"),
        ("+1 year", "+Tue 22 Jun 2027 13:07"),
        ("-1 an", "+Sun 22 Jun 2025 13:07"),
        ("+1 mois 2 semaines", "+Wed 05 Aug 2026 13:07"),
        ("+45s", "+Mon 22 Jun 2026 13:07:45"),
        ("now", "+Mon 22 Jun 2026 13:07"),
        ("  Maintenant ", "+Mon 22 Jun 2026 13:07"),
    ],
)
def test_what_is_written_is_understood(text: str, understood: str) -> None:
    assert read(text) == understood


@pytest.mark.parametrize(
    ("text", "why", "piece"),
    [
        ("24 Jun 2026 13:06 h", WrittenTimeFault.UNKNOWN, "h"),
        ("24 jum 13:06", WrittenTimeFault.UNKNOWN, "jum"),
        ("24 jun 13:06 sharp", WrittenTimeFault.UNKNOWN, "sharp"),
        ("13:6", WrittenTimeFault.UNKNOWN, ":6"),
        ("24 jun 13:06!", WrittenTimeFault.UNKNOWN, "!"),
        ("at", WrittenTimeFault.UNKNOWN, "at"),
        ("demain demain", WrittenTimeFault.TWICE, "demain"),
        ("24 jun 13:06 14:06", WrittenTimeFault.TWICE, "14:06"),
        ("24 jun jul 13:06", WrittenTimeFault.TWICE, "jul"),
        ("24 25 jun", WrittenTimeFault.TWICE, "25"),
        ("tomorrow 24 jun", WrittenTimeFault.TWICE, "24"),
        ("20:26 pm", WrittenTimeFault.NO_SUCH_TIME, "20:26 pm"),
        ("24:00", WrittenTimeFault.NO_SUCH_TIME, "24:00"),
        ("13h60", WrittenTimeFault.NO_SUCH_TIME, "13h60"),
        ("31 jun", WrittenTimeFault.NO_SUCH_DATE, "31 jun"),
        ("29 feb 2026", WrittenTimeFault.NO_SUCH_DATE, "29 feb 2026"),
        ("2026-02-30", WrittenTimeFault.NO_SUCH_DATE, "2026-02-30"),
        ("31/31", WrittenTimeFault.NO_SUCH_DATE, "31/31"),
        ("24", WrittenTimeFault.NO_DAY, "24"),
        ("june 13:06", WrittenTimeFault.NO_DAY, "june 13:06"),
        ("2026", WrittenTimeFault.NO_DAY, "2026"),
        ("tue 24 jun 2026", WrittenTimeFault.OTHER_WEEKDAY, "tue"),
        ("mar. 24 juin", WrittenTimeFault.OTHER_WEEKDAY, "mar"),
        ("05/06 13:06", WrittenTimeFault.TWO_DATES, "05/06"),
        ("+5", WrittenTimeFault.NO_UNIT, "5"),
        ("+", WrittenTimeFault.NO_UNIT, "+"),
        ("+2h 3", WrittenTimeFault.NO_UNIT, "3"),
        ("+2h 2h", WrittenTimeFault.TWICE, "2 h"),
        ("+2 parsecs", WrittenTimeFault.UNKNOWN, "parsecs"),
        ("+2h sharp", WrittenTimeFault.UNKNOWN, "sharp"),
        ("+1.5 h", WrittenTimeFault.NO_UNIT, "1"),
        ("in 2 h ago", WrittenTimeFault.UNKNOWN, "ago"),
        ("+9000 years", WrittenTimeFault.OUT_OF_RANGE, "+9000 years"),
        ("-60 years", WrittenTimeFault.OUT_OF_RANGE, "-60 years"),
        ("+99999999999999999999 h", WrittenTimeFault.OUT_OF_RANGE, "+99999999999999999999 h"),
        ("24 jun 1969", WrittenTimeFault.OUT_OF_RANGE, "24 jun 1969"),
        ("24 jun 9001", WrittenTimeFault.OUT_OF_RANGE, "24 jun 9001"),
        ("29 mar 2026 02:30", WrittenTimeFault.SKIPPED, "02:30"),
        ("25 oct 02:30", WrittenTimeFault.COMES_TWICE, "02:30"),
        ("25 oct 2026 02:00", WrittenTimeFault.COMES_TWICE, "02:00"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_piece(
    text: str, why: WrittenTimeFault, piece: str
) -> None:
    with pytest.raises(MisreadError) as raised:
        read_time(text, NOW, PARIS)
    assert (raised.value.why, raised.value.piece) == (why, piece)


def test_a_time_that_comes_twice_tells_both_instants() -> None:
    with pytest.raises(MisreadError) as raised:
        read_time("25 Oct 2026 02:30", NOW, PARIS)
    told = [to_rfc3339(at) for at in raised.value.at]
    assert told == ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]


@pytest.mark.parametrize(
    ("now", "text", "understood"),
    [
        ("2026-12-30T12:00", "2 jan 9:00", "Sat 02 Jan 2027 09:00"),
        ("2027-01-02T12:00", "30 dec 9:00", "Wed 30 Dec 2026 09:00"),
        ("2026-06-22T22:30", "1:00", "Tue 23 Jun 2026 01:00"),
    ],
)
def test_what_is_left_out_is_that_of_the_clock_or_the_nearest(
    now: str, text: str, understood: str
) -> None:
    assert read(text, from_datetime(datetime.fromisoformat(f"{now}+00:00"))) == understood


ZONES = st.sampled_from(
    [PARIS, Place("America/New_York"), Place("Australia/Lord_Howe"), Place("Asia/Tokyo")]
)
MINUTES = st.integers(0, 4_000_000_000_000 // MINUTE).map(lambda one: one * MINUTE)
ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
FRENCH = ["janv.", "févr.", "mars", "avr.", "mai", "juin"]
FRENCH += ["juil.", "août", "sept.", "oct.", "nov.", "déc."]
DAYS = {
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    "fr": ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
}


@given(at=MINUTES, zone=ZONES, language=st.sampled_from(["en", "fr"]))
@example(at=from_datetime(datetime(2026, 10, 25, 0, 30, tzinfo=UTC)), zone=PARIS, language="fr")
def test_what_is_shown_is_understood_as_it_was_meant(
    at: Instant, zone: Place, language: str
) -> None:
    """As the window writes it, the offset beside a time that comes twice."""
    local = zone.local(at)
    month = (ENGLISH if language == "en" else FRENCH)[local.month - 1]
    day = "1er" if language == "fr" and local.day == 1 else local.day
    text = f"{DAYS[language][local.weekday()]} {day} {month} {local.year} {local:%H:%M}"
    if len(zone.instants(local)) > 1:
        with pytest.raises(MisreadError):
            read_time(text, NOW, zone)
        offset = (local - to_datetime(at).replace(tzinfo=None)).total_seconds() / 60
        sign = "+" if offset >= 0 else "\u2212"
        text += f"\u00a0(UTC{sign}{abs(offset) // 60:.0f}:{abs(offset) % 60:02.0f})"
    assert read_time(text, NOW, zone) == Understood(at)


@given(at=st.integers(0, 4_000_000_000_000), zone=ZONES)
def test_an_iso_instant_is_that_instant(at: Instant, zone: Place) -> None:
    assert read_time(to_rfc3339(at), NOW, zone) == Understood(at)


UNITS = {"d": DAY, "jours": DAY, "h": HOUR, "heures": HOUR, "min": MINUTE, "s": SECOND}


@given(
    amounts=st.lists(st.integers(0, 5000), min_size=1, max_size=4),
    sign=st.sampled_from("+-"),
    space=st.sampled_from(["", " "]),
)
def test_lengths_add_up(amounts: list[int], sign: str, space: str) -> None:
    units = ["d", "h", "min", "s"][: len(amounts)]
    text = sign + " ".join(f"{n}{space}{unit}" for n, unit in zip(amounts, units, strict=True))
    total = sum(n * UNITS[unit] for n, unit in zip(amounts, units, strict=True))
    wanted = NOW + (total if sign == "+" else -total)
    assert read_time(text, NOW, PARIS) == Understood(wanted, relative=True)


KNOWN = [
    *time_words.MONTHS, *time_words.WEEKDAYS, *time_words.DAYS, *time_words.TIMES, *time_words.NOW,
    *time_words.LENGTHS, *time_words.PERIODS, *time_words.FILLERS, "24", "2026", "13:06", "13h06",
    "+", "-", "/", ".", ":", "am", "pm", "utc", "utc+2", "z", "ago", "in", "2026-06-24", "05/06",
]  # fmt: skip
LINES = st.one_of(st.text(max_size=20), st.lists(st.sampled_from(KNOWN), max_size=6).map(" ".join))


@given(text=LINES)
def test_anything_else_is_refused_in_one_way(text: str) -> None:
    with contextlib.suppress(MisreadError):
        assert read_time(text, NOW, PARIS).at >= 0


@given(text=LINES, more=st.sampled_from(["x", "h h", "13", "?", "jum", "é"]), last=st.booleans())
def test_nothing_is_passed_over(text: str, more: str, last: bool) -> None:
    """What is understood is not understood with something more that means nothing."""
    whole = f"{text} {more}" if last else f"{more} {text}"
    try:
        before = read_time(text, NOW, PARIS)
        after = read_time(whole, NOW, PARIS)
    except MisreadError:
        return
    assert more == "13", "a number may be the minutes, or the day"
    assert after != before
