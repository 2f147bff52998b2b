"""Where another time is written for the demo clock, and what was understood of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.boxes import Spare, column, row
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.labels import Label

_WIDTH = 230


class ClockField(QWidget):
    """A line of plain text, *Go*, and below it what *Go* would do; passive."""

    written = Signal(str)
    """The text, at every change of it."""
    go_requested = Signal(str)
    """The text, which was understood."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._can_go = False
        self._movable = False
        self.edit = QLineEdit(self)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go = Button(holder, "", ButtonKind.OUTLINED, self)
        self.understood = Label(holder, Style.SMALL, "dim", self, wrap=True)
        self.understood.setContentsMargins(int(FOCUS), 0, 0, 0)
        line = row(None, (self.edit, 1), self.go, Spare(2), gap=4, around=(int(FOCUS), 0, 0, 0))
        column(self, line, self.understood, gap=2)
        self.edit.textChanged.connect(self.written)
        self.edit.returnPressed.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        holder.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def text(self) -> str:
        """The text as it is written."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget the text, which was done."""
        self.edit.clear()

    def set_movable(self, movable: bool) -> None:
        """Whether there is a clock that can be moved."""
        self._movable = movable
        self.edit.setEnabled(movable)
        self.go.setEnabled(movable and self._can_go)

    def show_reading(self, sentence: str, *, can_go: bool) -> None:
        """Show what was understood, or why it cannot be read."""
        self._can_go = can_go
        self.understood.setText(sentence)
        self.edit.setAccessibleDescription(sentence)
        self.go.setAccessibleDescription(sentence if can_go else "")
        self.go.setEnabled(self._movable and can_go)

    def set_words(self, texts: Texts) -> None:
        """Say everything in the language of the window."""
        self.edit.setAccessibleName(texts.tr("Date and time", "facilitator: of the clock"))
        self.edit.setPlaceholderText(self.edit.accessibleName())
        self.go.set_label(texts.tr("Go", "facilitator: button: the clock"))

    def _on_go(self) -> None:
        if self.go.isEnabled():
            self.go_requested.emit(self.text)

    def _on_theme_changed(self) -> None:
        theme = self._holder.theme
        self.edit.setFont(theme.font(Style.SMALL))
        self.edit.setMinimumSize(theme.grown(120), theme.grown(34))
        self.edit.setMaximumWidth(theme.grown(_WIDTH))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text:
            self.clear()
        else:
            super().keyPressEvent(event)
