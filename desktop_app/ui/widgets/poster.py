"""Posters: an SVG or a picture with round corners, greyed where there is nothing to play."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.drawing import icon_at, rounded, wrap_within
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.pictures import read_picture


@dataclass(frozen=True, slots=True)
class PosterProps:
    """What a poster shows; `progress` is the share watched, 0 to 1."""

    path: str | None
    greyed: bool = False
    progress: float | None = None
    watched: bool = False


def paint_poster(
    painter: QPainter, rect: QRectF, props: PosterProps, theme: Theme, radius: float = 8
) -> None:
    """Paint the poster in `rect`, with how far it was watched."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device else 1.0
    size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
    tokens = theme.tokens
    picture = _picture(props.path, size, tokens.app if props.greyed else "")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    if picture is None:
        painter.fillPath(shape, QColor(tokens.raised))
        side = min(rect.width(), rect.height()) * 0.4
        middle = QRectF(0, 0, side, side)
        middle.moveCenter(rect.center())
        icon_at(painter, middle, "monitor-play", tokens.edge, theme)
    else:
        painter.setClipPath(shape)
        painter.drawPixmap(rect, picture, QRectF(picture.rect()))
        if props.progress is not None or props.watched:
            veil = QLinearGradient(rect.bottomLeft(), rect.topLeft())
            veil.setColorAt(0, QColor(0, 0, 0, 120))
            veil.setColorAt(0.35, QColor(0, 0, 0, 0))
            painter.fillRect(rect, veil)
        painter.setClipping(False)
    if props.progress is not None:
        track = QRectF(rect.left() + 8, rect.bottom() - 9, rect.width() - 16, 3)
        rounded(painter, track, 1.5, fill=QColor(255, 255, 255, 95))
        track.setWidth(max(3.0, track.width() * min(1.0, props.progress)))
        rounded(painter, track, 1.5, fill=QColor(255, 255, 255))
    if props.watched:
        tick = QRectF(rect.right() - 26, rect.top() + 6, 20, 20)
        rounded(painter, tick, 10, fill=QColor(15, 17, 21, 225))
        icon_at(painter, tick.adjusted(3, 3, -3, -3), "check", "#FFFFFF", theme)
    painter.restore()


@lru_cache(maxsize=256)
def _picture(path: str | None, size: QSize, veil: str) -> QPixmap | None:
    """Return the picture, filling that many pixels; greyed and veiled where a veil is given."""
    image = None if path is None else read_picture(path, size)
    if image is None:
        return None
    if veil:
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        image = grey.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        over = QColor(veil)
        if over.lightness() < 128:  # a dark picture must not sink into a dark ground
            over = mix(veil, "#FFFFFF", 0.22)
        over.setAlphaF(0.4)
        painter.fillRect(image.rect(), over)
        painter.end()
    return QPixmap.fromImage(image)


class Poster(Painted):
    """A poster that stands alone, 16 to 9; where it would be too high, a strip of it."""

    def __init__(
        self,
        holder: ThemeHolder,
        width: int | None = None,
        parent: QWidget | None = None,
        *,
        radius: float = 12,
    ) -> None:
        super().__init__(holder, parent)
        self._radius = radius
        self._props = PosterProps(None)
        if width is None:
            wrap_within(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            self.setFixedSize(width, round(width * 9 / 16))

    def set_props(self, props: PosterProps) -> None:
        """Show another poster."""
        self._props = props
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return min(round(width * 9 / 16), self.sizeHint().height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(256, 144)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_poster(painter, QRectF(self.rect()), self._props, theme, self._radius)
