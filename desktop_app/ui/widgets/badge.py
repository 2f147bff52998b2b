"""The badge: how long is left, as colour, icon and words. `ui/badges.py` says what is shown."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.domain.time import DAY, Instant
from desktop_app.ui.badges import DRAWN, BadgeProps, Sign, locked_until
from desktop_app.ui.text import Texts, unbroken
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import Tone
from desktop_app.ui.widgets.drawing import elided, icon_at, rounded, wrap_within
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.paragraph import Paragraph, paragraph

_FAR: Instant = 20_000 * DAY
_ALONE = 32
"""The height of a badge that stands alone, at 100 %."""
_RADIUS = 16
"""Of the corners of a badge that takes several lines."""


def badge_height(theme: Theme, at_100: float = 30) -> int:
    """Return how high a badge is; 24 to 32 at 100 %."""
    return max(theme.line(Style.SMALL_STRONG) + 4, theme.px(at_100))


def badge_size(props: BadgeProps, theme: Theme, at_100: float = 30) -> QSize:
    """Return the size of the pill around its icon and text."""
    height = badge_height(theme, at_100)
    width = _text_left(props, theme) + theme.metrics(Style.SMALL_STRONG).horizontalAdvance(
        props.text
    )
    return QSize(width + theme.px(12) + 1, height)


def badge_room(theme: Theme, texts: Texts) -> int:
    """Return how wide the longest badge of this language is."""
    longest = theme.metrics(Style.SMALL_STRONG).horizontalAdvance(locked_until(_FAR, texts))
    return longest + theme.px(46)


def _icon_size(props: BadgeProps, theme: Theme) -> int:
    return theme.px(18 if props.sign in DRAWN else 17)


def _text_left(props: BadgeProps, theme: Theme) -> int:
    doubled = theme.px(7) if props.doubled else 0
    return theme.px(8) + doubled + _icon_size(props, theme) + theme.px(8)


def paint_badge(
    painter: QPainter,
    rect: QRectF,
    props: BadgeProps,
    theme: Theme,
    *,
    edge: str | None = None,
    words: Paragraph | None = None,
) -> None:
    """Paint the pill in `rect`; a text that does not fit is elided, or stands as `words`.

    `edge` is its outline where its colours have none of their own.
    """
    pair = theme.tokens.badge(props.tone)
    painter.save()
    first = rect.height() if words is None else badge_height(theme, _ALONE)
    radius = rect.height() / 2 if words is None else _RADIUS
    rounded(painter, rect, radius, fill=pair.bg, edge=pair.edge or edge)
    size = _icon_size(props, theme)
    box = QRectF(rect.left() + theme.px(8), rect.top() + round((first - size) / 2), size, size)
    if props.doubled:
        painter.save()
        _paint_sign(painter, box, props, theme, QColor(pair.fg), behind=True)
        box.translate(theme.px(7), 0)
        halo = box.adjusted(-2, -2, 2, 2)
        if props.sign is Sign.HOURGLASS:
            halo = box.adjusted(1, -1, -1, 1)
            painter.fillRect(halo, QColor(pair.bg))
        else:
            rounded(painter, halo, halo.height() / 2, fill=pair.bg)
        painter.restore()
    _paint_sign(painter, box, props, theme, QColor(pair.fg))
    left = rect.left() + _text_left(props, theme)
    room = QRectF(left, rect.top(), rect.right() - theme.px(10) - left, rect.height())
    if words is None:
        elided(painter, room, props.text, theme, Style.SMALL_STRONG, pair.fg)
    else:
        words.paint(painter, room.toRect(), pair.fg, Qt.AlignmentFlag.AlignVCenter)
    painter.restore()


def _paint_sign(
    painter: QPainter,
    box: QRectF,
    props: BadgeProps,
    theme: Theme,
    colour: QColor,
    *,
    behind: bool = False,
) -> None:
    if props.sign is Sign.BAR:
        height = max(4.0, box.height() / 3.6)
        track = QRectF(box.left(), box.center().y() - height / 2, box.width(), height)
        faint = QColor(colour)
        faint.setAlphaF(0.3)
        rounded(painter, track, height / 2, fill=faint)
        track.setWidth(max(height, track.width() * props.share))
        rounded(painter, track, height / 2, fill=colour)
    elif props.sign is Sign.RING or props.sign is Sign.OPEN_RING:
        _paint_ring(painter, box, props, colour, behind=behind)
    else:
        if behind:
            painter.setOpacity(0.65)
        icon_at(painter, box, props.sign.value, colour.name(), theme)


def _paint_ring(
    painter: QPainter, box: QRectF, props: BadgeProps, colour: QColor, *, behind: bool
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = box.width() / 7
    circle = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    faint = QColor(colour)
    faint.setAlphaF(0.35)
    pen = QPen(faint, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(circle)
    if behind:
        return
    pen.setColor(colour)
    painter.setPen(pen)
    if props.sign is Sign.OPEN_RING:
        painter.drawArc(circle, 130 * 16, -320 * 16)
    elif props.share > 0:
        painter.drawArc(circle, 90 * 16, -round(max(0.03, props.share) * 360 * 16))
    if props.alarm:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = box.width() / 6
        painter.drawEllipse(QPointF(box.center()), radius, radius)


class Badge(Painted):
    """A badge that stands alone: in the inspector, in a dialog.

    A wide one takes as many lines as it needs. On the rail, one of its own grey has an outline.
    """

    def __init__(
        self,
        holder: ThemeHolder,
        props: BadgeProps | None = None,
        parent: QWidget | None = None,
        *,
        wide: bool = False,
        on_rail: bool = False,
    ) -> None:
        super().__init__(holder, parent)
        self._props = props
        self._wide = wide
        self._on_rail = on_rail
        if wide:
            wrap_within(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        holder.changed.connect(self.updateGeometry)
        if props is not None:
            self.set_props(props)

    def set_props(self, props: BadgeProps) -> None:
        """Show another badge."""
        self._props = props
        self.setAccessibleName(props.spoken)
        self.setToolTip(props.text)
        self.updateGeometry()
        self.update()

    def _words(self, width: int) -> tuple[Paragraph, int] | None:
        """Return its words over several lines and their height, where one line is too short."""
        theme, props = self._holder.theme, self._props
        if props is None or not self._wide or badge_size(props, theme).width() <= width:
            return None
        words = paragraph(unbroken(props.text), theme, Style.SMALL_STRONG)
        return words, words.height(width - _text_left(props, theme) - theme.px(10))

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wide

    @override
    def heightForWidth(self, width: int) -> int:
        theme, found = self._holder.theme, self._words(width)
        one = badge_height(theme, _ALONE)
        return one if found is None else one + found[1] - theme.line(Style.SMALL_STRONG)

    @override
    def sizeHint(self) -> QSize:
        if self._props is None:
            return QSize(0, badge_height(self._holder.theme, _ALONE))
        return badge_size(self._props, self._holder.theme, _ALONE)

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self._holder.theme
        return QSize(theme.px(64), badge_height(theme, _ALONE))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        if self._props is None:
            return
        needs_edge = self._on_rail and self._props.tone is Tone.MOVING
        edge, found = theme.tokens.hairline if needs_edge else None, self._words(self.width())
        words = None if found is None else found[0]
        paint_badge(painter, QRectF(self.rect()), self._props, theme, edge=edge, words=words)
