"""Opening, writing, backing up and closing the one file of a library."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlite_utils import Database
from sqlite_utils.db import Tracer
from typing_extensions import override

from desktop_app.domain.time import Duration, Instant
from desktop_app.platform.regular import other_kind
from desktop_app.storage import room, soundness
from desktop_app.storage.damage import DamagedError, NewerError, readable
from desktop_app.storage.schema import migrations
from desktop_app.storage.values import instant
from desktop_app.storage.whole import appearing

BUSY_MS: Duration = 2_000
"""How long a write waits for another program before the library counts as locked."""


class Unusable(StrEnum):
    """What may be wrong with a library."""

    NOT_WRITABLE = "not-writable"
    FULL = "full"
    DAMAGED = "damaged"
    NEWER = "newer"
    LOCKED = "locked"
    NOT_A_FILE = "not-a-file"
    """Something else lies in its place, or in that of a file beside it."""


class LibraryError(Exception):
    """The library cannot be used, and nothing in it was changed; the text is one sentence."""

    def __init__(self, why: Unusable, path: Path, detail: str = "") -> None:
        self.why = why
        self.path = path
        self.detail = detail
        super().__init__(_SENTENCES[why].format(path=path, folder=path.parent, detail=detail))

    @property
    def may_pass(self) -> bool:
        """Whether the same may be written once the user has seen to it."""
        return self.why in (Unusable.LOCKED, Unusable.FULL, Unusable.NOT_WRITABLE)


def unwritable(path: Path, error: OSError) -> LibraryError:
    """What the system says about a library that cannot be written, as a sentence."""
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


def open_library(path: Path, tracer: Tracer | None = None, *, examined: bool = False) -> Database:
    """Open the library for reading and writing, making or migrating it where that is needed.

    A library of an older version is copied beside itself before it is migrated. One that was
    `examined` just now is not looked through again.

    On a full disk one that needs no migration opens: each command finds out for itself.

    Raises:
        LibraryError: it cannot be written, is damaged, newer than this program, or locked.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        existed = path.exists()
    except OSError as error:
        raise unwritable(path, error) from error
    require_files(path)
    room.make_room(path.parent)
    db = _connect(path, f"{path.absolute().as_uri()}?mode=rwc", tracer)
    try:
        db = _with_index(db, path, tracer)
        if not examined:
            _check(db, path, made_now=not existed)
        _try_to_write(db, path)
        if soundness.is_older(db):
            if existed:
                back_up(db, path.with_name(f"{path.stem}-before-{soundness.latest()}{path.suffix}"))
            with writing(db):
                migrations.apply(db)  # all of them, or none
        db = _logging_ahead(db, path, tracer)
        db.execute("PRAGMA synchronous = FULL")
        _FOLDERS[db] = path.parent
    except sqlite3.Error as error:
        db.close()
        raise library_error(error, path) from error
    except LibraryError:
        db.close()
        raise
    return db


def open_for_reading(path: Path) -> Database:
    """Open an existing library without the means to change it.

    Of one of an older version a copy in memory is migrated.

    Raises:
        LibraryError: it is missing, damaged, newer than this program, or locked.
    """
    require_files(path)
    db = _connect(path, f"{path.absolute().as_uri()}?mode=ro", None)
    try:
        db = _with_index(db, path, None, only_read=True)
        _check(db, path)
        if soundness.is_older(db):
            db = _migrated_in_memory(db)
    except sqlite3.Error as error:
        db.close()
        raise library_error(error, path) from error
    except LibraryError:
        db.close()
        raise
    return db


@contextmanager
def writing(db: Database, now: Instant | None = None) -> Iterator[None]:
    """One transaction that holds the write lock from its start, and keeps `now` (rule T2).

    `atomic()` alone is a deferred BEGIN, which fails at once where a reader turns into a writer.
    Inside of another one it is a part of that: all of it is stored, or nothing.
    """
    if db in _WRITING:
        yield
        if now is not None:
            keep_now(db, now)
        return
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
    """Whether it is in the middle of a transaction, which may still come to nothing."""
    return db in _WRITING


