"""The rows of the library: what their keys, their button and their menu ask for."""

from dataclasses import dataclass
from functools import partial
from typing import assert_never

from PySide6.QtCore import QItemSelection, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.transfer import TransferState
from desktop_app.ui.library.delegate import (
    RowDelegate,
    RowPlan,
    RowSizes,
    plan_header,
    plan_row,
    row_sizes,
)
from desktop_app.ui.library.model import DownloadsModel
from desktop_app.ui.library.ordering import (
    Move,
    RowDrag,
    Step,
    end_of_queue,
    gap_after,
    move_into,
)
from desktop_app.ui.library.rows import ActionKind, HeaderProps, RowProps
from desktop_app.ui.lines.view import LinesView
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.menu import Menu


@dataclass(frozen=True, slots=True)
class Chosen:
    """The episodes that an intent is about."""

    keys: tuple[EpisodeKey, ...]


class DownloadsView(LinesView):
    """Several rows may be selected; one menu, and the keys, act on all of them."""

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
    file_requested = Signal(object)
    """An EpisodeKey whose file is to be shown in its folder."""
    inspect_requested = Signal(object)
    """An EpisodeKey whose details are to be shown or hidden."""
    selection_changed = Signal()
    """Other rows are selected."""
    move_requested = Signal(object)
    """A Move: rows that are to have another place in the queue."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        model: DownloadsModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(holder, texts, model, parent)
        self._rows = model
        self._sizes = row_sizes(holder.theme, texts, 720)
        self._drag = RowDrag(holder, self, model, self.chosen_numbers)
        self._drag.dropped.connect(self.move_requested)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(RowDelegate(self.theme_now, self._sizes_now, self.pointing_now, self))
        self.on_look_changed()
        self.on_texts_changed()

    def _sizes_now(self) -> RowSizes:
        return self._sizes

    # what is selected

    def chosen_rows(self) -> list[RowProps]:
        """The selected rows from top to bottom; always those that the user selected."""
        rows = [self._rows.row(number) for number in self.chosen_numbers()]
        return [row for row in rows if row is not None]

    def choose_current(self) -> None:
        """Select only the row on which the keyboard stands."""
        index = self.currentIndex()
        if index.isValid() and self._rows.row(index.row()) is not None:
            self._stand_on(index.row())
        else:
            self.clearSelection()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    # how rows are drawn

    @override
    def take_width(self, width: int) -> bool:
        old = self._sizes
        grip = self._rows.can_be_ordered
        self._sizes = row_sizes(self._holder.theme, self._texts, width, with_grip=grip)
        return old.row != self._sizes.row

    @override
    def row_height(self) -> int:
        return self._sizes.row

    @override
    def header_height(self, number: int) -> int:
        props = self._rows.props(number)
        if not isinstance(props, HeaderProps):
            return self._sizes.row
        return plan_header(props, self._holder.theme, self.columnWidth(0)).height

    @override
    def button_rect(self, number: int, cell: QRectF) -> QRectF | None:
        row = self._rows.row(number)
        if row is None:
            return None
        return plan_row(cell, row, self._sizes, self._holder.theme).button

    def _plan(self, index: QModelIndex, row: RowProps) -> RowPlan:
        return plan_row(QRectF(self.visualRect(index)), row, self._sizes, self._holder.theme)

    @override
    def on_texts_changed(self) -> None:
        texts = self._texts
        self.setAccessibleName(texts.tr("Downloads", "the list, for a screen reader"))
        super().on_texts_changed()

    @override
    def on_arranged(self) -> None:
        super().on_arranged()
        self._drag.on_arranged()
        if self._rows.can_be_ordered != bool(self._sizes.grip):
            self._measure(anyway=True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._drag.paint()

    # the order of the queue

    def step(self, step: Step) -> None:
        """The chosen rows of the queue go up or down, or to one of its ends."""
        if (move := self._stepped(step)) is not None:
            self.move_requested.emit(move)
            self.scrollTo(self.currentIndex())

    def _stepped(self, step: Step) -> Move | None:
        chosen = [one for one in self.chosen_numbers() if self._rows.may_move(one)]
        if not chosen:
            return None
        gap = gap_after(step, chosen, end_of_queue(self._rows))
        return move_into(self._rows, chosen, gap)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        number = self.indexAt(at).row()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton
        if not (left and plain and self._rows.may_move(number)) or self._button_at(at) >= 0:
            self._drag.cancel()
            super().mousePressEvent(event)
            return
        several = self.chosen_count > 1 and number in self.chosen_numbers()
        if not several:  # else all of them may be taken away
            super().mousePressEvent(event)
        self._drag.hold(number, at)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._drag.is_held:
            self._drag.move_to(at)
            return
        super().mouseMoveEvent(event)
        row = self._rows.row(self.indexAt(at).row())
        if row is not None and row.grip and self._plan(self.indexAt(at), row).grip.contains(at):
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag.is_held:
            if self._drag.release():
                return
            number = self.indexAt(event.position().toPoint()).row()
            if self.chosen_count > 1 and number >= 0:
                self._stand_on(number)
        super().mouseReleaseEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._drag.cancel()
        super().focusOutEvent(event)

    # keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drag.is_dragging:
            if event.key() == Qt.Key.Key_Escape:
                self._drag.cancel()
            return
        steps = {step.value: step for step in Step}
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if modifiers == Qt.KeyboardModifier.AltModifier and key in steps:
            self.show_focus()
            self.step(steps[key])
        else:
            super().keyPressEvent(event)

    @override
    def on_key(self, key: Qt.Key) -> bool:
        row = self._current_row()
        match key:
            case Qt.Key.Key_R:
                self.renew_chosen()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_chosen()
            case Qt.Key.Key_Escape if self.chosen_count > 1:
                self.choose_current()
            case Qt.Key.Key_I if row is not None:
                self.inspect_requested.emit(row.key)
            case _:
                return False
        return True

    @override
    def act(self, number: int) -> None:
        row = self._rows.row(number)
        if row is not None:
            self._act(row)

    @override
    def open_row(self, number: int) -> None:
        row = self._rows.row(number)
        if row is None:
            return
        if row.playable:
            self.play_requested.emit(row.key)
        elif row.transfer is None:
            self.why_requested.emit(row.key)
        elif row.action.kind in (ActionKind.GO_ON, ActionKind.TRY_AGAIN):
            self.go_on_requested.emit(row.key)

    @override
    def menu_of(self, number: int) -> QMenu | None:
        row = self._rows.row(number)
        return None if row is None else self.menu_for(row)

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
            case _:
                assert_never(row.action.kind)

    def play_chosen(self) -> None:
        """Play the first of the selected rows that can be played."""
        for row in self.chosen_rows():
            if row.playable and not row.greyed:
                self.play_requested.emit(row.key)
                return

    def renew_chosen(self) -> None:
        """Ask for those of the selected rows that may be asked for; alone, one says why not."""
        rows = self.chosen_rows()
        keys = tuple(row.key for row in rows if row.renewable)
        if keys:
            self.renew_requested.emit(Chosen(keys))
        elif len(rows) == 1 and not rows[0].playable and rows[0].transfer is None:
            self.why_requested.emit(rows[0].key)

    def remove_chosen(self) -> None:
        """Live copies go; without any, transfers are given up, or greyed rows are cleared."""
        rows = self.chosen_rows()
        if any(row.removable for row in rows):
            self.on_menu_remove()
        elif any(row.transfer is not None for row in rows):
            self.on_menu_cancel()
        elif any(row.clearable for row in rows):
            self.on_menu_clear()

    def menu_for(self, row: RowProps) -> QMenu:
        """What can be done with the chosen rows; `row` is the one that was pointed at."""
        texts = self._texts
        menu = Menu(self)
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
                self.renew_chosen,
            )
        if any(one.transfer is not None for one in rows):
            menu.addAction(texts.tr("Cancel the download", "menu of a row"), self.on_menu_cancel)
        if any(one.transfer in self._pausable() for one in rows):
            menu.addAction(texts.tr("Pause the download", "menu of a row"), self.on_menu_pause)
        if len(rows) > 1 and any(one.transfer is TransferState.PAUSED for one in rows):
            menu.addAction(texts.tr("Resume the download", "menu of a row"), self.on_menu_resume)
        for step, label in (
            (Step.UP, texts.tr("Move up", "menu of a row: in the queue")),
            (Step.DOWN, texts.tr("Move down", "menu of a row: in the queue")),
            (Step.FIRST, texts.tr("Download first", "menu of a row: before all others")),
        ):
            if self._stepped(step) is not None:
                menu.addAction(label, partial(self.step, step))
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
        if len(rows) == 1 and row.removable:
            menu.addAction(texts.tr("Show in folder", "a file"), self.on_menu_file)
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

    def on_menu_file(self) -> None:
        """Show the file of the copy in its folder."""
        if (row := self._current_row()) is not None:
            self.file_requested.emit(row.key)

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
        """Hold the transfers among the chosen rows, the ones that wait first."""
        for state in self._pausable():
            for row in [one for one in self.chosen_rows() if one.transfer is state]:
                self.pause_requested.emit(row.key)

    def on_menu_resume(self) -> None:
        """Let the held ones among the chosen rows go on."""
        for row in [one for one in self.chosen_rows() if one.transfer is TransferState.PAUSED]:
            self.go_on_requested.emit(row.key)

    def _pausable(self) -> tuple[TransferState, ...]:
        """What the menu can hold; where one row runs alone its button does that."""
        waiting, running = TransferState.QUEUED, TransferState.DOWNLOADING
        return (waiting, running) if self.chosen_count > 1 else (waiting,)
