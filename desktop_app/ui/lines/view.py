"""The lines on screen: one column of rows under headers that keyboard and pointer act on.

The parts of it have files of their own: `heights`, `kept` (the user's place), `folding`,
`pointing` and `keyboard`.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.intent import Intent, Request
from desktop_app.ui.intents import label_of
from desktop_app.ui.lines.delegate import LinesDelegate
from desktop_app.ui.lines.folding import Folding
from desktop_app.ui.lines.heights import LineHeights
from desktop_app.ui.lines.kept import KeptPlace
from desktop_app.ui.lines.keyboard import LineKeys
from desktop_app.ui.lines.model import LinesModel
from desktop_app.ui.lines.pages import LineKey
from desktop_app.ui.lines.plans import Plans, RowPlan, RowSizes
from desktop_app.ui.lines.pointing import LinePointer
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder

_WIDTH = 720
"""Before it is shown; then it has one of its own."""
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class LinesView(QTableView):
    """One column; lines have the heights of their screen, measured when they come into view."""

    current_changed = Signal(object)
    """An EpisodeKey, or None: the row that the keyboard stands on. A header leaves it as it was."""
    folded = Signal(object)
    """A frozenset of GroupKey: the groups of which only the header is shown now."""
    intent_requested = Signal(object)
    """A `Request`: what the user wants of some episodes."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        model: LinesModel,
        plans: Plans,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._lines = model
        self._plans = plans
        self._menu: QMenu | None = None
        self._set_up()
        self.setModel(model)
        sizes = plans.sizes(holder.theme, texts, _WIDTH)
        self.heights = LineHeights(self, model, plans, holder, sizes)
        self.place = KeptPlace(self, model, self.heights)
        self.place.current_changed.connect(self.current_changed)
        self.folding = Folding(self, model, self.place, texts)
        self.folding.folded.connect(self.folded)
        self.folding.season_requested.connect(self.intent_requested)
        self.pointer = LinePointer(self, model, self.plan_of)
        self.pointer.button_clicked.connect(self.act)
        self.pointer.header_clicked.connect(self.folding.fold)
        self.pointer.row_opened.connect(self.open_row)
        self.place.moved.connect(self.pointer.on_moved)
        self._keys = LineKeys(self, model, self.place, self.folding, self.pointer)
        self.selectionModel().selectionChanged.connect(self.place.on_selection_changed)
        self.selectionModel().currentChanged.connect(self.place.on_current_changed)
        model.dataChanged.connect(self.heights.on_data_changed)
        self.verticalScrollBar().valueChanged.connect(self.heights.fit)
        model.arranged.connect(self.on_arranged)
        self.setItemDelegate(LinesDelegate(plans, holder, self.heights, self.pointer, self))
        holder.changed.connect(self.on_look_changed)
        texts.changed.connect(self.on_texts_changed)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalScrollBar().setSingleStep(32)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed(0, 0)

    # what a screen says

    def open_row(self, number: int) -> None:
        """Do what a double click on a row means."""
        raise NotImplementedError

    def enter_row(self, number: int) -> None:
        """Do what Enter means on a row."""
        self.open_row(number)

    def on_key(self, key: Qt.Key) -> bool:
        """Do what a plain key means on this screen alone; False where it means nothing."""
        raise NotImplementedError

    def menu_of(self, number: int) -> QMenu | None:
        """Make the menu of the chosen rows; `number` is the one that was pointed at."""
        raise NotImplementedError

    def sizes_for(self, width: int) -> RowSizes:
        """Return the sizes of rows that are so wide."""
        return self._plans.sizes(self._holder.theme, self._texts, width)

    def plan_of(self, number: int, cell: QRectF) -> RowPlan | None:
        """Return where everything of a row stands in its cell; None for a header."""
        row = self._lines.row(number)
        if row is None:
            return None
        return self._plans.row(cell, row, self.heights.sizes, self._holder.theme)

    # what is asked for

    def ask(self, intent: Intent, *keys: EpisodeKey) -> None:
        """Say what the user wants of these episodes."""
        self.intent_requested.emit(Request(intent, keys))

    def ask_current(self, intent: Intent) -> None:
        """Ask for something of the row on which the keyboard stands."""
        if (row := self._lines.row(self.place.number)) is not None:
            self.ask(intent, row.key)

    def act(self, number: int) -> None:
        """Ask for what the button of a row says."""
        if (row := self._lines.row(number)) is not None:
            self.ask(row.action.intent, row.key)

    def on_menu_act(self) -> None:
        """Ask for what the button of the current row says."""
        self.act(self.place.number)

    def offer_one(self, menu: QMenu, intent: Intent, label: str = "") -> None:
        """Add something that is asked for of the row on which the keyboard stands."""
        menu.addAction(label or label_of(intent, self._texts), partial(self.ask_current, intent))

    # where the user is

    @property
    def current_key(self) -> EpisodeKey | None:
        """The row that the keyboard stands on."""
        return self.place.current if isinstance(self.place.current, EpisodeKey) else None

    def select_key(self, key: LineKey) -> bool:
        """Stand on that line and bring it into view, unfolded; False where it is not shown."""
        return self.place.select(key)

    def on_arranged(self) -> None:
        """Find the place of the user again: lines may stand elsewhere now."""
        self.place.on_arranged()

    # sizes

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def _on_range_changed(self, _lowest: int, highest: int) -> None:
        # a bar with nothing to scroll keeps its room, and is not drawn
        self.verticalScrollBar().setEnabled(highest > 0)

    def on_look_changed(self) -> None:
        """Take the colours and the size of text as they are now."""
        palette = QPalette(self._holder.app_palette)
        for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.Base):
            palette.setColor(role, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.measure(anyway=True)
        self.viewport().update()

    def on_texts_changed(self) -> None:
        """Measure again: words of another language have other widths."""
        self.measure(anyway=True)
        self.viewport().update()

    def measure(self, *, anyway: bool = False) -> None:
        """Take over the present width, and what it means for the heights of lines."""
        width, heights = self.viewport().width(), self.heights
        if self.columnWidth(0) != width:
            self.setColumnWidth(0, width)
        before, heights.sizes = heights.sizes, self.sizes_for(width)
        if before.height != heights.sizes.height or anyway:
            if self._lines.rowCount():
                self.place.remember()
            self.verticalHeader().setDefaultSectionSize(heights.sizes.height)
            if self.verticalScrollBar().value() > 0:
                self.place.restore()
        heights.fit()
        number = self.place.number
        if 0 <= self.rowViewportPosition(number) < self.viewport().height():
            self.scrollTo(self.currentIndex())
            heights.show_header_above(number)

    # events

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index: QModelIndex = self.indexAt(self.viewport().mapFrom(self, event.pos()))
            at = event.globalPos()
        else:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        if not index.isValid():
            return
        is_header = self._lines.header(index.row()) is not None
        if not is_header and index.row() not in self.place.chosen_numbers():
            self.setCurrentIndex(index)
        menu = self.folding.menu_of(index.row()) if is_header else self.menu_of(index.row())
        if menu is not None:
            if self._menu is not None:
                self._menu.deleteLater()
            self._menu = menu
            props = self._lines.props(index.row())
            menu.setAccessibleName("" if props is None else props.title)
            menu.popup(at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pointer.show_focus()
        if not self._keys.press(event):
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: it would fetch every row. There is a search field."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        reason, old = event.reason(), self.pointer.now
        if reason is not Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            self.place.stand_on_edge(last=False)  # Qt would take the first line, a header
        super().focusInEvent(event)
        shown = old.focus_shown if reason in _COMING_BACK else reason in _BY_KEY
        self.pointer.become(replace(old, focus_shown=shown, button_focused=False))
