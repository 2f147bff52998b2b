"""Copies of a whole library, made while it is open."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from desktop_app.domain.time import Instant
from desktop_app.storage.connection import path_of
from desktop_app.storage.unusable import library_error, unwritable
from desktop_app.storage.whole import appearing


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
    """Copy a damaged library beside itself, at most once a day; return the copy's path.

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
