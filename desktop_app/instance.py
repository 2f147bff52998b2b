"""One program per library: a second start brings the first window to the front."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop_app.storage.database import LibraryError, Unusable

_ANSWER_WITHIN_MS = 2_000


class Instance(QObject):
    """Holds the lock of one library, and listens for later starts of the same one."""

    another_started = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.parent.mkdir(parents=True, exist_ok=True)
        path = folder.with_name(f"{folder.name}.lock")
        self._lock = QLockFile(str(path))
        self._lock.setStaleLockTime(0)
        digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()
        self._name = f"sablier-{digest[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)

    def is_first(self) -> bool:
        """Take the library, unless a running program has it."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def bring_first_to_front(self) -> bool:
        """Ask the program that has the library to show its window; whether it was reached."""
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        reached = socket.waitForConnected(_ANSWER_WITHIN_MS)
        socket.disconnectFromServer()
        return reached

    def close(self) -> None:
        """Let the next program have it."""
        self._server.close()
        self._lock.unlock()

    def _on_connected(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            self.another_started.emit()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a library for a moment.

    Raises:
        LibraryError: a running program has it.
    """
    instance = Instance(folder)
    if not instance.is_first():
        raise LibraryError(Unusable.LOCKED, folder)
    try:
        yield
    finally:
        instance.close()
