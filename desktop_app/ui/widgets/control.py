"""What every button that draws itself has in common."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget
from typing_extensions import override

from desktop_app.ui.theme import ThemeHolder


class Control(QAbstractButton):
    """A button that knows whether the pointer is over it, and follows the theme."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        holder.changed.connect(self.updateGeometry)

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
