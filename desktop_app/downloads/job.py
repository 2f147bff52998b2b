"""One running transfer: bytes into the part file, then verified and renamed off the GUI thread."""

import contextlib
import errno
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, Signal

from desktop_app.background import in_background
from desktop_app.clock import Elapsed
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import SECOND, Duration
from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.source import Source
from desktop_app.storage.media import MediaFolder, sha256_of

_PROGRESS_EVERY: Duration = SECOND // 4


class Job(QObject):
    """Moves the media of one transfer until `completed` or `failed`; `stop` keeps the part file.

    Each signal carries the job itself.
    """

    progressed = Signal(object)
    """More bytes have `received`; at most four times a second."""
    completed = Signal(object)
    failed = Signal(object)
    """With its `trouble`."""

    def __init__(
        self,
        key: EpisodeKey,
        source: Source,
        media: MediaFolder,
        part: Path,
        complete: Path,
        *,
        size: int | None,
        sha256: str | None,
        elapsed: Elapsed,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.source = source
        source.setParent(self)
        self._media = media
        self._part = part
        self._complete = complete
        self._size = size
        self._sha256 = sha256
        self._elapsed = elapsed
        self._file: BinaryIO | None = None
        self._told_at: Duration = 0
        self._stopped = False
        self.received = 0
        self.finishing = False
        """Everything has arrived, and is being verified and renamed."""
        self.trouble: Trouble | None = None
        source.arrived.connect(self._on_arrived)
        source.finished.connect(self._on_finished)
        source.failed.connect(self._on_failed)

    def start(self) -> None:
        """Go on from what the part file already holds (rule F1)."""
        try:
            self._file = self._part.open("ab")
            self.received = self._file.tell()
            if self._size is not None and self.received > self._size:
                self._file.truncate(0)
                self.received = 0
        except OSError as error:
            self._on_failed(trouble_of(error))
            return
        self.source.start(self.received)

    def stop(self) -> None:
        """Hold: what has arrived stays."""
        self._stopped = True
        self.source.stop()
        with contextlib.suppress(OSError):  # a full disk takes the last bytes no better now
            self._close()

    def _on_arrived(self, chunk: bytes) -> None:
        if self._stopped or self._file is None:
            return
        try:
            self._file.write(chunk)
        except OSError as error:
            self._on_failed(trouble_of(error))
            return
        self.received += len(chunk)
        if self._size is not None and self.received > self._size:
            self._on_failed(Trouble.WRONG_LENGTH)
            return
        now = self._elapsed()
        if now - self._told_at >= _PROGRESS_EVERY:
            self._told_at = now
            self.progressed.emit(self)

    def _on_finished(self) -> None:
        if self._stopped:
            return
        try:
            self._close()
        except OSError as error:
            self._on_failed(trouble_of(error))
            return
        self.finishing = True
        self.progressed.emit(self)
        if not self._stopped:
            in_background(self._verify_and_rename, self._on_verified)

    def _verify_and_rename(self) -> Trouble | None:
        try:
            trouble = verify(self._part, self._size, self._sha256)
            if trouble is None:
                self._media.put_in_place(self._part, self._complete)
        except OSError as error:
            return trouble_of(error)
        return trouble

    def _on_verified(self, trouble: Trouble | None) -> None:
        if self._stopped:
            return
        if trouble is None:
            self.completed.emit(self)
        else:
            self._on_failed(trouble)

    def _on_failed(self, trouble: Trouble) -> None:
        if self._stopped:
            return
        self.trouble = trouble
        self.stop()
        self.failed.emit(self)

    def _close(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            file.close()


def verify(path: Path, size: int | None, sha256: str | None) -> Trouble | None:
    """Size, and checksum where the catalogue has one (rule F2).

    Raises:
        OSError: the file cannot be read.
    """
    if path.stat().st_size == 0 or (size is not None and path.stat().st_size != size):
        return Trouble.WRONG_LENGTH
    if sha256 is not None and sha256_of(path) != sha256:
        return Trouble.WRONG_CHECKSUM
    return None


def trouble_of(error: OSError) -> Trouble:
    """A failed write, as the queue says it."""
    full = (errno.ENOSPC, errno.EDQUOT)
    return Trouble.DISK_FULL if error.errno in full else Trouble.UNWRITABLE
