"""The filter of the application: real key events to the handle of a window."""

import sys
from types import FrameType

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_app.domain.held_keys import REPEAT_INTERVAL
from desktop_app.ui.keys import bind, display_clock, hears_no_held_keys
from tests.support.hands import press_at
from tests.ui.keys.desk import Desk, Key, Listener

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_held_key_presses_a_button_once(desk: Desk) -> None:
    desk.hold(Key.Key_Space)
    assert desk.heard == ["pressed"]
    QTest.keyClick(desk.handle(), Key.Key_Space)
    assert desk.heard == ["pressed", "pressed"]


def test_a_held_shortcut_is_done_once_and_a_repeating_one_again_and_again(desk: Desk) -> None:
    bind("F11", desk.window, desk.hears("filled"))
    bind("L", desk.window, desk.hears("on"), repeats=True)
    bind("Ctrl+Shift+R", desk.window, desk.hears("fresh"))
    desk.hold(Key.Key_F11)
    desk.hold(Key.Key_R, modifiers=CONTROL | SHIFT)
    assert desk.heard == ["filled", "fresh"]
    desk.hold(Key.Key_L, times=4)
    assert desk.heard == ["filled", "fresh"] + 5 * ["on"]


def test_arrows_and_text_repeat(desk: Desk) -> None:
    desk.rows.setFocus()
    desk.rows.setCurrentRow(0)
    desk.hold(Key.Key_Down, times=9)
    assert desk.rows.currentRow() == 10
    desk.line.setFocus()
    desk.line.returnPressed.connect(desk.hears("entered"))
    desk.hold(Key.Key_A, times=4)
    assert desk.line.text() == "aaaaa"
    desk.hold(Key.Key_Backspace, times=2)
    desk.hold(Key.Key_Space, times=1)
    desk.hold(Key.Key_Left, times=2)
    assert (desk.line.text(), desk.line.cursorPosition()) == ("aa  ", 1)
    desk.hold(Key.Key_Return)
    assert desk.heard == ["entered"]
    spin = desk.window.findChild(QSpinBox)
    spin.setFocus()
    desk.hold(Key.Key_Up, times=4)
    assert spin.value() == 5


def test_a_dialog_hears_no_key_that_was_down_when_it_opened(desk: Desk) -> None:
    dialog = QDialog(desk.window)
    layout = QVBoxLayout(dialog)
    inside, written = QPushButton("inside", dialog), QLineEdit(dialog)
    inside.clicked.connect(desk.hears("inside"))
    for one in (written, inside):
        layout.addWidget(one)
    desk.button.clicked.connect(dialog.open)
    bind("F5", desk.window, dialog.open)
    bind("Down", desk.window, dialog.open, repeats=True)
    for key in (Key.Key_F5, Key.Key_Space, Key.Key_Down):
        desk.window.activateWindow()
        assert QTest.qWaitForWindowActive(desk.window)
        desk.button.setFocus()
        with desk.hands.holding(key, desk.handle) as repeat:
            for _ in range(3):
                repeat()
            dialog.activateWindow()
            assert QTest.qWaitForWindowActive(dialog)
            inside.setFocus()
            for _ in range(30):
                repeat()
        assert "inside" not in desk.heard
        assert inside.hasFocus(), "not even an arrow is heard"
        QTest.keyClick(desk.handle(), Key.Key_Space)
        assert desk.heard.pop() == "inside"
        QTest.keyClick(desk.handle(), Key.Key_Escape)
        assert not dialog.isVisible()


def test_what_opens_in_the_window_hears_none_either(desk: Desk) -> None:
    page = QPushButton("page", desk.window)
    page.hide()
    hears_no_held_keys(page)
    bind("Right", desk.window, desk.hears("on"), repeats=True)
    with desk.hands.holding(Key.Key_Right, desk.handle) as repeat:
        repeat()
        page.show()
        repeat()
    assert desk.heard == ["on", "on"]
    QTest.keyClick(desk.handle(), Key.Key_Right)
    assert desk.heard == ["on", "on", "on"]


@pytest.mark.no_qt_log  # offscreen no menu can have the keyboard to itself
def test_a_menu_hears_no_key_that_opened_it(desk: Desk) -> None:
    menu = QMenu(desk.window)
    menu.addAction("one", desk.hears("one"))
    desk.button.clicked.connect(lambda: menu.popup(desk.window.pos()))
    with desk.hands.holding(Key.Key_Space, desk.handle) as repeat:
        repeat()
        assert menu.isVisible()
        menu.setActiveAction(menu.actions()[0])
        for _ in range(30):
            repeat()
    assert menu.isVisible()
    QTest.keyClick(desk.handle(), Key.Key_Return)
    assert desk.heard == ["pressed", "one"]


