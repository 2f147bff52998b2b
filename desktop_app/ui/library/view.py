"""The rows of the library: keyboard, pointer, and a place that is kept while rows come and go."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
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
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.transfer import TransferState
from desktop_app.ui.library.delegate import Pointing, RowDelegate, RowSizes, plan_row, row_sizes
from desktop_app.ui.library.model import DownloadsModel
from desktop_app.ui.library.rows import ActionKind, RowProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Theme, ThemeHolder

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)

REMEMBERED = 500
"""A larger selection is not looked for again after rows moved."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The episodes that an intent is about."""

    keys: tuple[EpisodeKey, ...]


@dataclass(frozen=True, slots=True)
class _Pin:
    """A row that is in view, and how far from the top."""

    key: EpisodeKey
    offset: int


class DownloadsView(QTableView):
    """One column; header rows are lower, and are measured when they come into view."""

    play_requested = Signal(object)
    """An EpisodeKey."""
    renew_requested = Signal(object)
    """Chosen: to be downloaded again, or for the first time."""
    remove_requested = Signal(object)
    """Chosen: live copies."""
    clear_requested = Signal(object)
    """Chosen: greyed rows that may go from the list."""
    why_requested = Signal(object)
    """An EpisodeKey that cannot be played: say why."""
    undo_requested = Signal(object)
    """An EpisodeKey that is being removed: it stays."""
    pause_requested = Signal(object)
    """An EpisodeKey whose transfer is to be held."""
    go_on_requested = Signal(object)
    """An EpisodeKey whose transfer is to go on, or to be tried again."""
    cancel_requested = Signal(object)
    """An EpisodeKey whose transfer is to be given up."""
    inspect_requested = Signal(object)
    """An EpisodeKey whose details are to be shown or hidden."""
    current_changed = Signal(object)
    """An EpisodeKey, or None: the row that the keyboard stands on."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        model: DownloadsModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._rows = model
        self._pointing = Pointing()
        self._sizes = row_sizes(holder.theme, texts, 720)
        self._current: EpisodeKey | None = None
        self._chosen: tuple[EpisodeKey, ...] = ()
        self._pins: tuple[_Pin, ...] = ()
        self._fitting = False
        self._restoring = False
        self._pressed_line = -1
        self._menu: QMenu | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._sizes.row)
        self.setItemDelegate(
            RowDelegate(self._theme_now, self._sizes_now, self._pointing_now, self)
        )
        self.setModel(model)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(32)
        self.verticalScrollBar().rangeChanged.connect(self.on_range_changed)
        self.on_range_changed(0, 0)
        model.modelAboutToBeReset.connect(self.on_about_to_be_reset)
        model.arranged.connect(self.on_arranged)
        holder.changed.connect(self.on_look_changed)
        texts.changed.connect(self.on_texts_changed)
        self.on_look_changed()
        self.on_texts_changed()

    def _theme_now(self) -> Theme:
        return self._holder.theme

    def _sizes_now(self) -> RowSizes:
        return self._sizes

    def _pointing_now(self) -> Pointing:
        return self._pointing

    # what is selected

    @property
    def current_key(self) -> EpisodeKey | None:
        """The row that the keyboard stands on."""
        return self._current

    def chosen_rows(self) -> list[RowProps]:
        """The selected rows from top to bottom; always those that the user selected."""
        rows = self._selected_rows()
        if self._chosen and {row.key for row in rows} != set(self._chosen):
            self._restore_selection()  # rows moved outside of what is in view
            rows = self._selected_rows()
        return rows

    def _selected_rows(self) -> list[RowProps]:
        numbers = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = [self._rows.row(number) for number in numbers]
        return [row for row in rows if row is not None]

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._restoring:
            selection = self.selectionModel().selection()
            total = sum(selection.at(number).height() for number in range(selection.count()))
            few = total <= REMEMBERED
            self._chosen = tuple(row.key for row in self._selected_rows()) if few else ()

    def select_key(self, key: EpisodeKey) -> bool:
        """Stand on that episode and bring it into view; False where it is not shown."""
        number = self._rows.find(key)
        if number is None:
            return False
        index = self._rows.index(number, 0)
        flags = QItemSelectionModel.SelectionFlag
        # setCurrentIndex() of the view would look at the modifier keys that are down just now
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if self._restoring:
            return
        self._pointing = Pointing(
            self._pointing.hovered,
            self._pointing.on_button,
            self._pointing.pressed,
            self._pointing.focus_shown,
        )
        row = self._rows.row(current.row()) if current.isValid() else None
        key = None if row is None else row.key
        if key != self._current:
            self._current = key
            self.current_changed.emit(key)

    # keeping the place

    def on_about_to_be_reset(self) -> None:
        """Remember what the user looks at; what is selected is known."""
        self._remember()
        self._restoring = True

    def _remember(self) -> None:
        first, last = self._visible()
        pins = []
        for number in range(first, last + 1):
            row = self._rows.row(number)
            if row is not None:
                pins.append(_Pin(row.key, self.rowViewportPosition(number)))
        whole = [pin for pin in pins if pin.offset >= 0]
        current = [pin for pin in whole if pin.key == self._current]
        self._pins = (*current, *whole, *pins)

    def on_arranged(self) -> None:
        """Lines may stand elsewhere: find what was selected and what was looked at again."""
        was_reset, self._restoring = self._restoring, False
        if was_reset:
            self._restore_selection()
            self._restore_place()
        elif self._has_moved():
            self._restore_selection()
        self._fit()

    def _has_moved(self) -> bool:
        index = self.currentIndex()
        row = self._rows.row(index.row()) if index.isValid() else None
        return (None if row is None else row.key) != self._current

    def _restore_selection(self) -> None:
        chosen, current = self._chosen, self._current
        model = self.selectionModel()
        number = None if current is None else self._rows.find(current)
        flag = model.SelectionFlag
        self._restoring = True
        still: list[EpisodeKey] = []
        model.clear()
        for key in chosen:
            found = number if key == current else self._rows.find(key)
            if found is not None:
                model.select(self._rows.index(found, 0), flag.Select | flag.Rows)
                still.append(key)
        if number is not None:
            model.setCurrentIndex(self._rows.index(number, 0), flag.NoUpdate)
        self._restoring = False
        self._chosen = tuple(still)
        if number is None and current is not None:
            self._current = None
            self.current_changed.emit(None)

    def _restore_place(self) -> None:
        self.updateGeometries()
        for pin in self._pins:
            number = self._rows.find(pin.key)
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
        count = self._rows.rowCount()
        return max(0, first), count - 1 if last < 0 else last

    def _fit(self) -> bool:
        """Give headers and rows in view their heights; what is in view stays where it is."""
        if self._fitting or self._restoring:
            return False
        self._fitting = True
        header, bar = self.verticalHeader(), self.verticalScrollBar()
        changed_at_all = False
        for _ in range(8):
            first, last = self._visible()
            if last < first:
                break
            self._rows.look_at(first, last)
            pin = last
            before = header.sectionPosition(pin)
            changed = False
            for number in range(first, last + 1):
                is_header = self._rows.is_header(number)
                wanted = self._sizes.header if is_header else self._sizes.row
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
        """Another language: other widths, and another accessible name."""
        texts = self._texts
        self.setAccessibleName(texts.tr("Downloads", "the list, for a screen reader"))
        self._measure(anyway=True)
        self.viewport().update()

    def _measure(self, *, anyway: bool = False) -> None:
        width = self.viewport().width()
        if self.columnWidth(0) != width:
            self.setColumnWidth(0, width)
        sizes = row_sizes(self._holder.theme, self._texts, width)
        if sizes != self._sizes or anyway:
            other_heights = (sizes.row, sizes.header) != (self._sizes.row, self._sizes.header)
            if other_heights and self._rows.rowCount():
                self._remember()
            self._sizes = sizes
            if other_heights:
                self.verticalHeader().setDefaultSectionSize(sizes.row)
                if self.verticalScrollBar().value() > 0:
                    self._restore_place()
        self._fit()

    # pointer

    def _button_at(self, place: QPoint) -> int:
        """The line whose button is there, or -1."""
        index = self.indexAt(place)
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is None:
            return -1
        plan = plan_row(QRectF(self.visualRect(index)), row, self._sizes, self._holder.theme)
        return index.row() if plan.button.contains(place) else -1

    def _point(
        self,
        hovered: int,
        *,
        on_button: bool,
        pressed: bool = False,
        focus_shown: bool | None = None,
    ) -> None:
        old = self._pointing
        shown = old.focus_shown if focus_shown is None else focus_shown
        new = Pointing(hovered, on_button, pressed, shown, old.button_focused and shown)
        if new != old:
            self._pointing = new
            for number in {old.hovered, new.hovered, self.currentIndex().row()}:
                if number >= 0:
                    self.viewport().update(self.visualRect(self._rows.index(number, 0)))
            hand = Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(hand if on_button else Qt.CursorShape.ArrowCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        button = self._button_at(place)
        pressed = self._pressed_line >= 0 and self._pressed_line == button
        self._point(index.row() if index.isValid() else -1, on_button=button >= 0, pressed=pressed)
        if self._pressed_line < 0:
            super().mouseMoveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        button = self._button_at(place)
        if event.button() is Qt.MouseButton.LeftButton and button >= 0:
            self._pressed_line = button
            self.setCurrentIndex(self._rows.index(button, 0))
            self._point(button, on_button=True, pressed=True, focus_shown=False)
            return
        self._point(self._pointing.hovered, on_button=self._pointing.on_button, focus_shown=False)
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line, self._pressed_line = self._pressed_line, -1
        if line < 0:
            super().mouseReleaseEvent(event)
            return
        button = self._button_at(event.position().toPoint())
        self._point(self._pointing.hovered, on_button=button >= 0)
        row = self._rows.row(line)
        if row is not None and button == line:
            self._act(row)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.button() is not Qt.MouseButton.LeftButton or self._button_at(place) >= 0:
            return
        index = self.indexAt(place)
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is not None:
            self._play_or_say_why(row)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1, on_button=False)
        super().leaveEvent(event)

    # keyboard

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        old = self._pointing
        self._pointing = Pointing(old.hovered, old.on_button, False, True, old.button_focused)
        row = self._current_row()
        key, repeated = event.key(), event.isAutoRepeat()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and row is not None and plain:
            self._focus_button(key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            if not repeated:
                if old.button_focused:
                    self._act(row)
                else:
                    self._play_or_say_why(row)
        elif key == Qt.Key.Key_Space and row is not None and plain:
            if not repeated:
                self._act(row)
        elif key == Qt.Key.Key_R and plain:
            if not repeated:
                self._renew()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            if not repeated:
                self._remove()
        elif key == Qt.Key.Key_I and plain and row is not None:
            if not repeated:
                self.inspect_requested.emit(row.key)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain:
            self._go_to_edge(last=key == Qt.Key.Key_End)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.currentIndex().isValid():
            self._go_to_edge(last=False)
        else:
            super().keyPressEvent(event)
        self._repaint_current()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Nothing: it would fetch every row. There is a search field."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reason, old = event.reason(), self._pointing
        shown = old.focus_shown if reason in _COMING_BACK else reason in _BY_KEY
        self._pointing = Pointing(old.hovered, old.on_button, old.pressed, shown, False)
        if reason is not Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            self._go_to_edge(last=False)
        self._repaint_current()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_current()

    def _repaint_current(self) -> None:
        if self.currentIndex().isValid():
            self.viewport().update(self.visualRect(self.currentIndex()))

    def _focus_button(self, on_button: bool) -> None:
        old = self._pointing
        self._pointing = Pointing(old.hovered, old.on_button, False, True, on_button)

    def _go_to_edge(self, *, last: bool) -> None:
        count = self._rows.rowCount()
        numbers = range(count - 1, -1, -1) if last else range(count)
        for number in numbers:
            if not self._rows.is_header(number):
                self.setCurrentIndex(self._rows.index(number, 0))
                if not last:
                    self.scrollToTop()
                return

    def _current_row(self) -> RowProps | None:
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    # intents

    def _act(self, row: RowProps) -> None:
        match row.action.kind:
            case ActionKind.PLAY | ActionKind.RESUME:
                self.play_requested.emit(row.key)
            case ActionKind.RENEW | ActionKind.DOWNLOAD:
                self.renew_requested.emit(Chosen((row.key,)))
            case ActionKind.WHY:
                self.why_requested.emit(row.key)
            case ActionKind.UNDO:
                self.undo_requested.emit(row.key)
            case ActionKind.PAUSE:
                self.pause_requested.emit(row.key)
            case ActionKind.GO_ON | ActionKind.TRY_AGAIN:
                self.go_on_requested.emit(row.key)
            case ActionKind.CANCEL:
                self.cancel_requested.emit(row.key)

    def _play_or_say_why(self, row: RowProps) -> None:
        if row.playable:
            self.play_requested.emit(row.key)
        elif row.transfer is None:
            self.why_requested.emit(row.key)

    def _renew(self) -> None:
        rows = self.chosen_rows()
        keys = tuple(row.key for row in rows if row.renewable)
        if keys:
            self.renew_requested.emit(Chosen(keys))
        elif len(rows) == 1 and not rows[0].playable and rows[0].transfer is None:
            self.why_requested.emit(rows[0].key)

    def _remove(self) -> None:
        rows = self.chosen_rows()
        live = tuple(row.key for row in rows if row.removable)
        if live:
            self.remove_requested.emit(Chosen(live))
            return
        moving = [row for row in rows if row.transfer is not None]
        for row in moving:
            self.cancel_requested.emit(row.key)
        greyed = tuple(row.key for row in rows if row.clearable)
        if greyed and not moving:
            self.clear_requested.emit(Chosen(greyed))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(self.viewport().mapFrom(self, event.pos()))
            place = event.globalPos()
        else:
            index = self.currentIndex()
            rect: QRect = self.visualRect(index)
            place = self.viewport().mapToGlobal(rect.center())
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is not None:
            if row.key not in [one.key for one in self.chosen_rows()]:
                self.setCurrentIndex(index)
            self._open_menu(row, place)

    def _open_menu(self, row: RowProps, place: QPoint) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.menu_for(row)
        self._menu.popup(place)

    def menu_for(self, row: RowProps) -> QMenu:
        """What can be done with the chosen rows; `row` is the one that was pointed at."""
        texts = self._texts
        menu = QMenu(self)
        rows = self.chosen_rows() or [row]
        if len(rows) == 1:
            if row.playable or row.action.kind is ActionKind.UNDO:
                menu.addAction(row.action.label, self.on_menu_act)
            elif row.transfer is None and row.action.kind is not ActionKind.WHY:
                why = texts.tr("Why can it not be played?", "menu of a row")
                menu.addAction(why, self.on_menu_why)
            elif row.transfer is None or row.action.kind is not ActionKind.CANCEL:
                menu.addAction(row.action.label, self.on_menu_act)
        if renewable := sum(one.renewable for one in rows):
            menu.addAction(
                texts.tr("Renew %n episode(s)", "menu of several rows", renewable)
                if len(rows) > 1
                else row.action.label,
                self._renew,
            )
        if any(one.transfer is not None for one in rows):
            menu.addAction(texts.tr("Cancel the download", "menu of a row"), self.on_menu_cancel)
        if any(one.transfer is TransferState.QUEUED for one in rows):
            menu.addAction(texts.tr("Pause the download", "menu of a row"), self.on_menu_pause)
        if removable := sum(one.removable for one in rows):
            menu.addAction(
                texts.tr("Remove %n episode(s) from this laptop", "menu of rows", removable),
                self.on_menu_remove,
            )
        if greyed := sum(one.clearable for one in rows):
            menu.addAction(
                texts.tr("Clear %n row(s) from this list", "menu of rows", greyed),
                self.on_menu_clear,
            )
        menu.addSeparator()
        menu.addAction(texts.tr("Details", "menu of a row: the inspector"), self.on_menu_inspect)
        return menu

    def on_menu_act(self) -> None:
        """What the row's button does."""
        if (row := self._current_row()) is not None:
            self._act(row)

    def on_menu_why(self) -> None:
        """Say why it cannot be played."""
        if (row := self._current_row()) is not None:
            self.why_requested.emit(row.key)

    def on_menu_inspect(self) -> None:
        """Show the details."""
        if (row := self._current_row()) is not None:
            self.inspect_requested.emit(row.key)

    def on_menu_remove(self) -> None:
        """Remove the copies among the chosen rows."""
        keys = tuple(row.key for row in self.chosen_rows() if row.removable)
        self.remove_requested.emit(Chosen(keys))

    def on_menu_clear(self) -> None:
        """Clear the greyed ones among the chosen rows."""
        keys = tuple(row.key for row in self.chosen_rows() if row.clearable)
        self.clear_requested.emit(Chosen(keys))

    def on_menu_cancel(self) -> None:
        """Give up the transfers among the chosen rows."""
        for row in self.chosen_rows():
            if row.transfer is not None:
                self.cancel_requested.emit(row.key)

    def on_menu_pause(self) -> None:
        """Hold the queued transfers among the chosen rows."""
        for row in self.chosen_rows():
            if row.transfer is TransferState.QUEUED:
                self.pause_requested.emit(row.key)
