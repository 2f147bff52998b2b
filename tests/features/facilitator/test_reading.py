"""What the facilitator's clock says of what is written: in both languages, and as it reads it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimeZone

from desktop_app.domain.time import MINUTE, Instant, from_datetime
from desktop_app.features.facilitator.reading import QtZone, reading
from desktop_app.ui.text import Texts

NOW = from_datetime(datetime(2026, 6, 22, 11, 7, tzinfo=UTC))
ZONES = ("Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")


def texts_of(language: str, zone: str = "Europe/Paris") -> Texts:
    return Texts(language, QTimeZone(zone.encode()))


def said(text: str, language: str = "en", now: Instant = NOW) -> str:
    sentence = reading(text, now, texts_of(language)).sentence
    return sentence.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        (
            "24 jun 13:06",
            "Wed 24 Jun 2026 13:06, 47 h 59 ahead",
            "mer. 24 juin 2026 13:06, dans 47 h 59",
        ),
        (
            "24 Jun 2026 20:26",
            "Wed 24 Jun 2026 20:26, 2 days ahead",
            "mer. 24 juin 2026 20:26, dans 2 jours",
        ),
        (
            "11:07",
            "Mon 22 Jun 2026 11:07, 2 h 00 back: everything done since then is undone",
            "lun. 22 juin 2026 11:07, il y a 2 h 00 : ce qui a été fait depuis est abandonné",
        ),
        (
            "13:07:30",
            "Mon 22 Jun 2026 13:07:30, under a minute ahead",
            "lun. 22 juin 2026 13:07:30, dans moins d’une minute",
        ),
        (
            "25 oct 2:30 utc+1",
            "Sun 25 Oct 2026 02:30 (UTC+1), 124 days ahead",
            "dim. 25 oct. 2026 02:30 (UTC+1), dans 124 jours",
        ),
        (
            "now",
            "Mon 22 Jun 2026 13:07, which is now",
            "lun. 22 juin 2026 13:07, c’est-à-dire maintenant",
        ),
        (
            "24 jum 13:06",
            "“jum” cannot be read. Write 24 jun 13:06, 13:06, +47h59 or -2 h.",
            "« jum » ne se lit pas. Écrivez 24 juin 13:06, 13:06, +47h59 ou -2 h.",
        ),
        (
            "05/06",
            "“05/06” can mean two dates. Write the month as a word, such as 24 jun.",
            "« 05/06 » peut être deux dates. Écrivez le mois en lettres, par exemple 24 juin.",
        ),
        (
            "25 oct 2:30",
            "02:30 comes twice on that day. Write 02:30 (UTC+2) or 02:30 (UTC+1).",
            "Ce jour-là, 02:30 revient deux fois. Écrivez 02:30 (UTC+2) ou 02:30 (UTC+1).",
        ),
        (
            "29 mar 2:30",
            "There is no 02:30 on that day: the clocks go forward. Write another time.",
            "Ce jour-là, 02:30 n’existe pas : l’horloge est avancée. Écrivez une autre heure.",
        ),
        (
            "",
            "For example 24 jun 13:06, 13:06, +47h59 or -2 h",
            "Par exemple 24 juin 13:06, 13:06, +47h59 ou -2 h",
        ),
    ],
)
def test_what_was_understood_is_said(text: str, english: str, french: str) -> None:
    assert (said(text), said(text, "fr")) == (english, french)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000, "1" * 100_000, "+" + "9" * 100_000 + " h", '"', "\\", "\x00", "24 jun 25:00",
        "31 jun", "tue 24 jun", "24", "+5", "24 jun 24 jun", "+9000 years", "24 jun\n13:06 x",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_short_sentence_and_leads_nowhere(text: str) -> None:
    for language in ("en", "fr"):
        found = reading(text, NOW, texts_of(language))
        assert found.at is None
        assert len(found.sentence) < 200
        assert found.sentence.endswith(".")
        assert found.sentence.isprintable() or "\u00a0" in found.sentence


@given(
    at=st.integers(0, 4_000_000_000_000 // MINUTE).map(lambda one: one * MINUTE),
    zone=st.sampled_from(ZONES),
    language=st.sampled_from(["en", "fr"]),
)
def test_what_the_clock_shows_is_read_as_that_instant(
    at: Instant, zone: str, language: str
) -> None:
    texts = texts_of(language, zone)
    for shown in (texts.weekday_date_time(at), texts.date_time(at), texts.long_date_time(at)):
        assert reading(shown, NOW, texts).at == at, shown


@given(at=st.integers(0, 4_000_000_000_000), zone=st.sampled_from(ZONES))
def test_a_local_time_is_that_of_its_instant(at: Instant, zone: str) -> None:
    place = QtZone(QTimeZone(zone.encode()))
    assert at in place.instants(place.local(at))
