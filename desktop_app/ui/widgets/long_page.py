"""A page that scrolls as a whole, and makes what is on it only when somebody looks at it."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.scrolled import Scrolled


class _Inside(QWidget):
    """What is scrolled: texts that take several lines have no height of their own."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class LongPage(Painted):
    """Scrolls what `make` lays out in `_inside`, and brings into view what gets the focus."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(holder, parent)
        self._is_made = False
        self._scroll = Scrolled(self)
        self._inside = _Inside(self._scroll)
        self._scroll.set_clear(self._inside)
        column(self, self._scroll)

    def make(self) -> None:
        """Make what is on the page, and lay it out."""
        raise NotImplementedError

    def ensure_made(self) -> None:
        """Make what is on the page, if it is not yet."""
        if not self._is_made:
            self._is_made = True
            self.make()

    @override
    def setVisible(self, visible: bool) -> None:
        if visible:
            self.ensure_made()
        super().setVisible(visible)

    def follow(self, control: QWidget) -> None:
        """Keep a control in view that gets the focus otherwise than by Tab."""
        control.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, 24)
        return False

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        painter.fillRect(self.rect(), QColor(theme.tokens.app))
