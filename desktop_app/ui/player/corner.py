"""What stays over the picture while everything else is hidden: how long is left, and notices."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.player.board import OnDark
from desktop_app.ui.player.echo import GROUND
from desktop_app.ui.player.props import PlayerProps
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.drawing import rounded

_WIDEST = 440


class _Notice(OnDark):
    """A sentence on dark."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 12, fill=GROUND)
        painter.end()
        super().paintEvent(event)


class Corner(QWidget):
    """The badge at the top right, and under it the line that the bar would show; takes no click."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.badge = Badge(holder, None, self)
        self.notice = _Notice(holder, Style.SMALL_MEDIUM, "text", self, wrap=True)
        self.notice.setContentsMargins(12, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.notice, 0, Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        holder.changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.hide()

    def show_props(self, props: PlayerProps, old: PlayerProps | None) -> None:
        """As the bar does."""
        if old is None or old.badge != props.badge:
            self.badge.setVisible(props.badge is not None)
            if props.badge is not None:
                self.badge.set_props(props.badge)
        if old is None or old.notice != props.notice:
            self.notice.setVisible(bool(props.notice))
            self.notice.setText(props.notice)

    def on_theme_changed(self) -> None:
        """A line is as long as it is read well."""
        self.notice.setFixedWidth(self._holder.theme.grown(_WIDEST))
