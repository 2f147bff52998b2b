"""What stands over the picture, and where there is no room for every button."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.playback import Phase
from desktop_app.domain.tracks import Track
from desktop_app.ui.player.next_words import NextProps
from desktop_app.ui.player.view import PlayerView
from desktop_app.ui.theme import ThemeHolder
from tests.support.ears import listen
from tests.support.pointer import move
from tests.support.signals import heard
from tests.ui.player.test_props import State

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


def test_without_an_audio_device_it_says_so_and_the_button_says_why(
    view: PlayerView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = "No sound: this laptop has no audio device"
    volume, muted = heard(view.volume_requested), heard(view.mute_requested)
    said = listen(monkeypatch)
    view.show_state(replace(State(), silent=True))
    view.show_state(replace(State(), silent=True, position_s=13))
    assert said == [why]
    view.show_state(replace(State(), silent=True, episode=None, phase=Phase.CLOSED))
    view.show_state(replace(State(), silent=True))
    assert said == [why], "once is enough, whatever plays next"
    assert view.controls.mute.accessibleName() == why
    assert not view.controls.volume.isVisible()
    qtbot.keySequence(view, "M")
    qtbot.keySequence(view, "Up")
    qtbot.mouseClick(view.controls.mute, Qt.MouseButton.LeftButton)
    assert (volume, muted) == ([], [])
    assert view.echo.props.text == why


def test_what_has_no_room_is_in_the_menu_of_the_rest(view: PlayerView, dark: ThemeHolder) -> None:
    controls = view.controls
    view.show_state(replace(State(), audio_tracks=SOUNDS))
    extras = (controls.subtitles, controls.sound, controls.rate, controls.pin)
    assert all(one.isVisible() for one in extras)
    assert not controls.more.isVisible()
    dark.set_text_percent(200)
    assert not any(one.isVisible() for one in extras)
    assert controls.more.isVisible()
    names = [one.text() for one in controls.more_menu.actions() if one.isVisible()]
    assert names == ["Subtitles", "Audio", "Speed", "Always on top"]
    view.controls.show_on_top(None)
    view.show_state(State())
    names = [one.text() for one in controls.more_menu.actions() if one.isVisible()]
    assert names == ["Subtitles", "Speed"]


def test_a_desktop_that_keeps_no_window_on_top_is_asked_for_nothing(
    view: PlayerView, qtbot: QtBot
) -> None:
    told = heard(view.on_top_requested)
    view.controls.show_on_top(None)
    qtbot.keySequence(view, "T")
    assert told == []
    assert not view.controls.pin.isVisible()
    assert view.echo.props.text == "This desktop keeps no window on top"


# from 6.12 on PySide wants fractions there, which 6.11 does not take
@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent:DeprecationWarning")
@pytest.mark.parametrize(
    ("names", "dropped"), [(["a.SRT"], 1), (["a.vtt", "b.vtt"], 0), (["a.webm"], 0)]
)
def test_a_file_of_subtitles_may_be_dropped(
    view: PlayerView, tmp_path: Path, names: list[str], dropped: int
) -> None:
    told = heard(view.subtitle_file_dropped)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    kind, copy = QDropEvent, Qt.DropAction.CopyAction
    nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QDragEnterEvent(QPoint(9, 9), copy, files, *nothing))
    QApplication.sendEvent(view, kind(QPointF(9, 9), copy, files, *nothing))
    assert told == [tmp_path / name for name in names][:dropped]


def test_the_slider_says_the_time_where_the_pointer_is(view: PlayerView) -> None:
    slider = view.controls.position
    tip = view.controls.line.tip
    for x in (0, slider.width() // 2, slider.width()):
        move(slider, x, 10)
        assert tip.isVisible()
        assert view.rect().contains(tip.geometry())
        assert tip.geometry().bottom() < slider.mapTo(view, slider.rect().center()).y()
    assert tip.text == "00:44"
    QApplication.sendEvent(slider, QEvent(QEvent.Type.Leave))
    assert not tip.isVisible()
    move(slider, 20, 10)
    assert tip.isVisible()
    view.resize(view.width(), view.height() - 40)  # as full screen does: no pointer has moved
    assert not tip.isVisible()


def test_that_it_is_loading_is_said_only_where_it_takes_a_while(
    view: PlayerView, qtbot: QtBot
) -> None:
    view.show_state(State(phase=Phase.OPENING))
    assert not view.busy.isVisible()
    qtbot.waitUntil(view.busy.isVisible)
    view.show_state(State())
    assert not view.busy.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_next_episode_is_said_offered_and_cancelled(
    view: PlayerView, dark: ThemeHolder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, percent: int
) -> None:
    dark.set_text_percent(percent)
    played, cancelled = heard(view.next_requested), heard(view.next_cancelled)
    card = view.next_card
    said = listen(monkeypatch)
    view.show_next(NEXT)
    view.show_next(replace(NEXT, sentence="Starts in 3 s", seconds_left=3))
    assert said == ["Next · S1 E4. The Night Ferry. Starts in 8 s"]
    assert card.play.width() >= card.play.sizeHint().width(), "laid out before it is seen"
    qtbot.waitUntil(lambda: view.surface.contentsRect().contains(card.geometry()))
    assert 0.2 < card._share <= 3 / 8
    qtbot.mouseClick(card.play, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.cancel, Qt.MouseButton.LeftButton)
    assert (len(played), len(cancelled)) == (1, 1)
    assert not card.isVisible()
    view.show_next(replace(NEXT, seconds_left=None))
    assert card._share == 0, "it does not start by itself"
    card.cancel.setFocus()
    view.show_next(None)
    assert view.hasFocus()


def test_under_reduced_motion_the_countdown_goes_by_what_it_is_told(
    view: PlayerView, dark: ThemeHolder
) -> None:
    dark.set_reduced_motion(True)
    view.show_next(NEXT)
    view.show_next(replace(NEXT, seconds_left=1.7))
    assert view.next_card._share == 2 / 8


def test_the_line_of_the_countdown_goes_one_way_and_stands_still_behind_something(
    view: PlayerView, qtbot: QtBot
) -> None:
    card = view.next_card
    view.show_next(NEXT)
    view.show_next(replace(NEXT, seconds_left=7.8))
    assert card._share == 7.8 / 8, "no step by the second"
    qtbot.waitUntil(lambda: card._share < 7.79 / 8)
    view.show_next(replace(NEXT, seconds_left=7.7, counts=False))
    assert card._countdown.state() is QAbstractAnimation.State.Stopped
    assert card._share == 7.7 / 8
