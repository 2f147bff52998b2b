"""Checks whether a database is sound, and which version of the program wrote it."""

from functools import cache

from sqlite_utils import Database

from desktop_app.storage.damage import DamagedError
from desktop_app.storage.schema import migrations
from desktop_app.storage.values import text

SMALL = 16 << 20
"""Bytes; in a larger library (some 30,000 downloads) the indexes are not held against the rows."""


def check(db: Database, size: int) -> None:
    """Check a database of `size` bytes: its pages, its rows, and what they refer to.

    Raises:
        DamagedError: something in it cannot be.
    """
    thorough = "integrity" if size <= SMALL else "quick"
    (verdict,) = db.execute(f"PRAGMA {thorough}_check(1)").fetchone()
    if verdict != "ok":
        faults = [line for line in str(verdict).splitlines() if not line.startswith("***")]
        raise DamagedError("", next(iter(faults), "it cannot be read"))
    stray = db.execute("PRAGMA foreign_key_check").fetchone()
    if stray is not None:
        table, _row, of, _number = stray
        raise DamagedError(table, f"a row of it belongs to nothing in {of}")


def applied(db: Database) -> list[str]:
    """Name the migrations that a library has gone through; none are in another's file.

    Raises:
        DamagedError: what it says of them cannot be.
    """
    table = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"
    if db.execute(table).fetchone() is None:
        return []
    rows = db.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", [migrations.name]
    )
    return [text(name, "_sqlite_migrations.name") for (name,) in rows]


def is_older(db: Database) -> bool:
    """Return whether some of today's migrations are still to come."""
    return not set(_all()) <= set(applied(db))


def newer(db: Database) -> list[str]:
    """Name the migrations that this program does not know."""
    return [name for name in applied(db) if name not in _all()]


def latest() -> str:
    """Name the last migration of this version."""
    return _all()[-1]


@cache
def _all() -> tuple[str, ...]:
    everything = Database(memory=True, execute_plugins=False)
    names = tuple(one.name for one in migrations.pending(everything))
    everything.close()
    return names
