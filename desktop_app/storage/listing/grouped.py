"""Every row in its group. Groups are read in order as far as was looked, and no further."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sqlite_utils import Database

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import GroupKey
from desktop_app.storage.listing.lines import Season, season_line
from desktop_app.storage.listing.source import ListedGroup, RowSource
from desktop_app.storage.rows import Shelved, group_of, shelved_all

_FIRST_READ, _MOST_READ = 8, 512
"""Groups that are read with one statement: twice as many each time, for the end may be far."""
_MOST_CHANGED = 64
"""Episodes beyond which reading the groups anew costs less than putting each in its place."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a page shows of one group; the first row is read for its header too."""

    group: ListedGroup
    with_header: bool
    rows: int
    keys: Sequence[EpisodeKey]


class GroupedLines:
    """The lines of a list without a search."""

    more = False

    def __init__(self, db: Database, source: RowSource, folded: frozenset[GroupKey]) -> None:
        self._db = db
        self._source = source
        self._folded = folded
        self._left_out = source.left_out(db)
        self._groups: list[ListedGroup] = []
        self._starts: list[int] = [0]
        """The line of each header that is known, and of the next one."""
        self._read_to: tuple[int | str, ...] = ()
        """What the last group that was read is sorted by."""
        self._complete = False
        self._at_once = _FIRST_READ
        self._recount()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._count

    def extend(self) -> int:
        """Return how many lines there are; all of them are known."""
        return self._count

    def page(self, first: int, count: int) -> Sequence[Season | Shelved]:
        """Return some lines."""
        last = min(first + count, self._count)
        self._read_until(last)
        pieces: list[_Piece] = []
        number, line = bisect_right(self._starts, first) - 1, first
        while line < last and number < len(self._groups):
            group, start, beyond = self._groups[number], *self._starts[number : number + 2]
            with_header = line == start
            rows = min(last, beyond) - max(line, start + 1)
            place = max(line - start - 1, 0)
            keys = self._source.keys(self._db, group.key, place, max(rows, 1))
            pieces.append(_Piece(group, with_header, rows, keys))
            line, number = min(last, beyond), number + 1
        distinct = dict.fromkeys(key for piece in pieces for key in piece.keys)
        read = {one.episode.key: one for one in shelved_all(self._db, distinct)}
        return [line for piece in pieces for line in self._lines_of(piece, read)]

    def key_on(self, line: int) -> EpisodeKey | None:
        """Return the episode on a line; that of a header is the first below it."""
        self._read_until(line + 1)
        number = bisect_right(self._starts, line) - 1
        if not 0 <= number < len(self._groups):
            return None
        place = max(line - self._starts[number] - 1, 0)
        return next(iter(self._source.keys(self._db, self._groups[number].key, place, 1)), None)

    def line_of(self, key: EpisodeKey | GroupKey) -> int | None:
        """Return the line of an episode, or of the header of a group."""
        group = group_of(self._db, key) if isinstance(key, EpisodeKey) else key
        found = None if group is None else self._source.group(self._db, group)
        if found is None or self._rows(found) <= 0:
            return None
        start = self._starts[self._number(found)]
        if not isinstance(key, EpisodeKey):
            return start
        if found.key in self._folded:
            return None
        place = self._source.place(self._db, found.key, key)
        return None if place is None else start + 1 + place

    def groups(self) -> frozenset[GroupKey]:
        """Return every group."""
        keys = self._source.group_keys(self._db)
        return keys if not self._left_out else keys - self._emptied()

    def update(self, keys: Collection[EpisodeKey]) -> bool:
        """Put the groups of these episodes where they stand now."""
        if len(keys) > _MOST_CHANGED:
            return False
        changed = {group for key in keys if (group := group_of(self._db, key)) is not None}
        kept = [one for one in self._groups if one.key not in changed]
        for one in self._source.groups_of(self._db, changed):
            known = self._complete or one.at <= self._read_to
            if known and self._rows(one) > 0:
                kept.insert(bisect_left(kept, one.at, key=_at), one)
        self._groups = kept
        self._recount()
        return True

    # inside

    def _recount(self) -> None:
        rows, groups = self._source.count(self._db)
        hidden = self._source.rows_in(self._db, self._folded)
        missing = sum(
            number for group, number in self._left_out.items() if group not in self._folded
        )
        self._count = max(0, rows + groups - hidden - missing - len(self._emptied()))
        self._starts = list(accumulate(map(self._lines, self._groups), initial=0))

    def _emptied(self) -> frozenset[GroupKey]:
        """The groups of which no row can be read."""
        found = (self._source.group(self._db, key) for key in self._left_out)
        return frozenset(one.key for one in found if one is not None and self._rows(one) <= 0)

    def _rows(self, group: ListedGroup) -> int:
        return group.rows - self._left_out.get(group.key, 0)

    def _lines(self, group: ListedGroup) -> int:
        return 1 if group.key in self._folded else 1 + self._rows(group)

    def _number(self, group: ListedGroup) -> int:
        """The number of a group among those that are known, which it is among afterwards."""
        while not self._complete and self._read_to < group.at:
            self._read_more()
        return bisect_left(self._groups, group.at, key=_at)

    def _read_until(self, line: int) -> None:
        while not self._complete and self._starts[-1] < line:
            self._read_more()

    def _read_more(self) -> None:
        most, self._at_once = self._at_once, min(2 * self._at_once, _MOST_READ)
        read = self._source.groups_after(self._db, self._read_to or None, most)
        self._complete = len(read) < most
        if read:
            self._read_to = read[-1].at
        for group in read:
            if self._rows(group) > 0:
                self._groups.append(group)
                self._starts.append(self._starts[-1] + self._lines(group))

    def _lines_of(
        self, piece: "_Piece", read: Mapping[EpisodeKey, Shelved]
    ) -> list[Season | Shelved]:
        rows = [read[key] for key in piece.keys if key in read]
        group = piece.group
        if not piece.with_header or not rows:
            return [*rows]
        header = season_line(group.key, self._rows(group), group.size, rows[0])
        return [header, *rows[: piece.rows]]


def _at(group: ListedGroup) -> tuple[int | str, ...]:
    return group.at
