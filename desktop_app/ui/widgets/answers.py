"""The five answers of the rules, one below the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.ui.answers import QuestionAnswer
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.boxes import Spare, column, row
from desktop_app.ui.widgets.emblem import Emblem
from desktop_app.ui.widgets.labels import Label, Prose


class AnswerList(QWidget):
    """Each question with its sign and its sentences; made anew where anything changes."""

    def __init__(
        self, holder: ThemeHolder, answers: Sequence[QuestionAnswer], parent: QWidget
    ) -> None:
        super().__init__(parent)
        theme = holder.theme
        layout = column(self, gap=theme.grown(18))
        for answer in answers:
            line = QWidget(self)
            line.setAccessibleName(f"{answer.heading} {answer.text}")
            sign = Emblem(holder, answer.question.icon, line, 32, inset=0.25)
            heading = Label(holder, Style.BODY_STRONG, "text", line, wrap=True, text=answer.heading)
            words = column(None, heading, Prose(holder, answer.text, line), gap=2)
            row(line, column(None, 2, sign, Spare()), (words, 1), gap=theme.grown(14))
            layout.addWidget(line)
