"""What every button that draws itself has in common."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.widgets.drawing import FOCUS


class Control(QAbstractButton):
    """A button that knows whether the pointer is over it, and follows the theme."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        holder.changed.connect(self.updateGeometry)

    @property
    def body(self) -> QRectF:
        """The part that is drawn; around it is the room for the focus."""
        return QRectF(self.rect()).adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw it."""
        raise NotImplementedError

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter, self._holder.theme)
        painter.end()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)


def reach_first(chosen: QAbstractButton, group: QButtonGroup) -> None:
    """Tab reaches the chosen one of a group, and arrows the others, as Qt does once it was used."""
    for button in group.buttons():
        reached = button is chosen
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)


def press_by_enter(container: QWidget, event: QKeyEvent) -> bool:
    """Press the control inside that has the focus, if the key is Enter; return whether it was."""
    focused = container.focusWidget()
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not is_enter or not isinstance(focused, Control):
        return False
    focused.click()
    return True
