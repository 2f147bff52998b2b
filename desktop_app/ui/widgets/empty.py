"""What stands where nothing is: an icon, a sentence, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import Spare, column
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import icon_at, rounded
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class EmptyProps:
    """An icon of resources/icons, words, and the label of a button where there is one."""

    icon: str
    title: str
    sentence: str = ""
    action: str = ""
    primary: bool = False


class _Medal(Painted):
    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.icon = "circle"
        self.setFixedSize(64, 64)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        body, tokens = QRectF(self.rect()), theme.tokens
        rounded(painter, body, 32, fill=tokens.card, edge=tokens.hairline)
        icon_at(painter, body.adjusted(19, 19, -19, -19), self.icon, tokens.accent, theme)


class EmptyState(QWidget):
    """Centred, and as wide as is read well."""

    acted = Signal()

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._medal = _Medal(holder, self)
        self._title = Label(holder, Style.HEADING, "text", self, wrap=True)
        self._sentence = Label(holder, Style.BODY, "dim", self, wrap=True)
        self._button = Button(holder, "", ButtonKind.OUTLINED, self)
        self._button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self.acted)
        self.setFocusProxy(self._button)
        middle, words = Qt.AlignmentFlag.AlignHCenter, (self._title, self._sentence)
        for label in words:
            label.setAlignment(middle)
        parts = ((self._medal, middle), 8, *words, 8, (self._button, middle))
        column(self, Spare(4), *parts, Spare(5), gap=8, around=(24, 12, 24, 12))

    @property
    def title(self) -> str:
        """What it says first."""
        return self._title.text()

    def set_props(self, props: EmptyProps) -> None:
        """Say something else."""
        self._medal.icon = props.icon
        self._medal.update()
        self._title.setText(props.title)
        self._sentence.setText(props.sentence)
        self._sentence.setVisible(bool(props.sentence))
        self._button.set_label(props.action)
        self._button.set_kind(ButtonKind.PRIMARY if props.primary else ButtonKind.OUTLINED)
        self._button.setVisible(bool(props.action))
        self.setAccessibleName(f"{props.title} {props.sentence}".strip())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, super().minimumSizeHint().height())
