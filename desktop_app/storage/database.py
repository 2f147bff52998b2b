"""Opening, writing, backing up and closing the one file of a library."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.db import Tracer

from desktop_app.domain.time import Duration, Instant
from desktop_app.storage.schema import migrations

BUSY_MS: Duration = 2_000
"""How long a write waits for another program before the library counts as locked."""


class Unusable(StrEnum):
    """What may be wrong with a library."""

    NOT_WRITABLE = "not-writable"
    DAMAGED = "damaged"
    NEWER = "newer"
    LOCKED = "locked"


class LibraryError(Exception):
    """The library cannot be used, and nothing in it was changed; the text is one sentence."""

    def __init__(self, why: Unusable, path: Path, detail: str = "") -> None:
        self.why = why
        self.path = path
        self.detail = detail
        super().__init__(_SENTENCES[why].format(path=path, folder=path.parent, detail=detail))


_SENTENCES = {
    Unusable.NOT_WRITABLE: (
        "The library cannot be written in {folder} ({detail}): "
        "choose another folder with --data-dir, or allow writing there."
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
}


def open_library(path: Path, tracer: Tracer | None = None) -> Database:
    """Open the library for reading and writing, making or migrating it where that is needed.

    A library of an older version is copied beside itself before it is migrated.

    Raises:
        LibraryError: it cannot be written, is damaged, newer than this program, or locked.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        existed = path.exists()
    except OSError as error:
        raise LibraryError(Unusable.NOT_WRITABLE, path, _reason(error)) from error
    db = _connect(path, f"{path.absolute().as_uri()}?mode=rwc", tracer)
    try:
        _check(db, path, made_now=not existed)
        with writing(db):
            db.execute("PRAGMA user_version = 0")  # a file that may only be read takes the lock
        if existed and migrations.applied(db) and migrations.pending(db):
            back_up(db, path.with_name(f"{path.stem}-before-{_latest()}{path.suffix}"))
        with writing(db):
            migrations.apply(db)  # all of them, or none
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
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
    db = _connect(path, f"{path.absolute().as_uri()}?mode=ro", None)
    try:
        _check(db, path)
        if migrations.pending(db):
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
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        if now is not None:
            keep_now(db, now)
        db.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.execute("ROLLBACK")
        raise


def keep_now(db: Database, now: Instant) -> None:
    """Remember the latest instant; what is earlier than the kept one changes nothing (rule T2)."""
    db.execute(
        "INSERT INTO kept VALUES (1, ?) ON CONFLICT DO UPDATE SET now = max(now, excluded.now)",
        [now],
    )


def kept_now(db: Database) -> Instant | None:
    """The latest instant that was kept, or None in a new library."""
    row = db.execute("SELECT now FROM kept").fetchone()
    return None if row is None else int(row[0])


def back_up(db: Database, to: Path) -> None:
    """Copy the whole library, whoever else has it open, into a new file."""
    with sqlite3.connect(to) as copy:
        db.conn.backup(copy)
    copy.close()


def library_error(error: sqlite3.Error, path: Path) -> LibraryError:
    """What SQLite says, as a sentence."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryError(Unusable.LOCKED, path)
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL):
        return LibraryError(Unusable.NOT_WRITABLE, path, str(error))
    return LibraryError(Unusable.DAMAGED, path, str(error))


def _migrated_in_memory(db: Database) -> Database:
    copy = Database(memory=True, execute_plugins=False)
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
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000)
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


def _check(db: Database, path: Path, *, made_now: bool = False) -> None:
    (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        faults = [line for line in str(verdict).splitlines() if not line.startswith("***")]
        raise LibraryError(Unusable.DAMAGED, path, next(iter(faults), "it cannot be read"))
    applied = [one.name for one in migrations.applied(db)]
    if not applied and not made_now:
        empty = path.stat().st_size == 0
        reason = "it is empty" if empty else "it is no library of Sablier"
        raise LibraryError(Unusable.DAMAGED, path, reason)
    known = {one.name for one in migrations.pending(db)}
    newer = [name for name in applied if name not in known | _names()]
    if newer:
        raise LibraryError(Unusable.NEWER, path, ", ".join(newer))


def _names() -> set[str]:
    everything = Database(memory=True, execute_plugins=False)
    names = {one.name for one in migrations.pending(everything)}
    everything.close()
    return names


def _latest() -> str:
    everything = Database(memory=True, execute_plugins=False)
    name = migrations.pending(everything)[-1].name
    everything.close()
    return name


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
