"""The window around the pages: rail, inspector, banners, shortcuts."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.lazily import Lazily
from desktop_app.ui.main_window import (
    SMALLEST,
    Destination,
    MainWindow,
)
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.toast import ToastProps
from desktop_app.ui.window.banners import BannerProps
from tests.support.access import nodes
from tests.support.ears import listen


@pytest.fixture
def window(qtbot: QtBot, dark: ThemeHolder) -> MainWindow:
    places = [
        Destination("library", "download", Lazily(QLineEdit)),
        Destination("settings", "settings", Lazily(QWidget)),
    ]
    window = MainWindow(dark, Texts("en"), places, QWidget(), ["library"], cover=QWidget())
    window.name_place("library", "Downloads", "9")
    window.name_place("settings", "Settings")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_it_starts_with_the_first_place_and_its_focus(window: MainWindow) -> None:
    assert window.place == "library"
    assert isinstance(window.focusWidget(), QLineEdit)
    assert (window.minimumWidth(), window.minimumHeight()) == (880, 560)


def test_ctrl_and_a_digit_go_to_a_place(qtbot: QtBot, window: MainWindow) -> None:
    told: list[object] = []
    window.place_changed.connect(told.append)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert (window.place, told) == ("settings", ["settings"])
    assert not window.inspector_shown


@pytest.mark.parametrize(("width", "folded", "beside"), [(1280, 208, True), (1000, 64, False)])
def test_rail_and_inspector_follow_the_width(
    window: MainWindow, width: int, folded: int, beside: bool
) -> None:
    window.resize(width, 700)
    assert window.rail.width() == folded
    assert window.inspector_shown == beside
    assert window._inspector.width() == 296


def test_it_is_no_larger_than_the_screen_with_what_is_drawn_around_it(window: MainWindow) -> None:
    window.resize(1280, 800)
    window.keep_on_screen()
    room = window.screen().availableSize()
    assert room.width() < SMALLEST.width(), "the screen of these tests is small"
    assert window.minimumWidth() == window.width()
    assert window.minimumHeight() == SMALLEST.height()
    assert window.frameGeometry().width() <= room.width()
    assert window.frameGeometry().height() <= room.height()


def test_in_a_narrow_window_the_inspector_is_laid_over(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1000, 700)
    QApplication.processEvents()
    before = window._stack.width()
    with qtbot.waitSignal(window._inspector.slide.ended):
        window.toggle_inspector()
        assert window.inspector_shown
    assert window._stack.width() == before
    assert window._inspector.geometry().right() == window.width() - 1
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.inspector_shown


def test_laid_over_the_inspector_takes_the_keyboard_and_gives_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1000, 700)
    window.activateWindow()
    rows = window._places[0].page()
    close = window._inspector.close_button
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_I, Qt.Key.Key_Return, Qt.Key.Key_Space):
        rows.setFocus()
        window.toggle_inspector()
        assert close.isVisible()
        assert close.accessibleName() == "Close the details"
        assert window.focusWidget() is close
        qtbot.keyClick(close, key)
        assert not window.inspector_shown
        assert window.focusWidget() is rows
    window.toggle_inspector()
    qtbot.keyClick(close, Qt.Key.Key_Tab)
    assert window.focusWidget() is not close
    window.resize(1280, 700)
    assert window.inspector_shown
    assert not close.isVisible()


def test_what_stands_beside_the_rows_leaves_them_the_keyboard(window: MainWindow) -> None:
    rows = window._places[0].page()
    rows.setFocus()
    window.toggle_inspector()
    window.toggle_inspector()
    assert window.inspector_shown
    assert window.focusWidget() is rows


def test_a_banner_stands_across_the_top_until_it_is_over(qtbot: QtBot, window: MainWindow) -> None:
    window.show_banners([BannerProps("clock", "clock", "Set back", "Accept this clock")])
    shown = window.banner("clock")
    assert shown is not None
    assert shown.text == "Set back"
    with qtbot.waitSignal(window.banner_acted) as signal:
        window._banners.shown["clock"].on_clicked()
    assert signal.args == ["clock"]
    window.show_banners([])
    assert window.banner("clock") is None


def test_ctrl_z_undoes_what_the_newest_toast_offers(qtbot: QtBot, window: MainWindow) -> None:
    window.show_place("settings")
    window.toasts.say(ToastProps("Removed", "Undo", key="k"))
    window.setFocus()
    with qtbot.waitSignal(window.toast_acted) as signal:
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert signal.args == ["k"]


def test_a_toast_is_said_to_a_screen_reader_and_named_as_it_says(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = listen(monkeypatch)
    for text in ("Removed", "Cleared"):
        window.toasts.say(ToastProps(text, "Undo"))
    assert heard == ["Removed", "Cleared"]
    assert {"Removed", "Cleared", "Undo", "Close this message"} <= {
        one.name for one in nodes(window.toasts)
    }


def test_a_toast_about_the_same_thing_takes_the_place_of_the_one_before(
    window: MainWindow,
) -> None:
    window.toasts.say(ToastProps("Locked", key="library"))
    window.toasts.say(ToastProps("Removed"))
    window.toasts.say(ToastProps("Full", key="library"))
    assert [one.text for one in window.toasts.shown] == ["Removed", "Full"]
    window.toasts.say(ToastProps("Removed"))
    assert len(window.toasts.shown) == 3, "about nothing in particular: it happened twice"


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_f1_and_a_question_mark_ask_for_the_keys(
    qtbot: QtBot, window: MainWindow, key: Qt.Key
) -> None:
    window.setFocus()
    with qtbot.waitSignal(window.help_requested):
        qtbot.keyClick(window, key)


def test_the_cover_stands_in_place_of_everything(qtbot: QtBot, window: MainWindow) -> None:
    window.show_cover()
    assert window.is_covered
    assert not window.rail.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.place == "library"
    window.hide_cover()
    assert window.rail.isVisible()


def test_the_cover_leaves_the_screen_to_who_holds_it(window: MainWindow) -> None:
    told: list[bool] = []
    window.cover_filled.connect(told.append)
    window.showMaximized()
    window.show_cover()
    window.set_cover_fills(True)
    assert window.isFullScreen()
    window.hide_cover()
    assert (window.isFullScreen(), window.isMaximized()) == (False, True)
    window.set_full_screen(True)
    window.set_cover_fills(True)
    window.set_cover_fills(False)
    assert window.isFullScreen(), "who runs the study let it fill the screen"
    window.set_cover_fills(True)
    window.set_full_screen(False)
    assert window.isFullScreen()
    window.setWindowState(Qt.WindowState.WindowNoState)  # by a key of the desktop
    assert told == [True, False, True, False, True, False]


def test_a_window_that_the_player_fills_may_be_closed(window: MainWindow) -> None:
    window.show_cover()
    window.set_cover_fills(True)
    assert window.close()
    assert not window.isFullScreen()
    window.set_full_screen(True)
    assert not window.close(), "nobody leaves the study by chance"
    window.set_full_screen(False)


def test_the_window_stays_on_top_as_the_handle_that_it_was(window: MainWindow) -> None:
    told: list[bool] = []
    window.on_top_changed.connect(told.append)
    handle, place = window.windowHandle(), window.geometry()
    window.set_on_top(True)
    assert window.is_on_top
    assert window.windowHandle() is handle
    assert window.geometry() == place
    window.hide_cover()
    assert not window.is_on_top
    assert told == [True, False]


def test_a_toast_that_is_read_or_reached_stays_until_it_is_left(
    qtbot: QtBot, window: MainWindow
) -> None:
    toasts = window.toasts
    for keeps, leaves in (
        (QEnterEvent(QPointF(), QPointF(), QPointF()), QEvent(QEvent.Type.Leave)),
        (QFocusEvent(QEvent.Type.FocusIn), QFocusEvent(QEvent.Type.FocusOut)),
    ):
        toasts.say(ToastProps("First", "Undo", key=1, lasts_ms=30))
        (card,) = toasts._cards
        to = card if isinstance(keeps, QEnterEvent) else card.action
        assert to is not None
        QApplication.sendEvent(to, keeps)
        toasts.say(ToastProps("Second", key=2, lasts_ms=30))
        qtbot.waitUntil(lambda: [one.key for one in toasts.shown] == [1])
        QApplication.sendEvent(to, leaves)
        qtbot.waitUntil(lambda: not toasts.shown)
