"""The notification service of a Linux desktop, over the session bus; no call waits for its answer.

https://specifications.freedesktop.org/notification-spec/latest/
"""

import html
from collections.abc import Sequence

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
)

from desktop_app.domain.episode import EpisodeKey
from desktop_app.notifications.notice import Notice, NoticeClicked
from desktop_app.platform.overrides import look_for_overrides
from desktop_app.platform.paths import resource
from desktop_app.platform.session_bus import SOON_MS, leave, unsigned

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"


class NotificationBus(QObject):
    """Posts notifications to the service of the desktop, and hears what is clicked."""

    answered = Signal(object)
    """Whether there is a service."""
    chosen = Signal(object)
    """A `NoticeClicked`: the user clicked a notification."""
    shown = Signal(object)
    """The key of an episode: the service took what was posted about it."""

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._markup = False
        self._posted: dict[QDBusPendingCallWatcher, EpisodeKey] = {}
        self._numbers: dict[EpisodeKey, int] = {}
        self._token = ""
        look_for_overrides(self)
        for signal, slot in (
            ("ActionInvoked", SLOT("on_action(QDBusMessage)")),
            ("ActivationToken", SLOT("on_token(QDBusMessage)")),
        ):
            # PySide's stubs ask for bytes here, and only the text of its own SLOT works
            self._bus.connect("", PATH, SERVICE, signal, self, slot)  # type: ignore[call-overload]

    def ask(self) -> None:
        """Ask whether there is a service; `answered` tells."""
        self._call("GetCapabilities", []).finished.connect(self.on_capabilities)

    def post(self, notice: Notice) -> None:
        """Show it, in place of an older one about the same episode."""
        arguments = [
            "Sablier",
            unsigned(self._numbers.get(notice.key, 0)),
            resource("icons", "app-icon.png").as_uri(),
            notice.title,
            html.escape(notice.body, quote=False) if self._markup else notice.body,
            ["default", notice.action],
            {"desktop-entry": "sablier"},
            -1,
        ]
        watcher = self._call("Notify", arguments)
        self._posted[watcher] = notice.key
        watcher.finished.connect(self.on_posted)

    def close(self) -> None:
        """Leave the bus."""
        leave(self._bus)

    def on_capabilities(self, watcher: QDBusPendingCallWatcher) -> None:
        """Take over what the service can do, or that there is none."""
        watcher.deleteLater()
        there = not watcher.isError()
        self._markup = there and "body-markup" in watcher.reply().arguments()[0]
        self.answered.emit(there)

    def on_posted(self, watcher: QDBusPendingCallWatcher) -> None:
        """Take over the number that the service gave it, or that it did not take it."""
        watcher.deleteLater()
        key = self._posted.pop(watcher)
        if not watcher.isError():
            (self._numbers[key],) = watcher.reply().arguments()
            self.shown.emit(key)

    @Slot("QDBusMessage")
    def on_token(self, signal: QDBusMessage) -> None:
        """Keep what lets a window come to the front on Wayland; it is told before the click."""
        _, self._token = signal.arguments()

    @Slot("QDBusMessage")
    def on_action(self, signal: QDBusMessage) -> None:
        """Tell that one of ours was clicked; every program hears of every click."""
        number, _ = signal.arguments()
        token, self._token = self._token, ""
        for key, one in self._numbers.items():
            if one == number:
                self.chosen.emit(NoticeClicked(key, token))

    def _call(self, member: str, arguments: Sequence[object]) -> QDBusPendingCallWatcher:
        message = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, member)
        message.setArguments(arguments)
        return QDBusPendingCallWatcher(self._bus.asyncCall(message, SOON_MS), self)
