"""The pointer over a widget, where no window system moves one."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.MouseButton.NoButton
_KEYS = Qt.KeyboardModifier.NoModifier


def move(widget: QWidget, x: int, y: int) -> None:
    """To that place of the widget."""
    place = QPoint(x, y)
    where = QPointF(widget.mapToGlobal(place))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), where, _NONE, _NONE, _KEYS)
    QApplication.sendEvent(widget, event)


def turn(widget: QWidget, by: int) -> None:
    """Its wheel, in eighths of a degree, away from the user."""
    place = widget.rect().center()
    where, still = QPointF(widget.mapToGlobal(place)), Qt.ScrollPhase.NoScrollPhase
    turned = QPoint(0, by)
    event = QWheelEvent(QPointF(place), where, QPoint(), turned, _NONE, _KEYS, still, False)
    QApplication.sendEvent(widget, event)
