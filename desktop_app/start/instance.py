"""One program per library: a second start brings the first window to the front."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal

from desktop_app.platform.lock import digest_of
from desktop_app.session.holding import lock_of
from desktop_app.storage.unusable import LibraryError, Unusable, unwritable

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

ANSWER_WITHIN_MS = 5_000
"""How long a second start waits for the first one to answer, or to end."""
_TRY_AGAIN_MS = 100
_SHOWN = b"shown"


class NotAnsweringError(Exception):
    """The program that has the library does not answer; the text is one sentence."""

    def __init__(self) -> None:
        super().__init__(
            "Sablier is open but does not answer: "
            "wait until it does, or end it, and start it again."
        )


class Instance(QObject):
    """Holds the lock of one library, and listens for later starts of the same one."""

    another_started = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Make the folder in which the lock of `folder` lies.

        Raises:
            LibraryError: it cannot be made, or something else lies in the place of the lock.
        """
        super().__init__(parent)
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(folder, error) from error
        self._folder = folder
        self._lock = lock_of(folder)
        self._name = f"sablier-{digest_of(folder)}"
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the library and listen, unless a running program has it.

        Raises:
            LibraryError: its place cannot be written.
        """
        taken = self._take()
        if taken:
            self.listen()
        return taken

    def _take(self) -> bool:
        try:
            return self._lock.take()
        except OSError as error:
            raise unwritable(self._folder, error) from error

    def listen(self) -> None:
        """Hear of later starts from now on; one that came too early tries again."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        self._server.listen(self._name)

    def take_or_show(self) -> bool:
        """Take the library, or have the program that has it show its window.

        One that is just ending is waited for. Where it was taken, `listen` comes next, once the
        window is there.

        Returns:
            Whether it was taken.

        Raises:
            LibraryError: its place cannot be written, or who has it is no window.
            NotAnsweringError: the program that has it does not answer.
        """
        ends = QDeadlineTimer(ANSWER_WITHIN_MS)
        there = False
        while not self._take():
            from PySide6.QtNetwork import QLocalSocket

            socket = QLocalSocket(self)
            socket.connectToServer(self._name)
            if socket.waitForConnected(_left(ends)):
                there = True
                if socket.waitForReadyRead(_left(ends)):
                    return False
            socket.abort()
            socket.deleteLater()
            if ends.hasExpired():
                raise NotAnsweringError if there else LibraryError(Unusable.LOCKED, self._folder)
            QThread.msleep(_TRY_AGAIN_MS)
        return True

    def close(self) -> None:
        """Let the next program have it."""
        if self._server is not None:
            self._server.close()
        self._lock.let_go()

    def _on_connected(self) -> None:
        assert self._server is not None
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            self.another_started.emit()
            connection.write(_SHOWN)  # a program that hangs is connected to as well
            connection.flush()


def _left(ends: QDeadlineTimer) -> int:
    return max(1, ends.remainingTime())
