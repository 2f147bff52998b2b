"""A path that can be selected and copied, and one section of the page."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.drawing import FOCUS, focus_rings, rounded
from desktop_app.ui.widgets.labels import Label


class PathField(QLineEdit):
    """Read only; the keyboard reaches it, and a long path can be scrolled through."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self.setReadOnly(True)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        holder.changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def set_path(self, path: str) -> None:
        """Another path, shown from its beginning."""
        if path != self.text():
            self.setText(path)
            self.setToolTip(path)
            self.setCursorPosition(0)

    def on_theme_changed(self) -> None:
        """Take the font and the colours of the theme as it is now."""
        theme = self._holder.theme
        self.setFont(theme.font(Style.SMALL))
        self.setStyleSheet(
            f"QLineEdit {{ background: transparent; border: none; color: {theme.tokens.text}; }}"
        )
        side = int(FOCUS) + 10
        self.setTextMargins(side, 0, side, 0)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        height = max(34, theme.line(Style.SMALL) + theme.grown(14))
        return QSize(theme.grown(360), height + int(2 * FOCUS))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        painter = QPainter(self)
        body = QRectF(self.rect()).adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)
        rounded(painter, body, 8, fill=tokens.card, edge=tokens.hairline)
        if self.hasFocus():
            focus_rings(painter, body, 8, theme, tokens.app)
        painter.end()
        super().paintEvent(event)


class Section(QWidget):
    """A heading, a sentence where one is needed, and the controls below."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        focus = int(FOCUS)
        self._heading = Label(holder, Style.HEADING, "text", self, wrap=True)
        self._sentence = Label(holder, Style.SMALL, "dim", self, wrap=True)
        for label in (self._heading, self._sentence):
            label.setContentsMargins(focus, 0, focus, 0)
        self._sentence.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._sentence)
        self._layout.addSpacing(2)

    def add(self, control: QWidget) -> None:
        """One more control."""
        self._layout.addWidget(control)

    def set_words(self, heading: str, sentence: str = "") -> None:
        """What it is about."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(heading)
