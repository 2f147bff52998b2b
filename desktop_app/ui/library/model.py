"""The model of the library: knows how many lines there are, and fetches those that are looked at.

Its cost follows what is visible. A page is 64 lines; a few pages are kept. A tick repaints only
the visible rows whose text changes, and asks the shelf for nothing.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

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
from desktop_app.domain.shelf import Arrangement, Counts, GroupHeader, ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.library.rows import Line, LineProps, RowProps, props_of
from desktop_app.ui.text import Texts

PAGE = 64
KEPT_PAGES = 6

PROPS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""One ready `RowProps` or `HeaderProps`."""

_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class Shelf(Protocol):
    """Where the rows come from, in the order that was asked for."""

    def arrange(self, arrangement: Arrangement) -> int:
        """Put the rows in that order; how many lines there are, headers included."""

    def lines(self, first: int, count: int) -> Sequence[ShelfRow | GroupHeader]:
        """Some lines, as they were arranged."""

    def line_of(self, key: EpisodeKey) -> int | None:
        """The line on which an episode stands, if it is among them."""

    def counts(self) -> Counts:
        """How many rows each chip has, whatever is arranged."""

    def now(self) -> Instant:
        """The instant of the last tick or command."""


class DownloadsModel(QAbstractTableModel):
    """One column of rows and headers."""

    arranged = Signal()
    """Lines may stand elsewhere now: whoever holds one looks for it again by its key."""
    counts_changed = Signal()

    def __init__(self, shelf: Shelf, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._texts = texts
        self._arrangement = Arrangement(language=texts.language)
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()
        self._props: dict[int, LineProps] = {}
        self._pace: dict[EpisodeKey, float] = {}
        self._seen = (0, 0)
        self._count = shelf.arrange(self._arrangement)
        self._counts = shelf.counts()
        self._now = shelf.now()
        texts.changed.connect(self.on_texts_changed)

    # what is asked for

    @property
    def arrangement(self) -> Arrangement:
        """What the user asked to see."""
        return self._arrangement

    @property
    def counts(self) -> Counts:
        """How many rows each chip has."""
        return self._counts

    def arrange(self, arrangement: Arrangement) -> None:
        """See something else."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self.reload()

    def reload(self) -> None:
        """Ask for everything again: another library, or another instant."""
        self._reset(self._shelf.arrange(self._arrangement), {})
        self._recount()

    def look_at(self, first: int, last: int) -> None:
        """These lines are in view."""
        self._seen = (first, last)

    # what happened

    def on_changed(self, keys: Iterable[EpisodeKey]) -> None:
        """Something about these episodes changed, perhaps their place."""
        if not frozenset(keys):
            return
        count = self._shelf.arrange(self._arrangement)
        self._now = self._shelf.now()
        first, last = self._seen
        numbers = range(first // PAGE, min(last, count - 1) // PAGE + 1) if count else range(0)
        fresh = {number: list(self._shelf.lines(number * PAGE, PAGE)) for number in numbers}
        if count == self._count and all(
            [_identity(line) for line in lines]
            == [_identity(line) for line in self._pages.get(number, [])]
            for number, lines in fresh.items()
        ):
            self._swap_in(fresh)
            self.arranged.emit()
        else:
            self._reset(count, fresh)
        self._recount()

    def on_progress(self, pace: Mapping[EpisodeKey, float | None]) -> None:
        """Bytes arrived for these: what each still takes in seconds, where known.

        Their place does not change, so nothing is arranged; only rows in view are asked for.
        """
        self._now = self._shelf.now()
        for key, seconds in pace.items():
            if seconds is None:
                self._pace.pop(key, None)
            else:
                self._pace[key] = seconds
        first, last = self._seen
        for line in range(first, min(last, self._count - 1) + 1):
            row = self._cached(line)
            if isinstance(row, ShelfRow) and row.episode.key in pace:
                fresh = self._shelf.lines(line, 1)
                if fresh and _identity(fresh[0]) == row.episode.key:
                    self._pages[line // PAGE][line % PAGE] = fresh[0]
                    self._refresh(line)

    def on_tick(self, now: Instant) -> None:
        """Time passed: the visible rows whose text changes are painted again."""
        self._now = now
        first, last = self._seen
        for line, props in list(self._props.items()):
            at = props.badge.changes_at if isinstance(props, RowProps) else None
            if at is not None and at <= now:
                if first <= line <= last:
                    self._refresh(line)
                else:
                    del self._props[line]

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
            self._pages[page] = list(self._shelf.lines(page * PAGE, PAGE))
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
            found = self._props[number] = self._made(line)
        return found

    def row(self, number: int) -> RowProps | None:
        """What a row shows; None for a header."""
        props = self.props(number)
        return props if isinstance(props, RowProps) else None

    def is_header(self, number: int) -> bool:
        """It is the header of a group."""
        return isinstance(self.line(number), GroupHeader)

    def find(self, key: EpisodeKey) -> int | None:
        """The line on which an episode stands; pages in memory are looked at first."""
        for page, lines in self._pages.items():
            for place, line in enumerate(lines):
                if isinstance(line, ShelfRow) and line.episode.key == key:
                    return page * PAGE + place
        return self._shelf.line_of(key)

    @override
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._count

    @override
    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 1

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.is_header(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

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
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return props.line
            case Qt.ItemDataRole.ToolTipRole if isinstance(props, RowProps):
                return f"{props.title}\n{props.line}\n{props.badge.text}"
            case _:
                return None

    # inside

    def _made(self, line: Line) -> LineProps:
        pace = self._pace.get(line.episode.key) if isinstance(line, ShelfRow) else None
        return props_of(line, self._now, self._texts, pace)

    def _cached(self, number: int) -> Line | None:
        lines = self._pages.get(number // PAGE, [])
        return lines[number % PAGE] if number % PAGE < len(lines) else None

    def _refresh(self, number: int) -> None:
        """Make a line's props again; tell only where something that is shown changed."""
        line = self._cached(number)
        old = self._props.pop(number, None)
        if line is not None:
            new = self._props[number] = self._made(line)
            if old is None or _shown(new) != _shown(old):
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
        self._now = self._shelf.now()
        self._count = count
        self._pages = OrderedDict(fresh)
        self._props.clear()
        self.endResetModel()
        self.arranged.emit()

    def _recount(self) -> None:
        counts = self._shelf.counts()
        if counts != self._counts:
            self._counts = counts
            self.counts_changed.emit()

    def _forget_far_pages(self, page: int) -> None:
        while len(self._pages) > KEPT_PAGES:
            gone = next(one for one in self._pages if one != page)
            del self._pages[gone]
            for number in range(gone * PAGE, gone * PAGE + PAGE):
                self._props.pop(number, None)


def _identity(line: Line) -> object:
    if isinstance(line, ShelfRow):
        return line.episode.key
    return (line.series_title.by_language, line.season)


def _shown(props: LineProps) -> LineProps:
    """The same without what is not painted: the next change, and the share behind it."""
    if not isinstance(props, RowProps):
        return props
    moving = props.transfer is not None
    share = props.badge.share if moving else 0.0
    return replace(props, badge=replace(props.badge, changes_at=None, share=share))
