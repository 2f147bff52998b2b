"""Menus of the player: one choice of several, above the button that opens them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.player.choices import MenuChoice
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.menu import Menu


class _Above(Menu):
    """Opens above its button, where the controls are."""

    def open_above(self, button: QWidget, name: str) -> None:
        """With this name for a screen reader."""
        self.setAccessibleName(name)
        corner = button.mapToGlobal(QPoint(0, 0))
        self.popup(QPoint(corner.x(), corner.y() - self.sizeHint().height()))


class ChoiceMenu(_Above):
    """Every choice, with a tick before the one that holds."""

    chosen = Signal(object)
    """The key of a choice."""
    file_asked = Signal()
    """None of these: one from a file."""

    def __init__(
        self, holder: ThemeHolder, parent: QWidget, further: "ChoiceMenu | None" = None
    ) -> None:
        """`further` is a menu at the end of this one, while it has choices."""
        super().__init__(parent)
        self._holder = holder
        self._further = further
        self._choices: tuple[MenuChoice, ...] = ()
        self._from_file = ""
        self._shows_further = False
        self._group = QActionGroup(self)
        self._group.triggered.connect(self.on_chosen)
        holder.changed.connect(self._fill)

    @property
    def is_empty(self) -> bool:
        """Nothing can be chosen."""
        return not self._choices

    def show_choices(self, choices: tuple[MenuChoice, ...], *, from_file: str = "") -> None:
        """These; `from_file` is the name of one that is looked for on the disk."""
        further = self._further is not None and not self._further.is_empty
        shown = (self._choices, self._from_file, self._shows_further)
        if (choices, from_file, further) != shown:
            self._choices, self._from_file, self._shows_further = choices, from_file, further
            self._fill()

    def _fill(self) -> None:
        self.clear()
        for choice in self._choices:
            action = self.addAction(choice.label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.chosen)
            action.setData(choice.key)
            self._group.addAction(action)
            if choice.chosen:
                action.setIcon(self._holder.theme.menu_icon("check"))
        if self._from_file:
            if self._choices:
                self.addSeparator()
            self.addAction(self._from_file).triggered.connect(self.file_asked)
        if self._further is not None and self._shows_further:
            self.addMenu(self._further)

    @override
    def open_above(self, button: QWidget, name: str) -> None:
        super().open_above(button, name)
        if (checked := self._group.checkedAction()) is not None:
            self.setActiveAction(checked)

    def on_chosen(self, action: QAction) -> None:
        """Another one."""
        self.chosen.emit(action.data())


class MoreMenu(_Above):
    """Other menus, and *Always on top*, where their buttons have no room."""

    pinned = Signal()

    def __init__(self, holder: ThemeHolder, menus: Sequence[ChoiceMenu], parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        for menu in menus:
            self.addMenu(menu)
        self._pin = self.addAction("")
        self._pin.setCheckable(True)
        self._pin.triggered.connect(self.pinned)

    def show_pin(self, name: str, on: bool | None) -> None:
        """Not at all where the desktop keeps no window on top."""
        self._pin.setText(name)
        self._pin.setVisible(on is not None)
        self._pin.setChecked(bool(on))
        check = self._holder.theme.menu_icon("check")
        self._pin.setIcon(check if on else QIcon())
