"""What the inspector is put together from: points of the timeline, lines to scale, a history."""

from typing import assert_never

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.domain.licence_timeline import Dot, Stretch
from desktop_app.ui.inspector.history import GrantProps
from desktop_app.ui.inspector.timeline import EntryProps, YearProps
from desktop_app.ui.inspector.transfer import FactProps
from desktop_app.ui.text import unbroken
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.drawing import elided, wrap_within
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.paragraph import paragraph
from desktop_app.ui.widgets.scale import paint_scale

_INDENT = 22
"""From the dots to their words, at 100 %."""


class _Scale(Painted):
    """The open playback window from its first play to its end, now on it, to scale."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(80, self._holder.theme.grown(22))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        dot = float(theme.grown(11))
        left = QPointF(dot / 2, self.height() - dot / 2 - 1)
        ground = theme.tokens.rail
        room = self.width() - dot
        paint_scale(painter, left, room, (0.0,), self.share, dot, theme.tokens, ground)


class TimelinePoint(Painted):
    """A point of the timeline: its dot, the line to the next one, and two lines of words."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._props = EntryProps(Dot.PAST, "", "")
        self._is_last = False
        self._title = Label(holder, Style.SMALL_STRONG, "text", self, wrap=True)
        self._detail = Label(holder, Style.CAPTION, "dim", self, wrap=True)
        self._scale = _Scale(holder, self)
        self._layout = column(self, self._title, self._detail, self._scale)
        holder.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        theme = self._holder.theme
        self._layout.setContentsMargins(theme.grown(_INDENT), 0, 0, theme.grown(10))
        self._title.setMinimumHeight(theme.line(Style.SMALL_STRONG))
        self._detail.setMinimumHeight(theme.line(Style.CAPTION))

    def set_props(self, props: EntryProps, *, is_last: bool) -> None:
        """Show a point; the last one has no line below it."""
        self._props, self._is_last = props, is_last
        self._title.setText(props.title)
        self._detail.setText(props.detail)
        self._detail.setVisible(bool(props.detail))
        self._scale.share = props.share or 0.0
        self._scale.setVisible(props.share is not None)
        self._scale.update()
        self.setAccessibleName(props.spoken)
        self.update()

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        side = theme.grown(14)
        middle = QPointF(side / 2, theme.line(Style.SMALL_STRONG) / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._is_last:
            self._paint_line(painter, middle, side * 0.5 + theme.grown(5), theme)
        self._paint_dot(painter, middle, side, theme)

    def _paint_line(self, painter: QPainter, middle: QPointF, reach: float, theme: Theme) -> None:
        """Draw it thin in the past and the future, broad where the playback window is open."""
        tokens = theme.tokens
        thin, broad = theme.grown(15) / 10, theme.grown(4)
        match self._props.below:
            case Stretch.PAST:
                colour, width = QColor(tokens.accent), thin
            case Stretch.USED:
                colour, width = QColor(tokens.accent), broad
            case Stretch.LEFT:
                colour, width = mix(tokens.rail, tokens.accent, 0.35), broad
            case Stretch.FUTURE:
                colour, width = QColor(tokens.hairline), thin
            case _:
                assert_never(self._props.below)
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        top = middle + QPointF(0, reach)
        painter.drawLine(top, QPointF(middle.x(), self.height() + middle.y() - reach))

    def _paint_dot(self, painter: QPainter, middle: QPointF, side: float, theme: Theme) -> None:
        tokens, dot = theme.tokens, self._props.dot
        painter.setPen(Qt.PenStyle.NoPen)
        if dot is Dot.NOW:
            painter.setBrush(mix(tokens.rail, tokens.accent, 0.25))
            painter.drawEllipse(middle, side * 0.68, side * 0.68)
        if dot is Dot.PAST:
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(middle, side / 2, side / 2)
        else:
            colour = tokens.accent if dot is Dot.NOW else tokens.edge
            painter.setPen(QPen(QColor(colour), side / 7))
            painter.setBrush(QColor(tokens.rail))
            painter.drawEllipse(middle, side * 0.43, side * 0.43)


class Year(Painted):
    """The open renewal window to scale: every grant, today, and both of its dates."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._props: YearProps | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        holder.changed.connect(self.updateGeometry)

    def set_props(self, props: YearProps | None) -> None:
        """Show it, or nothing."""
        self._props = props
        self.setVisible(props is not None)
        self.setAccessibleName("" if props is None else props.spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        return QSize(160, theme.grown(14 + 4 + 16) + theme.line(Style.CAPTION))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        props, tokens = self._props, theme.tokens
        if props is None:
            return
        dot = float(theme.grown(14))
        left, length = QPointF(dot / 2, dot / 2), self.width() - dot
        paint_scale(painter, left, length, props.grants, props.today, dot, tokens, tokens.rail)
        words = QRectF(0, dot + theme.grown(4), self.width(), theme.line(Style.CAPTION))
        for text, side in (
            (props.begins, Qt.AlignmentFlag.AlignLeft),
            (props.ends, Qt.AlignmentFlag.AlignRight),
        ):
            elided(painter, words, text, theme, Style.CAPTION, tokens.dim, side)


class Fact(Painted):
    """A name, and at the right edge what holds of it; below it where there is no room."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._props = FactProps("", "")
        wrap_within(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        holder.changed.connect(self.updateGeometry)

    def set_props(self, props: FactProps) -> None:
        """Show a name and what holds of it."""
        self._props = props
        self.setAccessibleName(props.spoken)
        self.updateGeometry()
        self.update()

    def _plan(self, width: int) -> tuple[QRect, QRect]:
        """Return where the name and the value stand in that width."""
        theme = self._holder.theme
        metrics, gap = theme.metrics(Style.SMALL), theme.grown(12)
        names, values = (metrics.horizontalAdvance(one) + 1 for one in self._texts)
        line = theme.line(Style.SMALL)
        if names + gap + values <= width:
            return QRect(0, 0, names, line), QRect(width - values, 0, values, line)
        name, value = (paragraph(one, theme, Style.SMALL).height(width) for one in self._texts)
        return QRect(0, 0, width, name), QRect(0, name, width, value)

    @property
    def _texts(self) -> tuple[str, str]:
        return self._props.name, unbroken(self._props.value)

    @override
    def heightForWidth(self, width: int) -> int:
        _name, value = self._plan(width)
        return value.bottom() + 1 + self._holder.theme.grown(4)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._holder.theme.line(Style.SMALL))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        for text, rect, ink in zip(
            self._texts,
            self._plan(self.width()),
            (theme.tokens.dim, theme.tokens.text),
            strict=True,
        ):
            paragraph(text, theme, Style.SMALL).paint(painter, rect, ink)


class GrantWidget(Painted):
    """A download of the history: what it was, and what became of it."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._title = Label(holder, Style.SMALL_STRONG, "text", self, wrap=True)
        self._lines = Label(holder, Style.CAPTION, "dim", self, wrap=True)
        self._layout = column(self, self._title, self._lines)
        holder.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        theme = self._holder.theme
        self._layout.setContentsMargins(theme.grown(_INDENT), theme.grown(4), 0, theme.grown(10))

    def set_props(self, props: GrantProps) -> None:
        """Show a download, and what became of it."""
        self._title.setText(props.title)
        self._lines.setText("\n".join(props.lines))
        self.setAccessibleName(props.spoken)
