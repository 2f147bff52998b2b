"""What a window asks of the desktop: to fill the screen, to stay above others, to be closed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from desktop_app.ui.screens import KeptOnScreen

_ON_TOP = Qt.WindowType.WindowStaysOnTopHint


class FramedWindow(QMainWindow):
    """A window that fills its screen while anyone asks for it, and may refuse to be closed."""

    closing = Signal()
    """The user closes the window."""
    cover_filled = Signal(bool)
    """Whether the cover has the whole screen now."""
    on_top_changed = Signal(bool)
    """Whether it stays above the windows of other programs."""

    def __init__(self, smallest: QSize) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        """Asked when somebody closes the window; where it may not, they are told why."""
        self.is_held_full = False
        """It fills the screen, and stays so."""
        self._cover_fills = False
        self._smallest = smallest
        self.setMinimumSize(smallest)

    def keep_on_screen(self) -> None:
        """Be no larger than the screen that the window is on, from now on."""
        KeptOnScreen(self, self._smallest)

    def come_to_front(self) -> None:
        """Stand before the windows of other programs."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def set_full_screen(self, wanted: bool) -> None:
        """Fill the screen and be held there, or be what it was before."""
        self.is_held_full = wanted
        self._fill_screen()

    def set_cover_fills(self, wanted: bool) -> None:
        """Give the cover the whole screen for itself, or no longer."""
        if wanted != self._cover_fills:
            self._cover_fills = wanted
            self._fill_screen()
            self.cover_filled.emit(wanted)

    def _fill_screen(self) -> None:
        """Fill it as long as anyone asks for it; a window that was maximized is so again."""
        wanted = self.is_held_full or self._cover_fills
        if wanted != self.isFullScreen():
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        if wanted:
            self.show()

    @property
    def can_stay_on_top(self) -> bool:
        """Whether the desktop lets a program decide that; under Wayland none does."""
        return not QGuiApplication.platformName().startswith("wayland")

    @property
    def is_on_top(self) -> bool:
        """Whether it stays above the windows of other programs."""
        handle = self.windowHandle()
        return handle is not None and bool(handle.flags() & _ON_TOP)

    def set_on_top(self, wanted: bool) -> None:
        """Stay above the windows of other programs, or no longer.

        The handle takes the flag as it stands; the widget would make itself anew for it, and lose
        place and focus.
        """
        handle = self.windowHandle()
        if handle is not None and self.can_stay_on_top and wanted != self.is_on_top:
            handle.setFlag(_ON_TOP, wanted)
            self.on_top_changed.emit(wanted)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        left = event.type() == QEvent.Type.WindowStateChange and not self.isFullScreen()
        if left and self._cover_fills:  # the desktop has keys of its own
            self._cover_fills = False
            self.cover_filled.emit(False)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_held_full or not self.may_close():
            event.ignore()  # nobody leaves a held window by chance, but who knows the hidden way
            return
        self.set_cover_fills(False)  # the next start begins with a window
        self.closing.emit()
        super().closeEvent(event)
