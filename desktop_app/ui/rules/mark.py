"""How far a source can be trusted: a letter in a small square, and what it means."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.rules.props import MarkProps
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import row
from desktop_app.ui.widgets.drawing import rounded
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.painted import Painted


class _Token(Painted):
    """The letter; the words beside it are read with it."""

    def __init__(self, holder: ThemeHolder, style: Style, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._style = style
        self.letter = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        holder.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        side = self._holder.theme.line(self._style)
        return QSize(side, side)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        box = QRectF(self.rect())
        rounded(painter, box, theme.grown(4), edge=theme.tokens.edge)
        painter.setFont(theme.font(Style.CAPTION_STRONG))
        painter.setPen(QColor(theme.tokens.dim))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.letter)


class Marked(QWidget):
    """A mark and its words, on as many lines as they need."""

    def __init__(self, holder: ThemeHolder, style: Style, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._token = _Token(holder, style, self)
        self._words = Label(holder, style, colour, self, wrap=True)
        self._words.setMinimumWidth(1)
        row(self, (self._token, Qt.AlignmentFlag.AlignTop), (self._words, 1), gap=8)

    def set_props(self, props: MarkProps) -> None:
        """Show a mark; without a letter the words stand alone."""
        self._token.letter = props.letter
        self._token.setVisible(bool(props.letter))
        self._words.setText(props.words)
        self._words.setAccessibleName(props.spoken)
        self.updateGeometry()
        self.update()
