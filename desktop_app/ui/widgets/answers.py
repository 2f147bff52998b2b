"""The five answers of the rules, one below the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.answers import QuestionAnswer
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.emblem import Emblem
from desktop_app.ui.widgets.labels import Label, Prose


class AnswerList(QWidget):
    """Each question with its sign and its sentences; made anew where anything changes."""

    def __init__(
        self, holder: ThemeHolder, answers: Sequence[QuestionAnswer], parent: QWidget
    ) -> None:
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
            sign.addWidget(Emblem(holder, answer.question.icon, line, 32, inset=0.25))
            sign.addStretch()
            box.addLayout(sign)
            words = QVBoxLayout()
            words.setSpacing(2)
            heading = Label(holder, Style.BODY_STRONG, "text", line, wrap=True, text=answer.heading)
            words.addWidget(heading)
            words.addWidget(Prose(holder, answer.text, line))
            box.addLayout(words, 1)
            layout.addWidget(line)
