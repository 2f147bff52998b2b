"""One program per library: a second start brings the first window to the front."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop_app.lock import FolderLock, digest_of
from desktop_app.storage.database import LibraryError, Unusable, unwritable

_ANSWER_WITHIN_MS = 2_000


class Instance(QObject):
    """Holds the lock of one library, and listens for later starts of the same one."""

    another_started = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Where the lock of `folder` lies is made; where that cannot be, it is a `LibraryError`."""
        super().__init__(parent)
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(folder, error) from error
        self._folder = folder
        self._lock = FolderLock(folder)
        self._name = f"sablier-{digest_of(folder)}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)

    def is_first(self) -> bool:
        """Take the library, unless a running program has it.

        Raises:
            LibraryError: its place cannot be written.
        """
        try:
            if not self._lock.take():
                return False
        except OSError as error:
            raise unwritable(self._folder, error) from error
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
        self._lock.let_go()

    def _on_connected(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            self.another_started.emit()


def is_taken(folder: Path) -> bool:
    """Whether a running program has the library."""
    return FolderLock(folder).is_taken()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a library for a moment.

    Raises:
        LibraryError: a running program has it, or its place cannot be written.
    """
    lock = FolderLock(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        taken = lock.take()
    except OSError as error:
        raise unwritable(folder, error) from error
    if not taken:
        raise LibraryError(Unusable.LOCKED, folder)
    try:
        yield
    finally:
        lock.let_go()
