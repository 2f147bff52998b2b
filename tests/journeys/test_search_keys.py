"""The keyboard in the search field: down to the rows, and back by Esc."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.stage import staged

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("digit", [Qt.Key.Key_1, Qt.Key.Key_2])
def test_down_goes_to_the_rows_and_esc_gives_them_the_focus_back(
    qtbot: QtBot, tmp_path: Path, digit: Qt.Key
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.press(digit, CTRL)
        page = (
            stage.session.downloads_page if digit == Qt.Key.Key_1 else stage.session.catalogue_page
        )
        for keys in ([Qt.Key.Key_Down], [Qt.Key.Key_Escape]):
            stage.press(Qt.Key.Key_F, CTRL)
            assert page.search.hasFocus()
            for key in keys:
                stage.press(key)
            assert page.view.hasFocus()
            assert page.view.current_key is not None
        stage.press(Qt.Key.Key_F, CTRL)
        stage.press(Qt.Key.Key_S)
        stage.press(Qt.Key.Key_Escape)
        assert (page.search.text(), page.search.hasFocus()) == ("", True)
        stage.press(Qt.Key.Key_Escape)
        assert page.view.hasFocus()


def test_with_nothing_found_down_goes_to_what_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        page = stage.session.downloads_page
        stage.press(Qt.Key.Key_F, CTRL)
        page.search.setText("no such title")
        stage.press(Qt.Key.Key_Down)
        focused = stage.window.focusWidget()
        assert focused is not None
        assert page._empty.isAncestorOf(focused)
        stage.press(Qt.Key.Key_Space)
        assert page.search.text() == ""
