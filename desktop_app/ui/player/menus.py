"""Menus of the player: one choice of several, above the button that opens them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.player.choices import MenuChoice
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.menu import Menu


class MenuAbove(Menu):
    """Opens above its button, where the controls are."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._button: QWidget = parent
        self._instead: QWidget = parent

    def open_at(self, button: Button, instead: QWidget | None = None) -> None:
        """Open at a click of this button; above `instead` while the button has no room."""
        self._button, self._instead = button, instead or button
        button.clicked.connect(self.open)

    def open(self) -> None:
        """Open, with the name of the button for a screen reader."""
        self.setAccessibleName(self._button.accessibleName())
        above = self._button if self._button.isVisible() else self._instead
        self.popup(above.mapToGlobal(QPoint(0, -self.sizeHint().height())))


class ChoiceMenu(MenuAbove):
    """Every choice, with a tick before the one that holds."""

    chosen = Signal(object)
    """The key of a choice."""
    file_asked = Signal()
    """None of these: one from a file."""

    def __init__(
        self, holder: ThemeHolder, parent: QWidget, further: "ChoiceMenu | None" = None
    ) -> None:
        """`further` is a menu at the end of this one, while it has choices."""
        super().__init__(holder, parent)
        self._further = further
        self._shown: tuple[tuple[MenuChoice, ...], str, bool] = ((), "", False)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_chosen)
        holder.changed.connect(self._fill)

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be chosen."""
        return not self._shown[0]

    def show_choices(self, choices: tuple[MenuChoice, ...], *, from_file: str = "") -> None:
        """Offer these; `from_file` is the name of one that is looked for on the disk."""
        further = self._further is not None and not self._further.is_empty
        if (choices, from_file, further) != self._shown:
            self._shown = (choices, from_file, further)
            self._fill()

    def _fill(self) -> None:
        choices, from_file, shows_further = self._shown
        self.clear()
        for choice in choices:
            action = self.addAction(choice.label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.chosen)
            action.setData(choice.key)
            self._group.addAction(action)
            if choice.chosen:
                action.setIcon(self._holder.theme.menu_icon("check"))
        if from_file:
            if choices:
                self.addSeparator()
            self.addAction(from_file).triggered.connect(self.file_asked)
        if self._further is not None and shows_further:
            self.addMenu(self._further)

    @override
    def open(self) -> None:
        super().open()
        if (checked := self._group.checkedAction()) is not None:
            self.setActiveAction(checked)

    def _on_chosen(self, action: QAction) -> None:
        self.chosen.emit(action.data())


class MoreMenu(MenuAbove):
    """Other menus, and *Always on top*, where their buttons have no room."""

    pinned = Signal()

    def __init__(self, holder: ThemeHolder, menus: Sequence[ChoiceMenu], parent: QWidget) -> None:
        super().__init__(holder, parent)
        for menu in menus:
            self.addMenu(menu)
        self._pin = self.addAction("")
        self._pin.setCheckable(True)
        self._pin.triggered.connect(self.pinned)

    def show_pin(self, name: str, on: bool | None) -> None:
        """Offer to stay on top; not at all where the desktop keeps no window there."""
        self._pin.setText(name)
        self._pin.setVisible(on is not None)
        self._pin.setChecked(bool(on))
        check = self._holder.theme.menu_icon("check")
        self._pin.setIcon(check if on else QIcon())
