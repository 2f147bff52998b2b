"""A model that knows how many lines there are, and fetches those that are looked at.

Its cost follows what is visible. A page is 64 lines; a few pages are kept. A tick repaints only
the visible lines whose text changes, and asks the source for nothing.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import Arrangement, Counts, GroupHeader, GroupKey, ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.lines.rows import HeaderProps, LineProps, RowProps
from desktop_app.ui.text import Texts

PAGE = 64
KEPT_PAGES = 6

PROPS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Everything that a line shows, ready to be painted."""

Line: TypeAlias = ShelfRow | GroupHeader
LineKey: TypeAlias = EpisodeKey | GroupKey

_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class LineSource(Protocol):
    """Where the lines come from, in the order that was asked for."""

    def arrange(self, arrangement: Arrangement) -> int:
        """Put the rows in that order; how many lines there are, headers included."""

    def lines(self, first: int, count: int) -> Sequence[Line]:
        """Some lines, as they were arranged."""

    def line_of(self, key: LineKey) -> int | None:
        """The line on which an episode or the header of a group stands, if it is among them."""

    def group_of(self, key: EpisodeKey) -> GroupKey | None:
        """The group of an episode, whether or not it is shown."""

    def groups(self) -> frozenset[GroupKey]:
        """Every group of what was arranged."""

    def rows_of(self, group: GroupKey) -> Sequence[ShelfRow]:
        """All rows of a group, whatever of it is shown."""

    def counts(self) -> Counts:
        """How many rows each chip of the library has, whatever is arranged."""

    def now(self) -> Instant:
        """The instant of the last tick or command."""


