"""The model of the catalogue: knows how many lines there are, and fetches those looked at."""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import Arrangement, Counts, GroupHeader, ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.catalogue.rows import Line, LineProps, RowProps, header_props, row_props
from desktop_app.ui.text import Texts

PAGE = 64
KEPT_PAGES = 6

PROPS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""One ready `RowProps` or `HeaderProps`."""

_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class Listing(Protocol):
    """Where the rows come from, in the order of the catalogues."""

    def arrange(self, arrangement: Arrangement) -> int:
        """Lay the rows out; how many lines there are, headers included."""

    def lines(self, first: int, count: int) -> Sequence[ShelfRow | GroupHeader]:
        """Some lines, as they were laid out."""

    def line_of(self, key: EpisodeKey) -> int | None:
        """The line on which an episode stands, if it is among them."""

    def counts(self) -> Counts:
        """How many rows each chip of the library has."""

    def now(self) -> Instant:
        """The instant of the last tick or command."""


class CatalogueModel(QAbstractTableModel):
    """One column of rows and headers."""

    def __init__(self, listing: Listing, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = listing
        self._texts = texts
        self._arrangement = Arrangement(language=texts.language)
        self._pages: OrderedDict[int, list[Line]] = OrderedDict()
        self._props: dict[int, LineProps] = {}
        self._seen = range(0)
        self._count = listing.arrange(self._arrangement)
        self._now = listing.now()

    # what is asked for

    @property
    def search(self) -> str:
        """The words that must occur."""
        return self._arrangement.search

    def set_search(self, search: str) -> None:
        """Show only what has these words in its titles."""
        if search != self.search:
            self._arrangement = replace(self._arrangement, search=search)
            self.reload()

    def reload(self) -> None:
        """Ask for everything again."""
        self.beginResetModel()
        self._count = self._listing.arrange(self._arrangement)
        self._now = self._listing.now()
        self._pages.clear()
        self._props.clear()
        self.endResetModel()

    def look_at(self, first: int, last: int) -> None:
        """These lines are in view."""
        self._seen = range(first, last + 1)

    # what happened

    def on_changed(self, keys: Collection[EpisodeKey]) -> None:
        """These episodes show something else now; none named means all of them.

        The catalogue's order does not depend on what happens to a download.
        """
        if not keys:
            self.reload()
            return
        self._now = self._listing.now()
        stale = [
            number
            for number, lines in self._pages.items()
            if any(isinstance(line, ShelfRow) and line.episode.key in keys for line in lines)
        ]
        for number in stale:
            del self._pages[number]
        seen = {number // PAGE for number in self._seen}
        for number in list(self._props):
            if number // PAGE in stale:
                old = self._props.pop(number)
                if number // PAGE in seen and self.props(number) != old:
                    self._say(number, number)

    def on_tick(self, now: Instant) -> None:
        """Time passed: the rows whose text changes are painted again."""
        self._now = now
        for number, props in list(self._props.items()):
            at = props.changes_at if isinstance(props, RowProps) else None
            if at is not None and at <= now:
                del self._props[number]
                if number in self._seen:
                    self._say(number, number)

    def set_texts(self, texts: Texts) -> None:
        """Other words in every line."""
        self._texts = texts
        self._arrangement = replace(self._arrangement, language=texts.language)
        self._props.clear()
        self._say(0, self._count - 1)

    def _say(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    # what there is

    def props(self, number: int) -> LineProps | None:
        """What a line shows, fetched with its page where it was not looked at before."""
        found = self._props.get(number)
        if found is None:
            line = self._line(number)
            if line is None:
                return None
            if isinstance(line, GroupHeader):
                below = self._line(number + 1)
                policy = below.in_force if isinstance(below, ShelfRow) else None
                found = header_props(line, policy, self._texts)
            else:
                found = row_props(line, self._now, self._texts)
            self._props[number] = found
        return found

    def row(self, number: int) -> RowProps | None:
        """What a row shows; None for a header."""
        props = self.props(number)
        return props if isinstance(props, RowProps) else None

    def find(self, key: EpisodeKey) -> int | None:
        """The line on which an episode stands."""
        return self._listing.line_of(key)

    def _line(self, number: int) -> Line | None:
        if not 0 <= number < self._count:
            return None
        page = number // PAGE
        if page not in self._pages:
            self._pages[page] = list(self._listing.lines(page * PAGE, PAGE))
            while len(self._pages) > KEPT_PAGES:
                gone, _ = self._pages.popitem(last=False)
                for one in range(gone * PAGE, gone * PAGE + PAGE):
                    self._props.pop(one, None)
        self._pages.move_to_end(page)
        lines = self._pages[page]
        return lines[number % PAGE] if number % PAGE < len(lines) else None

    @override
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._count

    @override
    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 1

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.row(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

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
            case Qt.ItemDataRole.ToolTipRole if isinstance(props, RowProps):
                badge = [] if props.badge is None else [props.badge.text]
                return "\n".join([props.title, props.line, props.facts, *badge])
            case _:
                return None
