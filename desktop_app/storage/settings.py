"""What the user chose, by name."""

import json
from typing import Any

from sqlite_utils import Database

from desktop_app.storage.values import parsed, text


def settings(db: Database) -> dict[str, Any]:
    """Every stored JSON value by its name."""
    return {
        text(name, "settings.name"): parsed(value, f"settings.{name}")
        for name, value in db.execute("SELECT * FROM settings")
    }


def upsert_setting(db: Database, name: str, value: Any) -> None:
    """Store a JSON value; None forgets it."""
    if value is None:
        db.execute("DELETE FROM settings WHERE name = ?", [name])
    else:
        db.execute(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            [name, json.dumps(value)],
        )
