"""Where the downloads lie: moved in the settings, shown in their folder, away and back again."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.intent import Intent, Request
from desktop_app.domain.licence import Status
from desktop_app.domain.playback import Phase
from desktop_app.domain.shelf import Chip
from desktop_app.domain.transfer import Transfer, TransferState
from desktop_app.ui import media_words
from tests.support.ears import listen
from tests.support.stage import Stage, demo, staged_library

COPY, FOG = "harbour-lights", "fog-signal"
NOTHING = Transfer(0, TransferState.QUEUED)


def said(stage: Stage) -> str:
    """What the newest message says."""
    shown = stage.window.toasts.shown
    return shown[-1].text if shown else ""


def choose(stage: Stage, folder: Path) -> None:
    """*Move…*, and a folder in Qt's own window, which blocks nothing."""
    stage.window.show_place("settings")
    media = stage.session.settings_page.media
    media.move_button.setFocus()
    stage.press(Qt.Key.Key_Return)
    (dialog,) = stage.window.findChildren(QFileDialog)
    stage.until(dialog.isVisible)
    dialog.findChildren(QLineEdit)[0].setText(str(folder))
    dialog.accept()
    assert dialog.isHidden()


def moved_to(stage: Stage) -> Path:
    """Once it is done, where they lie."""
    stage.until(lambda: stage.session.folder.state.moving is None)
    return stage.session.folder.state.path


def test_f4_downloads_move_in_the_settings_and_play_and_arrive_from_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    films = tmp_path / "films"
    films.mkdir()
    with staged_library(qtbot, tmp_path / "data") as stage:
        media, own = stage.session.settings_page.media, stage.session.opened.media.path
        files = stage.media()
        stage.session.settings.put("explained_first_play", value=True)
        assert media.back.isHidden()
        stage.session.settings.put("rate_limit", 50_000)
        stage.session.library.ask_download(demo(FOG))
        choose(stage, own.parent)
        moved_to(stage)
        assert str(own.parent) in said(stage)
        assert "Choose another" in said(stage)
        stage.until(lambda: (stage.session.downloads.live(demo(FOG)) or NOTHING).received > 0)
        choose(stage, films)
        assert media.cancel.isVisible()
        assert moved_to(stage).parent == films
        assert (media.path.text(), said(stage)) == (
            str(moved_to(stage)),
            f"Your downloads are in {moved_to(stage)} now.",
        )
        assert set(stage.media()) >= set(files)
        assert not own.exists()
        stage.session.features.settings.put("rate_limit", 0)
        stage.until_downloaded(FOG)
        assert len(stage.media()) == len(files) + 1
        stage.watch(COPY)
        stage.leave_player()
        media.show_button.click()
        assert stage.system.opened == [moved_to(stage)]
    with staged_library(qtbot, tmp_path / "data") as stage:
        media = stage.session.settings_page.media
        stage.window.show_place("settings")
        media.back.setFocus()
        stage.press(Qt.Key.Key_Return)
        assert moved_to(stage) == own
        assert len(stage.media()) == len(files) + 1
        assert list(films.iterdir()) == []
        stage.watch(COPY)
        stage.leave_player()


def test_what_plays_goes_on_playing_while_its_file_moves(qtbot: QtBot, tmp_path: Path) -> None:
    films = tmp_path / "films"
    films.mkdir()
    with staged_library(qtbot, tmp_path / "data") as stage:
        session = stage.session
        session.settings.put("explained_first_play", value=True)
        stage.watch(COPY)
        session.folder.move_into(films)
        assert moved_to(stage).parent == films
        at = session.playback.shown.position_s
        stage.until(lambda: session.playback.shown.position_s > at + 0.5)
        session.playback.seek(20.0)
        stage.until(lambda: 20.0 < session.playback.shown.position_s < 25.0)
        assert session.playback.shown.phase is Phase.PLAYING
        stage.leave_player()
        assert stage.status(COPY) is Status.ACTIVE


def test_s4_a_folder_that_is_not_there_is_said_and_ends_nothing_until_it_is_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with staged_library(qtbot, tmp_path / "data") as stage:
        stage.session.folder.move_into(stick)
        folder = moved_to(stage)
        rows = stage.session.downloads_page.model.counts.rows
        heard = listen(monkeypatch)
        stick.rename(tmp_path / "unplugged")
        stage.session.folder.look()
        stage.until(lambda: stage.window.banner("folder") is not None)
        assert heard == [media_words.unreadable(str(folder), stage.session.texts)], "once"
    with staged_library(qtbot, tmp_path / "data") as stage:
        session = stage.session
        session.settings.put("explained_first_play", value=True)
        bar = stage.window.banner("folder")
        assert bar is not None
        assert str(folder) in bar.text
        assert session.downloads_page.model.counts.rows == rows
        stage.select(COPY)
        assert stage.window.toasts.shown == ()
        stage.press(Qt.Key.Key_Return)
        assert str(folder) in said(stage)
        assert not stage.window.is_covered
        session.library.ask_download(demo(FOG))
        session.library.ask_file(demo(COPY))
        session.settings_page.media.show_button.click()
        session.ticker.tick()
        waiting = stage.row(FOG).transfer
        assert waiting is not None
        assert waiting.state is TransferState.QUEUED
        assert stage.system.opened == []
        assert not stick.exists()
        (tmp_path / "unplugged").rename(stick)
        session.folder.look()
        stage.until(lambda: stage.window.banner("folder") is None)
        stage.until_downloaded(FOG)
        assert session.downloads_page.model.counts.rows[Chip.READY] == rows[Chip.READY] + 1
        stage.watch(COPY)
        stage.leave_player()


def _menu(stage: Stage, episode: str) -> list[str]:
    props = stage.session.downloads_page.model.find(demo(episode))
    assert props is not None
    row = stage.session.downloads_page.model.row(props)
    assert row is not None
    stage.select(episode)
    menu = stage.session.downloads_page.view.menu_for(row)
    assert isinstance(menu, QMenu)
    return [one.text() for one in menu.actions()]


def test_s4_a_copy_is_shown_in_its_folder_and_one_that_is_gone_is_noticed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        session, media = stage.session, stage.session.opened.media.path
        assert "Show in folder" in _menu(stage, COPY)
        assert "Show in folder" not in _menu(stage, "salt")
        stage.select(COPY)
        session.downloads_page.view.ask_current(Intent.SHOW_IN_FOLDER)
        assert stage.system.opened == [media]
        stage.system.opens = False
        session.inspector.intent_requested.emit(Request(Intent.SHOW_IN_FOLDER, (demo(COPY),)))
        toast = stage.window.toasts.shown[-1]
        assert toast.action == "Copy"
        stage.window.toasts.act_on_newest()
        copied = Path(QApplication.clipboard().text())
        assert (copied.parent, copied.is_file()) == (media, True)
        copied.unlink()
        session.inspector.intent_requested.emit(Request(Intent.SHOW_IN_FOLDER, (demo(COPY),)))
        assert stage.status(COPY) is Status.EXPIRED
        stage.until(lambda: "missing" in said(stage))
        shutil.rmtree(media)
        session.inspector.intent_requested.emit(
            Request(Intent.SHOW_IN_FOLDER, (demo("low-water"),))
        )
        assert str(media) in said(stage)
