"""Opens the one file of a library: makes it, migrates it, and looks whether it is sound."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.db import Tracer

from desktop_app.platform.regular import other_kind
from desktop_app.storage import room, soundness
from desktop_app.storage.backups import back_up
from desktop_app.storage.checking import is_large
from desktop_app.storage.connection import connect, connect_to_memory, log_ahead, with_index
from desktop_app.storage.damage import DamagedError, readable
from desktop_app.storage.schema import migrations
from desktop_app.storage.transaction import keep_room_in, writing
from desktop_app.storage.unusable import LibraryError, Unusable, library_error, unwritable


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
    db = connect(path, "rwc", tracer)
    try:
        db = with_index(db, path, tracer)
        if not examined:
            _check(db, path, made_now=not existed)
        _try_to_write(db, path)
        if soundness.is_older(db):
            if existed:
                back_up(db, path.with_name(f"{path.stem}-before-{soundness.latest()}{path.suffix}"))
            with writing(db):
                migrations.apply(db)  # all of them, or none
        db = log_ahead(db, path, tracer)
        db.execute("PRAGMA synchronous = FULL")
        keep_room_in(path.parent, db)
    except sqlite3.Error as error:
        db.close()
        raise library_error(error, path) from error
    except LibraryError:
        db.close()
        raise
    return db


def open_for_reading(path: Path, *, glanced: bool = False) -> Database:
    """Open an existing library without the means to change it.

    Where it is only to be `glanced` at, the check of a large one is still to come.

    Of one of an older version a copy in memory is migrated.

    Raises:
        LibraryError: it is missing, damaged, newer than this program, or locked.
    """
    require_files(path)
    db = connect(path, "ro")
    try:
        db = with_index(db, path, only_read=True)
        _check(db, path, glanced=glanced)
        if soundness.is_older(db):
            db = _migrated_in_memory(db)
    except sqlite3.Error as error:
        db.close()
        raise library_error(error, path) from error
    except LibraryError:
        db.close()
        raise
    return db


def require_files(path: Path) -> None:
    """Refuse what is no file, in the library's place or beside it, and an empty library.

    Nothing of it was opened.

    Raises:
        LibraryError: there is such a thing.
    """
    try:
        beside = path.resolve()  # SQLite follows links, and puts its files beside the target
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
    if size < _SMALLEST:  # SQLite would take it for a new library, and delete its log
        detail = f"it breaks off after {size} bytes" if size else "it is empty"
        raise LibraryError(Unusable.DAMAGED, path, detail)


_SMALLEST = 512
"""Bytes of the smallest page that SQLite knows."""
_BESIDE = ("-wal", "-shm", "-journal")


def _migrated_in_memory(db: Database) -> Database:
    copy = connect_to_memory()
    db.conn.backup(copy.conn)
    db.close()
    migrations.apply(copy)
    copy.execute("PRAGMA query_only = ON")
    return copy


def _try_to_write(db: Database, path: Path) -> None:
    """Write where it changes nothing: a file that may only be read takes the lock, and refuses."""
    try:
        with writing(db):
            db.execute("PRAGMA user_version = 0")
    except sqlite3.OperationalError as error:
        if soundness.is_older(db) or not room.is_full(error, path.parent):
            raise


def _check(db: Database, path: Path, *, made_now: bool = False, glanced: bool = False) -> None:
    if not glanced or not is_large(path) or soundness.is_older(db):  # a migration writes at once
        soundness.check(db, path.stat().st_size)
    if not made_now and not soundness.applied(db):
        raise DamagedError("", "it is no library of Sablier")
    if newer := soundness.newer(db):
        raise LibraryError(Unusable.NEWER, path, readable(", ".join(newer)))
