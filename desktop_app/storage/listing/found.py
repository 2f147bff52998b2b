"""The rows that a search finds, in their groups: many are read as far as they are looked at."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import GroupKey
from desktop_app.storage.listing.lines import Season, season_line
from desktop_app.storage.listing.source import NO_SIZE, FoundRow, RowSource
from desktop_app.storage.rows import Shelved, shelved_all

_FEW = 1000
"""So many that may be found are read at once."""
_AT_ONCE = 32
"""Groups that are searched with one statement."""
_LINES_AT_ONCE = 128


class FoundLines:
    """The lines of a list with a search: no group is folded, and each stands where it did."""

    def __init__(self, db: Database, source: RowSource, typed: str) -> None:
        self._db = db
        self._source = source
        self._typed = typed
        self._lines: list[FoundRow | _Header] = []
        self._numbers: dict[EpisodeKey | GroupKey, int] = {}
        self._more = True
        few = source.found_by_index(db, typed, _FEW)
        self._batches = self._searched_in_order() if few is None else iter([few])
        self.extend()

    @property
    def count(self) -> int:
        """How many lines are known."""
        return len(self._lines)

    @property
    def more(self) -> bool:
        """Whether there may be more lines."""
        return self._more

    def extend(self) -> int:
        """Search on until there is another page of lines; return how many there are now."""
        wanted = len(self._lines) + _LINES_AT_ONCE
        while self._more and len(self._lines) < wanted:
            batch = next(self._batches, None)
            if batch is None:
                self._more = False
            else:
                self._add(batch)
        return len(self._lines)

    def page(self, first: int, count: int) -> Sequence[Season | Shelved]:
        """Return some lines."""
        while self._more and len(self._lines) < first + count:
            self.extend()
        wanted = self._lines[first : first + count]
        keys = dict.fromkeys(_episode(line) for line in wanted)
        read = {one.episode.key: one for one in shelved_all(self._db, keys)}
        page: list[Season | Shelved] = []
        for line in wanted:
            row = read.get(_episode(line))
            if row is not None:
                page.append(row if isinstance(line, FoundRow) else line.with_row(row))
        return page

    def key_on(self, line: int) -> EpisodeKey | None:
        """Return the episode on a line; that of a header is the first below it."""
        if not 0 <= line < len(self._lines):
            return None
        return _episode(self._lines[line])

    def line_of(self, key: EpisodeKey | GroupKey) -> int | None:
        """Return the line of an episode, or of the header of a group, if it was found so far."""
        return self._numbers.get(key)

    def groups(self) -> frozenset[GroupKey]:
        """Return the groups that were found so far."""
        return frozenset(line.key for line in self._lines if isinstance(line, _Header))

    def update(self, keys: Collection[EpisodeKey]) -> bool:
        """Return False: what a search finds is searched anew."""
        del keys
        return False

    # inside

    def _searched_in_order(self) -> Iterator[list[FoundRow]]:
        """Search some groups after others, in their order."""
        at = None
        while groups := self._source.groups_after(self._db, at, _AT_ONCE):
            yield self._source.found_in(self._db, [one.key for one in groups], self._typed)
            at = groups[-1].at

    def _add(self, found: list[FoundRow]) -> None:
        rows: dict[GroupKey, list[FoundRow]] = {}
        for row in found:
            rows.setdefault(row.group, []).append(row)
        for group in self._source.groups_of(self._db, rows.keys()):
            of_group = rows[group.key]
            size = (
                sum(row.size for row in of_group)
                if self._source.row_size != NO_SIZE
                else group.size
            )
            self._append(group.key, _Header(group.key, len(of_group), size, of_group[0].key))
            for row in of_group:
                self._append(row.key, row)

    def _append(self, key: EpisodeKey | GroupKey, line: "FoundRow | _Header") -> None:
        self._numbers[key] = len(self._lines)
        self._lines.append(line)


@dataclass(frozen=True, slots=True)
class _Header:
    key: GroupKey
    rows: int
    size: int
    first: EpisodeKey

    def with_row(self, first: Shelved) -> Season:
        """Return the line, which its first row names."""
        return season_line(self.key, self.rows, self.size, first)


def _episode(line: FoundRow | _Header) -> EpisodeKey:
    return line.key if isinstance(line, FoundRow) else line.first
