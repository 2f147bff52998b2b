"""The buttons behind the chips: the order of the rows, and holding the whole queue."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QWidget

from desktop_app.domain.queue import QueuePauses
from desktop_app.domain.shelf import Sort
from desktop_app.ui.library.words import sort_name
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.menu import Menu


class SortButton(Button):
    """Says in which order the rows stand, and opens the menu of orders."""

    chosen = Signal(object)
    """A Sort: the order that the user wants from now on."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, "", ButtonKind.QUIET, parent, icon="chevron-down", light=True)
        self._menu = Menu(parent)
        self.orders = QActionGroup(self)
        for sort in Sort:
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.setData(sort.value)
            self.orders.addAction(action)
        self.orders.triggered.connect(self._on_triggered)
        self.clicked.connect(self.on_clicked)

    def show_order(self, chosen: Sort, texts: Texts) -> None:
        """Say this order, in the language and the theme as they are now."""
        for sort, action in zip(Sort, self.orders.actions(), strict=True):
            action.setText(sort_name(sort, texts))
            action.setChecked(sort is chosen)
            action.setIcon(self._holder.theme.menu_icon("check") if sort is chosen else QIcon())
        self.set_label(texts.fill(texts.tr("Sort: %1", "button"), sort_name(chosen, texts)))
        self._menu.setAccessibleName(self.accessibleName())

    def on_clicked(self) -> None:
        """Open the menu below the button."""
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(Sort(action.data()))


class HoldButton(Button):
    """*Pause all*, or *Resume all* where every transfer is held."""

    pause_requested = Signal()
    resume_requested = Signal()

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, "", ButtonKind.QUIET, parent, icon="pause")
        self.counts = QueuePauses()
        self.clicked.connect(self._on_clicked)

    def show_counts(self, counts: QueuePauses, texts: Texts) -> None:
        """Say what the button would do to these transfers."""
        self.counts = counts
        pause, resume = texts.tr("Pause all", "button"), texts.tr("Resume all", "button")
        self.set_label(pause if counts.pauses else resume)
        self.set_icon("pause" if counts.pauses else "play")

    def _on_clicked(self) -> None:
        (self.pause_requested if self.counts.pauses else self.resume_requested).emit()
