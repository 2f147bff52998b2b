"""The bar over the picture: the way back, what plays, how long is left, and a line below them."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.player.parts import SIDE, Line, name_button, player_button
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.boxes import column, row
from desktop_app.ui.widgets.buttons import PAD, PAD_OF_ICON
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.labels import Label

_WIDE = 560


class Bar(QWidget):
    """Shows the title, the place in the series and the badge; `back` is pressed."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self.setAutoFillBackground(True)
        self.back = player_button(holder, "arrow-left", self)
        self.title = Line(holder, Style.ROW, "text", self)
        self.place = Line(holder, Style.SMALL, "dim", self)
        self.badge = Badge(holder, None, self)
        self.notice = Label(holder, Style.SMALL_MEDIUM, "text", self, wrap=True)
        words = column(None, self.title, self.place)
        self._line = row(None, self.back, (words, 1), 8, self.badge, gap=8)
        column(self, self._line, self.notice)
        holder.changed.connect(self._arrange)
        texts.changed.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        """Show words beside the arrow where there is room; the title and the time left go first.

        What can be seen has one margin: a quiet button begins and ends with its icon and words.
        """
        texts, theme = self._texts, self._holder.theme
        name = texts.tr("Back", "button: out of the player")
        wide = self.width() >= theme.px(_WIDE)
        self.back.set_label(name if wide else "")
        name_button(self.back, name, texts.tr("Esc", "the key"))
        side, before = theme.grown(SIDE), theme.grown(PAD if wide else PAD_OF_ICON)
        self._line.setContentsMargins(side - int(FOCUS) - before, 8, side, 8)
        self.notice.setContentsMargins(side, 0, side, 10)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
