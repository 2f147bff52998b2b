"""A choice that needs a sentence: a round mark, a name, and what it means below, in a group."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.settings.fields import PAD
from desktop_app.ui.text import unbroken
from desktop_app.ui.theme import Style, Theme, ThemeHolder, mix
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import FOCUS, focus_rings, rounded, wrap_within
from desktop_app.ui.widgets.paragraph import Paragraph, paragraph


class ChoiceButton(Control):
    """One of several; both texts take as many lines as they need."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(holder, parent)
        self._title = self._words = ""
        self._laid: tuple[tuple[Theme, str, str], Paragraph, Paragraph] | None = None
        self.setCheckable(True)
        self.setAutoExclusive(True)
        wrap_within(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_words(self, title: str, words: str) -> None:
        """What it is called, and what it means."""
        self._title, self._words = unbroken(title), unbroken(words)
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def _paragraphs(self) -> tuple[Paragraph, Paragraph]:
        """Title and words, laid out in the theme as it is now."""
        theme = self._holder.theme
        wanted = (theme, self._title, self._words)
        if self._laid is None or self._laid[0] != wanted:
            title = paragraph(self._title, theme, Style.BODY_MEDIUM)
            self._laid = (wanted, title, paragraph(self._words, theme, Style.SMALL))
        return self._laid[1:]

    def _rects(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Mark, title and words, inside a widget of that width."""
        theme = self._holder.theme
        pad = PAD
        mark = QRect(pad, 0, theme.grown(18), theme.grown(18))
        left = mark.right() + 1 + theme.grown(12)
        room = max(40, width - left - pad)
        above, below = self._paragraphs()
        title = QRect(left, pad, room, above.height(room))
        words = QRect(left, title.bottom() + 1, room, below.height(room))
        line = theme.line(Style.BODY_MEDIUM)
        mark.moveTop(title.top() + (line - mark.height()) // 2)
        return mark, title, words

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        *_, words = self._rects(width)
        return words.bottom() + 1 + PAD

    @override
    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(520))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 32)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        painter = QPainter(self)
        body = QRectF(self.rect()).adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)
        if self._hovered:
            rounded(painter, body, 8, fill=mix(tokens.card, tokens.text, 0.035))
        mark, title, words = self._rects(self.width())
        circle = QRectF(mark)
        ring = tokens.accent if self.isChecked() else tokens.edge
        rounded(painter, circle, circle.width() / 2, edge=ring, width=2)
        if self.isChecked():
            inner = circle.adjusted(5, 5, -5, -5)
            rounded(painter, inner, inner.width() / 2, fill=tokens.accent)
        above, below = self._paragraphs()
        above.paint(painter, title, tokens.text)
        below.paint(painter, words, tokens.dim)
        if self.hasFocus():
            focus_rings(painter, body, 8, theme, tokens.card)
        painter.end()