class Popup(QWindow):
    """As a menu of macOS: it has the keys, and not the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(Qt.WindowType.ToolTip)
        self.heard: list[int] = []

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.key())


@pytest.mark.no_qt_log  # offscreen nothing can be raised
def test_what_a_click_opened_hears_a_held_key_once_though_it_takes_no_focus(desk: Desk) -> None:
    popup = Popup()
    desk.button.pressed.connect(popup.show)
    at = desk.button.mapTo(desk.window, desk.button.rect().center())
    QTest.mouseClick(desk.handle(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    assert QApplication.focusWindow() is desk.handle()
    with desk.hands.holding(Key.Key_Space, lambda: popup) as repeat:
        for _ in range(30):
            repeat()
    popup.close()
    assert popup.heard == [Key.Key_Space]


def test_while_no_key_is_down_nothing_passes_through_the_filter(desk: Desk) -> None:
    passed: list[str] = []

    def look(frame: FrameType, what: str, _: object) -> None:
        if what == "call" and frame.f_code.co_filename.endswith("keyboard.py"):
            passed.append(frame.f_code.co_name)

    QTest.keyClick(desk.handle(), Key.Key_Space)
    QTest.qWait(3 * REPEAT_INTERVAL)
    page = QWidget()
    sys.setprofile(look)
    try:
        for number in range(100):
            QPushButton(str(number), page).setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setParent(desk.window)
        page.show()
    finally:
        sys.setprofile(None)
    assert passed == []


def test_a_held_key_that_closes_something_does_nothing_to_what_is_below(desk: Desk) -> None:
    dialog = QDialog(desk.window)
    bind("Esc", desk.window, desk.hears("left"))
    dialog.open()
    assert QTest.qWaitForWindowActive(dialog)
    with desk.hands.holding(Key.Key_Escape, desk.handle) as repeat:
        assert not dialog.isVisible()
        desk.window.activateWindow()
        assert QTest.qWaitForWindowActive(desk.window)
        for _ in range(30):
            repeat()
    assert desk.heard == []
    QTest.keyClick(desk.handle(), Key.Key_Escape)
    assert desk.heard == ["left"]


def test_a_release_that_goes_to_another_window_locks_no_key(qtbot: QtBot, desk: Desk) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    QTest.keyPress(desk.handle(), Key.Key_Space)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    desk.button.setFocus()
    desk.heard.clear()
    QTest.keyClick(desk.handle(), Key.Key_Space)
    assert desk.heard == ["pressed"]


@pytest.mark.no_qt_log  # offscreen nothing can be raised
def test_a_tooltip_is_nothing_that_opens(desk: Desk) -> None:
    bind("Right", desk.window, desk.hears("on"), repeats=True)
    tip = QWidget(desk.window, Qt.WindowType.ToolTip)
    with desk.hands.holding(Key.Key_Right, desk.handle) as repeat:
        tip.show()
        repeat()
    tip.hide()
    assert desk.heard == ["on", "on"]


def test_one_press_and_one_release_are_heard_of_a_held_key(desk: Desk) -> None:
    listener = Listener(desk.window)
    desk.hold(Key.Key_R)
    assert listener.heard == ["R down", "R up"]
    page = QWidget(desk.window)
    hears_no_held_keys(page)
    page.hide()
    with desk.hands.holding(Key.Key_Space, desk.handle):
        page.show()
        listener.setFocus()
    assert listener.heard == ["R down", "R up", "Space down"], "what opened hears no release"


def test_a_key_is_the_same_whatever_shift_makes_of_it(desk: Desk) -> None:
    listener = Listener(desk.window)
    desk.hands.pause = 0
    press_at(desk.handle(), 27, "r", SHIFT)
    press_at(desk.handle(), 27, "R", times=9)
    press_at(desk.handle(), 11, "@", SHIFT)
    press_at(desk.handle(), 11, "2", times=9)
    assert [one for one in listener.heard if "down" in one] == ["Shift+R down", "Shift+@ down"]


def test_the_display_says_when_a_key_came_or_else_the_clock_does() -> None:
    clock = display_clock(lambda: 5_000)
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert clock(event) == 5_000
    event.setTimestamp(77)
    assert clock(event) == 77, "a busy program hears it late"
