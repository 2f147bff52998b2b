"""The icon in the tray, for desktops that show messages from there alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop_app.domain.episode import EpisodeKey
from desktop_app.notifications.notice import Notice
from desktop_app.platform.paths import resource
from desktop_app.ui.widgets.tray import TrayIcon
from tests.support.signals import Heard

# what Qt's plugin for tests without a screen lacks
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged")

SALT, TIDE = EpisodeKey("a", "salt"), EpisodeKey("a", "tide")


@pytest.fixture
def tray(qapp: QApplication) -> Iterator[TrayIcon]:
    before = QApplication.windowIcon()
    qapp.setWindowIcon(QIcon(str(resource("icons", "app-icon.png"))))
    tray = TrayIcon(qapp)
    yield tray
    tray.close()
    tray.setParent(None)
    tray.deleteLater()
    qapp.setWindowIcon(before)


def icons(tray: TrayIcon) -> list[QSystemTrayIcon]:
    return tray.findChildren(QSystemTrayIcon)


def test_there_is_one_icon_from_the_first_message_until_the_end(tray: TrayIcon) -> None:
    assert icons(tray) == []
    for key in (SALT, TIDE):
        tray.show_notice(Notice(key, "Title", "Sentence", "Show"))
        (icon,) = icons(tray)
        assert icon.isVisible()
        assert not icon.icon().isNull()
    tray.close()
    assert not icon.isVisible(), "some desktops keep the icon of a program that has ended"


def test_a_click_is_for_the_newest_message(tray: TrayIcon) -> None:
    heard = Heard(tray, "clicked")
    for key in (SALT, TIDE):
        tray.show_notice(Notice(key, "Title", "Sentence", "Show"))
    icons(tray)[0].messageClicked.emit()
    assert heard["clicked"] == [TIDE]
