"""Moving media from one folder to another: everything is copied before anything is deleted.

Pure functions for Qt's pool. A file gets a second name where both folders lie on one file system,
else it is copied, flushed, and read again. Until the caller puts the new folder in force the old
one stays whole; what cannot be done is undone before it is reported.
"""

import contextlib
import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from desktop_app.storage.disk import flush_file, flush_folder, lacking
from desktop_app.storage.media import ours_in

_CHUNK = 1 << 20
_ROUNDS = 3
"""A file may still come into its place after the first look: a transfer was just being verified."""


class MoveFault(StrEnum):
    """Why media were not moved."""

    THERE_ALREADY = "there-already"
    INSIDE = "inside"
    """Inside the folder that they would leave, or the program's own."""
    NO_FOLDER = "no-folder"
    NOT_WRITABLE = "not-writable"
    NO_ROOM = "no-room"
    UNREADABLE = "unreadable"
    """The folder that they would leave, or a file in it."""
    CANCELLED = "cancelled"
    UNWRITTEN = "unwritten"
    """The library could not be told."""
    WENT_WRONG = "went-wrong"
    """A fault of the program itself; the log says more."""


@dataclass(frozen=True, slots=True)
class NotMoved:
    """Everything is as it was; `path` is what stood in the way, `detail` what the system says."""

    why: MoveFault
    path: Path
    detail: str = ""
    lacking: int = 0
    """Bytes, where there is no room."""
    undone: bool = True
    """Nothing of ours is left where it was copied to; else it is deleted at a later start."""


