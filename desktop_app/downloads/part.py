"""The part file of one transfer: what is done to it on the pool, one thing after the other."""

import errno
import hashlib
import os
from pathlib import Path
from threading import Event
from typing import BinaryIO

from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.source import Bring, ChangedError, SourceFault
from desktop_app.platform.regular import Kind, NoRegularFileError, other_kind
from desktop_app.storage.disk import Free, flush_file, lacking
from desktop_app.storage.media import MediaFolder, can_be_read
from desktop_app.storage.verify import Promise, verify

RESERVE = 32 << 20
"""Bytes that stay free: a disk that is really full harms more than a download."""
_CHUNK = 1 << 20
_GONE = (errno.ENOENT, errno.ESTALE)


class PartFile:
    """Takes bytes at its end and counts them into a checksum; is read once at most in a visit.

    Its methods answer with a `SourceFault` where the disk would not take it; none of them raises.
    Others may delete, replace or change it meanwhile: that is a `PART_LOST`, which `empty` mends.
    """

    def __init__(self, media: MediaFolder, part: Path, complete: Path, free: Free) -> None:
        self._media = media
        self.path = part
        self.complete = complete
        self._free = free
        self._file: BinaryIO | None = None
        self._tells_apart = False
        """Its disk knows one file from another of the same name."""
        self._digest = hashlib.sha256()
        self.size = 0
        """Bytes that it holds of the download."""
        self.abandoned = Event()
        """Nobody waits for an answer any more: what takes long ends early."""

    def open(self, at_most: int | None) -> int | SourceFault:
        """Go on from what it holds (rule F1); one of more than `at_most` bytes begins again."""
        try:
            file = self._open()
            size = self.path.stat().st_size
            if at_most is not None and size > at_most:
                file.truncate(0)
                size = 0
            file.seek(0)
            while self.size < size and not self.abandoned.is_set():
                chunk = file.read(min(_CHUNK, size - self.size))
                if not chunk:
                    break
                self._count(chunk)
        except OSError as error:
            return SourceFault(trouble_of(error))
        return self.size

    def append(self, bring: Bring) -> int | SourceFault:
        """Put bytes at its end; how many it holds then."""
        try:
            chunk = memoryview(bring())
        except ChangedError:
            return SourceFault(Trouble.SOURCE_CHANGED)  # the next try meets it, and begins anew
        except OSError:
            return SourceFault(Trouble.UNREADABLE)
        try:
            if self._is_lost():
                return SourceFault(Trouble.PART_LOST)
            if lacking(self._media.path, len(chunk) + RESERVE, self._free):
                return SourceFault(Trouble.DISK_FULL)
            assert self._file is not None
            while chunk:
                written = self._file.write(chunk)
                self._count(chunk[:written])
                chunk = chunk[written:]
        except OSError as error:
            return SourceFault(trouble_of(error))
        return self.size

    def empty(self) -> int | SourceFault:
        """Throw away what it holds, for good before anything else is written."""
        try:
            if self._is_lost():
                self.close()
                self.path.unlink(missing_ok=True)  # never written to: it may be a link elsewhere
                self._open()
            assert self._file is not None
            self._file.truncate(0)
            flush_file(self._file.fileno())
        except OSError as error:
            return SourceFault(trouble_of(error))
        self._digest = hashlib.sha256()
        self.size = 0
        return 0

    def finish(self, promise: Promise) -> SourceFault | None:
        """Verify, flush and rename it (rule F2)."""
        try:
            if self._is_lost():
                return SourceFault(Trouble.PART_LOST)
            if trouble := verify(self.path, promise, self._digest.hexdigest):
                return SourceFault(trouble)
            self.close()
            self._media.put_in_place(self.path, self.complete)
        except FileNotFoundError:
            return SourceFault(Trouble.PART_LOST)
        except OSError as error:
            return SourceFault(trouble_of(error))
        return None

    def close(self) -> None:
        """Close the file: nothing more is written."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> BinaryIO:
        kind = other_kind(self.path)
        if kind is not None and kind is not Kind.DEVICE:  # a device holds no writer up
            raise NoRegularFileError(self.path, kind)
        self._file = self.path.open("ab+", buffering=0)
        held, named = os.fstat(self._file.fileno()), self.path.stat()
        # some disks on a network number a file anew each time that they are asked
        self._tells_apart = held.st_ino != 0 and os.path.samestat(held, named)
        return self._file

    def _is_lost(self) -> bool:
        """Return whether its name is gone or another file's, or its length has changed."""
        if self._file is None:
            return True
        descriptor = self._file.fileno()
        try:
            held, named = os.fstat(descriptor), self.path.stat()
        except OSError as error:
            if error.errno in _GONE and can_be_read(self._media.path):
                return True
            raise  # it is where its folder is
        if self._tells_apart and not os.path.samestat(held, named):
            return True
        if held.st_size == self.size:
            return False
        flush_file(descriptor)  # a disk on a network may count late what it has taken
        return os.fstat(descriptor).st_size != self.size

    def _count(self, chunk: bytes | memoryview) -> None:
        self._digest.update(chunk)
        self.size += len(chunk)


def trouble_of(error: OSError) -> Trouble:
    """Return a failed write in the words of the queue."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return Trouble.DISK_FULL
        case errno.EFBIG:
            return Trouble.TOO_LARGE
        case errno.EIO:
            return Trouble.DISK_ERROR
        case _:  # each system has numbers of its own
            return Trouble.UNWRITABLE
