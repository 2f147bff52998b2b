"""Groups of which only the header is shown, and what can be done with a whole group."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView

from desktop_app.domain.intent import Intent, Request
from desktop_app.domain.shelf import GroupKey, ShelfRow, renews
from desktop_app.ui.lines.kept import KeptPlace
from desktop_app.ui.lines.model import LinesModel
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.drawing import announce
from desktop_app.ui.widgets.menu import Menu


class Folding(QObject):
    """Folds groups and unfolds them, and asks for all episodes of one."""

    folded = Signal(object)
    """A frozenset of GroupKey: the groups of which only the header is shown now."""
    season_requested = Signal(object)
    """A `Request` for every episode of a group."""

    def __init__(self, view: QTableView, lines: LinesModel, place: KeptPlace, texts: Texts) -> None:
        super().__init__(view)
        self._view = view
        self._lines = lines
        self._place = place
        self._texts = texts

    def fold(self, number: int, *, folded: bool | None = None) -> None:
        """Fold or unfold the group that begins on that line; the other way where not said."""
        header = self._lines.header(number)
        if header is None or self._lines.arrangement.search:
            return
        wanted = not header.collapsed if folded is None else folded
        if wanted is not header.collapsed:
            self._place.select(header.key)
            self._fold({header.key}, folded=wanted)

    def fold_all(self, *, folded: bool) -> None:
        """Fold or unfold every group."""
        current = self.header_above(self._place.number)
        if folded and current is not None:
            self._place.select(current)
        self._fold(self._lines.source.groups(), folded=folded)

    def _fold(self, groups: Collection[GroupKey], *, folded: bool) -> None:
        texts = self._texts
        self._lines.fold(groups, folded=folded)
        self.folded.emit(self._lines.arrangement.collapsed)
        announce(
            self._view,
            texts.tr("Collapsed", "a group of rows")
            if folded
            else texts.tr("Expanded", "a group of rows"),
        )

    def header_above(self, number: int) -> GroupKey | None:
        """Return the group of a row."""
        for above in range(number, -1, -1):
            if (header := self._lines.header(above)) is not None:
                return header.key
        return None

    def menu_of(self, number: int) -> Menu | None:
        """Make the menu of the header on that line, and stand on it; None while searching."""
        header = self._lines.header(number)
        if header is None or self._lines.arrangement.search:
            return None
        self._place.select(header.key)
        texts, menu = self._texts, Menu(self._view)
        this = (
            texts.tr("Expand", "menu of a group of rows")
            if header.collapsed
            else texts.tr("Collapse", "menu of a group of rows")
        )
        menu.addAction(this, self.fold_current)
        if label := season_label(self._lines.source.rows_of(header.key), texts):
            menu.addAction(label, self.ask_season)
        menu.addSeparator()
        for label, folded in (
            (texts.tr("Collapse all", "menu of a group of rows"), True),
            (texts.tr("Expand all", "menu of a group of rows"), False),
        ):
            menu.addAction(label, partial(self.fold_all, folded=folded))
        return menu

    def fold_current(self) -> None:
        """Fold or unfold the group on which the keyboard stands."""
        self.fold(self._place.number)

    def ask_season(self) -> None:
        """Ask for all of the group on which the keyboard stands, if any of it may be asked for."""
        header = self._lines.header(self._place.number)
        rows = () if header is None else self._lines.source.rows_of(header.key)
        if season_label(rows, self._texts):
            keys = tuple(row.episode.key for row in rows)
            self.season_requested.emit(Request(Intent.DOWNLOAD, keys))


def season_label(rows: Sequence[ShelfRow], texts: Texts) -> str:
    """Return ``Download this season`` or the like; empty where none of it may be asked for."""
    asked = [renewal for row in rows if (renewal := renews(row)) is not None]
    if not asked:
        return ""
    of_season = rows[0].episode.season is not None
    if all(asked):
        return (
            texts.tr("Renew this season", "menu of a group of rows")
            if of_season
            else texts.tr("Renew the whole series", "menu of a group of rows")
        )
    return (
        texts.tr("Download this season", "menu of a group of rows")
        if of_season
        else texts.tr("Download the whole series", "menu of a group of rows")
    )
