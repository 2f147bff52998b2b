"""Writing into an open library: transactions, and the latest instant that each of them keeps."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from desktop_app.domain.time import Instant
from desktop_app.storage import room
from desktop_app.storage.checking import let_write
from desktop_app.storage.values import instant


@contextmanager
def writing(db: Database, now: Instant | None = None) -> Iterator[None]:
    """Run the block as one transaction, which locks from its start and keeps `now` (rule T2).

    `atomic()` alone is a deferred BEGIN, which fails at once where a reader turns into a writer.
    Inside of another one it is a part of that: all of it is stored, or nothing.
    """
    if db in _WRITING:
        yield
        if now is not None:
            keep_now(db, now)
        return
    let_write(db)
    _make_room(db)
    db.execute("BEGIN IMMEDIATE")
    afterwards = _WRITING[db] = []
    try:
        yield
        if now is not None:
            keep_now(db, now)
        db.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.execute("ROLLBACK")
        raise
    finally:
        del _WRITING[db]
    for act in afterwards:
        act()


def is_writing(db: Database) -> bool:
    """Return whether a transaction is running, which may still fail."""
    return db in _WRITING


def once_stored(db: Database, act: Callable[[], object]) -> None:
    """Call `act` after the running transaction is stored; never if it fails."""
    _WRITING[db].append(act)


_WRITING: WeakKeyDictionary[Database, list[Callable[[], object]]] = WeakKeyDictionary()
"""The libraries in the middle of a transaction, and what is called after it."""
_FOLDERS: WeakKeyDictionary[Database, Path] = WeakKeyDictionary()
"""The folders of the libraries that are open for writing."""


def keep_room_in(folder: Path, db: Database) -> None:
    """Look before each transaction from now on whether the disk of the library has room."""
    _FOLDERS[db] = folder


def _make_room(db: Database) -> None:
    """Give the reserve up on a disk that is as good as full, and keep the log short.

    Left to itself it would take four times the reserve before it begins anew.
    """
    folder = _FOLDERS.get(db)
    if folder is not None and room.make_room(folder):
        db.execute("PRAGMA wal_autocheckpoint = 1")


def set_room_aside(db: Database) -> None:
    """Reserve room on the disk, if it has some, for the day on which it is full."""
    folder = _FOLDERS.get(db)
    if folder is not None:
        room.set_aside(folder)


def keep_now(db: Database, now: Instant) -> None:
    """Store the latest instant. An earlier one than that stored changes nothing (rule T2)."""
    let_write(db)
    db.execute(
        "INSERT INTO kept VALUES (1, ?) ON CONFLICT DO UPDATE SET now = max(now, excluded.now)",
        [now],
    )


def kept_now(db: Database) -> Instant | None:
    """Return the latest instant that was stored, or None in a new library."""
    row = db.execute("SELECT now FROM kept").fetchone()
    return None if row is None else instant(row[0], "kept.now")
