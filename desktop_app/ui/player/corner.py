"""What stays over the picture while everything else is hidden: how long is left, and notices."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.player.board import OnDark
from desktop_app.ui.player.echo import GROUND
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.drawing import rounded

_WIDEST = 440


class _Notice(OnDark):
    """A sentence on dark."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 12, fill=GROUND)
        super().paintEvent(event)


class Corner(QWidget):
    """The badge at the top right, and under it the line that the bar would show; takes no click."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.badge = Badge(holder, None, self)
        self.notice = _Notice(holder, Style.SMALL_MEDIUM, "text", self, wrap=True)
        self.notice.setContentsMargins(12, 8, 12, 8)
        right = Qt.AlignmentFlag.AlignRight
        column(self, (self.badge, right), (self.notice, right), gap=-1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        holder.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def _on_theme_changed(self) -> None:
        self.notice.setFixedWidth(self._holder.theme.grown(_WIDEST))
