"""Showing a file in the system's file manager; no call waits for its answer.

https://www.freedesktop.org/wiki/Specifications/file-manager-interface/
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QUrl, Signal

from desktop_app.platform.session_bus import SOON_MS, Connect, leave

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

SERVICE = "org.freedesktop.FileManager1"
PATH = "/org/freedesktop/FileManager1"


class FileManager(QObject):
    """Shows a file among the others, selected where that can be, else the folder around it."""

    failed = Signal(object)
    """The path that no way was found to show."""

    def __init__(
        self,
        connect: Connect,
        open_url: Callable[[QUrl], bool],
        parent: QObject | None = None,
    ) -> None:
        """`open_url` has the system open a folder, and says whether it would."""
        super().__init__(parent)
        self._connect = connect
        self._open_url = open_url
        self._bus: QDBusConnection | None = None
        self._asked: dict[QDBusPendingCallWatcher, Path] = {}

    def show_file(self, file: Path) -> None:
        """Show a file among the others in its folder."""
        if sys.platform == "darwin":
            self._run("open", ["-R", str(file)], file)
        elif sys.platform == "win32":
            self._run("explorer", ["/select,", str(file)], file)
        else:
            self._ask(file)

    def show_folder(self, folder: Path) -> None:
        """Show what is in a folder."""
        if not self._open_url(QUrl.fromLocalFile(str(folder))):
            self.failed.emit(folder)

    def close(self) -> None:
        """Leave the bus."""
        if self._bus is not None:
            leave(self._bus)
            self._bus = None

    def _run(self, program: str, arguments: list[str], file: Path) -> None:
        started, _number = QProcess.startDetached(program, arguments)
        if not started:
            self._show_around(file)

    def _ask(self, file: Path) -> None:
        if self._bus is None:
            self._bus = self._connect("file-manager")
        if self._bus is None:
            self._show_around(file)
            return
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        message = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "ShowItems")
        message.setArguments([[file.as_uri()], ""])
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(message, SOON_MS), self)
        self._asked[watcher] = file
        watcher.finished.connect(self.on_answered)

    def on_answered(self, watcher: "QDBusPendingCallWatcher") -> None:
        """Take over whether the file manager has shown it."""
        watcher.deleteLater()
        file = self._asked.pop(watcher)
        if watcher.isError():
            self._show_around(file)

    def _show_around(self, file: Path) -> None:
        if not self._open_url(QUrl.fromLocalFile(str(file.parent))):
            self.failed.emit(file)
