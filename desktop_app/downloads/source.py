"""Where the bytes of a transfer come from: one shape for every kind of address."""

from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit
from urllib.request import url2pathname

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.clock import Elapsed
from desktop_app.domain.time import SECOND, Duration
from desktop_app.domain.transfer import Trouble

_EVERY: Duration = 40
_UNLIMITED = 1 << 20


class Source(QObject):
    """Sends bytes from an offset on, no faster than it is asked to, until `finished` or `failed`.

    After `stop` it sends nothing more.
    """

    arrived = Signal(object)
    """`bytes`, in order."""
    finished = Signal()
    failed = Signal(object)
    """A `Trouble`."""

    def start(self, offset: int) -> None:
        """Begin to send, from `offset` bytes on."""
        raise NotImplementedError

    def stop(self) -> None:
        """Send nothing more."""
        raise NotImplementedError

    def limit(self, rate: int | None) -> None:
        """At most so many bytes a second from now on; None is no limit."""
        raise NotImplementedError

    def size(self) -> int | None:
        """How many bytes there are in all, where that is known before they arrive."""
        raise NotImplementedError


class LocalSource(Source):
    """A file on this machine, read by seeking, at the rate asked for.

    Qt's own replies to `file:` ignore the rate and read 20 MiB at once.
    """

    def __init__(self, path: Path, elapsed: Elapsed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._elapsed = elapsed
        self._rate: int | None = None
        self._file: BinaryIO | None = None
        self._read_at: Duration = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, offset: int) -> None:
        """Begin to send, from `offset` bytes on."""
        try:
            self._file = self._path.open("rb")
            self._file.seek(offset)
        except FileNotFoundError:
            self.failed.emit(Trouble.SOURCE_MISSING)
            return
        except OSError:
            self.failed.emit(Trouble.UNREADABLE)
            return
        self._read_at = self._elapsed()
        self._timer.start(0 if self._rate is None else _EVERY)

    def stop(self) -> None:
        """Send nothing more."""
        self._timer.stop()
        if self._file is not None:
            self._file.close()
            self._file = None

    def limit(self, rate: int | None) -> None:
        """At most so many bytes a second from now on; None is no limit."""
        self._rate = rate
        if self._timer.isActive():
            self._timer.setInterval(0 if rate is None else _EVERY)

    def size(self) -> int | None:
        """The size of the file, or None where it cannot be asked."""
        try:
            return self._path.stat().st_size
        except OSError:
            return None

    def _on_timeout(self) -> None:
        if self._file is None:
            return
        now = self._elapsed()
        passed, self._read_at = now - self._read_at, now
        quota = _UNLIMITED if self._rate is None else self._rate * min(passed, SECOND) // SECOND
        try:
            chunk = self._file.read(max(1, quota))
        except OSError:
            self.stop()
            self.failed.emit(Trouble.UNREADABLE)
            return
        if chunk:
            self.arrived.emit(chunk)
        else:
            self.stop()
            self.finished.emit()


def source_of(media: str, elapsed: Elapsed, parent: QObject) -> Source:
    """The source for the address in a catalogue: an absolute path or a `file:` URL."""
    return LocalSource(local_path(media), elapsed, parent)


def local_path(media: str) -> Path:
    """The path that an absolute path or a `file:` URL names."""
    parts = urlsplit(media)
    if parts.scheme == "file":
        return Path(url2pathname(parts.path))
    return Path(media)
