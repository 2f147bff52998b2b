"""Menus have round corners: mixed with what is behind, or cut where nothing mixes windows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.menu import Menu

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def over(qtbot: QtBot, dark: ThemeHolder) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def popped(qtbot: QtBot, over: QWidget) -> Menu:
    menu = Menu(over)
    for name in ("Play", "Remove", "Details"):
        menu.addAction(name)
    menu.popup(over.mapToGlobal(QPoint(40, 40)))
    qtbot.waitUntil(menu.isVisible)
    return menu


def test_its_corners_are_clear(qtbot: QtBot, over: QWidget, dark: ThemeHolder) -> None:
    menu = popped(qtbot, over)
    picture = menu.grab().toImage()
    right, bottom = menu.width() - 1, menu.height() - 1
    for x, y in ((0, 0), (right, 0), (0, bottom), (right, bottom)):
        assert picture.pixelColor(x, y).alpha() == 0
    ground = picture.pixelColor(4, menu.height() // 2)
    assert ground.name() == dark.theme.tokens.raised.lower()
    assert menu.mask().isEmpty()
    menu.close()


def test_where_nothing_mixes_windows_they_are_cut(
    qtbot: QtBot, over: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    menu = popped(qtbot, over)
    assert not menu.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert not menu.mask().contains(QPoint(0, 0))
    assert not menu.mask().contains(menu.rect().bottomRight())
    assert menu.mask().contains(menu.rect().center())
    assert menu.mask().boundingRect() == menu.rect()
    menu.close()
