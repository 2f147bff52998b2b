"""The year of renewals as a line to scale: the first download, today, and when they reset."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.domain.renewal import NeedsConfirmation
from desktop_app.domain.time import Instant
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.drawing import elided, wrap_within
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.scale import paint_scale

_DOT = 14
"""Across the dots of the line, at 100 %."""
_GAP = 8
"""Between the line and the labels."""
_APART = 16
"""Between two labels in one row, at least."""


class PointMark(Enum):
    """Where a point of the year stands in its line."""

    PAST = "past"
    TODAY = "today"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class PointProps:
    """A point of the year: its place, 0 to 1, and its label."""

    mark: PointMark
    share: float
    name: str
    date: str


def year_of(needs: NeedsConfirmation, now: Instant, texts: Texts) -> tuple[PointProps, ...]:
    """Return first download, today and reset; nothing where the window opens now or never ends."""
    start, end = needs.window_opened_at, needs.resets_at
    if start is None or end is None or end <= start:
        return ()
    share = min(1.0, max(0.0, (now - start) / (end - start)))
    first = texts.tr("First download", "a point in the year of renewals")
    today = texts.tr("Today", "a point in the year of renewals")
    reset = texts.tr("Renewals reset", "a point in the year of renewals")
    return (
        PointProps(PointMark.PAST, 0.0, first, texts.date_time(start)),
        PointProps(PointMark.TODAY, share, today, texts.date(now)),
        PointProps(PointMark.RESET, 1.0, reset, texts.date_time(end)),
    )


_SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
"""Where the words of first download, today and reset stand in their labels."""


class LabelPlace(Enum):
    """Where a label stands: under the line, in a second row under it, or above it."""

    UNDER = "under"
    LOWER = "lower"
    ABOVE = "above"


def places_of(
    widths: tuple[float, float, float], share: float, width: float, dot: float, gap: float
) -> tuple[tuple[LabelPlace, float], ...]:
    """Return row and left edge of the labels of first download, today and reset.

    They never touch: today moves above the line where it would, and the reset moves a row down.
    Today stands in the middle over its dot, but inside the line.
    """
    first, today, reset = widths
    middle = dot / 2 + share * (width - dot)
    right = max(0.0, width - reset)
    ends_touch = first + gap > right
    centred = middle - today / 2
    if not ends_touch and centred >= first + gap and centred + today + gap <= right:
        now = (LabelPlace.UNDER, centred)
    else:
        now = (LabelPlace.ABOVE, min(max(0.0, centred), max(0.0, width - today)))
    row = LabelPlace.LOWER if ends_touch else LabelPlace.UNDER
    return (LabelPlace.UNDER, 0.0), now, (row, right)


class YearLine(Painted):
    """The renewal window from the first download to its end, today on it, to scale."""

    def __init__(self, holder: ThemeHolder, year: Sequence[PointProps], parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._year = tuple(year)
        wrap_within(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(f"{one.name} {one.date}" for one in self._year))

    def _widths(self) -> tuple[float, float, float]:
        theme = self._holder.theme
        names, dates = theme.metrics(Style.CAPTION_STRONG), theme.metrics(Style.CAPTION)
        first, today, reset = (
            max(names.horizontalAdvance(one.name), dates.horizontalAdvance(one.date)) + 1.0
            for one in self._year
        )
        return first, today, reset

    def _places(self, width: int) -> tuple[tuple[LabelPlace, float], ...]:
        dot, apart = self._holder.theme.grown(_DOT), self._holder.theme.grown(_APART)
        return places_of(self._widths(), self._year[1].share, width, dot, apart)

    def _row(self) -> int:
        theme = self._holder.theme
        return 2 * theme.line(Style.CAPTION) + theme.grown(_GAP)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        rows = {place for place, _ in self._places(width)}
        return self._holder.theme.grown(_DOT) + len(rows) * self._row()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        places = self._places(self.width())
        dot, line = theme.grown(_DOT), theme.line(Style.CAPTION)
        above = any(place is LabelPlace.ABOVE for place, _ in places)
        middle = dot / 2 + (self._row() if above else 0)
        left, length = QPointF(dot / 2, middle), self.width() - dot
        past, today = (self._year[0].share,), self._year[1].share
        paint_scale(painter, left, length, past, today, dot, theme.tokens, theme.tokens.card)
        under = middle + dot / 2 + theme.grown(_GAP)
        tops = {
            LabelPlace.ABOVE: 0.0,
            LabelPlace.UNDER: under,
            LabelPlace.LOWER: under + self._row(),
        }
        labels = zip(self._year, _SIDES, places, self._widths(), strict=True)
        for point, side, (place, at), width in labels:
            box = QRectF(at, tops[place], width, line)
            below = box.translated(0, line)
            name, date = Style.CAPTION_STRONG, Style.CAPTION
            elided(painter, box, point.name, theme, name, theme.tokens.text, side)
            elided(painter, below, point.date, theme, date, theme.tokens.dim, side)
