"""A migration that libraries have been through never changes: another change is a new one."""

import hashlib
import sqlite3

import pytest
from sqlite_utils import Database

from desktop_app.storage.schema import migrations

SCHEMAS = {
    "facts": "4415ed13d9305fc4",
    "entitlements": "0bdcef9334ae6ac4",
    "shelf": "a752f57d1a2f717f",
    "upcoming": "066708f386e1bb02",
    "following": "e15a5591942a03a7",
    "transfers_from_servers": "5348e9d9905e540c",
    "titles_folded_alike": "5348e9d9905e540c",
    "order_kept": "84b73061ba921137",
}
"""The tables after each migration, as a hash of their SQL; add a line, change none."""
NAMES = list(SCHEMAS)


def schema_after(name: str) -> str:
    db = Database(sqlite3.connect(":memory:"))
    after = NAMES[NAMES.index(name) + 1 :]
    migrations.apply(db, stop_before=after[0] if after else None)
    rows = db.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite_%'")
    text = "\n".join(sorted(f"{kind} {name}: {sql}" for kind, name, sql in rows))
    db.close()
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_every_migration_stands_in_the_table() -> None:
    db = Database(sqlite3.connect(":memory:"))
    assert [one.name for one in migrations.pending(db)] == NAMES
    db.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_migration_makes_the_tables_that_it_always_made(name: str) -> None:
    assert schema_after(name) == SCHEMAS[name]
