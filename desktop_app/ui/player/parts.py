"""What the bar and the controls of the player are made of."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import elided
from desktop_app.ui.widgets.painted import Painted

SIDE = 24
"""Left and right of all that stands over and under the picture, at 100 %."""


def player_button(
    holder: ThemeHolder,
    icon: str | None,
    parent: QWidget,
    kind: ButtonKind = ButtonKind.QUIET,
    *,
    surface: str = "app",
) -> Button:
    """Make a button that a click leaves without the focus: Space goes on to play and pause."""
    button = Button(holder, "", kind, parent, surface=surface, icon=icon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


def name_button(button: Button, name: str, keys: str = "") -> None:
    """Set what a screen reader says, and what is read when the button is pointed at."""
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({keys})" if keys else name)


class Line(Painted):
    """One line of text that is cut where it does not fit, and says all of it when pointed at."""

    def __init__(
        self, holder: ThemeHolder, style: Style, colour: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(holder, parent)
        self._style = style
        self._colour = colour
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        holder.changed.connect(self.updateGeometry)

    def set_text(self, text: str) -> None:
        """Show another line."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setToolTip(text)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(80, self._holder.theme.line(self._style))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        colour: str = getattr(theme.tokens, self._colour)
        elided(painter, QRectF(self.rect()), self._text, theme, self._style, colour)
