"""Text in a style and a colour of the theme, headings, and a layout that takes a new line."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget
from typing_extensions import override

from desktop_app.ui.text import breakable, unbroken
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.paragraph import Paragraph

_ANY_WIDTH = 16_777_215
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Label(QLabel):
    """Plain text in one style of the type scale and one colour of the token table.

    Where it may take several lines, each is as high as the type scale says; words that can be
    selected are drawn by Qt, as high as their font.
    """

    def __init__(
        self,
        holder: ThemeHolder,
        style: Style = Style.BODY,
        colour: str = "text",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        text: str = "",
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._style = style
        self._colour = colour
        self._laid: tuple[tuple[str, QFont, int], Paragraph] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._said = ""
        self.setText(text)
        holder.changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @override
    def setText(self, text: str) -> None:
        """Say this; where it may take several lines, they break in good places."""
        self._said = text
        if self.wordWrap():
            text = unbroken(text)
            text = text if self.textInteractionFlags() & _SELECTABLE else breakable(text)
        super().setText(text)

    @override
    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:
        """Let words be selected, and copied as they stand in the text."""
        super().setTextInteractionFlags(flags)
        self.setText(self._said)

    @override
    def text(self) -> str:
        return self._said

    def on_theme_changed(self) -> None:
        """Take the font and the colour of the theme as it is now."""
        theme = self._holder.theme
        self.setFont(theme.font(self._style))
        palette = QPalette(self.palette())
        colour = QColor(getattr(theme.tokens, self._colour))
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        palette.setColor(QPalette.ColorRole.Text, colour)
        self.setPalette(palette)
        self.setMinimumHeight(theme.line(self._style))

    def paragraph(self) -> Paragraph | None:
        """Return the words as laid out over several lines; None where Qt draws them."""
        if not self.wordWrap() or self.textInteractionFlags() & _SELECTABLE:
            return None
        wanted = (super().text(), self.font(), self._holder.theme.line(self._style))
        if self._laid is None or self._laid[0] != wanted:
            self._laid = (wanted, Paragraph(*wanted))
        return self._laid[1]

    def _high(self, paragraph: Paragraph, width: int) -> int:
        around = self.contentsMargins()
        inner = max(0, width - around.left() - around.right())
        return paragraph.height(inner) + around.top() + around.bottom()

    @override
    def heightForWidth(self, width: int) -> int:
        words = self.paragraph()
        return super().heightForWidth(width) if words is None else self._high(words, width)

    @override
    def sizeHint(self) -> QSize:
        size, words = super().sizeHint(), self.paragraph()
        return size if words is None else QSize(size.width(), self._high(words, size.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        size, words = super().minimumSizeHint(), self.paragraph()
        return size if words is None else QSize(size.width(), self._high(words, _ANY_WIDTH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.paragraph()
        if words is None:
            super().paintEvent(event)
            return
        colour = self.palette().color(self.foregroundRole())
        words.paint(QPainter(self), self.contentsRect(), colour, self.alignment())


class Prose(Label):
    """Sentences that are read as one."""

    def __init__(self, holder: ThemeHolder, text: str, parent: QWidget) -> None:
        super().__init__(holder, Style.BODY, "dim", parent, wrap=True, text=text)
        self.setAccessibleName(text)


class Heading(Label):
    """Small capitals in all but name: a heading above a list."""

    @override
    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self.setFont(capitals(self.font()))


def capitals(font: QFont) -> QFont:
    """Return the font of a `Heading`."""
    made = QFont(font)
    made.setCapitalization(QFont.Capitalization.AllUppercase)
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    return made


class ItemLayout(QLayout):
    """A layout that holds its items in a list; where each stands is said by who derives from it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None


class FlowLayout(ItemLayout):
    """Widgets from left to right, on as many lines as they need."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._gap = gap
        self.push_last = False
        """The last one stands at the right end of its line."""

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arranged(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _arranged(self, rect: QRect, *, move: bool) -> int:
        left, top, line = rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left > rect.left() and left + size.width() > rect.right() + 1:
                left, top, line = rect.left(), top + line + self._gap, 0
            if move:
                width = min(size.width(), rect.width())
                if self.push_last and item is self._items[-1]:
                    left = max(left, rect.right() + 1 - width)
                item.setGeometry(QRect(QPoint(left, top), QSize(width, size.height())))
            left += size.width() + self._gap
            line = max(line, size.height())
        return top + line - rect.top()
