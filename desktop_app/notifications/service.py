"""Notifications, by whatever way this desktop has; nothing is opened before it is needed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.notifications.notice import Notice, Tray
from desktop_app.platform.session_bus import Connect, session_bus

if TYPE_CHECKING:
    from desktop_app.notifications.bus import NotificationBus


class NotificationService(QObject):
    """Shows notifications by the desktop, or beside the tray; tells which one was clicked."""

    chosen = Signal(object)
    """A `NoticeClicked`: the user clicked a notification."""
    shown = Signal(object)
    """The key of an episode: the desktop has what was to be shown about it."""
    changed = Signal()
    """Whether this desktop shows notifications is known now."""

    def __init__(
        self, tray: Tray, connect: Connect = session_bus, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tray = tray
        self._connect = connect
        self._bus: NotificationBus | None = None
        self._waiting: list[Notice] = []
        self._closed = False
        self.available: bool | None = None
        """Whether this desktop shows notifications; None until it was asked."""

    def ask(self) -> None:
        """Find out whether this desktop shows notifications; `changed` once it is known."""
        if self._closed or self.available is not None or self._bus is not None:
            return
        if (bus := self._connect("notifications")) is not None:
            from desktop_app.notifications.bus import NotificationBus

            self._bus = NotificationBus(bus, self)
            self._bus.answered.connect(self.on_answered)
            self._bus.chosen.connect(self.chosen)
            self._bus.shown.connect(self.shown)
            self._bus.ask()
        else:
            self._settle()

    def post(self, notice: Notice) -> None:
        """Show it as soon as it is known how, or never where there is no way."""
        if self._closed:
            return
        self._waiting.append(notice)
        if self.available is None:
            self.ask()
        else:
            self._hand_over()

    def close(self) -> None:
        """Ask for nothing and show nothing any more."""
        self._closed = True
        if self._bus is not None:
            self._bus.close()
            self._bus = None
        self._tray.close()

    def on_answered(self, there: bool) -> None:
        """Take over whether the bus has a service for it."""
        if not there and self._bus is not None:
            self._bus.close()
            self._bus = None
        self._settle()

    def _settle(self) -> None:
        self.available = self._bus is not None or self._tray.can_show()
        self.changed.emit()
        self._hand_over()

    def _hand_over(self) -> None:
        waiting, self._waiting = self._waiting, []
        for notice in waiting:
            if self._bus is not None:
                self._bus.post(notice)
            elif self.available:
                self._tray.show_notice(notice)
