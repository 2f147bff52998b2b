"""The order of the queue: rows that are given another place, by a step or under the pointer."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.queue import Move, changes_order
from desktop_app.ui.library.model import DownloadsModel
from desktop_app.ui.lines.plans import RADIUS
from desktop_app.ui.lines.view import LinesView
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.drawing import FOCUS, rounded

_EDGE = 56
"""Within so many pixels of the upper or lower edge the rows scroll by themselves."""
_SCROLL_MS = 16
_FASTEST = 14
"""Pixels at a time."""
_FADED = 0.62
_GHOST = 0.95


def move_into(model: DownloadsModel, chosen: Sequence[int], gap: int) -> Move | None:
    """Return the move of the chosen lines into that gap; None where nothing would change."""
    if not chosen or not changes_order(chosen, gap):
        return None
    below, held = gap, frozenset(chosen)
    while below in held:
        below += 1
    before = model.key(below) if model.may_move(below) else None
    keys = tuple(key for key in map(model.key, chosen) if isinstance(key, EpisodeKey))
    return Move(keys, before if isinstance(before, EpisodeKey) else None)


def end_of_queue(model: DownloadsModel) -> int:
    """Return how many lines have a place in the queue; what failed stands below them."""
    count = model.rowCount()
    while count and not model.may_move(count - 1):
        count -= 1
    return count


class RowDrag(QObject):
    """Rows held by the pointer: a line shows where they would land, and they land once let go."""

    dropped = Signal(object)
    """A `Move`."""

    def __init__(self, holder: ThemeHolder, view: LinesView, model: DownloadsModel) -> None:
        super().__init__(view)
        self._holder = holder
        self._view = view
        self._model = model
        self._held_at: QPoint | None = None
        self._held: EpisodeKey | None = None
        self._keys: tuple[EpisodeKey, ...] = ()
        self._at = QPoint()
        self._grip = QPoint()
        self._ghost = QPixmap()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._on_scroll)
        view.viewport().installEventFilter(self)

    @property
    def is_dragging(self) -> bool:
        """Whether rows are under way."""
        return bool(self._keys)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        at = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress:
                return self._press(event, at)
            case QEvent.Type.MouseMove if self._held_at is not None:
                self.move_to(at)
                return True
            case QEvent.Type.MouseButtonRelease if self._held_at is not None:
                return self._release(at)
            case _:
                return False

    def _press(self, event: QMouseEvent, at: QPoint) -> bool:
        number = self._view.indexAt(at).row()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton
        movable = left and plain and self._model.may_move(number)
        if not movable or self._view.pointer.is_on_button(at):
            self.cancel()
            return False
        self.hold(number, at)
        # where several are chosen all of them may be taken away
        place = self._view.place
        return place.chosen_count > 1 and number in place.chosen_numbers()

    def hold(self, number: int, at: QPoint) -> None:
        """Remember which row the pointer was pressed on, and where."""
        key = self._model.key(number)
        if isinstance(key, EpisodeKey):
            self._held, self._held_at = key, at

    def move_to(self, at: QPoint) -> None:
        """Follow the pointer with the rows that it holds; a little way is no drag yet."""
        if not self.is_dragging:
            if (
                self._held_at is None
                or (at - self._held_at).manhattanLength() < QApplication.startDragDistance()
            ):
                return
            self._begin()
        self._at = at
        if self._speed():
            self._scrolling.start()
        else:
            self._scrolling.stop()
        self._view.viewport().update()

    def _begin(self) -> None:
        number = None if self._held is None else self._model.find(self._held)
        if number is None or self._held_at is None:
            self.cancel()
            return
        chosen = [one for one in self._view.place.chosen_numbers() if self._model.may_move(one)]
        lines = chosen if number in chosen else [number]
        cell = self._cell(number)
        self._grip = self._held_at - cell.topLeft()
        self._ghost = self._view.viewport().grab(cell)  # before anything of it is veiled
        keys = (self._model.key(one) for one in lines)
        self._keys = tuple(key for key in keys if isinstance(key, EpisodeKey))
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _release(self, at: QPoint) -> bool:
        """Let rows land; without a drag, one of several that were chosen stays alone."""
        dragged, numbers, gap = self.is_dragging, self._numbers(), self._gap()
        self.cancel()
        if dragged:
            if (move := move_into(self._model, numbers, gap)) is not None:
                self.dropped.emit(move)
            return True
        number = self._view.indexAt(at).row()
        if self._view.place.chosen_count > 1 and number >= 0:
            self._view.place.stand_on(number)
        return False

    def cancel(self) -> None:
        """Leave everything where it was."""
        was_dragging, self._keys = self.is_dragging, ()
        self._held = self._held_at = None
        self._scrolling.stop()
        self._ghost = QPixmap()
        if was_dragging:
            self._view.viewport().unsetCursor()
            self._view.viewport().update()

    def on_arranged(self) -> None:
        """Give up where rows came or went under the pointer."""
        if self._held_at is not None and not self._model.can_be_ordered:
            self.cancel()
        elif self.is_dragging:
            numbers = self._numbers()
            if len(numbers) < len(self._keys) or not all(map(self._model.may_move, numbers)):
                self.cancel()

    def _on_scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._speed())
        self._view.viewport().update()

    def _speed(self) -> int:
        height, y = self._view.viewport().height(), self._at.y()
        near = max(1, min(_EDGE, height // 4))
        if y < near:
            return -round(_FASTEST * min(1.0, (near - y) / near))
        if y > height - near:
            return round(_FASTEST * min(1.0, (y - height + near) / near))
        return 0

    def _numbers(self) -> list[int]:
        found = (self._model.find(key) for key in self._keys)
        return sorted(number for number in found if number is not None)

    def _cell(self, number: int) -> QRect:
        return self._view.visualRect(self._model.index(number, 0))

    def _gap(self) -> int:
        """Return the gap next to the row under the pointer, never below what failed."""
        count, y = self._model.rowCount(), self._at.y()
        number = self._view.rowAt(min(max(0, y), self._view.viewport().height() - 1))
        gap = count if number < 0 else number + (y > self._cell(number).center().y())
        while gap > 0 and not self._model.may_move(gap - 1):
            gap -= 1
        return gap

    def paint(self) -> None:
        """Paint over the rows what is under way, and the line where it would land."""
        if not self.is_dragging:
            return
        viewport, tokens = self._view.viewport(), self._holder.theme.tokens
        painter = QPainter(viewport)
        veil = QColor(tokens.app)
        veil.setAlphaF(_FADED)
        numbers, gap = self._numbers(), self._gap()
        for number in numbers:
            painter.fillRect(self._cell(number), veil)
        self._paint_ghost(painter)
        if numbers and changes_order(numbers, gap):
            above = self._cell(gap - 1).bottom() + 1 if gap else self._cell(0).top()
            y = min(max(3, above), viewport.height() - 3)
            dot = QRectF(FOCUS, y - 5, 10, 10)
            line = QRectF(FOCUS + 5, y - 1.5, viewport.width() - 2 * FOCUS - 10, 3)
            rounded(painter, line, 1.5, fill=tokens.accent)
            rounded(painter, dot, 5, fill=tokens.app, edge=tokens.accent, width=3)
        painter.end()

    def _paint_ghost(self, painter: QPainter) -> None:
        """Paint the row that was taken, under the pointer."""
        at = QPoint(0, self._at.y() - self._grip.y())
        size = self._ghost.deviceIndependentSize()
        body = QRectF(at, size).adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)
        path = QPainterPath()
        path.addRoundedRect(body, RADIUS, RADIUS)
        painter.save()
        painter.setOpacity(_GHOST)
        painter.setClipPath(path)
        painter.drawPixmap(at, self._ghost)
        painter.restore()
        rounded(painter, body, RADIUS, edge=self._holder.theme.tokens.edge)