class LinesModel(QAbstractTableModel):
    """One column of rows and headers."""

    arranged = Signal()
    """Lines may stand elsewhere now: whoever holds one looks for it again by its key."""
    asked_anew = Signal()
    """The user is about to see something else: other rows, or another order."""

    def __init__(self, source: LineSource, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._texts = texts
        self._arrangement = Arrangement(language=texts.language)
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()
        self._props: dict[int, LineProps] = {}
        self._seen = (0, 0)
        self._count = source.arrange(self._arrangement)
        self._now = source.now()
        texts.changed.connect(self.on_texts_changed)

    # what a screen says

    def made(self, number: int, line: Line) -> LineProps:
        """What a line shows now."""
        raise NotImplementedError

    def painted(self, props: LineProps) -> object:
        """The same without what is not painted, to tell whether a line has to be."""
        return props

    # what is asked for

    @property
    def arrangement(self) -> Arrangement:
        """What the user asked to see."""
        return self._arrangement

    def arrange(self, arrangement: Arrangement) -> None:
        """See something else."""
        if arrangement != self._arrangement:
            self.asked_anew.emit()
            self._arrangement = arrangement
            self.reload()

    def fold(self, groups: Collection[GroupKey], *, folded: bool) -> None:
        """Show only the headers of these groups, or all of them again."""
        asked = self._arrangement
        collapsed = asked.collapsed | set(groups) if folded else asked.collapsed - set(groups)
        if collapsed != asked.collapsed:
            self._arrangement = replace(asked, collapsed=collapsed)
            self.reload()

    def unfold_for(self, key: EpisodeKey) -> None:
        """Show the rows of an episode's group."""
        if (group := self._source.group_of(key)) is not None:
            self.fold({group}, folded=False)

    def groups(self) -> frozenset[GroupKey]:
        """Every group among the lines."""
        return self._source.groups()

    def rows_of(self, group: GroupKey) -> Sequence[ShelfRow]:
        """All rows of a group, whatever of it is shown."""
        return self._source.rows_of(group)

    def reload(self) -> None:
        """Ask for everything again: another library, or another instant."""
        self._reset(self._source.arrange(self._arrangement), {})

    def look_at(self, first: int, last: int) -> None:
        """These lines are in view."""
        self._seen = (first, last)

    # what happened

    def on_changed(self, keys: Iterable[EpisodeKey]) -> None:
        """Something about these episodes changed, perhaps their place."""
        if not frozenset(keys):
            return
        count = self._source.arrange(self._arrangement)
        self._now = self._source.now()
        first, last = self._seen
        numbers = range(first // PAGE, min(last, count - 1) // PAGE + 1) if count else range(0)
        fresh = {number: list(self._source.lines(number * PAGE, PAGE)) for number in numbers}
        if count == self._count and all(
            [key_of(line) for line in lines]
            == [key_of(line) for line in self._pages.get(number, [])]
            for number, lines in fresh.items()
        ):
            self._swap_in(fresh)
            self.arranged.emit()
        else:
            self._reset(count, fresh)

    def refresh(self, keys: Collection[EpisodeKey], *, headers: bool = False) -> None:
        """These show something else in the same place, and where it is said their headers too.

        Only the pages in view are kept for it.
        """
        self._now = self._source.now()
        first, last = self._seen
        for page, lines in list(self._pages.items()):
            stale = [place for place, line in enumerate(lines) if _shows(line, keys)]
            if stale and not first // PAGE <= page <= last // PAGE:
                self._forget_page(page)
                continue
            if stale and headers:
                stale += [n for n, line in enumerate(lines) if isinstance(line, GroupHeader)]
            for place in stale:
                self._fetch_again(page * PAGE + place)

    def on_tick(self, now: Instant) -> None:
        """Time passed: the visible lines whose text changes are painted again."""
        self._now = now
        first, last = self._seen
        for number, props in list(self._props.items()):
            at = props.changes_at
            if at is not None and at <= now:
                if first <= number <= last:
                    self._refresh(number)
                else:
                    del self._props[number]

    def on_texts_changed(self) -> None:
        """Another language: other words, and another order of the titles."""
        self._props.clear()
        language = self._texts.language
        if language == self._arrangement.language:
            self._emit_changed(0, self._count - 1)
        else:
            self.arrange(replace(self._arrangement, language=language))

    # what there is

    def line(self, number: int) -> Line | None:
        """A line, fetched with its page where it was not looked at before."""
        if not 0 <= number < self._count:
            return None
        page = number // PAGE
        if page not in self._pages:
            self._pages[page] = list(self._source.lines(page * PAGE, PAGE))
            self._forget_far_pages(page)
        self._pages.move_to_end(page)
        lines = self._pages[page]
        return lines[number % PAGE] if number % PAGE < len(lines) else None

    def props(self, number: int) -> LineProps | None:
        """What a line shows."""
        found = self._props.get(number)
        if found is None:
            line = self.line(number)
            if line is None:
                return None
            found = self._props[number] = self.made(number, line)
        return found

    def row(self, number: int) -> RowProps | None:
        """What a row shows; None for a header."""
        props = self.props(number)
        return None if isinstance(props, HeaderProps) else props

    def key(self, number: int) -> LineKey | None:
        """The episode or the group of a line."""
        line = self.line(number)
        return None if line is None else key_of(line)

    def header(self, number: int) -> GroupHeader | None:
        """The group that begins on a line; None for a row."""
        line = self.line(number)
        return line if isinstance(line, GroupHeader) else None

    def find(self, key: LineKey) -> int | None:
        """Where an episode or a header stands; pages in memory are looked at first."""
        for page, lines in self._pages.items():
            for place, line in enumerate(lines):
                if key_of(line) == key:
                    return page * PAGE + place
        return self._source.line_of(key)

    @override
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._count

    @override
    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 1

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.header(index.row()) is None:
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags

    @override
    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        props = self.props(index.row()) if index.isValid() else None
        if props is None:
            return None
        match role:
            case _ if role == PROPS_ROLE:
                return props
            case Qt.ItemDataRole.DisplayRole:
                return props.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return props.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return props.tip or None
            case _:
                return None

    # inside

    def _cached(self, number: int) -> Line | None:
        lines = self._pages.get(number // PAGE, [])
        return lines[number % PAGE] if number % PAGE < len(lines) else None

    def _fetch_again(self, number: int) -> None:
        before = self._cached(number)
        fresh = self._source.lines(number, 1)
        if before is not None and fresh and key_of(fresh[0]) == key_of(before):
            self._pages[number // PAGE][number % PAGE] = fresh[0]
            self._refresh(number)

    def _refresh(self, number: int) -> None:
        """Make a line's props again; tell only where something that is painted changed."""
        line = self._cached(number)
        old = self._props.pop(number, None)
        if line is not None:
            new = self._props[number] = self.made(number, line)
            if old is None or self.painted(new) != self.painted(old):
                self._emit_changed(number, number)

    def _emit_changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def _swap_in(self, fresh: Mapping[int, list[Line]]) -> None:
        """The same lines with other contents."""
        self._pages = OrderedDict(fresh)
        for number in [one for one in self._props if one // PAGE not in fresh]:
            del self._props[number]
        for number in sorted(self._props):
            self._refresh(number)

    def _reset(self, count: int, fresh: Mapping[int, list[Line]]) -> None:
        self.beginResetModel()
        self._now = self._source.now()
        self._count = count
        self._pages = OrderedDict(fresh)
        self._props.clear()
        self.endResetModel()
        self.arranged.emit()

    def _forget_far_pages(self, page: int) -> None:
        while len(self._pages) > KEPT_PAGES:
            self._forget_page(next(one for one in self._pages if one != page))

    def _forget_page(self, page: int) -> None:
        del self._pages[page]
        for number in range(page * PAGE, page * PAGE + PAGE):
            self._props.pop(number, None)


def key_of(line: Line) -> LineKey:
    """What a line is known by, wherever it stands."""
    return line.episode.key if isinstance(line, ShelfRow) else line.key


def _shows(line: Line, keys: Collection[EpisodeKey]) -> bool:
    row = line if isinstance(line, ShelfRow) else line.first
    return row is not None and row.episode.key in keys
