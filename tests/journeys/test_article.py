"""The press article as a story, through the real window, files, database and playback."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.intent import Intent
from desktop_app.domain.licence import Status
from desktop_app.domain.time import DAY, HOUR, MINUTE
from desktop_app.ui.dialogs.message import MessageDialog
from desktop_app.ui.dialogs.warning import WarningDialog
from tests.support.stage import demo, scenario_file, staged


def test_d1_s1_a1_played_expired_warned_renewed_locked_and_open_again_a_year_later(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path)) as stage:
        session = stage.session
        session.catalogue_page.view.ask(Intent.DOWNLOAD, demo("salt"))
        stage.until_downloaded("salt")
        assert "48 h once started" in stage.shown("salt")

        stage.watch("salt")
        stage.leave_player()
        stage.let_pass(47 * HOUR + 59 * MINUTE)
        assert stage.status("salt") is Status.ACTIVE
        assert "under a minute left" in stage.shown("salt") or "1 min left" in stage.shown("salt")

        stage.let_pass(2 * MINUTE)
        assert stage.status("salt") is Status.EXPIRED
        assert stage.media() == []
        assert "Expired · 1 renewal left | Renew" in stage.shown("salt")

        stage.select("salt")
        stage.press(Qt.Key.Key_R)
        warning = stage.dialog(WarningDialog)
        stage.press(Qt.Key.Key_Tab)
        with qtbot.waitSignal(warning.answered):
            stage.press(Qt.Key.Key_Return)
        stage.until_downloaded("salt")
        assert "Last" in stage.shown("salt")
        assert len(stage.media()) == 1

        stage.watch("salt")
        stage.leave_player()
        stage.let_pass(3 * DAY)
        assert stage.status("salt") is Status.LOCKED
        assert "Locked until 22 Jun 2027 | Why?" in stage.shown("salt")

        stage.select("salt")
        stage.press(Qt.Key.Key_R)
        why = stage.dialog(MessageDialog)
        with qtbot.waitSignal(why.answered):
            stage.press(Qt.Key.Key_Escape)
        assert stage.status("salt") is Status.LOCKED

        stage.let_pass(366 * DAY)
        assert stage.status("salt") is Status.EXPIRED
        stage.select("salt")
        stage.press(Qt.Key.Key_R)
        stage.until_downloaded("salt")
        assert "48 h once started" in stage.shown("salt")
