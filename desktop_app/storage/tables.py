"""The tables of a library, for writing single rows as users of sqlite-utils do.

Not for `upsert`: sqlite-utils tries once for each connection whether SQLite has it, by making and
dropping a table in the file. `insert(replace=True)` does where nothing refers to the row.
"""

from weakref import WeakKeyDictionary

from sqlite_utils import Database
from sqlite_utils.db import Column, Table
from typing_extensions import override

from desktop_app.storage.damage import DamagedError


def table_of(db: Database, name: str) -> Table:
    """Return a table that is there; sqlite-utils alone would make one that is not.

    Raises:
        DamagedError: the library has none of that name.
    """
    table = _LibraryTable(db, name)
    if not table.exists():
        raise DamagedError("sqlite_schema", f"it has no {name}")
    return table


_COLUMNS: WeakKeyDictionary[Database, dict[str, list[Column]]] = WeakKeyDictionary()
"""The columns of the tables that each connection has written to, by the table's name."""


class _LibraryTable(Table):
    """A table whose columns are looked up once for each connection.

    sqlite-utils asks the schema up to six times for each row. What it is told stays true: only
    migrations change the schema, and they are over when a library is open.
    """

    @override
    def exists(self) -> bool:
        return bool(self.columns)

    @property
    @override
    def columns(self) -> list[Column]:
        known = _COLUMNS.setdefault(self.db, {})
        if self.name not in known and (found := Table(self.db, self.name).columns):
            known[self.name] = found
        return known.get(self.name, [])
