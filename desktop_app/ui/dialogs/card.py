"""What stands in a card: prose, an episode, and the year as a line to scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.dialogs.props import ItemProps, LabelPlace, PointMark, PointProps, places_of
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.drawing import rounded, wrap_within
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.poster import Poster
from desktop_app.ui.widgets.scale import paint_scale


@dataclass(frozen=True, slots=True)
class _Spot:
    """A label of the year, measured and placed."""

    point: PointProps
    place: LabelPlace
    left: float
    width: float


class EpisodeCard(QWidget):
    """An episode: its poster, its title and what else there is to know."""

    def __init__(self, holder: ThemeHolder, props: ItemProps, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        theme = holder.theme
        self.setAccessibleName(props.spoken)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 10, 12, 10)
        layout.setSpacing(theme.grown(14))
        poster = Poster(holder, theme.grown(96), self, radius=8)
        poster.set_props(props.poster)
        layout.addWidget(poster)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(Label(holder, Style.BODY_STRONG, "text", self, wrap=True, text=props.title))
        for line in props.lines:
            words.addWidget(Label(holder, Style.SMALL, "dim", self, wrap=True, text=line))
        words.addStretch()
        layout.addLayout(words, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._holder.theme.tokens
        painter = QPainter(self)
        edge = tokens.hairline if tokens.app == tokens.card else None
        rounded(painter, QRectF(self.rect()), 12, fill=tokens.app, edge=edge)
        painter.end()


class YearLine(QWidget):
    """The renewal window from the first download to its end, today on it, to scale."""

    def __init__(self, holder: ThemeHolder, year: Sequence[PointProps], parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._year = tuple(year)
        wrap_within(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(f"{one.name} {one.date}" for one in self._year))

    def spots(self, width: int) -> tuple[_Spot, ...]:
        """Every label in its place, in a line that is so wide."""
        theme = self._holder.theme
        names, dates = theme.metrics(Style.CAPTION_STRONG), theme.metrics(Style.CAPTION)
        widths = [
            max(names.horizontalAdvance(one.name), dates.horizontalAdvance(one.date)) + 1.0
            for one in self._year
        ]
        today = next(one for one in self._year if one.mark is PointMark.TODAY)
        dot = theme.grown(14)
        placed = places_of(
            (widths[0], widths[1], widths[2]), today.share, width, dot, theme.grown(16)
        )
        return tuple(
            _Spot(point, place, left, measured)
            for point, (place, left), measured in zip(self._year, placed, widths, strict=True)
        )

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        places = {spot.place for spot in self.spots(width)}
        rows = self._label_height() + self._gap()
        height = self._holder.theme.grown(14) + rows
        return height + rows * ((LabelPlace.ABOVE in places) + (LabelPlace.LOWER in places))

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def _label_height(self) -> int:
        return 2 * self._holder.theme.line(Style.CAPTION)

    def _gap(self) -> int:
        return self._holder.theme.grown(8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        spots = self.spots(self.width())
        row = self._label_height() + self._gap()
        dot = theme.grown(14)
        above = row if any(spot.place is LabelPlace.ABOVE for spot in spots) else 0
        middle = above + dot / 2
        painter = QPainter(self)
        shares = {spot.point.mark: spot.point.share for spot in spots}
        left, length = QPointF(dot / 2, middle), self.width() - dot
        past, today = (shares[PointMark.PAST],), shares[PointMark.TODAY]
        paint_scale(painter, left, length, past, today, dot, tokens, tokens.card)
        under = middle + dot / 2 + self._gap()
        for spot in spots:
            top = {LabelPlace.ABOVE: 0.0, LabelPlace.UNDER: under, LabelPlace.LOWER: under + row}[
                spot.place
            ]
            self._paint_label(painter, spot, top)
        painter.end()

    def _paint_label(self, painter: QPainter, spot: _Spot, top: float) -> None:
        theme = self._holder.theme
        side = {
            PointMark.PAST: Qt.AlignmentFlag.AlignLeft,
            PointMark.TODAY: Qt.AlignmentFlag.AlignHCenter,
            PointMark.RESET: Qt.AlignmentFlag.AlignRight,
        }[spot.point.mark]
        line = theme.line(Style.CAPTION)
        for number, (text, style, colour) in enumerate(
            (
                (spot.point.name, Style.CAPTION_STRONG, theme.tokens.text),
                (spot.point.date, Style.CAPTION, theme.tokens.dim),
            )
        ):
            painter.setFont(theme.font(style))
            painter.setPen(QColor(colour))
            box = QRectF(spot.left, top + number * line, spot.width, line)
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), text)
