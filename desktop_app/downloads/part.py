"""The part file of one transfer: what is done to it on the pool, one thing after the other."""

import errno
import hashlib
from pathlib import Path
from threading import Event
from typing import BinaryIO

from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.source import Bring, ChangedError, Fault
from desktop_app.regular import Kind, NoRegularFileError, other_kind
from desktop_app.storage.disk import Free, flush_file, lacking
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.verify import Promise, verify

RESERVE = 32 << 20
"""Bytes that stay free: a disk that is really full harms more than a download."""
_CHUNK = 1 << 20


class PartFile:
    """Bytes go to its end and through the checksum; it is never read twice in one visit.

    Its methods answer with a `Fault` where the disk would not take it; none of them raises.
    """

    def __init__(self, media: MediaFolder, part: Path, complete: Path, free: Free) -> None:
        self._media = media
        self.path = part
        self.complete = complete
        self._free = free
        self._file: BinaryIO | None = None
        self._digest = hashlib.sha256()
        self._size = 0
        self.abandoned = Event()
        """Nobody waits for an answer any more: what takes long ends early."""

    def open(self, at_most: int | None) -> int | Fault:
        """Go on from what it holds (rule F1); one of more than `at_most` bytes begins again."""
        try:
            kind = other_kind(self.path)
            if kind is not None and kind is not Kind.DEVICE:  # a device holds no writer up
                raise NoRegularFileError(self.path, kind)
            self._file = self.path.open("ab+", buffering=0)
            size = self.path.stat().st_size
            if at_most is not None and size > at_most:
                self._file.truncate(0)
                size = 0
            self._file.seek(0)
            while self._size < size and not self.abandoned.is_set():
                chunk = self._file.read(min(_CHUNK, size - self._size))
                if not chunk:
                    break
                self._digest.update(chunk)
                self._size += len(chunk)
        except OSError as error:
            return Fault(trouble_of(error))
        return self._size

    def append(self, bring: Bring) -> int | Fault:
        """Put bytes at its end; how many it holds then."""
        try:
            chunk = bring()
        except ChangedError:
            return Fault(Trouble.INTERRUPTED)  # the next try meets another version, and begins anew
        except OSError:
            return Fault(Trouble.UNREADABLE)
        assert self._file is not None
        try:
            if lacking(self._media.path, len(chunk) + RESERVE, self._free):
                return Fault(Trouble.DISK_FULL)
            written = 0
            while written < len(chunk):
                written += self._file.write(memoryview(chunk)[written:])
        except OSError as error:
            return Fault(trouble_of(error))
        self._digest.update(chunk)
        self._size += len(chunk)
        return self._size

    def empty(self) -> int | Fault:
        """Throw away what it holds, for good before anything else is written."""
        assert self._file is not None
        try:
            self._file.truncate(0)
            flush_file(self._file.fileno())
        except OSError as error:
            return Fault(trouble_of(error))
        self._digest = hashlib.sha256()
        self._size = 0
        return 0

    def finish(self, promise: Promise) -> Fault | None:
        """Verify, flush and rename it (rule F2)."""
        try:
            if self.path.stat().st_size != self._size:
                return Fault(Trouble.WRONG_LENGTH)
            if trouble := verify(self.path, promise, self._digest.hexdigest):
                return Fault(trouble)
            self.close()
            self._media.put_in_place(self.path, self.complete)
        except OSError as error:
            return Fault(trouble_of(error))
        return None

    def close(self) -> None:
        """Nothing more is written."""
        if self._file is not None:
            self._file.close()
            self._file = None


def trouble_of(error: OSError) -> Trouble:
    """A failed write, as the queue says it."""
    full = (errno.ENOSPC, errno.EDQUOT)
    return Trouble.DISK_FULL if error.errno in full else Trouble.UNWRITABLE
