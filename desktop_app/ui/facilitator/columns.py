"""The facilitator's columns: beside each other, or in a small window below each other."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import column, row
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.scrolled import Scrolled

CLEAR = "clear"
"""The object name of what shows the ground of the window."""
_ANY_WIDTH = 16_777_215


class Column(Painted):
    """A ground with a hairline at one side, or above it where columns lie below each other."""

    def __init__(self, holder: ThemeHolder, parent: QWidget, *, edge: str = "") -> None:
        super().__init__(holder, parent)
        self._edge = edge
        self._below = False
        self.box = column(self, gap=6, around=(14, 18, 14, 16))

    def add_scrolled(self, spacing: int) -> tuple[QWidget, QVBoxLayout]:
        """Add room that is scrolled where it is too small, and return it with its layout."""
        inside = QWidget(self)
        box = column(inside, gap=spacing)
        self.box.addWidget(ScrolledColumn(inside, self), 1)
        return inside, box

    def set_below(self, *, below: bool) -> None:
        """Draw the hairline above it, or at its side."""
        self._below = below
        self.update()

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        hairline = QColor(theme.tokens.hairline)
        painter.fillRect(self.rect(), QColor(theme.tokens.app))
        if self._below:
            painter.fillRect(0, 0, self.width(), 1, hairline)
        elif self._edge:
            at = 0 if self._edge == "left" else self.width() - 1
            painter.fillRect(at, 0, 1, self.height(), hairline)


class ScrolledColumn(Scrolled):
    """What is scrolled where it is higher than its column; unrolled, it is as high as it is."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._unrolled = False
        for part in (self.viewport(), inside):
            part.setObjectName(CLEAR)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def set_unrolled(self, *, unrolled: bool) -> None:
        """Let something around it scroll in its place, or scroll again."""
        self._unrolled = unrolled
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOff if unrolled else bars.ScrollBarAsNeeded
        )
        self._take_room()

    def _take_room(self) -> None:
        inside = self.widget()
        if not self._unrolled or inside is None:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_ANY_WIDTH)
            return
        layout = inside.layout()
        wide = self.width()
        high = inside.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            high = layout.totalHeightForWidth(wide)
        self.setFixedHeight(high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._unrolled and event.oldSize().width() != event.size().width():
            self._take_room()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._unrolled and event.type() == QEvent.Type.LayoutRequest:
            self._take_room()
        return super().eventFilter(watched, event)


class Columns(Scrolled):
    """Three columns: in their order beside each other, or the main one first and all below it."""

    def __init__(self, left: Column, middle: Column, right: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.left, self.middle, self.right = left, middle, right
        whole = QWidget(self)
        for part in (self.viewport(), whole):
            part.setObjectName(CLEAR)
        self._row = row(whole)
        self._stacked: bool | None = None
        self.setWidget(whole)
        self.arrange(stacked=False, left=0, right=0)

    @property
    def stacked(self) -> bool:
        """Whether they lie below each other."""
        return bool(self._stacked)

    def arrange(self, *, stacked: bool, left: int, right: int) -> None:
        """Put them beside each other, so wide at the sides, or below each other."""
        widths = {self.left: left, self.right: right}
        for one, width in widths.items():
            one.setMinimumWidth(0 if stacked else width)
            one.setMaximumWidth(_ANY_WIDTH if stacked else width)
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for one in (self.left, self.middle, self.right):
            self._row.removeWidget(one)
        direction = self._row.Direction
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        order = (self.middle, self.right, self.left)
        for one in order if stacked else (self.left, self.middle, self.right):
            stretch = 1 if one is self.middle and not stacked else 0
            self._row.addWidget(one, stretch)
            one.set_below(below=stacked and one is not self.middle)
            policy = QSizePolicy.Policy.Minimum if stacked else QSizePolicy.Policy.Preferred
            one.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        for area in self.findChildren(ScrolledColumn):
            area.set_unrolled(unrolled=stacked)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
