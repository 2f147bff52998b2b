"""Rows for the screens: what is stored, settled at one instant, with what is moving right now."""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
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
from desktop_app.storage import shelf
from desktop_app.storage.listing import ListLines, Season, list_catalogue, list_library
from desktop_app.storage.rows import (
    Shelved,
    everything,
    group_of,
    listed_of,
    shelved,
    shelved_of,
)

_Answer = TypeVar("_Answer")
Damaged: TypeAlias = Callable[[sqlite3.DatabaseError, EpisodeKey | None], None]
"""What is told of an error that was met, and of which episode, where that is known."""


class Rows:
    """Turns stored rows into what a screen is handed."""

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
        self._asked = Arrangement()
        self._listed: ListLines | None = None
        """The lines as they were asked for last."""
        self._damaged = damaged
        self._unreadable = set() if unreadable is None else unreadable
        self._left_out = len(self._unreadable)

    def now(self) -> Instant:
        """Read the clock for the rows of one frame, which agree on the instant."""
        return self._clock.now()

    def row(self, key: EpisodeKey) -> ShelfRow | None:
        """Return one episode, wherever it is shown."""
        found = self._or(None, lambda: shelved(self._db, key))
        return None if found is None else self._shown(found, self.now())

    def everything(self) -> Iterator[ShelfRow]:
        """Return every episode that is stored, by catalogue, series, season and number."""
        now = self.now()
        return (self._shown(one, now) for one in everything(self._db))

    def _shown(self, found: Shelved, now: Instant) -> ShelfRow:
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
        """Put the rows in the order that is asked for; return how many lines that makes."""
        self._asked = arrangement
        self._listed = self._or(None, lambda: self._list(arrangement))
        return self._count()

    def update(self, keys: Collection[EpisodeKey]) -> int:
        """Put what changed where it stands now; return how many lines there are then."""
        listed, unreadable = self._listed, len(self._unreadable)
        if listed is None or unreadable != self._left_out:
            return self.arrange(self._asked)
        if not self._or(False, lambda: listed.update(keys)):
            return self.arrange(self._asked)
        return listed.count

    @property
    def more(self) -> bool:
        """Whether there are more lines than were counted, which `extend` looks for."""
        return self._listed is not None and self._listed.more

    def extend(self) -> int:
        """Look for more lines; return how many there are now."""
        listed = self._listed
        return 0 if listed is None else self._or(listed.count, listed.extend)

    def _list(self, arrangement: Arrangement) -> ListLines:
        return list_library(self._db, arrangement, self._unreadable)

    def _count(self) -> int:
        self._left_out = len(self._unreadable)
        return 0 if self._listed is None else self._listed.count

    def lines(self, first: int, count: int) -> Sequence[ShelfRow | GroupHeader]:
        """Return some lines."""
        now = self.now()
        return [
            self._header(one, now) if isinstance(one, Season) else self._shown(one, now)
            for one in self._lines(first, count)
        ]

    def _lines(self, first: int, count: int) -> Sequence[Season | Shelved]:
        """Return those that can be read; the others are left out when rows are listed again."""
        try:
            return [] if self._listed is None else self._listed.page(first, count)
        except sqlite3.DatabaseError as error:
            if count == 1:
                key = None if self._listed is None else self._listed.key_on(first)
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
        """Return the line of an episode, or of the header of a group."""
        listed = self._listed
        return None if listed is None else self._or(None, lambda: listed.line_of(key))

    def group_of(self, key: EpisodeKey) -> GroupKey | None:
        """Return the group of an episode, whether or not it is listed."""
        return self._or(None, lambda: group_of(self._db, key))

    def groups(self) -> frozenset[GroupKey]:
        """Return every group that is listed."""
        listed = self._listed
        return frozenset() if listed is None else self._or(frozenset(), listed.groups)

    def rows_of(self, group: GroupKey) -> Sequence[ShelfRow]:
        """Return all rows of a group, whatever of it is listed."""
        now = self.now()
        nothing: Sequence[Shelved] = ()
        found = self._or(nothing, lambda: self._of_group(group))
        return [self._shown(one, now) for one in found]

    def _of_group(self, group: GroupKey) -> Sequence[Shelved]:
        return shelved_of(self._db, group)

    def counts(self) -> Counts:
        """Return how many rows each chip of the library has."""
        return self._or(Counts({}), lambda: shelf.counts(self._db))

    def _header(self, one: Season, now: Instant) -> GroupHeader:
        first = self._shown(one.first, now) if one.key in self._asked.folded else None
        return GroupHeader(one.series_title, one.season, one.episodes, one.size, one.key, first)


class DownloadRows(Rows):
    """Hands out the rows of the library: what is or was downloaded, or is moving."""


class CatalogueRows(Rows):
    """Hands out everything that the catalogues list, in their order."""

    @override
    def _list(self, arrangement: Arrangement) -> ListLines:
        return list_catalogue(self._db, arrangement, self._unreadable)

    @override
    def _of_group(self, group: GroupKey) -> Sequence[Shelved]:
        return listed_of(self._db, group)


def _recovered(stored: Entitlement, cut_off_at: Instant | None) -> Entitlement:
    if cut_off_at is None or stored.sitting_began_at is None:
        return stored
    return end_sitting(settle(stored, cut_off_at)[0], cut_off_at)[0]
