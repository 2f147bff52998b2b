"""What the user chose, by name."""

import json
from typing import Any

from sqlite_utils import Database


def setting(db: Database, name: str) -> Any:
    """The stored JSON value, or None."""
    row = db.execute("SELECT value FROM settings WHERE name = ?", [name]).fetchone()
    return None if row is None else json.loads(row[0])


def put_setting(db: Database, name: str, value: Any) -> None:
    """Store a JSON value; None forgets it."""
    if value is None:
        db.execute("DELETE FROM settings WHERE name = ?", [name])
    else:
        db.table("settings", pk="name").upsert({"name": name, "value": json.dumps(value)})
