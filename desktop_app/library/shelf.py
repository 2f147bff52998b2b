"""Rows for the screens: what is stored, settled at one instant, with what is moving right now."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from sqlite_utils import Database
from typing_extensions import override

from desktop_app.clock import Clock
from desktop_app.domain.entitlement import Entitlement, end_sitting, settle
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import Arrangement, Counts, GroupHeader, GroupKey, ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import Transfer
from desktop_app.storage import layout, shelf

_Answer = TypeVar("_Answer")
Damaged: TypeAlias = Callable[[sqlite3.DatabaseError, EpisodeKey | None], None]
"""What is told of an error that was met, and of which episode, where that is known."""


class Rows:
    """Turns stored rows into what a screen is handed."""

    table = ""
    """Where the order that was asked for last is kept while the database is open."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        in_force: Callable[[Episode], Policy],
        moving: Callable[[EpisodeKey], Transfer | None] = lambda _key: None,
        removing: Callable[[EpisodeKey], bool] = lambda _key: False,
        *,
        cut_off_at: Instant | None = None,
        damaged: Damaged | None = None,
        unreadable: set[EpisodeKey] | None = None,
    ) -> None:
        """`cut_off_at` is when a sitting that a crash cut off ended, while that is not stored.

        `damaged` is told of what cannot be read, and the rest is answered without it; where nobody
        is to be told, that is an error. What was found `unreadable` is so for all who share that.
        """
        self._db = db
        self._clock = clock
        self._in_force = in_force
        self._moving = moving
        self._removing = removing
        self._cut_off_at = cut_off_at
        self._folded: frozenset[GroupKey] = frozenset()
        self._damaged = damaged
        self._unreadable = set() if unreadable is None else unreadable

    def now(self) -> Instant:
        """Read the clock for the rows of one frame, which agree on the instant."""
        return self._clock.now()

    def row(self, key: EpisodeKey) -> ShelfRow | None:
        """Return one episode, wherever it is shown."""
        found = self._or(None, lambda: layout.shelved(self._db, key))
        return None if found is None else self._shown(found, self.now())

    def everything(self) -> Iterator[ShelfRow]:
        """Return every episode that is stored, by catalogue, series, season and number."""
        now = self.now()
        return (self._shown(one, now) for one in layout.everything(self._db))

    def _shown(self, found: layout.Shelved, now: Instant) -> ShelfRow:
        record = found.record
        transfer = record.transfer
        if transfer is not None:
            transfer = self._moving(record.key) or transfer
        return ShelfRow(
            episode=found.episode,
            entitlement=settle(_recovered(record.entitlement, self._cut_off_at), now)[0],
            in_force=self._in_force(found.episode),
            as_of=now,
            transfer=transfer,
            position_s=record.position_s,
            watched=record.watched,
            last_download_at=record.granted_at,
            removing=self._removing(record.key),
        )

    def arrange(self, arrangement: Arrangement) -> int:
        """Lay the rows out as asked; how many lines that makes, headers included."""
        self._folded = arrangement.folded
        return self._or(0, lambda: self._arrange(arrangement))

    def _arrange(self, arrangement: Arrangement) -> int:
        return layout.arrange(self._db, self.table, arrangement, self._unreadable)

    def lines(self, first: int, count: int) -> Sequence[ShelfRow | GroupHeader]:
        """Return a page of what was laid out."""
        now = self.now()
        return [
            self._header(one, now) if isinstance(one, layout.Season) else self._shown(one, now)
            for one in self._lines(first, count)
        ]

    def _lines(self, first: int, count: int) -> list[layout.Season | layout.Shelved]:
        """Return those that can be read; the others are left out when rows are laid out again."""
        try:
            return layout.lines(self._db, self.table, first, count)
        except sqlite3.DatabaseError as error:
            if count == 1:
                key = layout.key_on(self._db, self.table, first)
                self._met(error, key)
                if key is not None:
                    self._unreadable.add(key)
                return []
            if self._damaged is None:
                raise
        half = count // 2
        return [*self._lines(first, half), *self._lines(first + half, count - half)]

    def _or(self, otherwise: _Answer, ask: Callable[[], _Answer]) -> _Answer:
        try:
            return ask()
        except sqlite3.DatabaseError as error:
            self._met(error)
            return otherwise

    def _met(self, error: sqlite3.DatabaseError, key: EpisodeKey | None = None) -> None:
        if self._damaged is None:
            raise error
        self._damaged(error, key)

    def line_of(self, key: EpisodeKey | GroupKey) -> int | None:
        """Return where an episode, or the header of a group, stands in what was laid out."""
        return self._or(None, lambda: layout.line_of(self._db, self.table, key))

    def group_of(self, key: EpisodeKey) -> GroupKey | None:
        """Return the group of an episode, whether or not it was laid out."""
        return self._or(None, lambda: layout.group_of(self._db, key))

    def groups(self) -> frozenset[GroupKey]:
        """Return every group of what was laid out."""
        return self._or(frozenset(), lambda: layout.groups(self._db, self.table))

    def rows_of(self, group: GroupKey) -> Sequence[ShelfRow]:
        """Return all rows of a group, whatever of it was laid out."""
        now = self.now()
        nothing: Sequence[layout.Shelved] = ()
        found = self._or(nothing, lambda: self._of_group(group))
        return [self._shown(one, now) for one in found]

    def _of_group(self, group: GroupKey) -> Sequence[layout.Shelved]:
        return layout.shelved_of(self._db, group)

    def counts(self) -> Counts:
        """Return how many rows each chip of the library has."""
        return self._or(Counts({}), lambda: shelf.counts(self._db))

    def _header(self, one: layout.Season, now: Instant) -> GroupHeader:
        first = self._shown(one.first, now) if one.key in self._folded else None
        return GroupHeader(one.series_title, one.season, one.episodes, one.size, one.key, first)


class DownloadRows(Rows):
    """Hands out the rows of the library: what is or was downloaded, or is moving."""

    table = "library_lines"


class CatalogueRows(Rows):
    """Hands out everything that the catalogues list, in their order."""

    table = "catalogue_lines"

    @override
    def _arrange(self, arrangement: Arrangement) -> int:
        return layout.arrange_catalogue(self._db, self.table, arrangement, self._unreadable)

    @override
    def _of_group(self, group: GroupKey) -> Sequence[layout.Shelved]:
        return layout.listed_of(self._db, group)


def _recovered(stored: Entitlement, cut_off_at: Instant | None) -> Entitlement:
    if cut_off_at is None or stored.sitting_began_at is None:
        return stored
    return end_sitting(settle(stored, cut_off_at)[0], cut_off_at)[0]
