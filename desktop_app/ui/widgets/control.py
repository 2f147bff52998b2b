"""What every button that draws itself has in common."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.widgets.drawing import FOCUS


class Control(QAbstractButton):
    """A button that is painted anew when the pointer enters or leaves it, and follows the theme.

    `surface` names the token of the ground that it stands on.
    """

    def __init__(
        self, holder: ThemeHolder, parent: QWidget | None = None, surface: str = "app"
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._surface = surface
        self._label = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        holder.changed.connect(self.updateGeometry)

    def set_label(self, label: str, spoken: str = "") -> None:
        """Show other words; `spoken` is the accessible name where they do not say enough."""
        if (self._label, self.accessibleName()) == (label, spoken or label):
            return
        self._label = label
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(spoken or label)
        self.updateGeometry()
        self.update()

    @property
    def body(self) -> QRectF:
        """The part that is drawn; around it is the room for the focus."""
        return QRectF(self.rect()).adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)

    @property
    def ground(self) -> str:
        """The colour of what it stands on."""
        ground: str = getattr(self._holder.theme.tokens, self._surface)
        return ground

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw the whole button."""
        raise NotImplementedError

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint(QPainter(self), self._holder.theme)


def reach_first(chosen: QAbstractButton, group: QButtonGroup) -> None:
    """Let Tab reach the chosen one of a group, and arrows the others, as Qt does after a use."""
    for button in group.buttons():
        reached = button is chosen
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)


def press_by_enter(container: QWidget, event: QKeyEvent) -> bool:
    """Press the control inside that has the focus, if the key is Enter; return whether it was."""
    focused = container.focusWidget()
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not is_enter or not isinstance(focused, Control):
        return False
    focused.click()
    return True
