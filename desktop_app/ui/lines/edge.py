"""Where rows go out of view: a line above them while they are scrolled."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.drawing import FOCUS


class ScrollEdge(QWidget):
    """One pixel high, and always there: scrolling moves nothing."""

    def __init__(self, holder: ThemeHolder, area: QAbstractScrollArea, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._area = area
        self.setFixedHeight(1)
        area.verticalScrollBar().valueChanged.connect(self.on_scrolled)
        holder.changed.connect(self.update)

    def on_scrolled(self) -> None:
        """Perhaps away from the top, or back to it."""
        self.update()

    @property
    def shown(self) -> bool:
        """Whether rows went out of view above."""
        return self._area.isVisible() and self._area.verticalScrollBar().value() > 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.shown:
            return
        side, width = int(FOCUS), self._area.viewport().width()
        painter = QPainter(self)
        line = QColor(self._holder.theme.tokens.hairline)
        painter.fillRect(side, 0, width - 2 * side, 1, line)
        painter.end()
