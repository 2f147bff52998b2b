"""When what stands around a picture that fills the screen hides, and when it comes back."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QSlider, QWidget
from typing_extensions import override

from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.motion import Ghost

AFTER_MS = 3_000
FOCUSED_AFTER_MS = 10_000
"""While the keyboard is among the controls."""


class Hiding(QObject):
    """Hides the controls some seconds after the last movement or key in their page.

    The pointer goes with them, and the corner comes in their place.
    """

    changed = Signal(bool)
    """Whether they are hidden now."""

    def __init__(
        self,
        holder: ThemeHolder,
        page: QWidget,
        controls: Sequence[QWidget],
        corner: QWidget,
    ) -> None:
        super().__init__(page)
        self.after_ms = AFTER_MS
        self.hidden = False
        self.held = True
        """They must stay."""
        self._holder = holder
        self._page = page
        self._controls = controls
        self._corner = corner
        self._on = False
        self._pointer = QPointF()
        self._left: QWidget | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.on_timeout)
        page.installEventFilter(self)

    def set_on(self, on: bool) -> None:
        """Set whether they hide at all."""
        self._on = on
        self.wake()

    def wake(self) -> None:
        """Show them: something moved, and the seconds count again."""
        self._set(hidden=False)
        if self._on:
            longer = FOCUSED_AFTER_MS - AFTER_MS if self._focused() else 0
            self._timer.start(self.after_ms + longer)
        else:
            self._timer.stop()

    def on_timeout(self) -> None:
        """Hide them, unless they are in use or heard, or something is in front of them."""
        in_front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        moved = any(one.isSliderDown() for one in self._page.findChildren(QSlider))
        if self.held or moved or in_front is not None or QAccessible.isActive():
            self._timer.start(self.after_ms)
        else:
            self.hide()

    def hide(self) -> None:
        """Hide them now, where they hide at all."""
        self._timer.stop()
        self._set(hidden=self._on)

    def _focused(self) -> QWidget | None:
        """Return the one of them that the keyboard is at."""
        focused = QApplication.focusWidget()
        among = focused and any(one.isAncestorOf(focused) for one in self._controls)
        return focused if among else None

    def _set(self, *, hidden: bool) -> None:
        if hidden == self.hidden:
            return
        self.hidden = hidden
        if hidden:
            self._left = self._focused()
            if self._left is not None:
                self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        for one in self._controls:
            if hidden and not self._holder.theme.reduced_motion:
                Ghost(self._holder, one, self._page)
            one.setVisible(not hidden)
        self._corner.setVisible(hidden)
        if hidden:
            self._page.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self._page.unsetCursor()
        self.changed.emit(hidden)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.ShortcutOverride:
                was_hidden = self.hidden  # any key, before it does anything
                self.wake()
                tabs = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
                if was_hidden and tabs and self._left is not None:
                    self._left.setFocus(Qt.FocusReason.TabFocusReason)  # and on from there
            case QMouseEvent() if event.type() == QEvent.Type.MouseMove:
                if event.globalPosition() != self._pointer:  # not what a widget tells by itself
                    self._pointer = QPointF(event.globalPosition())
                    self.wake()
            case _:
                pass  # nothing moves
        return super().eventFilter(watched, event)
