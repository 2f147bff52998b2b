"""Movement, 120 to 200 ms and none under *reduce motion*: arrivals slide, departures fade."""

from PySide6.QtCore import QEasingCurve, QObject, QPoint, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.theme import ThemeHolder

SLIDE_MS = 180
_FADE_MS = 140
_SINKS_BY = 8


class Motion(QObject):
    """A share that goes from 0 to 1, slower towards its end."""

    moved = Signal(object)
    """The share now."""
    ended = Signal()

    def __init__(self, holder: ThemeHolder, milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._holder = holder
        self._milliseconds = milliseconds
        self.share = 1.0
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_value)
        self._animation.finished.connect(self.ended)
        holder.changed.connect(self._on_theme_changed)

    @property
    def is_moving(self) -> bool:
        """Whether it has not ended yet."""
        return self._animation.state() == QVariantAnimation.State.Running

    def start(self) -> None:
        """Go from the beginning; end at once where nothing may move."""
        self._animation.stop()
        duration = self._holder.theme.motion(self._milliseconds)
        self._on_value(0.0 if duration else 1.0)
        if duration:
            self._animation.setDuration(duration)
            self._animation.start()
        else:
            self.ended.emit()

    def _on_value(self, share: float) -> None:
        self.share = share
        self.moved.emit(share)

    def _on_theme_changed(self) -> None:
        """Go to the end where nothing may move any more."""
        if self.is_moving and self._holder.theme.reduced_motion:
            self._animation.setCurrentTime(self._animation.duration())


def _picture_of(widget: QWidget) -> QPixmap:
    """Return a picture of what it paints alone: round corners show what is behind it."""
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(widget.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    widget.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return picture


class Ghost(QWidget):
    """The picture of a widget that is gone already, fading where it stood."""

    def __init__(self, holder: ThemeHolder, gone: QWidget, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = _picture_of(gone)
        place = gone.mapTo(over, QPoint())
        self.setGeometry(place.x(), place.y(), gone.width(), gone.height() + _SINKS_BY)
        self._motion = Motion(holder, _FADE_MS, self)
        self._motion.moved.connect(self._on_moved)
        self._motion.ended.connect(self._on_ended)
        self.show()
        self._motion.start()

    def _on_moved(self, _share: float) -> None:
        self.update()

    def _on_ended(self) -> None:
        self.hide()
        self.deleteLater()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(1 - self._motion.share)
        painter.drawPixmap(0, round(_SINKS_BY * self._motion.share), self._picture)
