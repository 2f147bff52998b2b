"""The warning before the last renewal in the real window: declined, nothing changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.ui.dialogs.warning import WarningDialog
from tests.support.stage import Stage, demo, staged

Decline = Callable[[Stage, WarningDialog], None]

WAYS: dict[str, Decline] = {
    "button": lambda stage, warning: stage.click(warning.decline_button),
    "esc": lambda stage, _warning: stage.press(Qt.Key.Key_Escape),
    "closing": lambda _stage, warning: warning.windowHandle().close() and None,
    "enter": lambda stage, _warning: stage.press(Qt.Key.Key_Return),
}


@pytest.mark.parametrize("way", WAYS)
def test_a1_declined_nothing_has_changed_and_the_focus_is_back(
    qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.select("salt")
        before, files = stage.row("salt"), stage.media()
        stage.press(Qt.Key.Key_R)
        warning = stage.dialog(WarningDialog)
        assert QApplication.activeModalWidget() is warning
        with qtbot.waitSignal(warning.answered) as answered:
            WAYS[way](stage, warning)
        assert answered.args is not None
        assert not answered.args[0].renew
        assert stage.row("salt") == before
        assert stage.media() == files
        assert stage.session.downloads_page.view.current_key == demo("salt")
        assert stage.window.focusWidget() is stage.session.downloads_page.view


def test_a1_the_window_behind_the_warning_hears_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.select("salt")
        stage.press(Qt.Key.Key_R)
        warning = stage.dialog(WarningDialog)
        page = stage.session.window.place
        stage.click(stage.window.rail, stage.window.rail.rect().center() / 2)
        assert stage.session.window.place == page
        with qtbot.waitSignal(warning.answered):
            stage.press(Qt.Key.Key_Escape)


def test_a1_confirmed_it_downloads_and_asking_again_asks_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.session.settings.put("rate_limit", 1)
        stage.select("salt")
        stage.press(Qt.Key.Key_R)
        warning = stage.dialog(WarningDialog)
        with qtbot.waitSignal(warning.answered):
            stage.click(warning.accept_button)
        stage.session.downloads.cancel(demo("salt"))
        assert stage.row("salt").transfer is None
        assert stage.status("salt") is Status.EXPIRED
        stage.session.settings.put("rate_limit", 0)
        stage.select("salt")
        stage.press(Qt.Key.Key_R)
        again = stage.dialog(WarningDialog)
        with qtbot.waitSignal(again.answered):
            stage.click(again.accept_button)
        stage.until_downloaded("salt")
        row = stage.row("salt")
        assert row.entitlement.downloads_left(row.as_of, row.in_force) == 0
