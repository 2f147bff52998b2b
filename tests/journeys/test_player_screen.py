"""The player fills the screen, stays on top, and takes subtitles out of a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_app.domain.encodings import UTF_8, WINDOWS_1252
from desktop_app.domain.playback import Phase
from tests.support.stage import Stage, staged, staged_library

pytestmark = pytest.mark.no_qt_log  # a film plays: see the conftest of the journeys


def test_full_screen_always_on_top_and_a_file_of_subtitles(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        window, player = stage.window, stage.session.player
        window.showMaximized()
        stage.watch("night-ferry")
        stage.press(Qt.Key.Key_F)
        assert window.isFullScreen()
        assert player.surface.height() == window.height()
        stage.press(Qt.Key.Key_T)
        assert window.is_on_top
        stage.press(Qt.Key.Key_Escape)
        assert (window.isFullScreen(), window.isMaximized()) == (False, True)
        assert window.is_covered, "one step at a time"
        choose_a_file(stage)
        stage.press(Qt.Key.Key_F11)
        player.hiding.hide()
        assert player.corner.badge.isVisible()
        stage.click(player.surface)
        assert player.state is not None
        assert player.state.phase is Phase.PAUSED
        assert player.controls.isVisible()
        stage.click(player.bar.back)
        assert not window.is_covered
        assert (window.isFullScreen(), window.isMaximized()) == (False, True)
        assert not window.is_on_top, "only the player offers to take it back"


def choose_a_file(stage: Stage) -> None:
    """What plays goes on meanwhile."""
    player = stage.session.player
    player.controls.subtitle_menu.actions()[-1].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert player.state is not None
    assert player.state.phase is Phase.PLAYING
    dialog.reject()
    stage.until(lambda: not stage.window.findChildren(QFileDialog))


def test_what_is_heard_and_read_and_how_loud_holds_the_next_time(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        stage.session.settings.put("explained_first_play", value=True)
        stage.watch("harbour-lights")
        player, playback = stage.session.player, stage.session.playback
        stage.until(lambda: bool(playback.shown.subtitle_tracks))
        french = next(one for one in playback.shown.subtitle_tracks if one.language == "fr")
        player.subtitle_requested.emit(french.key)
        player.volume_requested.emit(0.4)
        stage.leave_player()
    with staged_library(qtbot, tmp_path) as stage:
        stage.watch("harbour-lights")
        playback = stage.session.playback
        stage.until(lambda: playback.shown.subtitle == french.key)
        assert playback.shown.volume == 0.4
        stage.leave_player()


def test_a_wrong_guess_of_an_encoding_is_put_right_in_the_menu_and_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "words.el.srt"
    words = "\u00d0\u00f1\u00ee"  # Greek that says something in no language
    file.write_bytes(f"1\n00:00:00,000 --> 00:01:00,000\n{words}\n".encode("latin-1"))
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        player = stage.session.player
        stage.watch("night-ferry")
        player.subtitle_file_dropped.emit(file)
        menu = player.controls.encoding_menu
        stage.until(lambda: not menu.is_empty)
        assert stage.session.playback.shown.subtitle == str(file)
        wanted = {one.text(): one for one in menu.actions()}
        wanted["Greek (Windows-1253)"].trigger()
        stage.until(lambda: bool(stage.session.settings.encodings))
        (kept,) = stage.session.settings.encodings.items()
        assert (kept[0], kept[1].codec) == (file, "cp1253")
        (chosen,) = [one.text() for one in menu.actions() if one.isChecked()]
        assert chosen == "Greek (Windows-1253)"
        before = stage.session.playback.shown
        {one.text(): one for one in menu.actions()}["UTF-16 LE"].trigger()
        said = "words.el.srt is not written in UTF-16 LE. It is read as before."
        stage.until(lambda: said in [one.text for one in stage.window.toasts.shown])
        assert stage.session.playback.shown.reading == before.reading
        stage.leave_player()


def test_the_encoding_of_a_file_holds_after_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "words.srt"
    file.write_bytes(b"1\n00:00:00,000 --> 00:01:00,000\nCaf\xe9\n")
    with staged_library(qtbot, tmp_path) as stage:
        stage.session.settings.put_encoding(file, UTF_8)
    with staged_library(qtbot, tmp_path) as stage:
        stage.watch("low-water")
        stage.session.player.subtitle_file_dropped.emit(file)
        stage.until(lambda: stage.session.playback.shown.reading is not None)
        reading = stage.session.playback.shown.reading
        assert reading is not None
        assert (reading.guessed, reading.chosen) == (WINDOWS_1252, UTF_8)
        stage.leave_player()


class Painted(QObject):
    """Counts what was really painted: a `grab` paints by itself, and sees nothing of this."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def test_the_film_is_painted_where_the_button_that_asked_for_it_was_not_yet(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        painted = Painted(stage.session.player.surface)
        stage.window.update(0, 0, 32, 32)  # as any button does that is let go of
        stage.watch("night-ferry")
        stage.until(lambda: painted.times > 0)
        stage.leave_player()
