"""What the facilitator's window is made of: a scenario to choose, the line of what is to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.domain.upcoming import Due
from desktop_app.ui.facilitator.props import ChoiceProps, LineMark
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.chips import ChipProps, Chips
from desktop_app.ui.widgets.described import DescribedButton
from desktop_app.ui.widgets.drawing import FOCUS, card_ground, elided, focus_rings, rounded
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.painted import Painted

_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALL = 10_000


class CardButton(DescribedButton):
    """A scenario to choose: its name, and what it leads to."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def rects(self, width: int) -> tuple[QRect, QRect]:
        theme = self._holder.theme
        pad = int(FOCUS) + theme.grown(12)
        room = QRect(pad, int(FOCUS) + theme.grown(9), width - 2 * pad, _TALL)
        title = theme.metrics(Style.SMALL_STRONG).boundingRect(room, _WRAP, self._title)
        room.moveTop(title.bottom() + theme.grown(3))
        words = theme.metrics(Style.CAPTION).boundingRect(room, _WRAP, self._words)
        for rect in (title, words):
            rect.setRight(room.right())
        return title, words

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens, flat = theme.tokens, theme.tokens.card == theme.tokens.app
        ground = mix(tokens.card, tokens.text, 0.035) if self.underMouse() else QColor(tokens.card)
        edge = tokens.accent if self.isChecked() else tokens.hairline if flat else None
        rounded(painter, self.body, 8, fill=ground, edge=edge)
        title, words = self.rects(self.width())
        for rect, text, style, ink in (
            (title, self._title, Style.SMALL_STRONG, tokens.text),
            (words, self._words, Style.CAPTION, tokens.dim),
        ):
            painter.setFont(theme.font(style))
            painter.setPen(QColor(ink))
            painter.drawText(rect, _WRAP, text)
        if self.hasFocus():
            focus_rings(painter, self.body, 8, theme, tokens.app)


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    left: float
    width: float
    above: bool


class DueLine(Painted):
    """The time to come as a line to scale: now, where days begin, and what will fall due."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
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
        """Show what is to come; `nothing` is said where nothing will happen."""
        self._marks, self._days = tuple(marks), tuple(days)
        self._now, self._nothing = now, nothing
        self.setAccessibleName(", ".join(one.text for one in marks) or nothing)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        return QSize(400, 4 * theme.line(Style.CAPTION) + theme.grown(44))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens = theme.tokens
        body = QRectF(self.rect()).adjusted(FOCUS, 0, -FOCUS, 0)
        card_ground(painter, body, theme, 8)
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

    def _labels(self, left: float, room: float) -> list[_Label]:
        """Place each above or below its mark, where there is room; the earliest go first."""
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


class ChoiceRow(Painted):
    """A name, and the choices below it."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._name = Label(holder, Style.SMALL, "dim", self)
        self.chips = Chips(holder, self)
        self.box = column(self, self._name, self.chips, gap=2, around=(12, 8, 8, 6))

    def set_choice(self, choice: ChoiceProps, *, spoken: str = "") -> None:
        """Show a name, its choices, and which holds; `spoken` is said before each choice."""
        self._name.setText(choice.name)
        self.chips.setAccessibleName(choice.name)
        self.chips.set_items([ChipProps(key, text, spoken + text) for key, text in choice.items])
        self.chips.set_current(choice.current)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        card_ground(painter, QRectF(self.rect()), theme, 8)
