"""The five answers of the rules, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.answers import Answer
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.drawing import icon_at, rounded
from desktop_app.ui.widgets.labels import Label, Prose


class _Sign(QWidget):
    """The icon of a question; the words beside it say the same."""

    def __init__(self, holder: ThemeHolder, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._icon = icon
        self._side = holder.theme.grown(32)
        self.setFixedSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        pair = theme.tokens.calm
        painter = QPainter(self)
        box = QRectF(0, 0, self._side, self._side)
        rounded(painter, box, self._side / 2, fill=pair.bg, edge=pair.edge)
        inset = self._side * 0.25
        icon_at(painter, box.adjusted(inset, inset, -inset, -inset), self._icon, pair.fg, theme)
        painter.end()


class AnswerList(QWidget):
    """Each question with its sign and its sentences; made anew where anything changes."""

    def __init__(self, holder: ThemeHolder, answers: Sequence[Answer], parent: QWidget) -> None:
        super().__init__(parent)
        theme = holder.theme
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.grown(18))
        for answer in answers:
            line = QWidget(self)
            line.setAccessibleName(f"{answer.heading} {answer.text}")
            box = QHBoxLayout(line)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(theme.grown(14))
            sign = QVBoxLayout()
            sign.addSpacing(2)
            sign.addWidget(_Sign(holder, answer.question.icon, line))
            sign.addStretch()
            box.addLayout(sign)
            words = QVBoxLayout()
            words.setSpacing(2)
            heading = Label(holder, Style.BODY_STRONG, "text", line, wrap=True, text=answer.heading)
            words.addWidget(heading)
            words.addWidget(Prose(holder, answer.text, line))
            box.addLayout(words, 1)
            layout.addWidget(line)
