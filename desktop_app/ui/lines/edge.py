"""Where rows go out of view: a line above them while they are scrolled."""

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.painted import Painted


class ScrollEdge(Painted):
    """One pixel high, and always there: scrolling moves nothing."""

    def __init__(self, holder: ThemeHolder, area: QAbstractScrollArea, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._area = area
        self.setFixedHeight(1)
        area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        holder.changed.connect(self.update)

    def _on_scrolled(self) -> None:
        self.update()

    @property
    def shown(self) -> bool:
        """Whether rows went out of view above."""
        return self._area.isVisible() and self._area.verticalScrollBar().value() > 0

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        if self.shown:
            side, width = int(FOCUS), self._area.viewport().width()
            painter.fillRect(side, 0, width - 2 * side, 1, QColor(theme.tokens.hairline))
