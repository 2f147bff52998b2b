"""What the page is made of: groups, the rows in them, and a path that can be copied."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.drawing import (
    FOCUS,
    card_ground,
    focus_rings,
    rounded,
    wrap_within,
)
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.painted import Painted

PAD = 16
"""Between the edge of a group and what stands in it."""
_GAP = 24
"""Between the words of a row and its control."""


class PathField(QLineEdit):
    """Read only; the keyboard reaches it, and a long path can be scrolled through."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self.setReadOnly(True)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        holder.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_path(self, path: str) -> None:
        """Show a path from its beginning."""
        if path != self.text():
            self.setText(path)
            self.setToolTip(path)
            self.setCursorPosition(0)

    def _on_theme_changed(self) -> None:
        theme = self._holder.theme
        self.setFont(theme.font(Style.SMALL))
        self.setStyleSheet(
            f"QLineEdit {{ background: transparent; border: none; color: {theme.tokens.text}; }}"
        )
        side = int(FOCUS) + 10
        self.setTextMargins(side, 0, side, 0)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        height = max(34, theme.line(Style.SMALL) + theme.grown(14))
        return QSize(theme.grown(400), height + int(2 * FOCUS))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        painter = QPainter(self)
        body = QRectF(self.rect()).adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)
        rounded(painter, body, 8, fill=tokens.app, edge=tokens.hairline)
        if self.hasFocus():
            focus_rings(painter, body, 8, theme, tokens.card)
        painter.end()
        super().paintEvent(event)


class Row(QWidget):
    """The name of a setting, a sentence where one is needed, and its control.

    The control stands at the right, or below where there is no room for both.
    """

    def __init__(self, holder: ThemeHolder, control: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._name = Label(holder, Style.BODY_MEDIUM, "text", self, wrap=True)
        self._sentence = Label(holder, Style.SMALL, "dim", self, wrap=True)
        self._sentence.hide()
        self.control = control
        control.setParent(self)
        wrap_within(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        holder.changed.connect(self._on_changed)

    def set_words(self, name: str, sentence: str = "") -> None:
        """Say what it is called, and what there is to know."""
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._on_changed()

    def _on_changed(self) -> None:
        """Place everything anew: the words, the size of text or the control changed."""
        self._arrange()
        self.updateGeometry()

    def _boxes(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Return where name, sentence and control stand in a row so wide."""
        ring = int(FOCUS)
        inner = width - 2 * PAD
        wanted = self.control.sizeHint()
        name = self._name.fontMetrics().horizontalAdvance(self._name.text()) + 1
        least = max(name, 0 if self._sentence.isHidden() else self._holder.theme.grown(240))
        beside = least + _GAP + wanted.width() - 2 * ring <= inner
        words = inner - _GAP - wanted.width() + 2 * ring if beside else inner
        top, boxes = PAD, []
        for label in (self._name, self._sentence):
            height = 0 if label.isHidden() else label.heightForWidth(words)
            boxes.append(QRect(PAD, top, words, height))
            top += height + (2 if height else 0)
        if beside:
            left = width - PAD - wanted.width() + ring
            middle = max(top - 2 + PAD, wanted.height() + PAD) // 2
            shift = max(0, middle - (top - 2 + PAD) // 2)
            control = QRect(left, middle - wanted.height() // 2, wanted.width(), wanted.height())
            return boxes[0].translated(0, shift), boxes[1].translated(0, shift), control
        grows = self.control.hasHeightForWidth() or isinstance(self.control, PathField)
        wide = inner + 2 * ring if grows else min(wanted.width(), inner + 2 * ring)
        high = (
            self.control.heightForWidth(wide)
            if self.control.hasHeightForWidth()
            else wanted.height()
        )
        top = top + 6 if top > PAD else PAD
        return boxes[0], boxes[1], QRect(PAD - ring, top - ring, wide, high)

    @override
    def heightForWidth(self, width: int) -> int:
        *words, control = self._boxes(width)
        ring = int(FOCUS)
        ends = [box.bottom() + 1 + PAD for box in words if box.height()]
        beside = control.left() > PAD - ring
        around = PAD // 2 if beside else PAD - ring
        return max(*ends, control.bottom() + 1 + around, 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(520))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 32)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        for part, box in zip(
            (self._name, self._sentence, self.control), self._boxes(self.width()), strict=True
        ):
            part.setGeometry(box)


class Group(Painted):
    """A heading, a sentence where one is needed, and a card with the rows that belong together."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._heading = Label(holder, Style.HEADING, "text", self, wrap=True)
        self._sentence = Label(holder, Style.SMALL, "dim", self, wrap=True)
        self._sentence.hide()
        self._rows: list[QWidget] = []
        self._card = column(None, gap=1)
        column(self, self._heading, self._sentence, 4, self._card, gap=4)

    def add(self, row: QWidget) -> None:
        """Add a row."""
        self._rows.append(row)
        self._card.addWidget(row)

    def add_control(self, control: QWidget) -> Row:
        """Add a row around a control."""
        row = Row(self._holder, control, self)
        self.add(row)
        return row

    def set_words(self, heading: str, sentence: str = "") -> None:
        """Say what the group is about."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(heading)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        card_ground(painter, QRectF(self._card.geometry()), theme)
        for row in self._rows[1:]:
            line = QRect(PAD, row.y() - 1, self.width() - 2 * PAD, 1)
            painter.fillRect(line, QColor(theme.tokens.hairline))
