"""The lower edge of what scrolls: while there is more below, what is cut goes into its ground."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QScrollArea
from typing_extensions import override

from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.widgets.painted import Painted

_HIGH = 56


class Fade(Painted):
    """Lies over a scroll area that stands on a ground of the colour `surface`."""

    def __init__(self, holder: ThemeHolder, area: QScrollArea, surface: str) -> None:
        super().__init__(holder, area)
        self._area = area
        self._surface = surface
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_scrolled)
        self._on_scrolled()

    @property
    def has_more(self) -> bool:
        """Whether something is below what can be seen."""
        bar = self._area.verticalScrollBar()
        return bar.value() < bar.maximum()

    def _on_scrolled(self) -> None:
        seen = self._area.viewport().geometry()
        high = min(_HIGH, seen.height() // 2)
        self.setGeometry(QRect(seen.left(), seen.bottom() + 1 - high, seen.width(), high))
        self.setVisible(self.has_more)
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._on_scrolled()
        return False

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        solid = QColor(getattr(theme.tokens, self._surface))
        clear = QColor(solid)
        clear.setAlpha(0)
        ramp = QLinearGradient(0, 0, 0, self.height())
        ramp.setColorAt(0, clear)
        ramp.setColorAt(1, solid)
        painter.fillRect(self.rect(), ramp)
