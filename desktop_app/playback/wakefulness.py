"""The laptop does not sleep by itself while something plays, where its desktop can be asked.

Over the session bus of a Linux desktop; no call waits for its answer. What was asked for ends with
the connection, and so with the program, however that ends. Where there is no bus, or nobody on it
who knows how, nothing is said: playing works all the same.

https://specifications.freedesktop.org/idle-inhibit-spec/latest/
"""

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.platform.session_bus import SOON_MS, Connect, leave, unsigned

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

SERVICE = "org.freedesktop.ScreenSaver"
PATH = "/org/freedesktop/ScreenSaver"
_log = logging.getLogger(__name__)


class Wakefulness(QObject):
    """Asks the desktop to stay awake while something plays."""

    def __init__(
        self,
        connect: Connect,
        reason: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """`reason` is what the desktop may show of us; the bus is looked for when it is needed."""
        super().__init__(parent)
        self._connect = connect
        self._reason = reason
        self._bus: QDBusConnection | None = None
        self._looked = False
        self._wanted = False
        self._asking = False
        self._granted: int | None = None
        """The number by which it is taken back."""

    def keep(self, awake: bool) -> None:
        """Keep the laptop awake from now on, or no longer."""
        self._wanted = awake
        if not self._asking:
            self._settle()

    def close(self) -> None:
        """Leave the bus: what was granted, or is still asked for, is over."""
        self._wanted, self._granted = False, None
        if self._bus is not None:
            leave(self._bus)
            self._bus = None

    def _settle(self) -> None:
        if self._wanted and self._granted is None:
            self._ask()
        elif not self._wanted and self._granted is not None:
            number, self._granted = self._granted, None
            self._call("UnInhibit", [unsigned(number)])

    def _ask(self) -> None:
        if not self._looked:
            self._looked, self._bus = True, self._connect("wakefulness")
        if (watcher := self._call("Inhibit", ["Sablier", self._reason()])) is not None:
            self._asking = True
            watcher.finished.connect(self.on_answered)

    def on_answered(self, watcher: "QDBusPendingCallWatcher") -> None:
        """Take over the answer; meanwhile it may not be wanted any more."""
        self._asking = False
        if self._bus is None:
            return
        if watcher.isError():
            _log.info("the laptop may sleep while something plays: %s", watcher.error().message())
            self.close()
        else:
            (self._granted,) = watcher.reply().arguments()
            self._settle()

    def _call(self, member: str, arguments: Sequence[object]) -> "QDBusPendingCallWatcher | None":
        if self._bus is None:
            return None
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        message = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, member)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(message, SOON_MS), self)
        watcher.finished.connect(watcher.deleteLater)
        return watcher
