"""The icon in the tray, from which some desktops show messages."""

from collections.abc import Hashable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon


class _TrayMessage(Protocol):
    """What is shown, with the key of what it is about."""

    @property
    def key(self) -> Hashable: ...
    @property
    def title(self) -> str: ...
    @property
    def body(self) -> str: ...


class TrayIcon(QObject):
    """Stands in the tray from the first message on: without an icon there is none."""

    clicked = Signal(object)
    """The key of the newest message: the user clicked it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._newest: Hashable = None

    def can_show(self) -> bool:
        """Whether there is a tray that shows messages."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def show_notice(self, message: _TrayMessage) -> None:
        """Show a message."""
        if self._icon is None:
            self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._icon.messageClicked.connect(self._on_clicked)
            self._icon.show()
        self._newest = message.key
        self._icon.showMessage(message.title, message.body, QApplication.windowIcon())

    def _on_clicked(self) -> None:
        # the desktop does not say which one it was
        self.clicked.emit(self._newest)

    def close(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
