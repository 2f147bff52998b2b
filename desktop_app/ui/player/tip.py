"""The time at a place of the slider, above the pointer."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.drawing import elided, rounded
from desktop_app.ui.widgets.painted import Painted

_ABOVE = 2


class TimeTip(Painted):
    """Follows the pointer inside the page; takes no click."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, text: str, over: QPoint) -> None:
        """Stand centred over a point of the page."""
        theme, page = self._holder.theme, self.parentWidget()
        self.text = text
        width = theme.metrics(Style.SMALL_STRONG).horizontalAdvance(text) + theme.grown(20)
        self.resize(width, theme.line(Style.SMALL_STRONG) + theme.grown(8))
        room = width if page is None else page.width()
        left = min(max(4, over.x() - width // 2), room - width - 4)
        self.move(left, over.y() - self.height() - _ABOVE)
        self.show()
        self.raise_()
        self.update()

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens, area = theme.tokens, QRectF(self.rect())
        rounded(painter, area, 6, fill=tokens.raised, edge=tokens.edge)
        middle = Qt.AlignmentFlag.AlignHCenter
        elided(painter, area, self.text, theme, Style.SMALL_STRONG, tokens.text, middle)
