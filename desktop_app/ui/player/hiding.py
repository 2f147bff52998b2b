"""When the controls over a picture that fills the screen go, and when they come back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

AFTER_MS = 3_000
FOCUSED_AFTER_MS = 10_000
"""While the keyboard is among the controls."""


class Hiding(QObject):
    """Hidden some seconds after the last movement or key, unless something holds them."""

    changed = Signal(bool)
    """Whether they are hidden now."""

    def __init__(
        self, held: Callable[[], bool], focused: Callable[[], bool], parent: QObject
    ) -> None:
        """`held` says that they must stay, `focused` that the keyboard is among them."""
        super().__init__(parent)
        self.after_ms = AFTER_MS
        self.hidden = False
        self._on = False
        self._held = held
        self._focused = focused
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.on_timeout)

    def set_on(self, on: bool) -> None:
        """Whether they hide at all."""
        self._on = on
        self.wake()

    def wake(self) -> None:
        """Something moved: they are there, and the seconds count again."""
        self._set(hidden=False)
        if self._on:
            longer = FOCUSED_AFTER_MS - AFTER_MS if self._focused() else 0
            self._timer.start(self.after_ms + longer)
        else:
            self._timer.stop()

    def on_timeout(self) -> None:
        """Long enough."""
        if self._held():
            self._timer.start(self.after_ms)
        else:
            self.hide()

    def hide(self) -> None:
        """Now, where they hide at all."""
        self._timer.stop()
        self._set(hidden=self._on)

    def _set(self, *, hidden: bool) -> None:
        if hidden != self.hidden:
            self.hidden = hidden
            self.changed.emit(hidden)
