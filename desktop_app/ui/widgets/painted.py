"""What widgets that draw themselves have in common."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.theme import Theme, ThemeHolder


class Painted(QWidget):
    """A widget that draws itself in the theme of its window."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw everything but the widgets inside."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint(QPainter(self), self._holder.theme)
