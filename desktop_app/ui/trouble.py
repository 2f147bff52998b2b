"""What keeps the program from opening, in a small window: a menu gives no terminal."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QDialog
from typing_extensions import override

from desktop_app.ui.screens import FRAME
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.scrolled import Scrolled

_BAR = 16
"""Room for a scroll bar beside the words."""


class TroubleWindow(QDialog):
    """One sentence, and *Close*."""

    def __init__(self, holder: ThemeHolder, texts: Texts, sentence: str) -> None:
        super().__init__()
        title = texts.tr("Sablier cannot open", "title of a small window")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        ground = QPalette(self.palette())
        ground.setColor(QPalette.ColorRole.Window, QColor(holder.theme.tokens.app))
        self.setPalette(ground)
        words = Label(holder, Style.BODY, "dim", self, wrap=True, text=sentence)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = Button(holder, texts.tr("Close", "button: of a message"), ButtonKind.PRIMARY, self)
        close.clicked.connect(self.accept)
        heading = Label(holder, Style.HEADING, "text", self, wrap=True, text=title)
        area = Scrolled(self)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # keys scroll what is long
        area.setPalette(ground)
        area.setWidget(words)
        right = Qt.AlignmentFlag.AlignRight
        column(self, heading, area, (close, right), gap=12, around=(24, 20, 24, 16))
        # as high as its words need, and no larger than the screen: all faults of a file may be many
        room = self.screen().availableSize() - FRAME
        width = min(holder.theme.grown(460), room.width())
        inner = width - 48
        around = 36 + 24 + heading.heightForWidth(inner) + close.sizeHint().height()
        needed = words.heightForWidth(inner)
        high = max(2 * holder.theme.line(Style.BODY), min(needed, room.height() - around))
        if high < needed:
            width = min(width + _BAR, room.width())
        area.setFixedHeight(high)
        self.setFixedWidth(width)
        close.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.accept()
        else:
            super().keyPressEvent(event)
