"""What the pointer and the keyboard do to the lines of a list now."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from desktop_app.ui.lines.model import LinesModel
from desktop_app.ui.lines.plans import RowPlan


@dataclass(frozen=True, slots=True)
class Pointing:
    """What a delegate asks for at every paint."""

    hovered: int = -1
    on_button: bool = False
    on_grip: bool = False
    pressed: bool = False
    focus_shown: bool = False
    button_focused: bool = False


class LinePointer(QObject):
    """Hears the pointer over a list: it hovers, presses buttons and headers, and opens rows.

    Whatever else the pointer does goes on to the list.
    """

    button_clicked = Signal(int)
    header_clicked = Signal(int)
    row_opened = Signal(int)

    def __init__(
        self,
        view: QTableView,
        lines: LinesModel,
        plan_of: Callable[[int, QRectF], RowPlan | None],
    ) -> None:
        """`plan_of` says where everything of a row stands in its cell."""
        super().__init__(view)
        self._view = view
        self._lines = lines
        self._plan_of = plan_of
        self._pressed_line = -1
        self.now = Pointing()
        view.viewport().installEventFilter(self)

    def become(self, new: Pointing) -> None:
        """Repaint what looks different now, and show what a press would do."""
        old, self.now = self.now, new
        if new == old:
            return
        for number in {old.hovered, new.hovered, self._view.currentIndex().row()}:
            if number >= 0:
                self._view.viewport().update(self._view.visualRect(self._lines.index(number, 0)))
        if new.on_button or self._lines.header(new.hovered) is not None:
            cursor = Qt.CursorShape.PointingHandCursor
        else:
            grip, arrow = Qt.CursorShape.OpenHandCursor, Qt.CursorShape.ArrowCursor
            cursor = grip if new.on_grip else arrow
        self._view.viewport().setCursor(cursor)

    def show_focus(self) -> None:
        """Show where the keyboard stands, now that it is in use."""
        self.become(replace(self.now, pressed=False, focus_shown=True))

    def focus_button(self, *, focused: bool) -> None:
        """Take the keyboard to the button of its row, or back."""
        self.become(replace(self.now, button_focused=focused))

    def on_moved(self) -> None:
        """Stand on a row, not on its button: it is another row now."""
        self.focus_button(focused=False)

    def is_on_button(self, at: QPoint) -> bool:
        """Return whether the button of a row stands there."""
        plan = self._plan_at(at)
        return plan is not None and plan.button.contains(at)

    def _plan_at(self, at: QPoint) -> RowPlan | None:
        index = self._view.indexAt(at)
        return self._plan_of(index.row(), QRectF(self._view.visualRect(index)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            away = replace(self.now, hovered=-1, on_button=False, on_grip=False, pressed=False)
            self.become(away)
        if not isinstance(event, QMouseEvent):
            return False
        at = event.position().toPoint()
        line, is_left = self._view.indexAt(at).row(), event.button() is Qt.MouseButton.LeftButton
        match event.type():
            case QEvent.Type.MouseMove:
                return self._move(line, at)
            case QEvent.Type.MouseButtonPress:
                return self._press(line, at, is_left=is_left)
            case QEvent.Type.MouseButtonRelease:
                return self._release(line, at)
            case QEvent.Type.MouseButtonDblClick:
                if is_left and not self.is_on_button(at):
                    self._double_click(line)
                return True
            case _:
                return False

    def _move(self, line: int, at: QPoint) -> bool:
        plan = self._plan_at(at)
        on_button = plan is not None and plan.button.contains(at)
        self.become(
            replace(
                self.now,
                hovered=line,
                on_button=on_button,
                on_grip=plan is not None and plan.grip.contains(at),
                pressed=on_button and self._pressed_line == line,
            )
        )
        return self._pressed_line >= 0

    def _press(self, line: int, at: QPoint, *, is_left: bool) -> bool:
        self.become(replace(self.now, focus_shown=False, button_focused=False))
        if not is_left:
            return False
        if self.is_on_button(at):
            self._pressed_line = line
            self._view.setCurrentIndex(self._lines.index(line, 0))
            self.become(replace(self.now, hovered=line, on_button=True, pressed=True))
        elif self._lines.header(line) is not None:
            self._pressed_line = line
        return self._pressed_line >= 0

    def _release(self, line: int, at: QPoint) -> bool:
        pressed, self._pressed_line = self._pressed_line, -1
        if pressed < 0:
            return False
        on_button = self.is_on_button(at)
        self.become(replace(self.now, on_button=on_button, pressed=False))
        if line == pressed:
            (self.button_clicked if on_button else self.header_clicked).emit(line)
        return True

    def _double_click(self, line: int) -> None:
        if self._lines.header(line) is not None:
            self._pressed_line = line
        elif line >= 0:
            self.row_opened.emit(line)