def once_stored(db: Database, act: Callable[[], object]) -> None:
    """Do it when the transaction that goes on is stored, and never if it is not."""
    _WRITING[db].append(act)


_WRITING: WeakKeyDictionary[Database, list[Callable[[], object]]] = WeakKeyDictionary()
"""Those in the middle of a transaction, and what is to be done after it."""
_FOLDERS: WeakKeyDictionary[Database, Path] = WeakKeyDictionary()
"""Where those lie that can be written."""


def _make_room(db: Database) -> None:
    """On a disk that is as good as full the reserve is given up, and the log begins anew soon.

    Left to itself it would take four times the reserve before it does.
    """
    folder = _FOLDERS.get(db)
    if folder is not None and room.make_room(folder):
        db.execute("PRAGMA wal_autocheckpoint = 1")


def set_room_aside(db: Database) -> None:
    """While the disk has room, keep some for the day on which it has none."""
    folder = _FOLDERS.get(db)
    if folder is not None:
        room.set_aside(folder)


def keep_now(db: Database, now: Instant) -> None:
    """Remember the latest instant; what is earlier than the kept one changes nothing (rule T2)."""
    db.execute(
        "INSERT INTO kept VALUES (1, ?) ON CONFLICT DO UPDATE SET now = max(now, excluded.now)",
        [now],
    )


def kept_now(db: Database) -> Instant | None:
    """The latest instant that was kept, or None in a new library."""
    row = db.execute("SELECT now FROM kept").fetchone()
    return None if row is None else instant(row[0], "kept.now")


def back_up(db: Database, to: Path) -> None:
    """Copy the whole library, whoever else has it open, into a new file."""
    try:
        with appearing(to) as new, closing(sqlite3.connect(new)) as copy:
            db.conn.backup(copy)
    except sqlite3.Error as error:
        raise library_error(error, to) from error
    except OSError as error:
        raise unwritable(to, error) from error


def keep_damaged(db: Database, now: Instant) -> Path:
    """Copy a library that is damaged beside itself, once a day; where the copy lies.

    Through SQLite: to open and close its file any other way would let go of the locks on it.

    Args:
        db: The library, open.
        now: By the laptop's clock; its day in UTC names the copy.

    Raises:
        LibraryError: it cannot be copied.
    """
    path = path_of(db)
    day = datetime.fromtimestamp(now / 1000, UTC)
    copy = path.with_name(f"{path.stem}-damaged-{day:%Y-%m-%d}{path.suffix}")
    if not copy.exists():
        back_up(db, copy)
    return copy


