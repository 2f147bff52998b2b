"""F1 says the keys of what is on screen; Ctrl+Shift+R works from any card."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.shortcuts import Context, ShortcutsDialog, key_sections
from desktop_app.ui.dialogs.warning import WarningDialog
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.labels import Label
from tests.support.stage import Stage, staged

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(stage: Stage) -> str:
    """What F1 shows; closed again by Enter, which has the focus on *Close*."""
    stage.press(Qt.Key.Key_F1)
    dialog = stage.dialog(ShortcutsDialog)
    assert dialog.decline_button.hasFocus()
    said = " ".join(label.text() for label in dialog.findChildren(Label))
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: not stage.window.findChildren(ShortcutsDialog))
    return said


def test_the_list_is_of_the_place_where_one_is(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.select("night-ferry")
        rows = opened(stage)
        assert stage.session.downloads_page.view.hasFocus()
        for word in ("Ctrl+1 to 4", "Shift+F10", "Ctrl+Shift+R", "renew the chosen rows"):
            assert word in rows
        assert "louder" not in rows
        stage.watch("night-ferry")
        player = opened(stage)
        for word in ("play or pause", "louder or quieter", "choose subtitles"):
            assert word in player
        assert "renew" not in player
        stage.leave_player()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("in_player", [False, True])
def test_every_key_is_named_once_and_apostrophes_are_curved(
    language: str, *, in_player: bool
) -> None:
    sections = key_sections(Context(in_player, in_scenario=True, pages=4), Texts(language))
    lines = [line for section in sections for line in section.lines]
    for keys, does in lines:
        assert keys
        assert does
        assert "'" not in keys + does
    outside = key_sections(Context(in_player, in_scenario=False), Texts(language))
    assert len([line for section in outside for line in section.lines]) == len(lines) - 1


def test_ctrl_shift_r_works_while_a_card_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.select("salt")
        stage.press(Qt.Key.Key_R)
        card = stage.dialog(WarningDialog)
        card.activateWindow()
        with qtbot.waitSignal(stage.session.features.window.fresh_requested, timeout=5_000):
            QTest.keyPress(card.windowHandle(), Qt.Key.Key_R, CTRL_SHIFT)
        stage.press(Qt.Key.Key_Escape)
