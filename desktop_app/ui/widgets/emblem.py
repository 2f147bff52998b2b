"""An icon in its circle."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.widgets.drawing import icon_at, rounded
from desktop_app.ui.widgets.painted import Painted


class Emblem(Painted):
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
        super().__init__(holder, parent)
        self._icon = icon
        self._inset = inset
        self._side = holder.theme.grown(side)
        self.setFixedSize(self._side, self._side + below)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        pair = theme.tokens.calm
        box = QRectF(0, 0, self._side, self._side)
        rounded(painter, box, self._side / 2, fill=pair.bg, edge=pair.edge)
        inset = self._side * self._inset
        icon_at(painter, box.adjusted(inset, inset, -inset, -inset), self._icon, pair.fg, theme)
