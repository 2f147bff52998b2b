"""Connects to the file of a library, in the best way that its disk allows."""

import sqlite3
from pathlib import Path
from typing import Any, Literal

from sqlite_utils import Database
from sqlite_utils.db import Tracer
from typing_extensions import override

from desktop_app.domain.time import Duration
from desktop_app.storage import room
from desktop_app.storage.damage import DamagedError
from desktop_app.storage.unusable import library_error

BUSY_MS: Duration = 2_000
"""How long a write waits for another program before the library counts as locked."""


def path_of(db: Database) -> Path:
    """Return the path of an open library."""
    return Path(
        next(file for _number, name, file in db.execute("PRAGMA database_list") if name == "main")
    )


def connect(path: Path, mode: Literal["ro", "rw", "rwc"], tracer: Tracer | None = None) -> Database:
    """Connect to a library for reading, writing, or also making it (as SQLite names its modes).

    Raises:
        LibraryError: SQLite cannot open it.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
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


def connect_to_memory() -> Database:
    """Connect to a new, empty database in memory."""
    return Database(sqlite3.connect(":memory:", factory=_Connection), execute_plugins=False)


def with_index(
    db: Database, path: Path, tracer: Tracer | None = None, *, only_read: bool = False
) -> Database:
    """Return the connection, or one without an index of the log, where the disk has no room for it.

    While that one is open no other program can open the library.
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


def log_ahead(db: Database, path: Path, tracer: Tracer | None = None) -> Database:
    """Let readers and the writer go on beside each other, where the disk allows it.

    Where it does not, another connection is returned.
    """
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
    """Return whether the disk has no memory that programs share, as some on a network."""
    return getattr(error, "sqlite_errorcode", 0) in _NO_SHARED_MEMORY


def _alone(path: Path, tracer: Tracer | None) -> Database:
    """Connect so that no other program can, which needs neither room nor shared memory."""
    db = connect(path, "rw", tracer)
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    return db


def _without_log(path: Path, tracer: Tracer | None) -> Database:
    """Connect with the older journal, which any disk can hold: as safe, and only slower."""
    db = _alone(path, tracer)
    try:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA locking_mode = NORMAL")
        db.execute("SELECT 1 FROM sqlite_schema").fetchone()  # lets other programs in again
    except sqlite3.Error:
        db.close()
        raise
    return db


class _Connection(sqlite3.Connection):
    """Says that a library is damaged where Python cannot decode what SQLite says of its schema."""

    @override
    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        try:
            return super().execute(sql, parameters)
        except UnicodeDecodeError as error:
            raise DamagedError("sqlite_schema", "it holds what is no text") from error
