"""The veil over a window behind a card, and what has the focus again when the card goes."""

from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.widgets.painted import Painted


class Scrim(Painted):
    """The veil over the window behind a card."""

    def __init__(self, holder: ThemeHolder, over: QWidget) -> None:
        super().__init__(holder, over)
        self._share = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(holder.theme.motion(150))
        self._fade.valueChanged.connect(self.on_faded)
        self.setGeometry(over.rect())

    def cover(self) -> None:
        """Lie over everything in the window."""
        self.show()
        self.raise_()
        if self._fade.duration():
            self._fade.start()
        else:
            self._share = 1.0

    def on_faded(self, share: float) -> None:
        """Become a little darker."""
        self._share = share
        self.update()

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        veil = QColor(0, 0, 0)
        most = 0.6 if theme.tokens.is_dark else 0.45
        veil.setAlphaF(most * self._share)
        painter.fillRect(self.rect(), veil)


class Caller:
    """What had the focus in a window when a card came, and has it again when the card goes."""

    def __init__(self, window: QWidget) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and focused.window() is window
        self._widget = focused if inside else window.focusWidget()

    def give_back(self) -> None:
        """Set the focus where what had it is still there."""
        widget = self._widget
        if widget is not None and isValid(widget) and widget.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
