"""Lines as wide as their column: one folds what stands below it away, one leads somewhere else."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import FOCUS, focus_rings, icon_at, wrap_within
from desktop_app.ui.widgets.labels import capitals
from desktop_app.ui.widgets.paragraph import Paragraph

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PageLink(Control):
    """Words on as many lines as they need, and a chevron at their end.

    Its widget has 4 px more on every side, where the focus is drawn; it stands on `rail`.
    """

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(holder, parent, "rail")
        wrap_within(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def words(self) -> Paragraph:
        """Return the label, over as many lines as it needs."""
        theme = self._holder.theme
        return Paragraph(self._label, theme.font(Style.SMALL), theme.line(Style.SMALL))

    def margins(self) -> tuple[int, int]:
        """Return the room before and behind the label."""
        return 0, self._holder.theme.grown(20)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        high = self.words().height(self._place(width, 0).width())
        return max(32, high + self._holder.theme.grown(12)) + int(2 * FOCUS)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def _place(self, width: int, height: int) -> QRect:
        (before, behind), ring = self.margins(), int(FOCUS)
        return QRect(ring + before, 0, max(1, width - 2 * ring - before - behind), height)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        body = self.body
        ink = theme.tokens.text if self.underMouse() else theme.tokens.dim
        self.words().paint(painter, self._place(self.width(), self.height()), ink, _MIDDLE)
        self.paint_ends(painter, body, ink)
        if self.hasFocus():
            focus_rings(painter, body, 6, theme, self.ground)

    def paint_ends(self, painter: QPainter, body: QRectF, ink: str) -> None:
        """Paint what stands before and behind the label."""
        side = self._holder.theme.grown(16)
        box = QRectF(body.right() - side, round(body.center().y() - side / 2), side, side)
        icon_at(painter, box, "chevron-right", ink, self._holder.theme)


class Disclosure(PageLink):
    """A chevron, a heading in capitals and a count; `clicked` asks to open or to close."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(holder, parent)
        self._count = ""
        self.is_open = False

    def set_words(self, heading: str, count: str, spoken: str, *, is_open: bool) -> None:
        """Show these words; `spoken` tells a screen reader whether it is open, too."""
        self._count, self.is_open = count, is_open
        self.set_label(heading, spoken)
        self.updateGeometry()
        self.update()

    @override
    def words(self) -> Paragraph:
        theme, style = self._holder.theme, Style.CAPTION_STRONG
        return Paragraph(self._label, capitals(theme.font(style)), theme.line(style))

    @override
    def margins(self) -> tuple[int, int]:
        theme = self._holder.theme
        count = theme.metrics(Style.CAPTION).horizontalAdvance(self._count)
        return theme.grown(22), count + theme.grown(8)

    @override
    def paint_ends(self, painter: QPainter, body: QRectF, ink: str) -> None:
        theme = self._holder.theme
        side = theme.grown(16)
        box = QRectF(body.left() - 1, round(body.center().y() - side / 2), side, side)
        icon = "chevron-down" if self.is_open else "chevron-right"
        icon_at(painter, box, icon, ink, theme)
        painter.setFont(theme.font(Style.CAPTION))
        painter.setPen(QColor(theme.tokens.dim))
        painter.drawText(body, int(_MIDDLE | Qt.AlignmentFlag.AlignRight), self._count)
