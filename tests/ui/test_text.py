"""Sentences, numbers, sizes, dates and times left, in both languages."""

import importlib.util
import json
import re
import shutil
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import QApplication

from desktop_app.domain.countdown import time_left
from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, from_datetime
from desktop_app.platform.paths import resources
from desktop_app.platform.qt_texts import QtTexts
from desktop_app.ui.spoken import spoken_left
from desktop_app.ui.text import (
    MAY_BREAK,
    MOST,
    NO_BREAK,
    Texts,
    breakable,
    fill,
    language_of,
    unbroken,
)
from desktop_app.ui.theme import ThemeChoice, ThemeHolder
from desktop_app.ui.widgets.labels import Label

PARIS = QTimeZone(b"Europe/Paris")


@pytest.fixture
def en() -> Texts:
    return Texts("en", PARIS)


@pytest.fixture
def fr() -> Texts:
    return Texts("fr_FR", PARIS)


def plain(text: str) -> str:
    """No-break spaces as plain ones."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("remaining", "english", "french"),
    [
        (3 * DAY, "3 days left", "3 jours restants"),
        (48 * HOUR + 1, "2 days left", "2 jours restants"),
        (48 * HOUR, "48 h left", "48 h restantes"),
        (31 * HOUR + 59 * MINUTE, "31 h left", "31 h restantes"),
        (24 * HOUR, "24 h left", "24 h restantes"),
        (24 * HOUR - 1, "23 h 59 left", "23 h 59 restantes"),
        (5 * HOUR, "5 h 00 left", "5 h 00 restantes"),
        (38 * MINUTE, "38 min left", "38 min restantes"),
        (MINUTE, "1 min left", "1 min restante"),
        (MINUTE - 1, "under a minute left", "moins d’une minute"),
    ],
)
def test_t3_time_left_in_words(
    en: Texts, fr: Texts, remaining: int, english: str, french: str
) -> None:
    left = time_left(remaining)
    assert en.time_left(left) == english
    assert plain(fr.time_left(left)) == french


def test_t3_the_inspector_is_precise(en: Texts, fr: Texts) -> None:
    left = time_left(30 * HOUR + 58 * MINUTE, precise=True)
    assert en.time_left(left) == "30 h 58 left"
    assert plain(fr.remaining(left)) == "30 h 58"


def test_time_left_is_spoken_in_full(en: Texts, fr: Texts) -> None:
    assert spoken_left(time_left(30 * HOUR), en) == "30 hours left"
    assert spoken_left(time_left(HOUR + MINUTE), en) == "1 hour and 1 minute left"
    assert spoken_left(time_left(5 * HOUR), en) == "5 hours left"
    assert plain(spoken_left(time_left(38 * MINUTE), fr)) == "38 minutes restantes"


@pytest.mark.parametrize(
    ("size", "english", "french"),
    [
        (0, "0 B", "0 o"),
        (999, "999 B", "999 o"),
        (812_345, "812 KB", "812 ko"),
        (999_600, "1.0 MB", "1,0 Mo"),
        (318_000_000, "318 MB", "318 Mo"),
        (2_000_000_000, "2.0 GB", "2,0 Go"),
        (61_000_000_000, "61 GB", "61 Go"),
    ],
)
def test_sizes_are_decimal(en: Texts, fr: Texts, size: int, english: str, french: str) -> None:
    assert en.size(size) == english
    assert plain(fr.size(size)) == french


def test_dates_are_in_the_zone_that_was_given(en: Texts, fr: Texts) -> None:
    at = from_datetime(datetime(2027, 2, 12, 8, 30, tzinfo=UTC))
    assert en.date(at) == "12 Feb 2027"
    assert en.date_time(at) == "12 Feb 2027, 09:30"
    assert en.long_date_time(at) == "12 February 2027, 09:30"
    assert plain(fr.long_date_time(at)) == "12 février 2027 à 09:30"
    assert fr.date(from_datetime(datetime(2026, 6, 1, 12, tzinfo=UTC))) == "1er juin 2026"
    en.set_zone(QTimeZone(b"Asia/Tokyo"))
    assert en.date_time(at) == "12 Feb 2027, 17:30"


@pytest.mark.parametrize(
    ("zone", "utc", "shown"),
    [
        ("Europe/Paris", "2026-10-24T23:59", "01:59"),
        ("Europe/Paris", "2026-10-25T00:00", "02:00 (UTC+2)"),
        ("Europe/Paris", "2026-10-25T00:59", "02:59 (UTC+2)"),
        ("Europe/Paris", "2026-10-25T01:00", "02:00 (UTC+1)"),
        ("Europe/Paris", "2026-10-25T01:59", "02:59 (UTC+1)"),
        ("Europe/Paris", "2026-10-25T02:00", "03:00"),
        ("Europe/Paris", "2026-03-29T00:59", "01:59"),
        ("Europe/Paris", "2026-03-29T01:00", "03:00"),
        ("America/New_York", "2026-11-01T04:59", "00:59"),
        ("America/New_York", "2026-11-01T05:30", "01:30 (UTC\u22124)"),
        ("America/New_York", "2026-11-01T06:30", "01:30 (UTC\u22125)"),
        ("America/New_York", "2026-11-01T07:00", "02:00"),
        ("Australia/Lord_Howe", "2026-04-04T14:29", "01:29"),
        ("Australia/Lord_Howe", "2026-04-04T14:30", "01:30 (UTC+11)"),
        ("Australia/Lord_Howe", "2026-04-04T14:59", "01:59 (UTC+11)"),
        ("Australia/Lord_Howe", "2026-04-04T15:00", "01:30 (UTC+10:30)"),
        ("Australia/Lord_Howe", "2026-04-04T15:30", "02:00"),
        ("Asia/Tokyo", "2026-10-25T00:30", "09:30"),
    ],
)
def test_the_offset_stands_beside_a_time_that_comes_twice(zone: str, utc: str, shown: str) -> None:
    at = from_datetime(datetime.fromisoformat(f"{utc}:00+00:00"))
    for locale in ("en", "fr"):
        texts = Texts(locale, QTimeZone(zone.encode()))
        assert plain(texts.time(at)) == shown
        for whole in (
            texts.date_time, texts.long_date_time, texts.weekday_time, texts.weekday_date_time
        ):  # fmt: skip
            assert plain(whole(at)).endswith(shown), "in every form"


@given(at=st.integers(0, 4 * 10**12), zone=st.sampled_from(["Europe/Paris", "Asia/Gaza"]))
def test_no_two_instants_of_a_zone_read_the_same(at: int, zone: str) -> None:
    """To the minute, and an hour apart: where clocks are put back it is an hour."""
    texts = Texts("en", QTimeZone(zone.encode()))
    before, after = (texts.date_time(one) for one in (at - HOUR, at + HOUR))
    assert len({before, texts.date_time(at), after}) == 3


def test_lengths_and_positions(en: Texts, fr: Texts) -> None:
    assert [en.length(s) for s in (42.4, 60, 42 * 60, 65 * 60)] == [
        "42 s", "1 min", "42 min", "1 h 05",
    ]  # fmt: skip
    assert [en.position(s) for s in (535, 1867.9, 3753)] == ["08:55", "31:07", "1:02:33"]
    assert en.span(48 * HOUR) == "48 h"
    assert en.span(30 * DAY) == "30 days"
    assert en.span(90 * MINUTE) == "1 h 30"
    assert en.long_span(48 * HOUR) == "48 hours"
    assert plain(fr.long_span(48 * HOUR)) == "48 heures"
    assert en.span(30 * SECOND) == "30 s"
    assert en.percent(0.999) == "99 %"


def test_values_are_filled_in_at_once() -> None:
    assert fill("%1 and %2", "100 %2", "x") == "100 %2 and x"
    assert fill("%1 and %3", "a") == "a and %3"


def test_a_window_changes_its_language_and_says_so(en: Texts) -> None:
    told: list[str] = []
    en.changed.connect(lambda: told.append(en.language))
    en.switch("fr_CA")
    en.switch("fr")
    assert told == ["fr"]
    assert plain(en.size(1000)) == "1 ko"
    assert language_of("de_DE") == "en"


def test_qts_own_strings_follow(qapp: QApplication) -> None:
    own = QtTexts(qapp, "fr")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuler"
    own.switch("en")
    assert qapp.translate("QPlatformTheme", "Cancel") == "Cancel"


# the files


def translate_script() -> ModuleType:
    path = resources() / "make" / "translate.py"
    spec = importlib.util.spec_from_file_location("translate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_sentence_is_translated(language: str) -> None:
    script = translate_script()
    ts = resources() / "i18n" / f"sablier_{language}.ts"
    names = [one.text for one in ET.parse(ts).iter("name")]
    assert names == ["texts"]
    assert script.unfinished(ts) == []
    assert script.mistaken(ts) == []


def test_the_translations_are_those_of_the_source(tmp_path: Path) -> None:
    committed = resources() / "i18n"
    for ts in committed.glob("*.ts"):
        shutil.copy(ts, tmp_path)
    translate_script().build(tmp_path, {})
    for path in sorted(committed.iterdir()):
        fresh = tmp_path / path.name
        assert fresh.read_bytes() == path.read_bytes(), f"run translate.py: {path.name}"


def french_texts() -> list[str]:
    """Return every French text of the resources."""
    messages = ET.parse(resources() / "i18n" / "sablier_fr.ts").iter("translation")
    found = [text for message in messages for text in message.itertext()]
    for path in resources().rglob("*.json"):
        found += texts_under("fr", json.loads(path.read_text(encoding="utf-8")))
    return found


def texts_under(key: str, value: object, *, below: bool = False) -> list[str]:
    """Return the texts below `key`, at any depth of a JSON value."""
    if isinstance(value, str):
        return [value] if below else []
    if isinstance(value, dict):
        pairs = value.items()
        return [text for k, v in pairs for text in texts_under(key, v, below=below or k == key)]
    if isinstance(value, list):
        return [text for one in value for text in texts_under(key, one, below=below)]
    return []


def test_french_has_no_break_spaces_at_its_punctuation() -> None:
    """Before ``: ; ! ? »`` and after ``«``, so that no line begins or ends with one of them."""
    texts = french_texts()
    assert len(texts) > 900
    assert [text for text in texts if re.search(r" [:;!?»]|« ", text)] == []
    assert [text for text in texts if re.search(r"\w[;!?»]|«\w|\w:(?!\d|//)", text)] == []


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("jusqu’au 12 février 2027 à 09:30", "jusqu’au 12~février~2027 à 09:30"),
        ("until 12 February 2027, 09:30", "until 12~February~2027, 09:30"),
        ("3 épisodes choisis", "3~épisodes choisis"),
        ("36 s · 309 ko à télécharger", "36~s~· 309~ko à télécharger"),
        ("1 renouvellement, le dernier", "1 renouvellement, le dernier"),
        ("100 % « ici »", "100~% «~ici~»"),
    ],
)
def test_a_number_keeps_its_noun_and_a_day_its_month(sentence: str, kept: str) -> None:
    assert unbroken(sentence) == kept.replace("~", NO_BREAK)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("number", [10**9, 2**31, 2**63, 10**400, 10**3_999])
def test_a_number_that_no_line_holds_is_shown_as_more_than_the_largest(
    language: str, number: int
) -> None:
    texts = Texts(language)
    assert texts.number(MOST).count("9") == 9
    assert texts.number(number) == f"{texts.number(MOST)}+"
    sentence = texts.tr("%n day(s) left", "badge", number)
    assert texts.number(number) in sentence


def test_a_word_that_no_line_holds_may_be_broken() -> None:
    assert breakable("x" * 33) == "x" * 33
    assert breakable("x" * 60) == f"{'x' * 24}{MAY_BREAK}" * 2 + "x" * 12
    assert breakable("in /home/me/films") == "in /home/me/films"


def test_a_long_word_fits_its_label_and_is_copied_as_it_is(qapp: QApplication) -> None:
    holder = ThemeHolder(qapp, ThemeChoice.LIGHT, 100)
    label = Label(holder, wrap=True, text="x" * 300)
    assert label.minimumSizeHint().width() < 300
    assert label.text() == "x" * 300
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSelection(0, 300)
    assert label.selectedText() == "x" * 300
    holder.deleteLater()
    label.deleteLater()
