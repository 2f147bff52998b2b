"""Words over as many lines as a width asks for, each as high as the type scale says."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from desktop_app.ui.theme import Style, Theme


class Paragraph:
    """Text in one font; a space that may not break a line stays where it is written."""

    def __init__(self, text: str, font: QFont, line: int) -> None:
        """`line` is the height of every line, in pixels."""
        self._layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
        self._line = line
        self._laid: tuple[int, Qt.AlignmentFlag] | None = None
        self._heights: dict[int, int] = {}

    def height(self, width: int) -> int:
        """Return how high it is in a width; a layout asks for the same few again and again."""
        if width not in self._heights:
            self._lay(width, Qt.AlignmentFlag.AlignLeft)
            self._heights[width] = self._layout.lineCount() * self._line
        return self._heights[width]

    def lines(self, width: int) -> list[str]:
        """Return what stands on each line in that width."""
        self._lay(width, Qt.AlignmentFlag.AlignLeft)
        text = self._layout.text()
        found = [self._layout.lineAt(number) for number in range(self._layout.lineCount())]
        return [text[one.textStart() : one.textStart() + one.textLength()] for one in found]

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        colour: str | QColor,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Draw it in `rect`: from its top, unless `alignment` says otherwise."""
        self._lay(rect.width(), alignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
        spare = rect.height() - self._layout.lineCount() * self._line
        if alignment & Qt.AlignmentFlag.AlignVCenter:
            top = rect.top() + spare // 2
        elif alignment & Qt.AlignmentFlag.AlignBottom:
            top = rect.top() + spare
        else:
            top = rect.top()
        painter.setPen(QColor(colour))
        self._layout.draw(painter, QPointF(rect.left(), top))

    def _lay(self, width: int, alignment: Qt.AlignmentFlag) -> None:
        if self._laid == (width, alignment):
            return
        self._laid = (width, alignment)
        option = QTextOption(alignment)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        number = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * self._line + (self._line - line.height()) / 2))
            number += 1
        self._layout.endLayout()


def paragraph(text: str, theme: Theme, style: Style) -> Paragraph:
    """Lay out a text in a style of the type scale."""
    return Paragraph(text, theme.font(style), theme.line(style))
