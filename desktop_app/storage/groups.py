"""The groups of the projection: how many rows each has, and which of them is first in each order.

A group is one season of one series. Each chip has groups of its own, for it shows other rows.
"""

from collections import Counter
from collections.abc import Mapping

from sqlite_utils import Database

from desktop_app.domain.shelf import Chip, Sort

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

_ORDERS = ("order_key", "title_en", "title_fr", "newest_first", "largest_first")


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


class Regrouping:
    """Collects which rows changed, then writes each of their groups once."""

    def __init__(self) -> None:
        self._rows: Counter[tuple[str, str]] = Counter()
        self._size: Counter[tuple[str, str]] = Counter()

    def count(self, row: Mapping[str, object], by: int) -> None:
        """Count a row of `shelf` in, or with -1 out."""
        for chip in (ALL, *CHIP_COLUMNS.values()):
            if chip == ALL or row[chip]:
                group = (chip, str(row["season_key"]))
                self._rows[group] += by
                self._size[group] += by * int(str(row["size"]))

    def write(self, db: Database) -> None:
        """Write the groups of what was counted; they may have another first row too."""
        for (chip, season), rows in self._rows.items():
            db.execute(_CHANGE[chip], [chip, season, rows, self._size[chip, season]])
            db.execute(_FORGET_EMPTY, [chip, season])
        self._rows.clear()
        self._size.clear()


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
        for order in _ORDERS
        for column in (order, "position")
    )


def _change(chip: str) -> str:
    columns = ", ".join(f"{order}, {order}_at" for order in _ORDERS)
    said = ", ".join(
        f"{column} = excluded.{column}" for order in _ORDERS for column in (order, f"{order}_at")
    )
    return (
        f"INSERT INTO shelf_groups (chip, season_key, rows, size, {columns})"
        f" SELECT ?1, ?2, ?3, ?4, {_firsts('?2', chip)} WHERE 1"
        " ON CONFLICT DO UPDATE SET"
        f" rows = rows + excluded.rows, size = size + excluded.size, {said}"
    )


_CHANGE = {chip: _change(chip) for chip in (ALL, *CHIP_COLUMNS.values())}
_FORGET_EMPTY = "DELETE FROM shelf_groups WHERE chip = ? AND season_key = ? AND rows <= 0"
_LISTED = (
    f"INSERT INTO listed_groups SELECT {SEASON_KEY} AS season_key, e.catalogue, min(e.position),"
    " count(*) FROM episodes AS e WHERE e.listed"
)
