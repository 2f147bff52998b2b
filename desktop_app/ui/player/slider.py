"""A slider in the colours of the theme: a click jumps there, and the arrows work."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget
from typing_extensions import override

from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.drawing import FOCUS, focus_rings, rounded


class Slider(QSlider):
    """Horizontal; `set_shown` moves the handle only while the user does not hold it."""

    chosen = Signal(int)
    """The user let go of the handle, or moved it by key or wheel."""
    held = Signal(int)
    """The user holds the handle, here."""
    pointed = Signal(object)
    """The pointer is over it, so many pixels from its left; None once it is gone."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._holder = holder
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.actionTriggered.connect(self._on_action)
        holder.changed.connect(self.updateGeometry)

    def set_shown(self, value: int) -> None:
        """Move the handle there, unless the user is holding it."""
        if not self.isSliderDown():
            self.setValue(value)

    def _on_action(self, action: int) -> None:
        """Tell where a key moved it: `sliderPosition` is already the new place."""
        if action != QSlider.SliderAction.SliderMove.value:
            self.chosen.emit(self.sliderPosition())

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, max(32, self._holder.theme.grown(32)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(64, self.sizeHint().height())

    def _groove(self) -> QRectF:
        radius = self._radius() + FOCUS
        return QRectF(self.rect()).adjusted(radius, 0, -radius, 0)

    def _radius(self) -> float:
        return float(self._holder.theme.grown(7))

    def value_at(self, x: float) -> int:
        """Return what a click there would choose."""
        groove = self._groove()
        share = min(1.0, max(0.0, (x - groove.left()) / max(1.0, groove.width())))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return self.minimum() + round(share * (self.maximum() - self.minimum()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self._hold(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(event.position().x())
        if self.isSliderDown():
            self._hold(event)
        else:
            event.ignore()  # the page hears that something moves

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.isSliderDown():
            self.pointed.emit(None)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown() and event.button() is Qt.MouseButton.LeftButton:
            value = self.value_at(event.position().x())
            self.setSliderDown(False)
            self.setValue(value)
            self.chosen.emit(value)
            if not self.rect().contains(event.position().toPoint()):
                self.pointed.emit(None)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _hold(self, event: QMouseEvent) -> None:
        value = self.value_at(event.position().x())
        self.setSliderPosition(value)
        self.update()
        self.held.emit(value)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        painter = QPainter(self)
        groove, radius = self._groove(), self._radius()
        track = QRectF(groove.left(), self.rect().center().y() - 1.5, groove.width(), 4)
        rest = tokens.track if tokens.edge == tokens.text else tokens.edge
        rounded(painter, track, 2, fill=rest)
        span = max(1, self.maximum() - self.minimum())
        share = (self.sliderPosition() - self.minimum()) / span
        ink = tokens.accent if self.isEnabled() else tokens.edge
        done = QRectF(track)
        done.setWidth(max(0.0, track.width() * share))
        rounded(painter, done, 2, fill=ink)
        handle = QRectF(0, 0, 2 * radius, 2 * radius)
        handle.moveCenter(track.center())
        handle.moveLeft(groove.left() + groove.width() * share - radius)
        rounded(painter, handle, radius, fill=QColor(ink), edge=tokens.app, width=2)
        if self.hasFocus():
            focus_rings(painter, handle, radius, theme, tokens.app)
