"""What a badge shows in each state, line by line (`TABLE`), in both languages."""

import re
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.badge import BadgeState, badge_facts
from desktop_app.domain.time import HOUR, MINUTE
from desktop_app.domain.transfer import Transfer, TransferState
from desktop_app.platform.paths import resource
from desktop_app.ui.badges import DRAWN, LOOKS, Sign, badge_of
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Theme, ThemeChoice, ThemeHolder
from desktop_app.ui.tokens import Tone
from desktop_app.ui.widgets.badge import Badge, badge_size
from tests.ui.shelf import NOW, began_with_left, every_state, row

STATES = every_state() | {"removing": replace(row(), removing=True)}

TABLE = [
    ("ready", Sign.HOURGLASS, Tone.READY, "48 h once started", "48 h une fois lancé"),
    ("ready, start limited", Sign.HOURGLASS, Tone.LAST,
     "Last · start within 28 days", "Dernier · à lancer d’ici 28 jours"),
    ("ready, start soon", Sign.HOURGLASS, Tone.SOON,
     "Last · start within 5 h 20", "Dernier · à lancer d’ici 5 h 20"),
    ("ready, start at once", Sign.HOURGLASS, Tone.URGENT,
     "Last · start within a minute", "Dernier · à lancer d’ici une minute"),
    ("days", Sign.RING, Tone.CALM, "2 days left", "2 jours restants"),
    ("hours", Sign.RING, Tone.CALM, "31 h left", "31 h restantes"),
    ("hours and minutes", Sign.RING, Tone.SOON, "5 h 20 left", "5 h 20 restantes"),
    ("minutes", Sign.RING, Tone.URGENT, "38 min left", "38 min restantes"),
    ("under a minute", Sign.RING, Tone.URGENT, "under a minute left", "moins d’une minute"),
    ("no limit", Sign.OPEN_RING, Tone.READY, "No time limit", "Sans limite de temps"),
    ("no limit, not started", Sign.OPEN_RING, Tone.READY,
     "No time limit", "Sans limite de temps"),
    ("leaving", Sign.DOOR, Tone.SOON, "Leaves in 5 h 20", "Disparaît dans 5 h 20"),
    ("leaving, not started", Sign.DOOR, Tone.CALM, "Leaves in 12 days", "Disparaît dans 12 jours"),
    ("overtime", Sign.RING, Tone.URGENT, "Finish this sitting", "Terminez cette séance"),
    ("last, hours", Sign.RING, Tone.LAST, "Last · 31 h left", "Dernier · 31 h restantes"),
    ("last, not started", Sign.HOURGLASS, Tone.LAST,
     "Last · 48 h once started", "Dernier · 48 h une fois lancé"),
    ("last, minutes", Sign.RING, Tone.URGENT,
     "Last · 38 min left", "Dernier · 38 min restantes"),
    ("last, leaving", Sign.DOOR, Tone.SOON,
     "Last · leaves in 5 h 00", "Dernier · disparaît dans 5 h 00"),
    ("last, no limit", Sign.OPEN_RING, Tone.LAST,
     "Last · no time limit", "Dernier · sans limite de temps"),
    ("expired", Sign.STRUCK_CLOCK, Tone.ENDED,
     "Expired · 1 renewal left", "Expiré · 1 renouvellement"),
    ("expired, window over", Sign.STRUCK_CLOCK, Tone.ENDED,
     "Expired · download again", "Expiré · à télécharger de nouveau"),
    ("expired, no limit", Sign.STRUCK_CLOCK, Tone.ENDED,
     "Expired · download again", "Expiré · à télécharger de nouveau"),
    ("returned", Sign.STRUCK_BOX, Tone.ENDED,
     "Removed · 3 renewals left", "Supprimé · 3 renouvellements"),
    ("lost", Sign.BROKEN_FILE, Tone.ENDED,
     "File missing · 1 renewal left", "Fichier manquant · 1 renouvellement"),
    ("locked", Sign.PADLOCK, Tone.LOCKED,
     "Locked until 18 Jun 2027", "Verrouillé jusqu’au 18 juin 2027"),
    ("locked for ever", Sign.PADLOCK, Tone.LOCKED,
     "No downloads left", "Plus de téléchargement possible"),
    ("revoked", Sign.SLASHED_CIRCLE, Tone.ENDED, "No longer offered", "N’est plus proposé"),
    ("queued", Sign.ARROW, Tone.MOVING, "Queued", "En file d’attente"),
    ("signed out", Sign.ARROW, Tone.MOVING,
     "Waiting until you sign in", "En attente de votre connexion au réseau"),
    ("no network", Sign.ARROW, Tone.MOVING, "Waiting for a network", "En attente du réseau"),
    ("trying again", Sign.ARROW, Tone.MOVING,
     "Tries again automatically", "Nouvel essai automatique"),
    ("downloading", Sign.BAR, Tone.MOVING, "42 %", "42 %"),
    ("paused", Sign.PAUSE, Tone.MOVING, "Paused · 42 %", "En pause · 42 %"),
    ("failed", Sign.CROSS, Tone.MOVING, "Failed · disk full", "Échec · disque plein"),
    ("absent", Sign.DOWNLOAD, Tone.ENDED, "Not downloaded", "Pas téléchargé"),
    ("removing", Sign.STRUCK_BOX, Tone.ENDED, "Being removed", "Suppression en cours"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "sign", "tone", "english", "french"), TABLE, ids=[one[0] for one in TABLE]
)
def test_the_badge_table(state: str, sign: Sign, tone: Tone, english: str, french: str) -> None:
    shown = badge_of(STATES[state], NOW, Texts("en"))
    assert (shown.sign, shown.tone, shown.text) == (sign, tone, english)
    words = badge_of(STATES[state], NOW, Texts("fr")).text
    assert words.replace("\u00a0", " ") == french
    assert shown.doubled == (state.startswith(("last", "ready, start")) and sign is not Sign.DOOR)


