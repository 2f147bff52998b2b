"""The search field."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import FOCUS, focus_rings, icon_at, rounded

_TARGET = 32
"""How wide and high, at 100 %, what the pointer has to hit is."""


class _Cross(Control):
    """Empties the field; not a stop of the keyboard, which has Esc."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        size = theme.grown(16)
        box = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        ink = theme.tokens.text if self.underMouse() else theme.tokens.dim
        icon_at(painter, box, "x", ink, theme)


class SearchField(QLineEdit):
    """A rounded field with a magnifying glass; Esc or its cross clears it, then Esc leaves it."""

    left = Signal()
    """Down, or Esc in an empty field: the focus may go back to what was searched."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.cross = _Cross(holder, self)
        self.cross.clicked.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)
        holder.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_words(self, hint: str, clear: str) -> None:
        """Say what an empty field says, which is its accessible name, and what its cross does."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.cross.setAccessibleName(clear)
        self.cross.setToolTip(clear)

    def _on_text_changed(self) -> None:
        self.cross.setVisible(bool(self.text()))
        theme, side = self._holder.theme, int(FOCUS)
        end = theme.grown(_TARGET) if self.text() else 12
        self.setTextMargins(theme.px(16) + 24 + side, 0, end + side, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._holder.theme.grown(_TARGET)
        self.cross.setGeometry(
            self.width() - int(FOCUS) - side, round((self.height() - side) / 2), side, side
        )

    def _on_theme_changed(self) -> None:
        tokens = self._holder.theme.tokens
        self.setFont(self._holder.theme.font(Style.BODY))
        self.setStyleSheet(
            f"QLineEdit {{ background: transparent; border: none; color: {tokens.text};"
            f" placeholder-text-color: {tokens.faint}; }}"
        )
        self._on_text_changed()
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
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens = self._holder.theme, self._holder.theme.tokens
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
