"""Says in one sentence why a library cannot be used."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from desktop_app.storage import room
from desktop_app.storage.damage import NewerError, readable


class Unusable(StrEnum):
    """A reason for which a library cannot be used."""

    NOT_WRITABLE = "not-writable"
    FULL = "full"
    DAMAGED = "damaged"
    NEWER = "newer"
    LOCKED = "locked"
    NOT_A_FILE = "not-a-file"
    """Something that is no file has the name of the library or of a file beside it."""


class LibraryError(Exception):
    """The library cannot be used, and nothing in it was changed; the text is one sentence."""

    def __init__(self, why: Unusable, path: Path, detail: str = "") -> None:
        self.why = why
        self.path = path
        self.detail = detail
        super().__init__(_SENTENCES[why].format(path=path, folder=path.parent, detail=detail))

    @property
    def may_pass(self) -> bool:
        """Return whether the library may become usable again without being replaced."""
        return self.why in (Unusable.LOCKED, Unusable.FULL, Unusable.NOT_WRITABLE)


def unwritable(path: Path, error: OSError) -> LibraryError:
    """Turn an error of the system, met in writing a library, into a LibraryError."""
    why = Unusable.FULL if room.is_full(error, path.parent) else Unusable.NOT_WRITABLE
    return LibraryError(why, path, error.strerror or type(error).__name__)


_SENTENCES = {
    Unusable.NOT_WRITABLE: (
        "The library cannot be written in {folder} ({detail}): "
        "choose another folder with --data-dir, or allow writing there."
    ),
    Unusable.FULL: (
        "The disk that holds {folder} is full, so the library cannot be written: "
        "delete something else from that disk, and try again."
    ),
    Unusable.DAMAGED: (
        "The library {path} is damaged ({detail}) and was left as it is: "
        "put a backup in its place, or choose another folder with --data-dir."
    ),
    Unusable.NEWER: (
        "The library {path} was written by a newer version of Sablier ({detail}): "
        "use that version, or choose another folder with --data-dir."
    ),
    Unusable.LOCKED: (
        "The library {path} is locked by another program: close that program and try again."
    ),
    Unusable.NOT_A_FILE: (
        "{path} is {detail}, not a file, and was left as it is: "
        "move it away, or choose another folder with --data-dir."
    ),
}


def library_error(error: sqlite3.Error, path: Path) -> LibraryError:
    """Turn an error of SQLite, or damage in a row, into a LibraryError."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if isinstance(error, NewerError):
        return LibraryError(Unusable.NEWER, path, str(error))
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryError(Unusable.LOCKED, path)
    if room.is_full(error, path.parent):
        return LibraryError(Unusable.FULL, path, str(error))
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return LibraryError(Unusable.NOT_WRITABLE, path, str(error))
    return LibraryError(Unusable.DAMAGED, path, readable(str(error)))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an error of SQLite, raised in the block, into a LibraryError.

    Raises:
        LibraryError: it is damaged, locked, or cannot be read or written.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise library_error(error, path) from error
