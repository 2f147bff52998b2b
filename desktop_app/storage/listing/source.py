"""Where the rows of a list and their groups stand, in SQL: of the library, or of catalogues."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import Arrangement, GroupKey
from desktop_app.storage.damage import DamagedError
from desktop_app.storage.finding import candidates, found_by, left_out
from desktop_app.storage.groups import ALL, CHIP_COLUMNS, SEASON_KEY, order_column
from desktop_app.storage.values import count, sort_value, text
from desktop_app.storage.values import key as key_from

NO_SIZE = "0"
"""The size of a row that is not counted by itself."""


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group in the order that was asked for: `at` is what it is sorted by."""

    key: GroupKey
    rows: int
    size: int
    at: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row that a search found."""

    group: GroupKey
    key: EpisodeKey
    size: int


@dataclass(frozen=True, slots=True)
class RowSource:
    """One kind of list. What is named here is SQL; `values` are its parameters."""

    groups: str
    """The table of groups, with `rows` and `season_key`."""
    group_size: str
    shown_groups: str
    group_order: tuple[str, ...]
    totals: str
    """How many rows and groups there are."""
    rows: str
    """The tables of rows, in which `episodes` are `e`."""
    season: str
    row_size: str
    shown_rows: str
    row_order: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)
    without: frozenset[EpisodeKey] = frozenset()

    # groups

    def count(self, db: Database) -> tuple[int, int]:
        """Return how many rows and how many groups there are."""
        row = db.execute(self.totals, self.values).fetchone()
        if row is None:
            raise DamagedError(f"counts of {self.groups}", "its row is missing")
        return count(row[0], f"rows of {self.groups}"), count(row[1], f"groups of {self.groups}")

    def groups_after(
        self, db: Database, at: tuple[int | str, ...] | None, most: int
    ) -> list[ListedGroup]:
        """Return the next groups in order, after the one that is sorted by `at`."""
        order, values = ", ".join(self.group_order), dict(self.values)
        beyond = "1"
        if at is not None:
            names = [f"at_{number}" for number in range(len(at))]
            beyond = f"({order}) > ({', '.join(':' + name for name in names)})"
            values |= zip(names, at, strict=True)
        return self._groups(db, f"{beyond} ORDER BY {order} LIMIT :most", values | {"most": most})

    def group(self, db: Database, key: GroupKey) -> ListedGroup | None:
        """Return one group; None where it has no rows."""
        found = self._groups(db, "season_key = :season", {**self.values, "season": key})
        return next(iter(found), None)

    def groups_of(self, db: Database, keys: Collection[GroupKey]) -> list[ListedGroup]:
        """Return some groups in order."""
        where = "season_key IN (SELECT value FROM json_each(:keys))"
        found = self._groups(db, where, {**self.values, "keys": json.dumps(sorted(keys))})
        return sorted(found, key=lambda group: group.at)

    def group_keys(self, db: Database) -> frozenset[GroupKey]:
        """Return every group."""
        rows = db.execute(
            f"SELECT season_key FROM {self.groups} WHERE {self.shown_groups}", self.values
        )
        return frozenset(GroupKey(row[0]) for row in rows)

    def rows_in(self, db: Database, keys: Collection[GroupKey]) -> int:
        """Return how many rows these groups have together."""
        if not keys:
            return 0
        (rows,) = db.execute(
            f"SELECT coalesce(sum(rows), 0) FROM {self.groups} WHERE {self.shown_groups}"
            " AND season_key IN (SELECT value FROM json_each(:keys))",
            {**self.values, "keys": json.dumps(sorted(keys))},
        ).fetchone()
        return int(rows)

    def left_out(self, db: Database) -> dict[GroupKey, int]:
        """Return how many rows of each group cannot be read."""
        if not self.without:
            return {}
        kept, values = self._kept
        rows = db.execute(
            f"SELECT {self.season}, count(*) FROM {self.rows}"
            f" WHERE {self.shown_rows} AND NOT ({kept}) GROUP BY 1",
            {**self.values, **values},
        )
        return {GroupKey(row[0]): row[1] for row in rows}

    def _groups(self, db: Database, where: str, values: dict[str, Any]) -> list[ListedGroup]:
        rows = db.execute(
            f"SELECT season_key, rows, {self.group_size}, {', '.join(self.group_order)}"
            f" FROM {self.groups} WHERE {self.shown_groups} AND {where}",
            values,
        )
        return [self._group_from(row) for row in rows]

    def _group_from(self, row: tuple[Any, ...]) -> ListedGroup:
        key, rows, size, *at = row
        sorted_by = [column for column in self.group_order if column != "season_key"]
        values = [
            sort_value(one, name, self.groups) for one, name in zip(at, sorted_by, strict=False)
        ]
        return ListedGroup(
            GroupKey(text(key, f"{self.groups}.season_key")),
            count(rows, f"{self.groups}.rows"),
            count(size, f"{self.groups}.size"),
            (*values, key),
        )

    # rows

    def keys(self, db: Database, group: GroupKey, first: int, most: int) -> list[EpisodeKey]:
        """Return the episodes of some rows of a group, in order."""
        kept, values = self._kept
        rows = db.execute(
            f"SELECT e.catalogue, e.id FROM {self.rows} WHERE {self.season} = :season"
            f" AND {self.shown_rows} AND {kept} ORDER BY {self._order} LIMIT :most OFFSET :first",
            {**self.values, **values, "season": group, "first": first, "most": most},
        )
        return [key_from(row[0], row[1], "episodes") for row in rows]

    def place(self, db: Database, group: GroupKey, key: EpisodeKey) -> int | None:
        """Return how many rows of its group stand before an episode; None where it has no row."""
        kept, values = self._kept
        row = db.execute(
            "SELECT place FROM (SELECT e.catalogue, e.id, row_number() OVER"
            f" (ORDER BY {self._order}) - 1 AS place FROM {self.rows}"
            f" WHERE {self.season} = :season AND {self.shown_rows} AND {kept})"
            " WHERE catalogue = :catalogue AND id = :episode",
            {
                **self.values,
                **values,
                "season": group,
                "catalogue": key.catalogue,
                "episode": key.episode,
            },
        ).fetchone()
        return None if row is None else int(row[0])

    # what is searched

    def found_by_index(self, db: Database, typed: str, most: int) -> list[FoundRow] | None:
        """Return the rows that a search finds, each group's in its order.

        None where no index narrows the search down to so many episodes.
        """
        maybe = candidates(typed)
        if maybe is None:
            return None
        sql, values = maybe
        rows = db.execute(f"{sql} LIMIT :most", {**values, "most": most + 1}).fetchall()
        if len(rows) > most:
            return None
        rowids = json.dumps([row[0] for row in rows])
        beside = "" if self.rows == _LISTED_ROWS else _SHELF_BESIDE
        among = f"json_each(:among) AS k CROSS JOIN episodes AS e ON e.rowid = k.value{beside}"
        return self._found(db, among, "1", typed, rowids)

    def found_in(self, db: Database, keys: Iterable[GroupKey], typed: str) -> list[FoundRow]:
        """Return the rows of some groups that a search finds, each group's in its order."""
        among = f"json_each(:among) AS k CROSS JOIN {self.rows}"
        return self._found(db, among, f"{self.season} = k.value", typed, json.dumps(list(keys)))

    def _found(
        self, db: Database, tables: str, where: str, typed: str, among: str
    ) -> list[FoundRow]:
        found, words = found_by(typed)
        kept, values = self._kept
        rows = db.execute(
            f"SELECT {self.season}, e.catalogue, e.id, {self.row_size} FROM {tables}"
            f" WHERE {where} AND {self.shown_rows} AND {found} AND {kept} ORDER BY {self._order}",
            {**self.values, **words, **values, "among": among},
        )
        return [
            FoundRow(
                GroupKey(text(row[0], "shelf.season_key")),
                key_from(row[1], row[2], "episodes"),
                count(row[3], "shelf.size"),
            )
            for row in rows
        ]

    @property
    def _order(self) -> str:
        return ", ".join((*self.row_order, "e.catalogue", "e.id"))

    @property
    def _kept(self) -> tuple[str, dict[str, str]]:
        return left_out("e.catalogue, e.id", self.without)


