"""Keys, clicks and the wheel: what they ask for, and the echo that they leave."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.playback import Phase
from desktop_app.domain.tracks import Track
from desktop_app.ui.dialogs.shortcuts import Context, key_sections
from desktop_app.ui.player.keys import Act
from desktop_app.ui.player.next_words import NextProps
from desktop_app.ui.player.view import PlayerView
from desktop_app.ui.text import Texts
from tests.support.ears import listen
from tests.support.pointer import turn
from tests.support.signals import heard
from tests.ui.player.test_props import State, plain

SOUNDS = (Track("0", "en"), Track("1", "fr"))
NEXT = NextProps(
    title="The Night Ferry",
    place="Next · S1 E4",
    poster=None,
    badge=None,
    sentence="Starts in 8 s",
    seconds_left=8,
    play_name="Play now",
    cancel_name="Cancel",
)
KEYCAPS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


@pytest.mark.parametrize(
    ("key", "signal", "told", "echo"),
    [
        ("Left", "seek_requested", 7.0, "\u22125 s"),
        ("Right", "seek_requested", 17.0, "+5 s"),
        ("J", "seek_requested", 2.0, "\u221210 s"),
        ("L", "seek_requested", 22.0, "+10 s"),
        ("Home", "seek_requested", 0.0, "00:00"),
        ("End", "seek_requested", 44.0, "00:44"),
        ("5", "seek_requested", 22.0, "00:22"),
        ("Up", "volume_requested", 0.85, "85 %"),
        ("Down", "volume_requested", 0.75, "75 %"),
        ("M", "mute_requested", None, "Sound off"),
        (">", "rate_requested", 1.25, "1.25×"),
        ("<", "rate_requested", 0.75, "0.75×"),
        ("C", "subtitle_requested", "0", "Subtitles: English"),
        ("A", "audio_requested", "1", "Audio: Français"),
        ("T", "on_top_requested", True, "No longer on top"),
        ("K", "toggle_requested", None, ""),
        ("F", "full_screen_requested", True, ""),
        ("F11", "full_screen_requested", True, ""),
        ("N", "next_requested", None, ""),
        ("Esc", "close_requested", None, ""),
    ],
)
def test_keys(
    view: PlayerView,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    signal: str,
    told: object,
    echo: str,
) -> None:
    view.show_state(replace(State(), audio_tracks=SOUNDS))
    listened = heard(getattr(view, signal))
    said = listen(monkeypatch)
    qtbot.keySequence(view, key)
    assert listened == [told]
    assert [plain(one) for one in said] == ([echo] if echo else [])
    assert plain(view.echo.props.text) == echo


def test_every_key_of_the_player_is_in_the_list_of_shortcuts() -> None:
    section, _ = key_sections(Context(in_player=True), Texts("en"))
    named = " ".join(keys for keys, _ in section.lines)
    for act in Act:
        for key in act.keys if act is not Act.TENTH else ("0–9",):
            assert KEYCAPS.get(key, key) in named, act
    french, _ = key_sections(Context(in_player=True), Texts("fr"))
    assert len(french.lines) == len(section.lines)


def test_leaps_are_counted_together_while_their_echo_stands(view: PlayerView, qtbot: QtBot) -> None:
    said = []
    for key in ("L", "L", "Right", "J"):
        qtbot.keySequence(view, key)
        said.append(plain(view.echo.props.text))
    assert said == ["+10 s", "+20 s", "+25 s", "\u221210 s"]
    place = view.echo.geometry()
    assert view.surface.contentsRect().contains(place)


def test_one_key_takes_the_subtitles_away_and_brings_the_same_back(
    view: PlayerView, qtbot: QtBot
) -> None:
    told = heard(view.subtitle_requested)
    view.show_state(replace(State(), subtitle="1"))
    qtbot.keySequence(view, "C")
    view.show_state(State())
    qtbot.keySequence(view, "C")
    view.show_state(State(subtitle_tracks=()))
    qtbot.keySequence(view, "C")
    assert told == [None, "1"]
    assert view.echo.props.text == "This episode has no subtitles"


def test_escape_leaves_what_was_entered_last(view: PlayerView, qtbot: QtBot) -> None:
    cancelled, full = heard(view.next_cancelled), heard(view.full_screen_requested)
    closed = heard(view.close_requested)
    view.set_full_screen(True)
    view.show_next(NEXT)
    for _ in range(2):
        qtbot.keySequence(view, "Esc")
    view.set_full_screen(False)
    assert (len(cancelled), full, closed) == (1, [False], [])
    qtbot.keySequence(view, "Esc")
    assert len(closed) == 1


def test_a_double_click_fills_the_screen_and_pauses_nothing(view: PlayerView, qtbot: QtBot) -> None:
    toggled, full = heard(view.toggle_requested), heard(view.full_screen_requested)
    qtbot.mouseClick(view.surface, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(view.surface, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(view.surface, Qt.MouseButton.LeftButton)
    assert (len(toggled) % 2, full) == (0, [True])
    view.show_state(State(phase=Phase.ENDED))
    toggled.clear()
    qtbot.mouseClick(view.surface, Qt.MouseButton.LeftButton)
    assert toggled == [], "what has ended starts again by its button"


def test_the_wheel_over_the_picture_is_the_volume(view: PlayerView) -> None:
    told = heard(view.volume_requested)
    for turned in (60, 60, -240):
        turn(view.surface, turned)
    assert told == [0.85, 0.7]


def test_without_a_known_length_one_leaps_and_pauses_but_goes_to_no_share_of_it(
    view: PlayerView, qtbot: QtBot
) -> None:
    view.show_state(State(duration_s=0.0))
    sought, toggled = heard(view.seek_requested), heard(view.toggle_requested)
    for key in (Qt.Key.Key_J, Qt.Key.Key_L, Qt.Key.Key_Left, Qt.Key.Key_5, Qt.Key.Key_End):
        qtbot.keyClick(view, key)
    assert sought == [2.0, 22.0, 7.0]
    qtbot.mouseClick(view.controls.position, Qt.MouseButton.LeftButton)
    assert len(sought) == 3
    qtbot.mouseClick(view.surface, Qt.MouseButton.LeftButton)
    assert toggled == [None]
