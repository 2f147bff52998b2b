"""Words that lead somewhere: quieter than any button, and as easy to reach."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import FOCUS, elided, focus_rings, icon_at


class Link(Control):
    """Its words begin where its body does; around it is the room for the focus."""

    def __init__(self, holder: ThemeHolder, parent: QWidget, *, surface: str = "app") -> None:
        super().__init__(holder, parent, surface)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _words(self) -> int:
        return self._holder.theme.metrics(Style.SMALL_MEDIUM).horizontalAdvance(self._label) + 1

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        width = self._words() + theme.grown(4) + theme.px(14)
        height = max(24, theme.line(Style.SMALL_MEDIUM) + theme.grown(4))
        return QSize(width + int(2 * FOCUS), height + int(2 * FOCUS))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens, body = theme.tokens, self.body
        ink = tokens.text if self.underMouse() else tokens.dim
        words = QRectF(body.left(), body.top(), self._words(), body.height())
        elided(painter, words, self._label, theme, Style.SMALL_MEDIUM, ink)
        if self.underMouse():
            below = round(words.center().y() + theme.metrics(Style.SMALL_MEDIUM).ascent() / 2) + 2.5
            painter.setPen(QPen(QColor(ink), 1))
            painter.drawLine(round(words.left()), round(below), round(words.right()), round(below))
        size = theme.px(14)
        icon = QRectF(
            words.right() + theme.grown(4), round(body.center().y() - size / 2), size, size
        )
        icon_at(painter, icon, "chevron-right", ink, theme)
        if self.hasFocus():
            focus_rings(painter, body, 4, theme, self.ground)