_LIBRARY_ROWS = (
    "shelf AS s CROSS JOIN episodes AS e ON e.catalogue = s.catalogue AND e.id = s.episode"
)
_LISTED_ROWS = "episodes AS e"
_SHELF_BESIDE = " JOIN shelf AS s ON s.catalogue = e.catalogue AND s.episode = e.id"


def library_source(arrangement: Arrangement, without: Collection[EpisodeKey] = ()) -> RowSource:
    """Return where the rows of the library stand that a chip shows, in the order asked for."""
    chip = CHIP_COLUMNS.get(arrangement.chip)
    column = order_column(arrangement.sort, arrangement.language)
    name = chip or ALL
    return RowSource(
        groups="shelf_groups",
        group_size="size",
        shown_groups="chip = :chip",
        group_order=(column, f"{column}_at", "season_key"),
        totals=(
            f"SELECT {chip or 'rows'}, (SELECT groups FROM shelf_group_counts WHERE chip = :chip)"
            " FROM shelf_counts"
        ),
        rows=_LIBRARY_ROWS,
        season="s.season_key",
        row_size="s.size",
        shown_rows="1" if chip is None else f"s.{chip}",
        row_order=(f"s.{column}", "s.position"),
        values={"chip": name},
        without=frozenset(without),
    )


def catalogue_source(without: Collection[EpisodeKey] = ()) -> RowSource:
    """Return where everything stands that the catalogues list, in their order."""
    return RowSource(
        groups="listed_groups",
        group_size=(
            "coalesce((SELECT size FROM shelf_groups AS g WHERE g.chip = 'all'"
            " AND g.season_key = listed_groups.season_key), 0)"
        ),
        shown_groups="1",
        group_order=("position", "season_key"),
        totals="SELECT rows, groups FROM listed_counts",
        rows=_LISTED_ROWS,
        season=SEASON_KEY,
        row_size=NO_SIZE,
        shown_rows="e.listed",
        row_order=("e.position",),
        without=frozenset(without),
    )
