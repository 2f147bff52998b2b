"""What a line of the library says and offers, from facts alone."""

from dataclasses import replace

import pytest

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import LocalText
from desktop_app.domain.intent import Intent
from desktop_app.domain.licence import Ending
from desktop_app.domain.shelf import Chip, Counts, GroupHeader, ShelfRow
from desktop_app.ui.library.rows import (
    props_of,
    row_props,
)
from desktop_app.ui.library.words import chips_props, subtitle_of
from desktop_app.ui.lines.rows import header_props
from desktop_app.ui.text import Texts
from tests.ui.shelf import MB, NOW, every_state, picture, row

EN, FR = Texts("en"), Texts("fr")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_rows_of_the_picture() -> None:
    shown = [row_props(one, NOW, EN) for one in picture()]
    assert [(one.title, one.line, one.badge.text, one.action.label) for one in shown] == [
        ("4. The Night Ferry", "42 min · 318 MB · stopped at 31:07", "38 min left", "Resume"),
        ("3. Low Water", "44 min · 330 MB · stopped at 12:40", "30 h left", "Resume"),
        ("2. Harbour Lights", "41 min · 306 MB · not started", "48 h once started", "Play"),
        ("1. Salt", "43 min · watched to 20:14", "Expired · 1 renewal left", "Renew"),
        ("6. Canopy", "51 min · 402 MB · stopped at 08:55", "5 h 20 left", "Resume"),
        ("5. Mycelium", "49 min · watched to 33:01", "Locked until 18 Jun 2027", "Why?"),
        ("4. Heartwood", "47 min · 160 MB of 380 MB", "42 %", "Pause"),
        ("1. First Frost", "38 min · 290 MB · watched to the end", "48 h once started", "Play"),
        ("2. Snow Fence", "39 min · 300 MB · not started", "48 h once started", "Play"),
    ]
    assert [one.greyed for one in shown] == [
        False, False, False, True, False, True, False, False, False,
    ]  # fmt: skip


def test_the_same_in_french() -> None:
    shown = row_props(picture()[0], NOW, FR)
    assert plain(shown.line) == "42 min · 318 Mo · arrêté à 31:07"
    assert (shown.title, shown.action.label) == ("4. Le Ferry de nuit", "Reprendre")


def test_a_row_says_itself_to_a_screen_reader() -> None:
    assert row_props(picture()[1], NOW, EN).spoken == (
        "Low Water, episode 3, 30 hours left, Resume"
    )


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("ready", Intent.PLAY),
        ("hours", Intent.PLAY),
        ("overtime", Intent.PLAY),
        ("expired", Intent.RENEW),
        ("expired, window over", Intent.DOWNLOAD),
        ("returned", Intent.RENEW),
        ("lost", Intent.RENEW),
        ("locked", Intent.WHY),
        ("locked for ever", Intent.WHY),
        ("revoked", Intent.WHY),
        ("queued", Intent.CANCEL),
        ("no network", Intent.CANCEL),
        ("trying again", Intent.TRY_AGAIN),
        ("downloading", Intent.PAUSE),
        ("paused", Intent.GO_ON),
        ("failed", Intent.TRY_AGAIN),
    ],
)
def test_one_action_a_row(state: str, kind: Intent) -> None:
    assert row_props(every_state()[state], NOW, EN).action.intent is kind


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("queued", "Les Heures creuses · 43 min · 318 MB"),
        ("no network", "Les Heures creuses · 43 min · 134 MB of 318 MB"),
        ("trying again", "Connection lost · Les Heures creuses · 43 min · 134 MB of 318 MB"),
        ("failed", "Les Heures creuses · 43 min · 134 MB of 318 MB"),
    ],
)
def test_a_row_of_the_queue_names_its_series_and_why_it_waits(state: str, line: str) -> None:
    shown = row_props(every_state()[state], NOW, EN, with_series=True, place=2)
    assert shown.line == line
    assert shown.grip
    assert "Les Heures creuses" in shown.spoken
    assert shown.spoken.endswith("number 2 in the queue")
    assert ("connection lost" in shown.spoken) == (state == "trying again")


@pytest.mark.parametrize("shown", every_state().values(), ids=list(every_state()))
def test_a2_what_can_be_played_is_what_the_status_says(shown: ShelfRow) -> None:
    props = row_props(shown, NOW, EN)
    playable = shown.entitlement.status(NOW).playable
    assert props.playable == playable
    if shown.transfer is None:
        assert (props.action.intent in (Intent.PLAY, Intent.RESUME)) == playable


def test_what_may_not_be_downloaded_any_more_says_why() -> None:
    gone = row(ended=Ending.EXPIRED, offer=Offer(downloadable=False))
    assert row_props(gone, NOW, EN).action.intent is Intent.WHY


def test_what_is_being_removed_can_be_kept() -> None:
    shown = row_props(replace(row(), removing=True), NOW, EN)
    assert (shown.badge.text, shown.action.label) == ("Being removed", "Undo")
    assert shown.greyed
    assert Intent.REMOVE not in shown.concerned
    assert Intent.CLEAR not in shown.concerned


def test_a_greyed_row_shows_no_progress_and_no_size() -> None:
    shown = row_props(picture()[3], NOW, EN)
    assert shown.poster.greyed
    assert shown.poster.progress is None
    assert "MB" not in shown.line
    assert row_props(picture()[0], NOW, EN).poster.progress == pytest.approx(1867 / 2520)


def test_a_header_counts_what_is_on_this_laptop() -> None:
    header = GroupHeader(LocalText.plain("Les Heures creuses"), 1, 4, 954 * MB)
    shown = header_props(header, EN)
    assert shown.title == "Les Heures creuses"
    assert shown.line == "Season 1 · 4 episodes · 954 MB on this laptop"
    assert plain(header_props(header, FR).line) == (
        "Saison 1 · 4 épisodes · 954 Mo sur cet ordinateur"
    )
    bare = GroupHeader(LocalText.plain("X"), None, 1, 0)
    assert props_of(bare, NOW, EN).line == "1 episode"


def test_the_subtitle() -> None:
    counts = Counts({Chip.READY: 3, Chip.STARTED: 3, Chip.ENDING_TODAY: 2, Chip.EXPIRED: 2})
    assert subtitle_of(counts, EN) == "6 ready to watch · 2 ending today · 2 expired"
    assert plain(subtitle_of(counts, FR)) == (
        "6 à regarder · 2 se terminent aujourd’hui · 2 expirés"
    )
    assert subtitle_of(Counts({Chip.EXPIRED: 4}), EN) == "Nothing to watch right now · 4 expired"
    everything = Counts({Chip.ALL: 4, Chip.EXPIRED: 4})
    assert subtitle_of(everything, EN).startswith("Everything here has expired")
    assert subtitle_of(Counts({}), EN) == "Nothing on this laptop yet"


@pytest.mark.parametrize(("language", "text"), [("en", "All 100,001"), ("fr", "Tous 100 001")])
def test_a_chip_groups_the_digits_of_its_count(language: str, text: str) -> None:
    chips = chips_props(Counts({Chip.ALL: 100_001}), Chip.ALL, Texts(language))
    assert " ".join(chips[0].text.split()) == text
