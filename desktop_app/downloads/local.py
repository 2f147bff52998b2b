"""A file on this machine as the source of a transfer."""

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.source import Bring, ChangedError, Source, SourceFault, SourceReply
from desktop_app.platform.regular import require_target


class LocalSource(Source):
    """Reads a file by seeking: Qt's replies to `file:` ignore any rate and read 20 MiB at once."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._size = 0
        self._at = 0
        self._version = ""

    @override
    def start(self, offset: int, validator: str | None) -> None:
        self.stop()
        try:
            require_target(self._path)
            with self._path.open("rb") as file:
                found = os.fstat(file.fileno())
        except (FileNotFoundError, ValueError):  # no file system takes a name with a zero in it
            self.ended.emit(SourceFault(Trouble.SOURCE_MISSING))
            return
        except OSError:
            self.ended.emit(SourceFault(Trouble.UNREADABLE))
            return
        self._at, self._size, self._version = offset, found.st_size, _version(found)
        self.opened.emit(SourceReply(offset, self._size, self._version))
        if self.available():
            self.ready.emit()
        else:
            self.ended.emit(None)

    @override
    def stop(self) -> None:
        self._at = self._size = 0

    @override
    def available(self) -> int:
        return max(0, self._size - self._at)

    @override
    def take(self, count: int) -> Bring:
        bring = partial(_read, self._path, self._at, count, self._version)
        self._at += count
        if not self.available():
            self.ended.emit(None)
        return bring


def _read(path: Path, offset: int, count: int, version: str) -> bytes:
    require_target(path)
    with path.open("rb", buffering=0) as file:
        file.seek(offset)
        read = file.read(count)
        if _version(os.fstat(file.fileno())) != version:
            raise ChangedError
    return read


def _version(found: os.stat_result) -> str:
    """Return what tells this content from what the file held before, like a strong ETag."""
    return f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