def library_error(error: sqlite3.Error, path: Path) -> LibraryError:
    """What SQLite says, or was found in what it holds, as a sentence."""
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
    """What is met while the library is read is a sentence.

    Raises:
        LibraryError: it is damaged, locked, or cannot be read or written.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise library_error(error, path) from error


def require_files(path: Path) -> None:
    """Refuse what is no file, in the library's place or beside it, and an empty library.

    Nothing of it was opened.

    Raises:
        LibraryError: there is such a thing.
    """
    try:
        beside = path.resolve()  # SQLite follows a link, and puts its files beside what it finds
    except (OSError, RuntimeError):
        beside = path
    for one in (path, *(beside.with_name(beside.name + suffix) for suffix in _BESIDE)):
        try:
            kind = other_kind(one)
        except OSError as error:
            raise unwritable(path, error) from error
        if kind is not None:
            raise LibraryError(Unusable.NOT_A_FILE, one, kind)
    size = path.stat().st_size if path.exists() else _SMALLEST
    if size < _SMALLEST:  # SQLite would take it for a new one, and delete the log beside it
        detail = f"it breaks off after {size} bytes" if size else "it is empty"
        raise LibraryError(Unusable.DAMAGED, path, detail)


_SMALLEST = 512
"""Bytes of the smallest page that SQLite knows."""
_BESIDE = ("-wal", "-shm", "-journal")


class _Connection(sqlite3.Connection):
    """Python cannot decode what SQLite says of a schema whose text is damaged."""

    @override
    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        try:
            return super().execute(sql, parameters)
        except UnicodeDecodeError as error:
            raise DamagedError("sqlite_schema", "it holds what is no text") from error


def _migrated_in_memory(db: Database) -> Database:
    copy = Database(sqlite3.connect(":memory:", factory=_Connection), execute_plugins=False)
    db.conn.backup(copy.conn)
    db.close()
    migrations.apply(copy)
    copy.execute("PRAGMA query_only = ON")
    return copy


def path_of(db: Database) -> Path:
    """Where the file of an open library lies."""
    return Path(
        next(file for _number, name, file in db.execute("PRAGMA database_list") if name == "main")
    )


def _connect(path: Path, uri: str, tracer: Tracer | None) -> Database:
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, factory=_Connection)
    except sqlite3.Error as error:
        raise library_error(error, path) from error
    try:
        db = Database(connection, execute_plugins=False, tracer=tracer)
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.Error as error:
        connection.close()
        raise library_error(error, path) from error
    return db


def _with_index(
    db: Database, path: Path, tracer: Tracer | None, *, only_read: bool = False
) -> Database:
    """The same, or where the disk has no room for the index of its log, one that needs none there.

    No other program can open the library while that one is open.
    """
    try:
        db.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if room.is_full(error, path.parent):
            db.close()
            db = _alone(path, tracer)
        elif _shares_no_memory(error):
            db.close()
            db = _without_log(path, tracer)
        else:
            raise
        db.execute(f"PRAGMA query_only = {int(only_read)}")
    return db


def _logging_ahead(db: Database, path: Path, tracer: Tracer | None) -> Database:
    """The same, with readers and the writer out of each other's way, where the disk has that."""
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if not _shares_no_memory(error):
            raise
        db.close()
        db = _without_log(path, tracer)
    return db


_NO_SHARED_MEMORY = frozenset(sqlite3.SQLITE_IOERR | kind << 8 for kind in (18, 19, 20, 21))
"""SQLITE_IOERR_SHMOPEN, _SHMSIZE, _SHMLOCK and _SHMMAP."""


def _shares_no_memory(error: sqlite3.OperationalError) -> bool:
    """Whether the disk has no memory that programs share, as some on a network: no failure."""
    return getattr(error, "sqlite_errorcode", 0) in _NO_SHARED_MEMORY


def _alone(path: Path, tracer: Tracer | None) -> Database:
    """Opened so that no other program can, which needs neither room nor shared memory."""
    db = _connect(path, f"{path.absolute().as_uri()}?mode=rw", tracer)
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    return db


def _without_log(path: Path, tracer: Tracer | None) -> Database:
    """Opened with the older journal, which any disk can hold: as safe, and only slower."""
    db = _alone(path, tracer)
    try:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA locking_mode = NORMAL")
        db.execute("SELECT 1 FROM sqlite_schema").fetchone()  # lets other programs in again
    except sqlite3.Error:
        db.close()
        raise
    return db


def _try_to_write(db: Database, path: Path) -> None:
    """A file that may only be read takes the lock, and refuses this."""
    try:
        with writing(db):
            db.execute("PRAGMA user_version = 0")
    except sqlite3.OperationalError as error:
        if soundness.is_older(db) or not room.is_full(error, path.parent):
            raise


def _check(db: Database, path: Path, *, made_now: bool = False) -> None:
    soundness.check(db, path.stat().st_size)
    if not made_now and not soundness.applied(db):
        raise DamagedError("", "it is no library of Sablier")
    if newer := soundness.newer(db):
        raise LibraryError(Unusable.NEWER, path, readable(", ".join(newer)))
