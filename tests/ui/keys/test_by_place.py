"""Keys that are bound by what they type, on layouts that type something else there."""
# ruff: noqa: RUF001  what layouts of other scripts type

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.keys import bind
from tests.support.hands import press_at
from tests.ui.keys.desk import Desk, Listener

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_key_found_by_its_place_is_held_like_any_other(desk: Desk) -> None:
    bind("K", desk.window, desk.hears("once"))
    bind("J", desk.window, desk.hears("on"), repeats=True)
    listener = Listener(desk.window)
    desk.hands.pause = 0
    for code, typed in ((45, "л"), (44, "о"), (27, "к")):
        press_at(desk.handle(), code, typed, times=3)
    assert desk.heard == ["once", "on", "on", "on"]
    assert [one for one in listener.heard if "down" in one] == ["R down"]


def test_a_window_beside_keeps_its_keys_to_itself(qtbot: QtBot, desk: Desk) -> None:
    beside = QDialog(desk.window)
    qtbot.addWidget(beside)
    bind("L", beside, desk.hears("beside"))
    bind("K", desk.window, desk.hears("window"))
    beside.show()
    desk.window.activateWindow()
    assert QTest.qWaitForWindowActive(desk.window)
    press_at(desk.handle(), 46, "д")
    assert desk.heard == []
    press_at(desk.handle(), 45, "л")
    assert desk.heard == ["window"]


@pytest.mark.no_qt_log  # offscreen no menu can have the keyboard to itself
def test_a_menu_takes_no_key_by_its_place(desk: Desk) -> None:
    bind("K", desk.window, desk.hears("window"))
    menu = QMenu(desk.window)
    menu.addAction("one")
    menu.popup(desk.window.pos())
    press_at(desk.window.windowHandle(), 45, "л")
    menu.hide()
    assert desk.heard == []


def test_a_digit_is_found_by_its_place(desk: Desk) -> None:
    bind("1", desk.window, desk.hears("1"))
    bind("Ctrl+2", desk.window, desk.hears("Ctrl+2"))
    press_at(desk.handle(), 10, "&")
    press_at(desk.handle(), 11, "é", CONTROL)
    press_at(desk.handle(), 10, "!", SHIFT)
    assert desk.heard == ["1", "Ctrl+2"]


def test_a_letter_is_found_by_its_place_where_the_layout_has_none(desk: Desk) -> None:
    for keys in ("K", "Shift+C", "Ctrl+F", "<", "?"):
        bind(keys, desk.window, desk.hears(keys))
    press_at(desk.handle(), 45, "л")
    press_at(desk.handle(), 54, "С", SHIFT)
    press_at(desk.handle(), 41, "а", CONTROL)
    press_at(desk.handle(), 59, "Б", SHIFT)
    press_at(desk.handle(), 61, "؟", SHIFT)
    assert desk.heard == ["K", "Shift+C", "Ctrl+F", "<", "?"]


def test_where_text_is_written_a_key_types_what_the_layout_says(desk: Desk) -> None:
    bind("2", desk.window, desk.hears("2"))
    bind("K", desk.window, desk.hears("K"))
    bind("Ctrl+2", desk.window, desk.hears("Ctrl+2"))
    desk.line.setFocus()
    press_at(desk.handle(), 11, "é")
    press_at(desk.handle(), 45, "л")
    assert (desk.line.text(), desk.heard) == ("éл", [])
    press_at(desk.handle(), 11, "é", CONTROL)
    assert (desk.line.text(), desk.heard) == ("éл", ["Ctrl+2"])
    press_at(desk.handle(), 38, "ф", CONTROL)
    assert desk.line.selectedText() == "éл", "Ctrl+A is the field's own"


def test_a_key_that_is_bound_to_nothing_is_handed_to_what_has_the_focus(desk: Desk) -> None:
    desk.rows.setFocus()
    desk.rows.setCurrentRow(0)
    press_at(desk.handle(), 16, "è")
    assert desk.rows.currentItem().text() == "7", "a list searches for what is typed"


def test_the_third_level_and_what_is_elsewhere_are_left_alone(desk: Desk) -> None:
    bind("0", desk.window, desk.hears("0"))
    bind("2", desk.rows, desk.hears("2"), within=True)
    hidden = QWidget(desk.window)
    hidden.hide()
    bind("3", hidden, desk.hears("3"))
    press_at(desk.handle(), 19, "@", native_modifiers=0x80)
    for code, typed in ((11, "é"), (12, '"')):
        press_at(desk.handle(), code, typed)
    assert desk.heard == []
    desk.rows.setFocus()
    press_at(desk.handle(), 11, "é")
    assert desk.heard == ["2"]


def test_what_wants_a_key_for_itself_has_it(desk: Desk) -> None:
    greedy = Listener(desk.window, is_greedy=True)
    bind("K", desk.window, desk.hears("bound"))
    press_at(desk.handle(), 45, "л")
    assert desk.heard == []
    assert greedy.heard[0] == "K down"
