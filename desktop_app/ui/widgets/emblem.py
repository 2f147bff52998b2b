"""An icon in its circle."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.drawing import icon_at, rounded


class Emblem(QWidget):
    """The icon of a card or of a question; the words beside it say the same."""

    def __init__(
        self,
        holder: ThemeHolder,
        icon: str,
        parent: QWidget,
        side: int,
        *,
        inset: float,
        below: int = 0,
    ) -> None:
        """Make a circle of `side` pixels at 100 % with `below` pixels free under it.

        `inset` is the share of the circle around the icon on each side.
        """
        super().__init__(parent)
        self._holder = holder
        self._icon = icon
        self._inset = inset
        self._side = holder.theme.grown(side)
        self.setFixedSize(self._side, self._side + below)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        pair = theme.tokens.calm
        painter = QPainter(self)
        box = QRectF(0, 0, self._side, self._side)
        rounded(painter, box, self._side / 2, fill=pair.bg, edge=pair.edge)
        inset = self._side * self._inset
        icon_at(painter, box.adjusted(inset, inset, -inset, -inset), self._icon, pair.fg, theme)
