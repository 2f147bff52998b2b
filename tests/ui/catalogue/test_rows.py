"""What a line of the catalogue says and offers, from facts alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimeZone

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import LocalText
from desktop_app.domain.intent import Intent
from desktop_app.domain.licence import Ending
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.shelf import GroupHeader, ShelfRow
from desktop_app.domain.time import DAY, HOUR
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.ui.catalogue.rows import group_props, row_props
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.buttons import ButtonKind
from tests.ui.shelf import MB, NOW, began_with_left, every_state, moving, row

PARIS = QTimeZone(b"Europe/Paris")
EN, FR = Texts("en", PARIS), Texts("fr", PARIS)
BECAUSE = LocalText({"en": "Online only.", "fr": "En ligne seulement."})


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def absent(**more: object) -> ShelfRow:
    return row(granted=None, **more)  # type: ignore[arg-type]


def refused(because: LocalText) -> ShelfRow:
    one = absent(offer=Offer(downloadable=False))
    return replace(one, episode=replace(one.episode, not_offered_because=because))


@pytest.mark.parametrize(
    ("shown", "action", "english", "french", "badge"),
    [
        (absent(), Intent.DOWNLOAD, "Download", "Télécharger", None),
        (
            row(),
            Intent.SHOW_IN_LIBRARY,
            "In your downloads",
            "Déjà téléchargé",
            "48 h once started",
        ),
        (
            row(opened=began_with_left(31 * HOUR)),
            Intent.SHOW_IN_LIBRARY,
            "In your downloads",
            "Déjà téléchargé",
            "31 h left",
        ),
        (
            row(ended=Ending.EXPIRED),
            Intent.RENEW,
            "Renew",
            "Renouveler",
            "Expired · 1 renewal left",
        ),
        (
            row(ended=Ending.EXPIRED, granted=NOW - 400 * DAY),
            Intent.DOWNLOAD,
            "Download",
            "Télécharger",
            "Expired · download again",
        ),
        (
            row(ended=Ending.EXPIRED, grants=2),
            Intent.WHY,
            "Why?",
            "Pourquoi ?",
            "Locked until 18 Jun 2027",
        ),
        (
            absent(transfer=moving(TransferState.DOWNLOADING)),
            Intent.CANCEL,
            "Cancel",
            "Annuler",
            "42 %",
        ),
        (
            absent(transfer=moving(TransferState.FAILED, Trouble.DISK_FULL)),
            Intent.TRY_AGAIN,
            "Try again",
            "Réessayer",
            "Failed · disk full",
        ),
        (refused(BECAUSE), Intent.WHY, "Why?", "Pourquoi ?", None),
        (absent(offer=Offer(True, NOW)), Intent.WHY, "Why?", "Pourquoi ?", None),
    ],
)
def test_one_action_a_row(
    shown: ShelfRow, action: Intent, english: str, french: str, badge: str | None
) -> None:
    props = row_props(shown, NOW, EN)
    assert props.action.intent is action
    assert props.action.label == english
    assert plain(row_props(shown, NOW, FR).action.label) == french
    assert (None if props.badge is None else plain(props.badge.text)) == badge


def test_what_is_not_offered_is_greyed_and_says_why() -> None:
    english, french = row_props(refused(BECAUSE), NOW, EN), row_props(refused(BECAUSE), NOW, FR)
    assert (english.greyed, english.poster.greyed) == (True, True)
    assert (english.line, french.line) == ("Online only.", "En ligne seulement.")
    assert "Online only" in english.spoken


def test_a_reason_is_given_where_the_catalogue_gives_none() -> None:
    props = row_props(refused(LocalText({})), NOW, EN)
    assert props.line == "It is not offered for download."


def test_what_left_says_when() -> None:
    gone = absent(offer=Offer(True, NOW - DAY))
    assert row_props(gone, NOW, EN).line == "It left the catalogue on 21 Jun 2026."
    assert "a quitté le catalogue le 21 juin 2026" in row_props(gone, NOW, FR).line


def test_what_will_leave_says_when_and_is_looked_at_again_then() -> None:
    props = row_props(absent(offer=Offer(True, NOW + DAY)), NOW, EN)
    assert props.facts.endswith("leaves on 23 Jun 2026, 13:07")
    assert props.changes_at == NOW + DAY


def test_a_live_copy_of_what_is_no_longer_offered_stays_live() -> None:
    props = row_props(row(offer=Offer(downloadable=False)), NOW, EN)
    assert (props.action.intent, props.greyed) == (Intent.SHOW_IN_LIBRARY, False)


def test_facts_in_both_languages() -> None:
    one = row()
    one = replace(one, episode=replace(one.episode, languages=("en", "fr", "de")))
    english, french = row_props(one, NOW, EN).facts, row_props(one, NOW, FR).facts
    assert english == "312 MB · 43 min · English, French, Deutsch"
    assert plain(french) == "312 Mo · 43 min · anglais, français, Deutsch"


def test_what_a_screen_reader_hears_before_a_first_download() -> None:
    spoken = plain(row_props(absent(), NOW, EN).spoken)
    assert spoken.startswith("Salt, episode 1, Download")
    assert spoken.endswith("48 hours to finish once started · 1 renewal within a year")


def test_a_header_says_what_a_download_allows() -> None:
    header = GroupHeader(LocalText.plain("Les Heures creuses"), 1, 4, 954 * MB)
    english, french = group_props(header, DEFAULT, EN), group_props(header, DEFAULT, FR)
    assert (english.title, english.line) == (
        "Les Heures creuses",
        "Season 1 · 4 episodes · 954 MB on this laptop",
    )
    assert plain(english.terms) == (
        "A download allows: 48 hours to finish once started · 1 renewal within a year"
    )
    assert plain(french.terms).startswith("Un téléchargement permet : 48 heures pour finir")
    assert english.terms in english.spoken


def test_a_header_without_season_size_or_terms() -> None:
    header = GroupHeader(LocalText.plain("Tales"), None, 1, 0)
    props = group_props(header, None, EN)
    assert (props.line, props.terms, props.spoken) == (
        "1 episode",
        "",
        "Tales, 1 episode, expanded",
    )


@pytest.mark.parametrize("name", sorted(every_state()))
def test_every_state_has_an_action_and_primary_only_downloads(name: str) -> None:
    for texts in (EN, FR):
        props = row_props(every_state()[name], NOW, texts)
        assert props.action.label
        assert props.spoken
        assert (props.action.button is ButtonKind.PRIMARY) == (
            props.action.intent is Intent.DOWNLOAD
        )
