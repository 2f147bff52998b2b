"""A model that knows how many lines there are, and fetches those that are looked at.

Its cost follows what is visible: a tick repaints only the visible lines whose text changes, and
asks the source for nothing.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

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
from desktop_app.domain.shelf import Arrangement, GroupHeader, GroupKey
from desktop_app.domain.time import Instant
from desktop_app.ui.lines.pages import (
    PAGE,
    FetchedLine,
    Line,
    LineKey,
    LinePages,
    LineSource,
    Page,
    key_of,
)
from desktop_app.ui.lines.rows import HeaderProps, LineProps, RowProps
from desktop_app.ui.text import Texts

PROPS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Everything that a line shows, ready to be painted."""

_NO_INDEX = QModelIndex()
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractTableModel):
    """One column of rows and headers."""

    arranged = Signal()
    """Lines may stand elsewhere now: whoever holds one looks for it again by its key."""
    asked_anew = Signal()
    """The user is about to see something else: other rows, or another order."""

    def __init__(self, source: LineSource, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._texts = texts
        self._arrangement = Arrangement(language=texts.language)
        self._pages = LinePages(source)
        self._pages.count = source.arrange(self._arrangement)
        self._seen = (0, 0)
        self._now = source.now()
        texts.changed.connect(self.on_texts_changed)

    # what a screen says

    def made(self, number: int, line: Line) -> LineProps:
        """Return what a line shows now."""
        raise NotImplementedError

    def painted(self, props: LineProps) -> object:
        """Return the same without what is not painted, to tell whether a line has to be."""
        return props

    # what is asked for

    @property
    def arrangement(self) -> Arrangement:
        """What the user asked to see."""
        return self._arrangement

    def arrange(self, arrangement: Arrangement) -> None:
        """Show other rows, or another order."""
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

    def reload(self) -> None:
        """Ask for everything again: another library, or another instant."""
        self._reset(self.source.arrange(self._arrangement), {})

    def look_at(self, first: int, last: int) -> None:
        """Take note that these lines are in view."""
        self._seen = (first, last)

    # what happened

    def on_changed(self, keys: Iterable[EpisodeKey]) -> None:
        """Show what changed of these episodes, perhaps in another place."""
        changed = frozenset(keys)
        if not changed:
            return
        count = self.source.update(changed)
        self._now = self.source.now()
        first, last = self._seen
        numbers = range(first // PAGE, min(last, count - 1) // PAGE + 1) if count else range(0)
        fresh = {number: self._pages.fetch(number) for number in numbers}
        if count == self._pages.count and self._pages.stand_alike(fresh):
            shown = {n: one.props for n, one in self._pages.numbered() if one.props is not None}
            self._pages.kept = OrderedDict(fresh)
            for number, line in self._pages.numbered():
                if number in shown:
                    line.props = shown[number]
                    self._show_again(number, line)
            self.arranged.emit()
        else:
            self._reset(count, fresh)

    def refresh(self, keys: Collection[EpisodeKey], *, headers: bool = False) -> None:
        """Show these anew in the same place, and where it is said their headers too.

        Only the pages in view are kept for it.
        """
        self._now = self.source.now()
        first, last = self._seen
        for page, lines in list(self._pages.kept.items()):
            if not any(line.shows(keys) for line in lines):
                continue
            if not first // PAGE <= page <= last // PAGE:
                del self._pages.kept[page]
                continue
            for number, line in enumerate(lines, page * PAGE):
                if line.shows(keys) or (headers and isinstance(line.line, GroupHeader)):
                    self._fetch_again(number, line)

    def on_tick(self, now: Instant) -> None:
        """Let time pass: paint the visible lines whose text changes."""
        self._now = now
        first, last = self._seen
        for number, line in self._pages.numbered():
            at = None if line.props is None else line.props.changes_at
            if at is not None and at <= now:
                if first <= number <= last:
                    self._show_again(number, line)
                else:
                    line.props = None

    def on_texts_changed(self) -> None:
        """Show other words, and the titles in the order of another language."""
        language = self._texts.language
        if language != self._arrangement.language:
            self.arrange(replace(self._arrangement, language=language))
            return
        for _, line in self._pages.numbered():
            line.props = None
        if last := self._pages.count:
            self.dataChanged.emit(self.index(0, 0), self.index(last - 1, 0))

    # what there is

    def line(self, number: int) -> Line | None:
        """Return a line, fetched with its page where it was not looked at before."""
        found = self._pages.at(number)
        return None if found is None else found.line

    def props(self, number: int) -> LineProps | None:
        """Return what a line shows."""
        found = self._pages.at(number)
        if found is None:
            return None
        if found.props is None:
            found.props = self.made(number, found.line)
        return found.props

    def row(self, number: int) -> RowProps | None:
        """Return what a row shows; None for a header."""
        props = self.props(number)
        return None if isinstance(props, HeaderProps) else props

    def key(self, number: int) -> LineKey | None:
        """Return the episode or the group of a line."""
        found = self._pages.at(number)
        return None if found is None else found.key

    def header(self, number: int) -> GroupHeader | None:
        """Return the group that begins on a line; None for a row."""
        line = self.line(number)
        return line if isinstance(line, GroupHeader) else None

    def find(self, key: LineKey) -> int | None:
        """Return where an episode or a header stands, if it is among the lines."""
        return self._pages.find(key)

    @override
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._pages.count

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

    @override
    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self.source.more

    @override
    def fetchMore(self, parent: _Index) -> None:
        if parent.isValid() or not self.source.more:
            return
        before, count = self._pages.count, self.source.extend()
        if count <= before:
            return
        self.beginInsertRows(_NO_INDEX, before, count - 1)
        self._pages.kept.pop((before - 1) // PAGE, None)
        self._pages.count = count
        self.endInsertRows()

    # inside

    def _fetch_again(self, number: int, line: FetchedLine) -> None:
        fresh = self.source.lines(number, 1)
        if fresh and key_of(fresh[0]) == line.key:
            line.line = fresh[0]
            self._show_again(number, line)

    def _show_again(self, number: int, line: FetchedLine) -> None:
        """Make a line's props anew; tell only where something that is painted changed."""
        old, line.props = line.props, self.made(number, line.line)
        if old is None or self.painted(line.props) != self.painted(old):
            self.dataChanged.emit(self.index(number, 0), self.index(number, 0))

    def _reset(self, count: int, fresh: Mapping[int, Page]) -> None:
        self.beginResetModel()
        self._now = self.source.now()
        self._pages.count = count
        self._pages.kept = OrderedDict(fresh)
        self.endResetModel()
        self.arranged.emit()
