"""What the facilitator's window is made of: a scenario to choose, the line of what is to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.upcoming import Due
from desktop_app.ui.facilitator.props import LineMark
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.chips import Chips
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import FOCUS, elided, focus_rings, rounded, wrap_within
from desktop_app.ui.widgets.labels import Label

_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALL = 10_000


class CardButton(Control):
    """A scenario to choose: its name, and what it leads to."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._title = self._line = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        wrap_within(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, title: str, line: str) -> None:
        """What it is called, and what it leads to."""
        self._title, self._line = title, line
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.updateGeometry()
        self.update()

    def _rects(self, width: int) -> tuple[QRect, QRect]:
        theme = self._holder.theme
        pad = int(FOCUS) + theme.grown(12)
        room = QRect(pad, int(FOCUS) + theme.grown(9), width - 2 * pad, _TALL)
        title = theme.metrics(Style.SMALL_STRONG).boundingRect(room, _WRAP, self._title)
        room.moveTop(title.bottom() + theme.grown(3))
        line = theme.metrics(Style.CAPTION).boundingRect(room, _WRAP, self._line)
        for rect in (title, line):
            rect.setRight(room.right())
        return title, line

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        _, line = self._rects(width)
        return line.bottom() + 1 + int(FOCUS) + self._holder.theme.grown(9)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(140, 40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        painter = QPainter(self)
        body = QRectF(self.rect()).adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)
        ground = mix(tokens.card, tokens.text, 0.035) if self.underMouse() else QColor(tokens.card)
        flat = tokens.card == tokens.app
        edge = tokens.accent if self.isChecked() else tokens.hairline if flat else None
        rounded(painter, body, 8, fill=ground, edge=edge)
        title, line = self._rects(self.width())
        for rect, text, style, ink in (
            (title, self._title, Style.SMALL_STRONG, tokens.text),
            (line, self._line, Style.CAPTION, tokens.dim),
        ):
            painter.setFont(theme.font(style))
            painter.setPen(QColor(ink))
            painter.drawText(rect, _WRAP, text)
        if self.hasFocus():
            focus_rings(painter, body, 8, theme, tokens.app)
        painter.end()


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    left: float
    width: float
    above: bool


class DueLine(QWidget):
    """The time to come as a line to scale: now, where days begin, and what will fall due."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._now = self._nothing = ""
        self._marks: tuple[LineMark, ...] = ()
        self._days: tuple[tuple[float, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        holder.changed.connect(self.updateGeometry)

    def show_marks(
        self,
        marks: Sequence[LineMark],
        days: Sequence[tuple[float, str]],
        *,
        now: str,
        nothing: str,
    ) -> None:
        """Another time to come; `nothing` is said where nothing will happen."""
        self._marks, self._days = tuple(marks), tuple(days)
        self._now, self._nothing = now, nothing
        self.setAccessibleName(", ".join(one.text for one in marks) or nothing)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        return QSize(400, 4 * theme.line(Style.CAPTION) + theme.grown(44))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        painter = QPainter(self)
        body = QRectF(self.rect()).adjusted(FOCUS, 0, -FOCUS, 0)
        flat = tokens.card == tokens.app
        rounded(painter, body, 8, fill=tokens.card, edge=tokens.hairline if flat else None)
        pad = theme.grown(18)
        left, right = body.left() + pad, body.right() - pad
        middle = body.center().y()
        painter.setPen(QPen(QColor(tokens.track), 3))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        room = right - left
        for share, _ in self._days:
            painter.setPen(QPen(QColor(tokens.edge), 1))
            at = left + share * room
            painter.drawLine(QPointF(at, middle - 5), QPointF(at, middle + 5))
        for mark in self._marks:
            colour = {
                Due.ENDS: tokens.urgent.fg if mark.soon else tokens.accent,
                Due.START_LIMIT: tokens.soon.fg,
                Due.LEAVES: tokens.soon.fg,
            }.get(mark.kind, tokens.ready.fg)
            painter.setPen(QPen(QColor(colour), 3))
            at = left + mark.share * room
            painter.drawLine(QPointF(at, middle - 10), QPointF(at, middle + 10))
        painter.setPen(QPen(QColor(tokens.text), 3))
        painter.drawLine(QPointF(left, middle - 17), QPointF(left, middle + 17))
        line = theme.line(Style.CAPTION)
        for label in self._labels(left, room):
            row = 0 if label.above else 1
            top = middle - 22 - line if row == 0 else middle + 20
            box = QRectF(label.left, top, label.width, line)
            elided(painter, box, label.text, theme, Style.CAPTION, tokens.dim)
        low = QRectF(left, middle + 20, room, line)
        elided(painter, low, self._now, theme, Style.CAPTION_STRONG, tokens.text)
        if not self._marks:
            high = QRectF(left, middle - 22 - line, room, line)
            elided(painter, high, self._nothing, theme, Style.CAPTION, tokens.dim)
        painter.end()

    def _labels(self, left: float, room: float) -> list[_Label]:
        """Each above or below its mark, where there is room; the earliest go first."""
        metrics = self._holder.theme.metrics(Style.CAPTION)
        gap = self._holder.theme.grown(12)
        now = self._holder.theme.metrics(Style.CAPTION_STRONG).horizontalAdvance(self._now)
        taken: dict[bool, list[tuple[float, float]]] = {True: [], False: [(left, left + now)]}
        placed = []
        wanted = [(one.share, one.text) for one in self._marks]
        for share, text in (*wanted, *self._days):
            width = metrics.horizontalAdvance(text) + 1.0
            at = left + share * room
            wished = (at - width / 2, at, at - width)
            starts = [min(max(left, one), left + room - width) for one in wished]
            spot = next(
                (
                    (start, above)
                    for start in starts
                    for above in (True, False)
                    if all(
                        start > end + gap or start + width + gap < begin
                        for begin, end in taken[above]
                    )
                ),
                None,
            )
            if spot is not None:
                taken[spot[1]].append((spot[0], spot[0] + width))
                placed.append(_Label(text, spot[0], width, spot[1]))
        return placed


class ChoiceRow(QWidget):
    """What the participant meets: its name, and the choices below."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._name = Label(holder, Style.SMALL, "dim", self)
        self.chips = Chips(holder, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 6)
        layout.setSpacing(2)
        layout.addWidget(self._name)
        layout.addWidget(self.chips)

    def add(self, widget: QWidget) -> None:
        """What can be done beside choosing."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)

    def set_name(self, name: str) -> None:
        """What it is."""
        self._name.setText(name)
        self.chips.setAccessibleName(name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._holder.theme.tokens
        painter = QPainter(self)
        flat = tokens.card == tokens.app
        edge = tokens.hairline if flat else None
        rounded(painter, QRectF(self.rect()), 8, fill=tokens.card, edge=edge)
        painter.end()
