"""The tables of a library, for writing single rows as users of sqlite-utils do.

Not for `upsert`: sqlite-utils tries once for each connection whether SQLite has it, by making and
dropping a table in the file. `insert(replace=True)` does where nothing refers to the row.
"""

from sqlite_utils import Database
from sqlite_utils.db import Table

from desktop_app.storage.damage import DamagedError


def table_of(db: Database, name: str) -> Table:
    """Return a table that is there; sqlite-utils alone would make one that is not.

    Raises:
        DamagedError: the library has none of that name.
    """
    table = Table(db, name)
    if not table.exists():
        raise DamagedError("sqlite_schema", f"it has no {name}")
    return table
