"""The search field."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.drawing import FOCUS, focus_rings, icon_at, rounded


class SearchField(QLineEdit):
    """A rounded field with a magnifying glass; Esc clears it, and then gives the focus back."""

    left = Signal()
    """Down, or Esc in an empty field: the focus may go back to what was searched."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setClearButtonEnabled(False)
        holder.changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def set_hint(self, hint: str) -> None:
        """What it says while it is empty; its accessible name."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)

    def on_theme_changed(self) -> None:
        """Take the font and the colours of the theme as it is now."""
        theme = self._holder.theme
        self.setFont(theme.font(Style.BODY))
        tokens = theme.tokens
        self.setStyleSheet(
            f"QLineEdit {{ background: transparent; border: none; color: {tokens.text};"
            f" placeholder-text-color: {tokens.faint}; }}"
        )
        self.setTextMargins(theme.px(16) + 24 + int(FOCUS), 0, 12 + int(FOCUS), 0)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        height = max(40, theme.line(Style.BODY) + theme.grown(16))
        return QSize(theme.grown(260) + int(2 * FOCUS), height + int(2 * FOCUS))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._holder.theme.grown(140), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        painter = QPainter(self)
        body = QRectF(self.rect()).adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)
        edge = tokens.edge if self.hasFocus() else tokens.hairline
        rounded(painter, body, 8, fill=tokens.card, edge=edge)
        size = theme.px(18)
        box = QRectF(body.left() + 14, round(body.center().y() - size / 2), size, size)
        icon_at(painter, box, "search", tokens.dim, theme)
        if self.hasFocus():
            focus_rings(painter, body, 8, theme, tokens.app)
        painter.end()
        super().paintEvent(event)
