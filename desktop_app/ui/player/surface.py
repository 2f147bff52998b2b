"""The picture: frames of a video sink, their subtitles, and the poster until the first one."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMetaObject, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.drawing import rounded
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.poster import PosterProps, paint_poster

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame, QVideoSink

INSET = 16
"""Around what stands over the picture."""
_NOTCH = 120
"""Of a wheel, in eighths of a degree."""


class Surface(Painted):
    """Paints frames itself, so that a picture of the window shows them; black around them.

    The multimedia libraries may be missing: they are never imported before a sink is there.
    """

    clicked = Signal()
    double_clicked = Signal()
    """After a click, which it was as well."""
    wheeled = Signal(int)
    """So many notches, away from the user."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(holder, parent)
        self._sink: QVideoSink | None = None
        self._connections: list[QMetaObject.Connection] = []
        self._frame: QVideoFrame | None = None
        self._subtitle = ""
        self._poster: str | None = None
        self._darkened = False
        self._turned = 0
        self._again = False
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(INSET, INSET, INSET, INSET)
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def put(self, over: QWidget, where: Qt.AlignmentFlag | None = None) -> None:
        """Have something stand over the picture: there, or over all of it."""
        self._layout.addWidget(over, 0, 0, where or Qt.AlignmentFlag(0))

    def set_sink(self, sink: "QVideoSink") -> None:
        """Show what arrives there from now on."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._sink = sink
        self._connections = [
            sink.videoFrameChanged.connect(self.on_frame),
            sink.subtitleTextChanged.connect(self.on_subtitle),
        ]
        self.on_subtitle(sink.subtitleText())
        self.on_frame(sink.videoFrame())

    @property
    def has_picture(self) -> bool:
        """Whether there is a frame to show, and not the poster."""
        return self._frame is not None

    def show_poster(self, path: str | None) -> None:
        """Forget the last frame: another episode is loaded."""
        self._frame, self._subtitle, self._poster = None, "", path
        self.update()

    def set_darkened(self, darkened: bool) -> None:
        """Darken the picture while something is written over it."""
        if darkened != self._darkened:
            self._darkened = darkened
            self.update()

    def on_frame(self, frame: Any) -> None:
        """Show a frame; an invalid one is the end, where the last one stays."""
        if frame.isValid():
            self._frame = frame
            self.update()

    def on_subtitle(self, text: str) -> None:
        """Show these words; none takes them away."""
        self._subtitle = text
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    @override
    def hasHeightForWidth(self) -> bool:
        return False  # whatever what stands over it has

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        again, self._again = self._again, False
        if not again and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._again = True
            self.double_clicked.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches:
            self.wheeled.emit(notches)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        area = QRectF(self.rect())
        painter.fillRect(area, QColor(Qt.GlobalColor.black))
        if self._frame is not None:
            self._paint_frame(painter, area, self._frame)
        elif self._poster is not None:
            size = QSize(16, 9).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRectF(0, 0, size.width(), size.height())
            box.moveCenter(area.center())
            paint_poster(painter, box, PosterProps(self._poster), theme, 0)
        if self._darkened:
            painter.fillRect(area, QColor(8, 9, 12, 215))
        elif self._subtitle:
            self._paint_subtitle(painter, theme, QRectF(self.contentsRect()))

    def _paint_frame(self, painter: QPainter, area: QRectF, frame: "QVideoFrame") -> None:
        from PySide6.QtMultimedia import QVideoFrame

        options = QVideoFrame.PaintOptions()
        options.aspectRatioMode = Qt.AspectRatioMode.KeepAspectRatio
        options.backgroundColor = QColor(Qt.GlobalColor.black)
        options.paintFlags = QVideoFrame.PaintOptions.PaintFlag.DontDrawSubtitles
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame.paint(painter, area, options)

    def _paint_subtitle(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Paint it as Qt does not: in the program's font, as large as the user's text."""
        font = QFont(theme.font(Style.HEADING))  # the theme's own is shared
        pixels = max(font.pixelSize(), round(area.height() / 22 * theme.scale))
        font.setPixelSize(min(pixels, max(16, round(area.height() / 9))))
        layout = QTextLayout(self._subtitle.strip().replace("\n", "\u2028"), font, self)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        lines, height, room = [], 0.0, area.width() * 0.86
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            lines.append((line, height))
            height += line.height()
        layout.endLayout()
        pad = font.pixelSize() * 0.4
        widest = max((line.naturalTextWidth() for line, _ in lines), default=0.0)
        box = QRectF(0, 0, widest + 2 * pad, height + pad)
        box.moveCenter(area.center())
        box.moveBottom(area.bottom() - max(12.0, area.height() * 0.05))
        rounded(painter, box, 6, fill=QColor(0, 0, 0, 190))
        painter.setPen(QColor("#FFFFFF"))
        for line, top in lines:
            left = box.center().x() - line.naturalTextWidth() / 2
            line.draw(painter, QPointF(left, box.top() + pad / 2) + QPointF(0, top - line.y()))