def test_every_state_has_a_line_in_the_table() -> None:
    assert set(STATES) == {one[0] for one in TABLE}


def test_every_state_of_the_badge_occurs_and_has_a_look() -> None:
    shown = {badge_facts(one, NOW).state for one in STATES.values()}
    assert shown == set(BadgeState) == set(LOOKS)


SPOKEN = [
    ("leaving", "Leaves in 5 hours and 20 minutes", "Disparaît dans 5 heures et 20 minutes"),
    ("leaving, not started", "Leaves in 12 days", "Disparaît dans 12 jours"),
    ("last, leaving", "last copy, leaves in 5 hours", "dernière copie, disparaît dans 5 heures"),
    ("ready, start soon", "last copy, start within 5 hours and 20 minutes",
     "dernière copie, à lancer d’ici 5 heures et 20 minutes"),
    ("ready, start at once", "last copy, start within a minute",
     "dernière copie, à lancer d’ici une minute"),
    ("ready", "48 hours once started", "48 heures une fois lancé"),
    ("hours and minutes", "5 hours and 20 minutes left", "5 heures et 20 minutes restantes"),
    ("paused", "Paused, 42 %", "En pause, 42 %"),
    ("failed", "Failed, disk full", "Échec, disque plein"),
    ("downloading", "downloading, 42 %, 3 minutes", "téléchargement, 42 %, 3 minutes"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "english", "french"), SPOKEN, ids=[one[0] for one in SPOKEN])
def test_a_screen_reader_hears_the_badge_in_full_words(
    state: str, english: str, french: str
) -> None:
    assert badge_of(STATES[state], NOW, Texts("en"), pace_s=170).spoken == english
    spoken = badge_of(STATES[state], NOW, Texts("fr"), pace_s=170).spoken
    assert spoken.replace("\u00a0", " ") == french


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("state", STATES)
def test_no_badge_is_spoken_with_an_abbreviation_or_a_sign(language: str, state: str) -> None:
    spoken = badge_of(STATES[state], NOW, Texts(language), pace_s=170).spoken
    assert not re.search(r"·|\b(?:h|min|s|j)\b", spoken)


def test_a_download_of_unknown_size_is_spoken_once() -> None:
    unknown = Transfer(7, TransferState.DOWNLOADING, 134, None)
    shown = badge_of(row(granted=None, transfer=unknown), NOW, Texts("en"))
    assert (shown.text, shown.spoken) == ("Downloading", "Downloading")


def test_every_sign_is_drawn_or_has_a_picture() -> None:
    pictures = {path.stem for path in resource("icons").glob("*.svg")}
    assert {sign for sign in Sign if sign not in DRAWN and sign not in pictures} == set()


def test_t4_urgent_has_a_dot_and_the_ring_shows_the_share_left() -> None:
    texts = Texts("en")
    assert badge_of(row(opened=began_with_left(HOUR)), NOW, texts).alarm
    calm = badge_of(row(opened=began_with_left(24 * HOUR)), NOW, texts)
    assert not calm.alarm
    assert calm.share == 0.5


def test_t3_the_text_changes_when_the_badge_says_and_not_before() -> None:
    texts = Texts("en")
    shown = row(opened=began_with_left(31 * HOUR + 5 * MINUTE))
    badge = badge_of(shown, NOW, texts)
    assert badge.changes_at is not None
    assert badge_of(shown, badge.changes_at - 1, texts).text == badge.text
    assert badge_of(shown, badge.changes_at, texts).text == "30 h left"


def test_a_transfer_says_how_long_where_it_is_known() -> None:
    moving = STATES["downloading"]
    assert badge_of(moving, NOW, Texts("en"), pace_s=170).text == "42 % · 3 min"


def test_the_inspector_says_minutes_and_what_for() -> None:
    shown = badge_of(
        row(opened=began_with_left(30 * HOUR + 58 * MINUTE)), NOW, Texts("en"), precise=True
    )
    assert shown.text == "30 h 58 left to finish"


def test_a_badge_says_itself_to_a_screen_reader(qtbot: QtBot, dark: ThemeHolder) -> None:
    widget = Badge(dark, badge_of(row(opened=began_with_left(30 * HOUR)), NOW, Texts("en")))
    qtbot.addWidget(widget)
    assert widget.accessibleName() == "30 hours left"
    assert widget.sizeHint().height() == 32
    dark.set_text_percent(200)
    assert widget.sizeHint().height() == 64
    dark.set_text_percent(100)
    assert widget.grab().width() > 0


def test_a_badge_is_24_to_32_high_at_100_percent() -> None:
    props = badge_of(row(), NOW, Texts("en"))
    heights = {badge_size(props, Theme(), at).height() for at in (24, 30, 32)}
    assert heights == {24, 30, 32}
    assert ThemeChoice.SYSTEM.value == "system"
