"""What stands over the picture in place of a film: an icon, a title and a sentence."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.player.messages import PictureMessage
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import DARK
from desktop_app.ui.widgets.boxes import Spare, column
from desktop_app.ui.widgets.drawing import icon_at
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.scrolled import Scrolled


class _Medal(Painted):
    """The icon above a message, on the dark of the picture."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.icon = "file-x"
        self.setFixedSize(40, 40)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        icon_at(painter, QRectF(self.rect()), self.icon, DARK.accent, theme)


class OnDark(Label):
    """Text over the picture, which is dark in every theme."""

    @override
    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        palette = self.palette()
        palette.setColor(self.foregroundRole(), QColor(getattr(DARK, self._colour)))
        self.setPalette(palette)


class MessageBoard(Scrolled):
    """What stands over the picture; it scrolls where large text needs more room."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        self._medal = _Medal(holder, inside)
        self._title = OnDark(holder, Style.DIALOG, "text", inside, wrap=True)
        self._sentence = OnDark(holder, Style.BODY, "dim", inside, wrap=True)
        middle, words = Qt.AlignmentFlag.AlignHCenter, (self._title, self._sentence)
        for label in words:
            label.setAlignment(middle)
        parts = (Spare(1), (self._medal, middle), *words, Spare(1))
        column(inside, *parts, gap=8, around=(16, 0, 16, 0))
        self.set_clear(inside)

    def set_message(self, message: PictureMessage) -> None:
        """Say why there is no film."""
        self._medal.icon = message.icon
        self._medal.update()
        self._title.setText(message.title)
        self._sentence.setText(message.sentence)
        self.setAccessibleName(f"{message.title}. {message.sentence}")
