"""The first start of all: a populated library at once, in every state that can be seen at rest."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.settings import Change, Setting
from desktop_app.domain.shelf import GroupHeader
from desktop_app.domain.transfer import TransferState
from desktop_app.ui.dialogs.explanation import ExplanationDialog
from desktop_app.ui.lines.rows import RowProps
from tests.support.stage import demo, staged_library

STATES = {
    "38 min left",
    "30 h left",
    "5 h 20 left",
    "48 h once started",
    "Start within 28 days",
    "No time limit",
    "Expired · 1 renewal left",
    "Removed · 1 renewal left",
    "File missing · 1 renewal left",
    "No longer offered",
}


def test_a_new_library_shows_every_state(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        model = stage.session.downloads_page.model
        rows = [model.row(number) for number in range(model.rowCount())]
        badges = {row.badge.text for row in rows if isinstance(row, RowProps)}
        assert len([row for row in rows if row is not None]) >= 14
        assert badges >= STATES
        for beginning in ("Last · ", "Leaves in ", "Locked until ", "Paused · ", "Failed"):
            assert any(text.startswith(beginning) for text in badges), beginning
        headers = [model.line(number) for number in range(model.rowCount())]
        assert sum(isinstance(line, GroupHeader) for line in headers) == 3
        assert stage.window.windowTitle()


def test_what_was_done_and_chosen_is_there_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        stage.select("harbour-lights")
        stage.press(Qt.Key.Key_Return)
        explanation = stage.dialog(ExplanationDialog)
        with qtbot.waitSignal(explanation.answered):
            stage.click(explanation.accept_button)
        stage.until(lambda: stage.session.library.running() == demo("harbour-lights"))
        stage.leave_player()
        asked = stage.session.settings_page.change_requested
        asked.emit(Change(Setting.LANGUAGE, "fr"))
        asked.emit(Change(Setting.THEME, "light"))
        stage.session.downloads.pause(demo("heartwood"))
        opened_at = stage.row("harbour-lights").entitlement.licence
        assert stage.session.downloads_page.model.row(1) is not None
        assert stage.shown("salt").endswith("| Renouveler")
        assert opened_at is not None
        assert opened_at.opened_at is not None
    with staged_library(qtbot, tmp_path) as stage:
        assert stage.row("harbour-lights").entitlement.licence == opened_at
        assert stage.session.settings.theme == "dark", "what is given goes before what is kept"
        stage.session.settings.put("language", "fr")
        transfer = stage.row("heartwood").transfer
        assert transfer is not None
        assert transfer.state is TransferState.PAUSED


def test_s3_a_removed_copy_can_be_brought_back_and_is_finished_by_closing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        stage.select("low-water")
        files = stage.media()
        stage.press(Qt.Key.Key_Delete)
        assert "Being removed | Undo" in stage.shown("low-water")
        stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert "30 h left | Resume" in stage.shown("low-water")
        stage.press(Qt.Key.Key_Delete)
        assert stage.media() == files
    with staged_library(qtbot, tmp_path) as stage:
        assert "Removed · 1 renewal left | Renew" in stage.shown("low-water")
        assert len(stage.media()) == len(files) - 1
        stage.select("low-water")
        stage.press(Qt.Key.Key_Delete)
        assert stage.session.downloads_page.model.find(demo("low-water")) is None
        stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert stage.session.downloads_page.model.find(demo("low-water")) is not None
