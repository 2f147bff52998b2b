"""The rows of the library: what their keys, their button and their menu ask for."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget
from typing_extensions import override

from desktop_app.domain.intent import Intent
from desktop_app.domain.queue import Move, QueueMove, gap_after
from desktop_app.domain.transfer import TransferState
from desktop_app.ui.library.model import DownloadsModel
from desktop_app.ui.library.ordering import RowDrag, end_of_queue, move_into
from desktop_app.ui.library.plans import PLANS, row_sizes
from desktop_app.ui.library.rows import DownloadProps
from desktop_app.ui.lines.plans import RowSizes
from desktop_app.ui.lines.view import LinesView
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.menu import Menu

_OF_SEVERAL = (
    Intent.RENEW,
    Intent.CANCEL,
    Intent.PAUSE,
    Intent.GO_ON,
    Intent.REMOVE,
    Intent.CLEAR,
)
_STEPS = {
    Qt.Key.Key_Up: QueueMove.UP,
    Qt.Key.Key_Down: QueueMove.DOWN,
    Qt.Key.Key_Home: QueueMove.FIRST,
    Qt.Key.Key_End: QueueMove.LAST,
}


class DownloadsView(LinesView):
    """Several rows may be selected; one menu, and the keys, act on all of them."""

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
        super().__init__(holder, texts, model, PLANS, parent)
        self._rows = model
        self._drag = RowDrag(holder, self, model)
        self._drag.dropped.connect(self.move_requested)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.on_look_changed()
        self.on_texts_changed()

    # what is selected

    def chosen_rows(self) -> list[DownloadProps]:
        """Return the selected rows from top to bottom; always those that the user selected."""
        rows = [self._rows.row(number) for number in self.place.chosen_numbers()]
        return [row for row in rows if row is not None]

    def choose_current(self) -> None:
        """Select only the row on which the keyboard stands."""
        if self._rows.row(self.place.number) is not None:
            self.place.stand_on(self.place.number)
        else:
            self.clearSelection()

    # how rows are drawn

    @override
    def sizes_for(self, width: int) -> RowSizes:
        grip = self._rows.can_be_ordered
        return row_sizes(self._holder.theme, self._texts, width, with_grip=grip)

    @override
    def on_texts_changed(self) -> None:
        texts = self._texts
        self.setAccessibleName(texts.tr("Downloads", "the list, for a screen reader"))
        super().on_texts_changed()

    @override
    def on_arranged(self) -> None:
        super().on_arranged()
        self._drag.on_arranged()
        if self._rows.can_be_ordered != bool(self.heights.sizes.grip):
            self.measure(anyway=True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._drag.paint()

    # the order of the queue

    def step(self, step: QueueMove) -> None:
        """Move the chosen rows of the queue up or down, or to one of its ends."""
        if (move := self._stepped(step)) is not None:
            self.move_requested.emit(move)
            self.scrollTo(self.currentIndex())

    def _stepped(self, step: QueueMove) -> Move | None:
        chosen = [one for one in self.place.chosen_numbers() if self._rows.may_move(one)]
        if not chosen:
            return None
        gap = gap_after(step, chosen, end_of_queue(self._rows))
        return move_into(self._rows, chosen, gap)

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
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if modifiers == Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.pointer.show_focus()
            self.step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    @override
    def on_key(self, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_R:
                self.renew_chosen()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.remove_chosen()
            case Qt.Key.Key_Escape if self.place.chosen_count > 1:
                self.choose_current()
            case _:
                return False
        return True

    @override
    def open_row(self, number: int) -> None:
        row = self._rows.row(number)
        if row is None:
            return
        if row.playable:
            self.ask(Intent.PLAY, row.key)
        elif row.transfer is None:
            self.ask(Intent.WHY, row.key)
        elif row.action.intent in (Intent.GO_ON, Intent.TRY_AGAIN):
            self.ask(Intent.GO_ON, row.key)

    @override
    def menu_of(self, number: int) -> QMenu | None:
        row = self._rows.row(number)
        return None if row is None else self.menu_for(row)

    # intents

    def ask_chosen(self, intent: Intent) -> None:
        """Ask for something of those chosen rows that it concerns; of the first that can be played.

        What waits is held before what runs, which would let it begin.
        """
        rows = [row for row in self.chosen_rows() if intent in row.concerned]
        if intent is Intent.PLAY:
            rows = rows[:1]
        elif intent is Intent.PAUSE:
            rows.sort(key=lambda row: row.transfer is not TransferState.QUEUED)
        if rows:
            self.ask(intent, *(row.key for row in rows))

    def renew_chosen(self) -> None:
        """Ask for those of the selected rows that may be asked for; alone, one says why not."""
        rows = self.chosen_rows()
        if any(Intent.RENEW in row.concerned for row in rows):
            self.ask_chosen(Intent.RENEW)
        elif len(rows) == 1 and not rows[0].playable and rows[0].transfer is None:
            self.ask(Intent.WHY, rows[0].key)

    def remove_chosen(self) -> None:
        """Remove live copies; without any, give up transfers, or clear greyed rows."""
        rows = self.chosen_rows()
        for intent in (Intent.REMOVE, Intent.CANCEL, Intent.CLEAR):
            if any(intent in row.concerned for row in rows):
                self.ask_chosen(intent)
                return

    def menu_for(self, row: DownloadProps) -> QMenu:
        """Make the menu of the chosen rows; `row` is the one that was pointed at."""
        texts = self._texts
        menu = Menu(self)
        rows = self.chosen_rows() or [row]
        alone = len(rows) == 1
        counts = {one: sum(one in row.concerned for row in rows) for one in _OF_SEVERAL}
        if alone:
            self._offer_action(menu, row)
        if renewable := counts[Intent.RENEW]:
            several = texts.tr("Renew %n episode(s)", "menu of several rows", renewable)
            menu.addAction(row.action.label if alone else several, self.renew_chosen)
        if counts[Intent.CANCEL]:
            label = texts.tr("Cancel the download", "menu of a row")
            self._offer(menu, Intent.CANCEL, label)
        # where one row runs alone its button holds it
        if counts[Intent.PAUSE] and not (alone and row.transfer is TransferState.DOWNLOADING):
            self._offer(menu, Intent.PAUSE, texts.tr("Pause the download", "menu of a row"))
        if counts[Intent.GO_ON] and not alone:
            self._offer(menu, Intent.GO_ON, texts.tr("Resume the download", "menu of a row"))
        for step, label in (
            (QueueMove.UP, texts.tr("Move up", "menu of a row: in the queue")),
            (QueueMove.DOWN, texts.tr("Move down", "menu of a row: in the queue")),
            (QueueMove.FIRST, texts.tr("Download first", "menu of a row: before all others")),
        ):
            if self._stepped(step) is not None:
                menu.addAction(label, partial(self.step, step))
        if removable := counts[Intent.REMOVE]:
            label = texts.tr("Remove %n episode(s) from this laptop", "menu of rows", removable)
            self._offer(menu, Intent.REMOVE, label)
        if greyed := counts[Intent.CLEAR]:
            label = texts.tr("Clear %n row(s) from this list", "menu of rows", greyed)
            self._offer(menu, Intent.CLEAR, label)
        menu.addSeparator()
        if alone and counts[Intent.REMOVE]:
            self.offer_one(menu, Intent.SHOW_IN_FOLDER)
        self.offer_one(menu, Intent.INSPECT)
        return menu

    def _offer_action(self, menu: QMenu, row: DownloadProps) -> None:
        """Offer what the button of a row does, or to say why it cannot be played."""
        intent = row.action.intent
        if row.playable or intent is Intent.UNDO:
            menu.addAction(row.action.label, self.on_menu_act)
        elif row.transfer is None and intent is not Intent.WHY:
            label = self._texts.tr("Why can it not be played?", "menu of a row")
            self.offer_one(menu, Intent.WHY, label)
        elif row.transfer is None or intent is not Intent.CANCEL:
            menu.addAction(row.action.label, self.on_menu_act)

    def _offer(self, menu: QMenu, intent: Intent, label: str) -> None:
        """Add something that is asked for of the chosen rows."""
        menu.addAction(label, partial(self.ask_chosen, intent))
