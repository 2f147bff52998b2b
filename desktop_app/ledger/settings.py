"""What the user chose, by name."""

from typing import Any

from sqlite_utils import Database

from desktop_app.storage.settings import upsert_setting
from desktop_app.storage.transaction import writing


def put_setting(db: Database, name: str, value: Any) -> None:
    """Store a JSON value; None forgets it.

    Raises:
        sqlite3.DatabaseError: the library cannot be written.
    """
    with writing(db):
        upsert_setting(db, name, value)
