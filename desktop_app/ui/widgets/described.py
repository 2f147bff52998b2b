"""A choice that needs a sentence: its name, and below it what it means."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import wrap_within


class DescribedButton(Control):
    """One of several; both texts take as many lines as they need."""

    LEAST = QSize(140, 40)
    """The smallest that it may be, and as wide as it likes to be."""
    WIDTH = 200

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(holder, parent)
        self._title = self._words = ""
        self.setCheckable(True)
        wrap_within(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_words(self, title: str, words: str) -> None:
        """Say what it is called, and what it means."""
        self._title, self._words = title, words
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def rects(self, width: int) -> tuple[QRect, QRect]:
        """Return where the title and the words stand, in a widget of that width."""
        raise NotImplementedError

    @override
    def heightForWidth(self, width: int) -> int:
        title, words = self.rects(width)
        return words.bottom() + 1 + title.top()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.WIDTH, self.heightForWidth(self.WIDTH))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.LEAST