@dataclass
class Gauge:
    """Tells how far a move is, from the pool to the GUI thread, and lets that cancel it."""

    total: int = 0
    """Bytes to move."""
    _worked: int = 0
    """Each byte counts twice: copied, and read again."""
    cancelled: bool = False

    @property
    def moved(self) -> int:
        """Return the bytes that are there."""
        return min(self.total, self._worked // 2)

    def work(self, amount: int) -> None:
        """Count so many bytes as copied, or as read again.

        Raises:
            _StoppedError: it was cancelled.
        """
        if self.cancelled:
            raise _StoppedError(NotMoved(MoveFault.CANCELLED, Path()))
        self._worked += amount


class _StoppedError(Exception):
    def __init__(self, why: NotMoved) -> None:
        super().__init__(why)
        self.why = why


def obstacle(old: Path, chosen: Path, to: Path, closed: Iterable[Path]) -> NotMoved | None:
    """Return what keeps media from lying in `to`, inside of `chosen`; nothing is made or changed.

    The folders of the program are `closed`: what lies there is emptied, or put aside.
    """
    try:
        if not chosen.is_dir():
            return NotMoved(MoveFault.NO_FOLDER, chosen)
        real, leaves = chosen.resolve(), old.resolve()
        if to.resolve() == leaves:
            return NotMoved(MoveFault.THERE_ALREADY, chosen)
        if any(real.is_relative_to(one) for one in (leaves, *(one.resolve() for one in closed))):
            return NotMoved(MoveFault.INSIDE, chosen)
    except OSError as error:
        return NotMoved(MoveFault.NO_FOLDER, chosen, error.strerror or str(error))
    return None


def copy_all(old: Path, to: Path, gauge: Gauge) -> NotMoved | None:
    """Copy every file of ours from `old` to `to`, whole and flushed; or none, and return why."""
    try:
        files = _sizes(old)
        gauge.total = sum(files.values())
        with _told(MoveFault.NOT_WRITABLE, to.parent):
            to.mkdir(exist_ok=True)
            same = to.samefile(old)
        if same:
            return NotMoved(MoveFault.THERE_ALREADY, to)
        _ask_for_room(old, to, gauge.total)
        there: dict[str, int] = {}
        for _ in range(_ROUNDS):
            for name, size in files.items():
                if there.get(name) != size:
                    _bring(old / name, to / name, size, gauge)
            files, there = _sizes(old), _sizes(to, MoveFault.NOT_WRITABLE)
            if files.items() <= there.items():
                break
        else:
            return _undone(NotMoved(MoveFault.NOT_WRITABLE, to.parent), to)
        with _told(MoveFault.NOT_WRITABLE, to.parent):
            flush_folder(to)
            flush_folder(to.parent)
    except _StoppedError as stopped:
        return _undone(stopped.why, to)
    return None


def empty(folder: Path) -> bool:
    """Delete what is ours there, and the folder with it; whether nothing of ours is left.

    A folder that is not there may lie on a disk that is not there, and what plays cannot be deleted
    on every system: the caller tries again at a later start.
    """
    try:
        for path in ours_in(folder):
            path.unlink(missing_ok=True)
    except OSError:
        return False
    with contextlib.suppress(OSError):  # somebody else has put something there
        folder.rmdir()
    return True


def empty_left(folder: Path, in_force: Path) -> bool:
    """Do as `empty` does with a folder not in force, unless it is that one by another name."""
    with contextlib.suppress(OSError):
        if folder.samefile(in_force):
            return True
    return empty(folder)


def _undone(why: NotMoved, to: Path) -> NotMoved:
    return replace(why, undone=empty(to))


def _bring(source: Path, to: Path, size: int, gauge: Gauge) -> None:
    """Bring one file; one whose licence ends meanwhile is gone, here or there, and is left out."""
    gauge.work(0)
    with _told(MoveFault.NOT_WRITABLE, to.parent.parent):
        to.unlink(missing_ok=True)
    try:
        to.hardlink_to(source)
    except OSError:
        _copy(source, to, gauge)
    else:
        gauge.work(2 * size)


def _copy(source: Path, to: Path, gauge: Gauge) -> None:
    wanted = to.parent.parent
    try:
        reading = source.open("rb")
    except FileNotFoundError:
        return
    except OSError as error:
        raise _stopped(MoveFault.UNREADABLE, source, error) from error
    wrote, arrived = hashlib.sha256(), hashlib.sha256()
    with reading, _told(MoveFault.NOT_WRITABLE, wanted), to.open("wb") as writing:
        while chunk := _read(reading, source):
            wrote.update(chunk)
            writing.write(chunk)
            gauge.work(len(chunk))
        writing.flush()
        flush_file(writing.fileno())
    with _told(MoveFault.NOT_WRITABLE, wanted):
        try:
            again = to.open("rb")
        except FileNotFoundError:
            return
        with again:
            while chunk := again.read(_CHUNK):
                arrived.update(chunk)
                gauge.work(len(chunk))
        if arrived.digest() != wrote.digest():
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def _read(file: BinaryIO, source: Path) -> bytes:
    with _told(MoveFault.UNREADABLE, source):
        return file.read(_CHUNK)


def _sizes(folder: Path, otherwise: MoveFault = MoveFault.UNREADABLE) -> dict[str, int]:
    sizes: dict[str, int] = {}
    with _told(otherwise, folder):
        for one in ours_in(folder):
            with contextlib.suppress(FileNotFoundError):  # its licence has ended just now
                sizes[one.name] = one.stat().st_size
    return sizes


def _ask_for_room(old: Path, to: Path, wanted: int) -> None:
    """Refuse where room is lacking; on the same file system nothing is written twice."""
    with _told(MoveFault.NOT_WRITABLE, to.parent):
        apart = to.stat().st_dev != old.stat().st_dev
    if apart and (short := lacking(to, wanted)):
        raise _StoppedError(NotMoved(MoveFault.NO_ROOM, to.parent, lacking=short))


@contextmanager
def _told(why: MoveFault, path: Path) -> Iterator[None]:
    """Raise what the system refuses as the reason why nothing was moved."""
    try:
        yield
    except OSError as error:
        raise _stopped(why, path, error) from error


def _stopped(why: MoveFault, path: Path, error: OSError) -> _StoppedError:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return _StoppedError(
        NotMoved(MoveFault.NO_ROOM if full else why, path, error.strerror or str(error))
    )
