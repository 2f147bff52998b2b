"""The lines that were fetched from a source: a page of 64 at a time, of which a few are kept."""

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import Arrangement, Counts, GroupHeader, GroupKey, ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.lines.rows import LineProps

PAGE = 64
KEPT_PAGES = 6

Line: TypeAlias = ShelfRow | GroupHeader
LineKey: TypeAlias = EpisodeKey | GroupKey


class LineSource(Protocol):
    """Where the lines come from, in the order that was asked for."""

    def arrange(self, arrangement: Arrangement) -> int:
        """Put the rows in that order; return how many lines there are, headers included."""

    def update(self, keys: Collection[EpisodeKey]) -> int:
        """Put what changed where it stands now; how many lines there are then."""

    @property
    def more(self) -> bool:
        """Whether there are more lines than were counted."""

    def extend(self) -> int:
        """Look for more lines; how many there are now."""

    def lines(self, first: int, count: int) -> Sequence[Line]:
        """Return some lines, as they were arranged."""

    def line_of(self, key: LineKey) -> int | None:
        """Return on which line an episode or the header of a group stands, if it is among them."""

    def group_of(self, key: EpisodeKey) -> GroupKey | None:
        """Return the group of an episode, whether or not it is shown."""

    def groups(self) -> frozenset[GroupKey]:
        """Return every group of what was arranged."""

    def rows_of(self, group: GroupKey) -> Sequence[ShelfRow]:
        """Return all rows of a group, whatever of it is shown."""

    def counts(self) -> Counts:
        """Return how many rows each chip of the library has, whatever is arranged."""

    def now(self) -> Instant:
        """Return the instant of the last tick or command."""


def key_of(line: Line) -> LineKey:
    """Return what a line is known by, wherever it stands."""
    return line.episode.key if isinstance(line, ShelfRow) else line.key


@dataclass(slots=True)
class FetchedLine:
    """A line, and what it shows once that was asked for."""

    line: Line
    key: LineKey
    props: LineProps | None = None

    def shows(self, keys: Collection[EpisodeKey]) -> bool:
        """Return whether it is the row, or the folded header, of one of these."""
        row = self.line if isinstance(self.line, ShelfRow) else self.line.first
        return row is not None and row.episode.key in keys


Page: TypeAlias = list[FetchedLine]


class LinePages:
    """Finds lines by their number or key; asks the source only for what is not kept."""

    def __init__(self, source: LineSource) -> None:
        self._source = source
        self.count = 0
        self.kept: OrderedDict[int, Page] = OrderedDict()

    def fetch(self, number: int) -> Page:
        """Fetch a page anew, without keeping it."""
        lines = self._source.lines(number * PAGE, PAGE)
        return [FetchedLine(line, key_of(line)) for line in lines]

    def at(self, number: int) -> FetchedLine | None:
        """Return the line of that number, fetched with its page where it is not kept."""
        if not 0 <= number < self.count:
            return None
        page = number // PAGE
        if page not in self.kept:
            self.kept[page] = self.fetch(page)
            while len(self.kept) > KEPT_PAGES:
                del self.kept[next(one for one in self.kept if one != page)]
        self.kept.move_to_end(page)
        lines = self.kept[page]
        return lines[number % PAGE] if number % PAGE < len(lines) else None

    def numbered(self) -> list[tuple[int, FetchedLine]]:
        """Return every line that is kept, with its number."""
        pages = self.kept.items()
        return [one for page, lines in pages for one in enumerate(lines, page * PAGE)]

    def find(self, key: LineKey) -> int | None:
        """Return where an episode or a header stands; pages in memory are looked at first."""
        for page, lines in self.kept.items():
            for number, line in enumerate(lines, page * PAGE):
                if line.key == key:
                    return number
        return self._source.line_of(key)

    def stand_alike(self, pages: Mapping[int, Page]) -> bool:
        """Return whether the same lines as before stand on these pages, whatever they show."""
        return all(
            [one.key for one in lines] == [one.key for one in self.kept.get(number, [])]
            for number, lines in pages.items()
        )
