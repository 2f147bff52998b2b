"""The check of a large database that is made beside the window, before anything is written."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from desktop_app.storage import soundness
from desktop_app.storage.connection import connect, with_index
from desktop_app.storage.unusable import LibraryError, library_error

AT_ONCE = 1 << 20
"""Bytes; a smaller library is looked through whole before it is opened, in a few milliseconds."""


class CheckToCome:
    """A look through a whole database: made once, by whoever asks first; others wait for it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._size = path.stat().st_size
        self._lock = Lock()
        self.is_made = False
        self._found: sqlite3.DatabaseError | None = None

    def found(self) -> sqlite3.DatabaseError | None:
        """Return what is damaged, or None; on any thread, with a connection of its own.

        What keeps it from being read is no damage, and is met by whoever reads or writes next.
        """
        with self._lock:
            if not self.is_made:
                self._found, self.is_made = self._look(), True
        return self._found

    def _look(self) -> sqlite3.DatabaseError | None:
        try:
            with closing(connect(self._path, "ro")) as db:
                soundness.check(with_index(db, self._path, only_read=True), self._size)
        except sqlite3.DatabaseError as error:
            return None if library_error(error, self._path).may_pass else error
        except (LibraryError, OSError):
            return None
        return None


def check_to_come(path: Path) -> CheckToCome | None:
    """Return the check that a large library still needs once it was glanced at."""
    return CheckToCome(path) if is_large(path) else None


def is_large(path: Path) -> bool:
    """Return whether looking through a library would keep the window waiting."""
    return path.stat().st_size > AT_ONCE


def hold_writes(db: Database, let_go: Callable[[], None]) -> None:
    """Have `let_go` called before the first write, which it may hold up."""
    _HELD[db] = let_go


def let_write(db: Database) -> None:
    """Wait for the check that is to come before a write, if there is one."""
    let_go = _HELD.pop(db, None)
    if let_go is not None:
        let_go()


_HELD: WeakKeyDictionary[Database, Callable[[], None]] = WeakKeyDictionary()
