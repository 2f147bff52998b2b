"""A menu with round corners."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from desktop_app.ui.fusion import MENU_RADIUS
from desktop_app.ui.widgets.drawing import may_be_alone


class Menu(QMenu):
    """Its style sheet rounds it; where nothing may be mixing windows, a mask cuts its corners."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(
            self.windowFlags()
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, on=not may_be_alone())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if may_be_alone():
            shape = QPainterPath()
            shape.addRoundedRect(self.rect().toRectF(), MENU_RADIUS, MENU_RADIUS)
            self.setMask(QRegion(shape.toFillPolygon().toPolygon()))
