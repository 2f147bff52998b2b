"""The lines on screen: keyboard, pointer, folded groups, and a place that is kept.

A header can be reached by the arrows too; Left and Right, Enter and Space, or a click fold and
unfold its group. Lines may stand elsewhere after any change: what was selected, where the keyboard
stood and what was looked at are found again by their keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import GroupKey
from desktop_app.ui.intents import Intent, Request, label_of
from desktop_app.ui.lines.delegate import LinesDelegate, Plans, RowPlan, RowSizes
from desktop_app.ui.lines.model import LineKey, LinesModel
from desktop_app.ui.lines.pointing import Pointing
from desktop_app.ui.lines.rows import HeaderProps
from desktop_app.ui.lines.season import season_label
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.widgets.drawing import announce
from desktop_app.ui.widgets.menu import Menu

REMEMBERED = 500
"""A larger selection is not looked for again after lines moved."""

_WIDTH = 720
"""Before it is shown; then it has one of its own."""
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Pin:
    """A line that is in view, and how far from the top."""

    key: LineKey
    offset: int


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
        self._sizes = plans.sizes(holder.theme, texts, _WIDTH)
        self._pointing = Pointing()
        self._current: LineKey | None = None
        self._chosen: tuple[EpisodeKey, ...] = ()
        self._pins: tuple[_Pin, ...] = ()
        self._stood_on = -1
        self._fitting = False
        self._restoring = False
        self._asked_anew = False
        self._pressed_line = -1
        self._menu: QMenu | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setModel(model)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(32)
        self.verticalScrollBar().rangeChanged.connect(self.on_range_changed)
        self.on_range_changed(0, 0)
        model.asked_anew.connect(self.on_asked_anew)
        model.modelAboutToBeReset.connect(self.on_about_to_be_reset)
        model.arranged.connect(self.on_arranged)
        delegate = LinesDelegate(plans, self._theme_now, self._sizes_now, self._pointing_now, self)
        self.setItemDelegate(delegate)
        holder.changed.connect(self.on_look_changed)
        texts.changed.connect(self.on_texts_changed)

    # what a screen says

    def open_row(self, number: int) -> None:
        """A row was double-clicked."""
        raise NotImplementedError

    def enter_row(self, number: int) -> None:
        """Enter was pressed on a row."""
        self.open_row(number)

    def on_key(self, key: Qt.Key) -> bool:
        """A plain key that this screen knows, pressed once; True where it did something."""
        raise NotImplementedError

    def menu_of(self, number: int) -> QMenu | None:
        """What can be done with the chosen rows; `number` is the one that was pointed at."""
        raise NotImplementedError

    # how lines are drawn

    def sizes_for(self, width: int) -> RowSizes:
        """Compute the sizes of rows that are so wide."""
        return self._plans.sizes(self._holder.theme, self._texts, width)

    def row_height(self) -> int:
        """How high a row is."""
        return self._sizes.height

    def header_height(self, number: int) -> int:
        """How high the header on that line is."""
        props = self._lines.props(number)
        if not isinstance(props, HeaderProps):
            return self._sizes.height
        return self._plans.header(props, self._holder.theme, self.columnWidth(0)).height

    def plan_of(self, number: int, cell: QRectF) -> RowPlan | None:
        """Where everything of a row stands in its cell; None for a header."""
        row = self._lines.row(number)
        if row is None:
            return None
        return self._plans.row(cell, row, self._sizes, self._holder.theme)

    def _sizes_now(self) -> RowSizes:
        return self._sizes

    def _theme_now(self) -> Theme:
        return self._holder.theme

    def _pointing_now(self) -> Pointing:
        return self._pointing

    # what is asked for

    def ask(self, intent: Intent, *keys: EpisodeKey) -> None:
        """Say what the user wants of these episodes."""
        self.intent_requested.emit(Request(intent, keys))

    def ask_current(self, intent: Intent) -> None:
        """Ask for something of the row on which the keyboard stands."""
        if (row := self._lines.row(self.currentIndex().row())) is not None:
            self.ask(intent, row.key)

    def act(self, number: int) -> None:
        """Ask for what the button of a row says."""
        if (row := self._lines.row(number)) is not None:
            self.ask(row.action.intent, row.key)

    def on_menu_act(self) -> None:
        """What the row's button does."""
        self.act(self.currentIndex().row())

    def offer_one(self, menu: QMenu, intent: Intent, label: str = "") -> None:
        """Add something that is asked for of the row on which the keyboard stands."""
        menu.addAction(label or label_of(intent, self._texts), partial(self.ask_current, intent))

    def show_focus(self) -> None:
        """The keyboard is in use: it is seen where it stands."""
        self._pointing = replace(self._pointing, pressed=False, focus_shown=True)
        self._repaint_current()

    # what is selected

    @property
    def current_key(self) -> EpisodeKey | None:
        """The row that the keyboard stands on."""
        return self._current if isinstance(self._current, EpisodeKey) else None

    def select_key(self, key: LineKey) -> bool:
        """Stand on that line and bring it into view, unfolded; False where it is not shown."""
        number = self._lines.find(key)
        if number is None and isinstance(key, EpisodeKey):
            self._lines.unfold_for(key)
            number = self._lines.find(key)
        if number is None:
            return False
        self._stand_on(number)
        self._fit()
        self.scrollTo(self.currentIndex())
        self._show_header_above(number)
        return True

    def _show_header_above(self, number: int) -> None:
        """The first row of a group shows whose it is, where both fit."""
        above, header = number - 1, self.verticalHeader()
        if number < 0 or self._lines.header(above) is None:
            return
        height, top = self.header_height(above), self.rowViewportPosition(number)
        if top < height <= self.viewport().height() - self.rowHeight(number):
            header.resizeSection(above, height)  # it may have been measured at another width
            self.updateGeometries()
            self.verticalScrollBar().setValue(header.sectionPosition(above))

    def chosen_numbers(self) -> list[int]:
        """The selected rows from top to bottom; always those that the user selected."""
        numbers = self._selected_numbers()
        if self._chosen and {self._lines.key(number) for number in numbers} != set(self._chosen):
            self._restore_selection()  # rows moved outside of what is in view
            numbers = self._selected_numbers()
        return numbers

    @property
    def chosen_count(self) -> int:
        """How many lines are selected, counted without looking at them."""
        selection = self.selectionModel().selection()
        return sum(selection.at(number).height() for number in range(selection.count()))

    def _selected_numbers(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def _stand_on(self, number: int) -> None:
        # setCurrentIndex() of the view would look at the modifier keys that are down just now
        flags = QItemSelectionModel.SelectionFlag
        index = self._lines.index(number, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._restoring:
            few = self.chosen_count <= REMEMBERED
            keys = [self._lines.key(one) for one in self._selected_numbers()] if few else []
            self._chosen = tuple(key for key in keys if isinstance(key, EpisodeKey))

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if self._restoring:
            return
        self._pointing = replace(self._pointing, button_focused=False)
        key = self._lines.key(current.row()) if current.isValid() else None
        if key != self._current:
            self._current = key
            if key is None or isinstance(key, EpisodeKey):
                self.current_changed.emit(key)

    @override
    def dataChanged(self, topLeft: _Index, bottomRight: _Index, roles: Sequence[int] = ()) -> None:
        super().dataChanged(topLeft, bottomRight, roles)
        if self._lines.header(topLeft.row()) is not None:  # its line may need another place
            self._fit()

    # keeping the place

    def on_asked_anew(self) -> None:
        """The user wants to see something else: only the chosen row keeps its place."""
        self._asked_anew = True

    def on_about_to_be_reset(self) -> None:
        """Remember what the user looks at; what is selected is known."""
        self._remember()
        self._stood_on = self.currentIndex().row()
        self._restoring = True

    def _remember(self) -> None:
        first, last = self._visible()
        pins = []
        for number in range(first, last + 1):
            key = self._lines.key(number)
            if key is not None:
                pins.append(_Pin(key, self.rowViewportPosition(number)))
        whole = [pin for pin in pins if pin.offset >= 0]
        current = [pin for pin in whole if pin.key == self._current]
        rows = [pin for pin in (*whole, *pins) if isinstance(pin.key, EpisodeKey)]
        self._pins = (*current, *rows, *whole)

    def on_arranged(self) -> None:
        """Lines may stand elsewhere: find what was selected and what was looked at again."""
        was_reset, self._restoring = self._restoring, False
        anew, self._asked_anew = self._asked_anew, False
        if was_reset:
            lost = self._current is not None and self._lines.find(self._current) is None
            if lost and not anew:
                self._stand_on_neighbour()
            self._restore_selection()
            if anew and self._current is None:
                self.scrollToTop()
            else:
                self._restore_place()
        elif self._has_moved():
            self._restore_selection()
        self._fit()

    def _stand_on_neighbour(self) -> None:
        """The row on which the keyboard stood is gone: the next one takes its place."""
        last = self._lines.rowCount() - 1
        for number in (*range(self._stood_on, last + 1), *range(min(self._stood_on, last), -1, -1)):
            key = self._lines.key(number)
            if isinstance(key, EpisodeKey):
                self._current, self._chosen = key, (key,)
                self.current_changed.emit(key)
                return

    def _has_moved(self) -> bool:
        index = self.currentIndex()
        return (self._lines.key(index.row()) if index.isValid() else None) != self._current

    def _restore_selection(self) -> None:
        chosen, current = self._chosen, self._current
        model = self.selectionModel()
        number = None if current is None else self._lines.find(current)
        flag = model.SelectionFlag
        self._restoring = True
        still: list[EpisodeKey] = []
        selection = QItemSelection()
        for key in chosen:
            found = number if key == current else self._lines.find(key)
            if found is not None:
                selection.append(QItemSelectionRange(self._lines.index(found, 0)))
                still.append(key)
        self._chosen = tuple(still)  # whoever is told that the selection changed finds these
        model.select(selection, flag.ClearAndSelect | flag.Rows)
        if number is None:
            model.clearCurrentIndex()
        else:
            model.setCurrentIndex(self._lines.index(number, 0), flag.NoUpdate)
        self._restoring = False
        if number is None and current is not None:
            self._current = None
            if isinstance(current, EpisodeKey):
                self.current_changed.emit(None)

    def _restore_place(self) -> None:
        self.updateGeometries()
        for pin in self._pins:
            number = self._lines.find(pin.key)
            if number is not None:
                break
        else:
            return
        bar = self.verticalScrollBar()
        for _ in range(4):
            bar.setValue(self.verticalHeader().sectionPosition(number) - pin.offset)
            if not self._fit():
                break

    def _visible(self) -> tuple[int, int]:
        header = self.verticalHeader()
        first = header.visualIndexAt(0)
        last = header.visualIndexAt(self.viewport().height() - 1)
        count = self._lines.rowCount()
        return max(0, first), count - 1 if last < 0 else last

    def _fit(self) -> bool:
        """Give the lines in view their heights; what is in view stays where it is."""
        if self._fitting or self._restoring:
            return False
        self._fitting = True
        header, bar = self.verticalHeader(), self.verticalScrollBar()
        changed_at_all = False
        for _ in range(8):
            first, last = self._visible()
            if last < first:
                break
            self._lines.look_at(first, last)
            pin = last
            before = header.sectionPosition(pin)
            changed = False
            for number in range(first, last + 1):
                is_header = self._lines.header(number) is not None
                wanted = self.header_height(number) if is_header else self.row_height()
                if header.sectionSize(number) != wanted:
                    header.resizeSection(number, wanted)
                    changed = True
            if not changed:
                break
            changed_at_all = True
            value = bar.value()
            moved = header.sectionPosition(pin) - before
            self.updateGeometries()
            if value > 0:
                bar.setValue(value + moved)
        self._fitting = False
        return changed_at_all

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def on_range_changed(self, _lowest: int, highest: int) -> None:
        """A bar with nothing to scroll keeps its room, and is not drawn."""
        self.verticalScrollBar().setEnabled(highest > 0)

    def on_look_changed(self) -> None:
        """Another theme or size of text."""
        palette = QPalette(self._holder.app_palette)
        for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.Base):
            palette.setColor(role, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self._measure(anyway=True)
        self.viewport().update()

    def on_texts_changed(self) -> None:
        """Another language: other widths."""
        self._measure(anyway=True)
        self.viewport().update()

    def _measure(self, *, anyway: bool = False) -> None:
        width = self.viewport().width()
        if self.columnWidth(0) != width:
            self.setColumnWidth(0, width)
        before, self._sizes = self._sizes, self.sizes_for(width)
        if before.height != self._sizes.height or anyway:
            if self._lines.rowCount():
                self._remember()
            self.verticalHeader().setDefaultSectionSize(self.row_height())
            if self.verticalScrollBar().value() > 0:
                self._restore_place()
        self._fit()
        number = self.currentIndex().row()
        if 0 <= self.rowViewportPosition(number) < self.viewport().height():
            self.scrollTo(self.currentIndex())
            self._show_header_above(number)

    # folding

    def fold(self, number: int, *, folded: bool | None = None) -> None:
        """Fold or unfold the group that begins on that line; the other way where not said."""
        header = self._lines.header(number)
        if header is None or self._lines.arrangement.search:
            return
        wanted = not header.collapsed if folded is None else folded
        if wanted is not header.collapsed:
            self.select_key(header.key)
            self._fold({header.key}, folded=wanted)

    def fold_all(self, *, folded: bool) -> None:
        """Fold or unfold every group."""
        current = self._header_of(self.currentIndex().row())
        if folded and current is not None:
            self.select_key(current)
        self._fold(self._lines.groups(), folded=folded)

    def _fold(self, groups: set[GroupKey] | frozenset[GroupKey], *, folded: bool) -> None:
        texts = self._texts
        self._lines.fold(groups, folded=folded)
        self.folded.emit(self._lines.arrangement.collapsed)
        announce(
            self,
            texts.tr("Collapsed", "a group of rows")
            if folded
            else texts.tr("Expanded", "a group of rows"),
        )

    def _header_of(self, number: int) -> GroupKey | None:
        """The header above a row."""
        for above in range(number, -1, -1):
            if (header := self._lines.header(above)) is not None:
                return header.key
        return None

    # pointer

    def _button_at(self, place: QPoint) -> int:
        """The line whose button is there, or -1."""
        index = self.indexAt(place)
        if not index.isValid():
            return -1
        plan = self.plan_of(index.row(), QRectF(self.visualRect(index)))
        return index.row() if plan is not None and plan.button.contains(place) else -1

    def _point(self, new: Pointing) -> None:
        old = self._pointing
        if new == old:
            return
        self._pointing = new
        for number in {old.hovered, new.hovered, self.currentIndex().row()}:
            if number >= 0:
                self.viewport().update(self.visualRect(self._lines.index(number, 0)))
        pressable = new.on_button or self._lines.header(new.hovered) is not None
        hand = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(hand if pressable else Qt.CursorShape.ArrowCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        button = self._button_at(place)
        pressed = self._pressed_line >= 0 and self._pressed_line == button
        hovered = self.indexAt(place).row()
        new = replace(self._pointing, hovered=hovered, on_button=button >= 0, pressed=pressed)
        self._point(new)
        if self._pressed_line < 0:
            super().mouseMoveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        button = self._button_at(place)
        line = self.indexAt(place).row()
        left = event.button() is Qt.MouseButton.LeftButton
        self._point(replace(self._pointing, focus_shown=False, button_focused=False))
        if left and button >= 0:
            self._pressed_line = button
            self.setCurrentIndex(self._lines.index(button, 0))
            self._point(replace(self._pointing, hovered=button, on_button=True, pressed=True))
        elif left and self._lines.header(line) is not None:
            self._pressed_line = line
        else:
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line, self._pressed_line = self._pressed_line, -1
        if line < 0:
            super().mouseReleaseEvent(event)
            return
        place = event.position().toPoint()
        button = self._button_at(place)
        self._point(replace(self._pointing, on_button=button >= 0, pressed=False))
        if button == line:
            self.act(line)
        elif self.indexAt(place).row() == line:
            self.fold(line)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.button() is not Qt.MouseButton.LeftButton or self._button_at(place) >= 0:
            return
        line = self.indexAt(place).row()
        if self._lines.header(line) is not None:
            self._pressed_line = line
        elif line >= 0:
            self.open_row(line)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point(replace(self._pointing, hovered=-1, on_button=False, pressed=False))
        super().leaveEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(self.viewport().mapFrom(self, event.pos()))
            place = event.globalPos()
        else:
            index = self.currentIndex()
            rect: QRect = self.visualRect(index)
            place = self.viewport().mapToGlobal(rect.center())
        if not index.isValid():
            return
        header = self._lines.header(index.row())
        if header is None and index.row() not in self.chosen_numbers():
            self.setCurrentIndex(index)
        menu = self.menu_of(index.row()) if header is None else self._menu_of_group(index.row())
        if menu is not None:
            if self._menu is not None:
                self._menu.deleteLater()
            self._menu = menu
            props = self._lines.props(index.row())
            menu.setAccessibleName("" if props is None else props.title)
            menu.popup(place)

    def _menu_of_group(self, number: int) -> QMenu | None:
        header = self._lines.header(number)
        if header is None or self._lines.arrangement.search:
            return None
        self.select_key(header.key)
        texts, menu = self._texts, Menu(self)
        this = (
            texts.tr("Expand", "menu of a group of rows")
            if header.collapsed
            else texts.tr("Collapse", "menu of a group of rows")
        )
        menu.addAction(this, self.on_fold_current)
        if label := season_label(self._lines.rows_of(header.key), texts):
            menu.addAction(label, self.on_season_asked)
        menu.addSeparator()
        menu.addAction(texts.tr("Collapse all", "menu of a group of rows"), self.on_fold_all)
        menu.addAction(texts.tr("Expand all", "menu of a group of rows"), self.on_unfold_all)
        return menu

    def on_season_asked(self) -> None:
        """All of the group on which the keyboard stands."""
        header = self._lines.header(self.currentIndex().row())
        rows = () if header is None else self._lines.rows_of(header.key)
        if season_label(rows, self._texts):
            self.ask(Intent.DOWNLOAD, *(row.episode.key for row in rows))

    def on_fold_current(self) -> None:
        """The group on which the keyboard stands, the other way."""
        self.fold(self.currentIndex().row())

    def on_fold_all(self) -> None:
        """Every group."""
        self.fold_all(folded=True)

    def on_unfold_all(self) -> None:
        """Every group."""
        self.fold_all(folded=False)

    # keyboard

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.show_focus()
        if not self._on_key(event):
            super().keyPressEvent(event)
        self._repaint_current()

    def _on_key(self, event: QKeyEvent) -> bool:
        """True where nothing else may have the key."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        index = self.currentIndex()
        number = index.row() if index.isValid() else -1
        is_header = self._lines.header(number) is not None
        match key:
            case Qt.Key.Key_Home | Qt.Key.Key_End if plain:
                self._go_to_edge(last=key == Qt.Key.Key_End)
            case Qt.Key.Key_Down | Qt.Key.Key_Up if number < 0:
                self._go_to_edge(last=False)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if plain and number >= 0:
                self._go_sideways(number, is_header=is_header, right=key == Qt.Key.Key_Right)
            case _ if key in _ENTER and number >= 0:
                self._enter(number, is_header=is_header)
            case Qt.Key.Key_I if plain and number >= 0 and not is_header:
                self.ask_current(Intent.INSPECT)
            case Qt.Key.Key_R if plain and is_header:
                self.on_season_asked()
            case Qt.Key.Key_Space if plain and number >= 0:
                self.fold(number) if is_header else self.act(number)
            case _:
                return plain and self.on_key(key)
        return True

    def _enter(self, number: int, *, is_header: bool) -> None:
        if is_header:
            self.fold(number)
        elif self._pointing.button_focused:
            self.act(number)
        else:
            self.enter_row(number)

    def _go_sideways(self, number: int, *, is_header: bool, right: bool) -> None:
        """To a row's button and back; from a row to its header; a header folds and unfolds."""
        if is_header:
            self.fold(number, folded=not right)
        elif right:
            self._pointing = replace(self._pointing, button_focused=True)
        elif self._pointing.button_focused:
            self._pointing = replace(self._pointing, button_focused=False)
        elif (header := self._header_of(number)) is not None:
            self.select_key(header)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Nothing: it would fetch every row. There is a search field."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        reason, old = event.reason(), self._pointing
        if reason is not Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            self._go_to_edge(last=False)  # Qt would take the first line, a header
        super().focusInEvent(event)
        shown = old.focus_shown if reason in _COMING_BACK else reason in _BY_KEY
        self._pointing = replace(old, focus_shown=shown, button_focused=False)
        self._repaint_current()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_current()

    def _repaint_current(self) -> None:
        if self.currentIndex().isValid():
            self.viewport().update(self.visualRect(self.currentIndex()))

    def _go_to_edge(self, *, last: bool) -> None:
        """The first or last row; the header of a group that is folded stands for its rows."""
        count = self._lines.rowCount()
        for number in range(count - 1, -1, -1) if last else range(count):
            header = self._lines.header(number)
            if header is None or header.collapsed:
                self._stand_on(number)
                self.scrollTo(self._lines.index(number, 0))
                if not last:
                    self.scrollToTop()
                return
