"""The groups of the projection: how many rows each has, and which of them is first in each order.

A group is one season of one series. Each chip has groups of its own, for it shows other rows.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias

from sqlite_utils import Database

from desktop_app.domain.shelf import Chip, Sort
from desktop_app.storage.values import count, sort_value

CHIP_COLUMNS = {
    Chip.READY: "ready",
    Chip.STARTED: "started",
    Chip.ENDING_TODAY: "ending_today",
    Chip.EXPIRED: "expired",
    Chip.DOWNLOADING: "downloading",
}
"""The columns of the rows that a chip shows; that of *all* has none."""
ALL = "all"
"""What the groups of *all* are called in `shelf_groups.chip`; those of others as their column."""
SEASON_KEY = "e.catalogue || '/' || e.series || '/' || coalesce(e.season, '')"
"""The group of an episode `e`, in SQL."""

SORT_COLUMNS = ("order_key", "title_en", "title_fr", "newest_first", "largest_first")


def order_column(sort: Sort, language: str) -> str:
    """Return the column of `shelf` and of `shelf_groups` that holds an order."""
    match sort:
        case Sort.EXPIRING_FIRST:
            return "order_key"
        case Sort.TITLE:
            return "title_fr" if language == "fr" else "title_en"
        case Sort.LAST_DOWNLOAD:
            return "newest_first"
        case Sort.SIZE:
            return "largest_first"


_First: TypeAlias = tuple[Any, int]
"""What the first row of a group is sorted by in an order, and its position."""


class _Group:
    """Which rows came into a group under a chip, and which left it."""

    __slots__ = ("added", "gone", "orders", "rows", "size")

    def __init__(self) -> None:
        self.rows = self.size = 0
        self.orders: set[str] = set()
        """Those in which another row may be first now."""
        self.added: list[Mapping[str, Any]] = []
        self.gone: list[Mapping[str, Any]] = []

    def first(self, order: str, was: _First | None) -> _First | None:
        """Return what is first now where another row was; None where that has to be looked up."""
        added = min([(row[order], row["position"]) for row in self.added], default=None)
        if was is None or (added is not None and added <= was):
            return added
        return None if was in [(row[order], row["position"]) for row in self.gone] else was


class Regrouping:
    """Collects which rows changed, then writes each of their groups once."""

    def __init__(self) -> None:
        self._groups: defaultdict[tuple[str, str], _Group] = defaultdict(_Group)

    def change(self, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        """Take note that a row of `shelf` became another one; None is no row."""
        moved = [
            order
            for order in SORT_COLUMNS
            if before is None
            or after is None
            or before[order] != after[order]
            or before["position"] != after["position"]
        ]
        for chip in (ALL, *CHIP_COLUMNS.values()):
            left = before is not None and _group_of(before, chip)
            came = after is not None and _group_of(after, chip)
            orders = moved if left == came else SORT_COLUMNS
            if before is not None and left:
                self._count(left, before, -1, orders)
            if after is not None and came:
                self._count(came, after, 1, orders)

    def _count(
        self, key: tuple[str, str], row: Mapping[str, Any], by: int, orders: Iterable[str]
    ) -> None:
        group = self._groups[key]
        group.rows += by
        group.size += by * row["size"]
        group.orders.update(orders)
        (group.added if by > 0 else group.gone).append(row)

    def write(self, db: Database) -> None:
        """Write the groups of what was counted; they may have another first row too."""
        keys = json.dumps(list(self._groups))
        standing = {
            (row["chip"], row["season_key"]): row
            for row in map(_sound, db.query(_STANDING, [keys]))
        }
        written: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for key, group in self._groups.items():
            was = standing.get(key)
            now = _written(db, key, group, was)
            if now["rows"] <= 0:
                written[_FORGET].append(now)
            elif was is None:
                written[_INSERT].append(now)
            elif changed := tuple(name for name, value in now.items() if was[name] != value):
                written[_update(changed)].append(now)
        for statement, rows in written.items():
            db.conn.executemany(statement, rows)
        self._groups.clear()


def _group_of(row: Mapping[str, Any], chip: str) -> tuple[str, str] | None:
    return (chip, row["season_key"]) if chip == ALL or row[chip] else None


def _sound(row: dict[str, Any]) -> dict[str, Any]:
    """Return a group whose values can be compared with what they should be.

    Raises:
        DamagedError: one of them is of another kind.
    """
    for column in SORT_COLUMNS:
        for name in (column, f"{column}_at"):
            sort_value(row[name], name, "shelf_groups")
    count(row["rows"], "shelf_groups.rows")
    count(row["size"], "shelf_groups.size")
    return row


def _written(
    db: Database, key: tuple[str, str], group: _Group, was: Mapping[str, Any] | None
) -> dict[str, Any]:
    """What is written of a group: of its first rows only those that may be others now."""
    chip, season = key
    now: dict[str, Any] = {"chip": chip, "season_key": season}
    now["rows"] = group.rows + (0 if was is None else was["rows"])
    now["size"] = group.size + (0 if was is None else was["size"])
    for order in SORT_COLUMNS if was is None else group.orders if now["rows"] > 0 else ():
        first = None if was is None else group.first(order, (was[order], was[f"{order}_at"]))
        if first is None:
            (first,) = db.execute(_FIRST[chip][order], [season])
        now[order], now[f"{order}_at"] = first
    return now


@cache
def _update(columns: tuple[str, ...]) -> str:
    said = ", ".join(f"{name} = :{name}" for name in columns)
    return f"UPDATE shelf_groups SET {said} WHERE chip = :chip AND season_key = :season_key"


def rebuild(db: Database) -> None:
    """Write every group again from the rows of `shelf`, and from what the catalogues list."""
    db.execute("DELETE FROM shelf_groups")
    for chip in (ALL, *CHIP_COLUMNS.values()):
        shown = "1" if chip == ALL else chip
        db.execute(
            f"INSERT INTO shelf_groups SELECT ?, g.season_key, g.rows, g.size,"
            f" {_firsts('g.season_key', chip)} FROM (SELECT season_key, count(*) AS rows,"
            f" sum(size) AS size FROM shelf WHERE {shown} GROUP BY season_key) AS g",
            [chip],
        )
    db.execute("DELETE FROM listed_groups")
    db.execute(f"{_LISTED} GROUP BY season_key")


def regroup_catalogue(db: Database, catalogue: str) -> None:
    """Write the groups of what a catalogue lists again."""
    db.execute("DELETE FROM listed_groups WHERE catalogue = ?", [catalogue])
    db.execute(f"{_LISTED} AND e.catalogue = ? GROUP BY season_key", [catalogue])


def _firsts(season: str, chip: str) -> str:
    """The first row of a group in each order, in SQL: what it is sorted by, and its position."""
    shown = "" if chip == ALL else f" AND {chip}"
    return ", ".join(
        f"(SELECT {column} FROM shelf WHERE season_key = {season}{shown}"
        f" ORDER BY {order}, position LIMIT 1)"
        for order in SORT_COLUMNS
        for column in (order, "position")
    )


_FIRSTS = tuple(name for order in SORT_COLUMNS for name in (order, f"{order}_at"))
_STANDING = (
    "SELECT g.* FROM json_each(?) AS k CROSS JOIN shelf_groups AS g"
    " ON g.chip = json_extract(k.value, '$[0]') AND g.season_key = json_extract(k.value, '$[1]')"
)
_FIRST = {
    chip: {
        order: f"SELECT {order}, position FROM shelf WHERE season_key = ?"
        f"{'' if chip == ALL else f' AND {chip}'} ORDER BY {order}, position LIMIT 1"
        for order in SORT_COLUMNS
    }
    for chip in (ALL, *CHIP_COLUMNS.values())
}
_FORGET = "DELETE FROM shelf_groups WHERE chip = :chip AND season_key = :season_key"
_INSERT = (
    f"INSERT INTO shelf_groups (chip, season_key, rows, size, {', '.join(_FIRSTS)})"
    f" VALUES (:chip, :season_key, :rows, :size, {', '.join(f':{name}' for name in _FIRSTS)})"
)
_LISTED = (
    f"INSERT INTO listed_groups SELECT {SEASON_KEY} AS season_key, e.catalogue, min(e.position),"
    " count(*) FROM episodes AS e WHERE e.listed"
)
