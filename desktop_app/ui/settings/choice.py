"""A policy to choose: a round mark, its name, and what it means."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from typing_extensions import override

from desktop_app.ui.settings.fields import PAD
from desktop_app.ui.text import unbroken
from desktop_app.ui.theme import Style, Theme
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.described import DescribedButton
from desktop_app.ui.widgets.drawing import focus_rings, rounded
from desktop_app.ui.widgets.paragraph import Paragraph, paragraph

_MARK = 18


class ChoiceButton(DescribedButton):
    """A row of a group, of which one is chosen."""

    LEAST = QSize(240, 32)
    WIDTH = 520
    _laid: tuple[tuple[Theme, str, str], Paragraph, Paragraph] | None = None

    def _paragraphs(self) -> tuple[Paragraph, Paragraph]:
        theme = self._holder.theme
        wanted = (theme, self._title, self._words)
        if self._laid is None or self._laid[0] != wanted:
            title = paragraph(unbroken(self._title), theme, Style.BODY_MEDIUM)
            self._laid = (wanted, title, paragraph(unbroken(self._words), theme, Style.SMALL))
        return self._laid[1:]

    @override
    def rects(self, width: int) -> tuple[QRect, QRect]:
        theme = self._holder.theme
        left = PAD + theme.grown(_MARK) + theme.grown(12)
        room = max(40, width - left - PAD)
        above, below = self._paragraphs()
        title = QRect(left, PAD, room, above.height(room))
        return title, QRect(left, title.bottom() + 1, room, below.height(room))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens = theme.tokens
        if self.underMouse():
            rounded(painter, self.body, 8, fill=mix(tokens.card, tokens.text, 0.035))
        side = theme.grown(_MARK)
        circle = QRectF(PAD, PAD + (theme.line(Style.BODY_MEDIUM) - side) // 2, side, side)
        ring = tokens.accent if self.isChecked() else tokens.edge
        rounded(painter, circle, side / 2, edge=ring, width=2)
        if self.isChecked():
            inner = circle.adjusted(5, 5, -5, -5)
            rounded(painter, inner, inner.width() / 2, fill=tokens.accent)
        title, words = self.rects(self.width())
        above, below = self._paragraphs()
        above.paint(painter, title, tokens.text)
        below.paint(painter, words, tokens.dim)
        if self.hasFocus():
            focus_rings(painter, self.body, 8, theme, tokens.card)
