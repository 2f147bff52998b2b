"""Stores what the user chose, by name."""

import json
from typing import Any

from sqlite_utils import Database

from desktop_app.storage.tables import table_of
from desktop_app.storage.values import parsed, text


def settings(db: Database) -> dict[str, Any]:
    """Return every stored JSON value by its name."""
    return {
        text(name, "settings.name"): parsed(value, f"settings.{name}")
        for name, value in db.execute("SELECT * FROM settings")
    }


def upsert_setting(db: Database, name: str, value: Any) -> None:
    """Store a JSON value; None forgets it."""
    table = table_of(db, "settings")
    if value is None:
        table.delete_where("name = ?", [name])
    else:
        table.insert({"name": name, "value": json.dumps(value)}, replace=True)
