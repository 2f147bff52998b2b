"""The one filter through which every key goes, before anything in a window has it.

A key that is held activates nothing: it moves (arrows, Home, End, pages, Tab), writes where text is
written, and does what is bound to it as repeating; nothing else hears its repeats. What opens while
a key is down hears nothing of that key until it was let go. No widget decides any of this itself.

A key whose layout has another character in its place is handed on as what it means there (see
`domain/key_layout.py`), unless text is being written.

Keys are heard at the windows. The whole application is listened to only while a key is down: each
of its events would pass through Python, which takes a seventh of the time in which a window opens.
"""

import sys
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodQueryEvent,
    QKeyEvent,
    QKeySequence,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from desktop_app.domain.held_keys import REPEAT_INTERVAL, HeldKeys, Press
from desktop_app.domain.key_layout import Meant, meant_by, place_of
from desktop_app.domain.time import Duration
from desktop_app.ui.keys.binding import bound_to

Clock: TypeAlias = Callable[[QKeyEvent], Duration]
"""When a key was pressed or let go, in monotonic milliseconds."""

_NAME = "keyboard"
_OPENS = "hears no held keys"
_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_POPS_UP = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd}
)
"""After these a menu may be open, which has the keys to itself and takes no focus."""
_MOVES = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
    }
)
_NO_TEXT = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Menu})
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_THIRD_LEVEL = 0x80
"""The bit that AltGr sets in the native modifiers of X11 and Wayland."""


def display_clock(elapsed: Callable[[], Duration]) -> Clock:
    """The display's own stamp of a key: a busy program hears a key late, and knows so.

    `elapsed` stands in for a stamp that is missing (keys that another program makes up).
    """
    return lambda event: event.timestamp() or elapsed()


def hears_no_held_keys(widget: QWidget) -> None:
    """It opens in a window, as a dialog opens beside it: keys down by then are not for it."""
    widget.setProperty(_OPENS, True)


class _WhileDown(QObject):
    """Hears what happens in the whole application from a press until its key is let go."""

    def __init__(
        self,
        app: QApplication,
        on_shortcut: Callable[[QObject], bool],
        on_opened: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._on_shortcut = on_shortcut
        self._on_opened = on_opened
        self._ends = QTimer(self, singleShot=True, interval=2 * REPEAT_INTERVAL)
        self._ends.timeout.connect(self.leave)

    def begin(self) -> None:
        """Listen from now on."""
        self._ends.stop()
        self._app.installEventFilter(self)

    def end_soon(self) -> None:
        """Listen no more, unless this release turns out to be half of a repeat."""
        self._ends.start()

    def leave(self) -> None:
        """Listen no more."""
        self._app.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.Shortcut:
            return self._on_shortcut(watched)
        if kind is QEvent.Type.Show and _opens(watched):
            self._on_opened()
        return False


class Keyboard(QObject):
    """Hears every key of an application first; there is one, and a second one replaces it."""

    def __init__(self, app: QApplication, clock: Clock, system: str = sys.platform) -> None:
        super().__init__(app)
        if (before := app.findChild(Keyboard, _NAME)) is not None:
            before.leave()
        self.setObjectName(_NAME)
        self._app = app
        self._clock = clock
        self._system = system
        self._held = HeldKeys()
        self._said: tuple[int, Press] | None = None
        """What the key is whose shortcut is being looked for: a press comes twice."""
        self._hands_on = False
        """The next key is one that this filter sends itself."""
        self._while_down = _WhileDown(app, self._on_shortcut, self._on_opened, self)
        self._looks = QTimer(self, singleShot=True, interval=0)
        self._looks.timeout.connect(self._hear_all_windows)
        self._hear_all_windows()
        app.focusWindowChanged.connect(self.on_focus_window_changed)

    def leave(self) -> None:
        """Hear no more."""
        self._app.focusWindowChanged.disconnect(self.on_focus_window_changed)
        self._while_down.leave()
        self._looks.stop()
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)
        self.setObjectName("")
        self.setParent(None)
        self.deleteLater()

    def on_focus_window_changed(self, window: QWindow | None) -> None:
        """A key that is down now may be let go where nobody here sees it."""
        self._held.lose_sight()
        self._while_down.end_soon()
        if window is not None:
            window.installEventFilter(self)

    def _hear_all_windows(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _POPS_UP:
            self._looks.start()
        # the window has each key first, and what it holds has it after this
        if kind in _KEYS and isinstance(event, QKeyEvent) and isinstance(watched, QWindow):
            return self._on_key(watched, event)
        return False

    def _on_opened(self) -> None:
        self._held.open()
        self._hear_all_windows()

    def _on_key(self, window: QWindow, event: QKeyEvent) -> bool:
        """True where nobody else may have it."""
        if self._hands_on:
            self._hands_on = False
            return False
        match event.type():
            case QEvent.Type.ShortcutOverride:
                self._while_down.begin()
                self._said = _code(event), self._pressed(event)
                return False
            case QEvent.Type.KeyRelease:
                self._said = None
                marked = event.isAutoRepeat()
                heard = self._held.release(_code(event), self._clock(event), marked=marked)
                if not self._held.any_down:
                    self._while_down.end_soon()
                return not heard
            case _:
                self._while_down.begin()
                said, self._said = self._said, None
                known = said is not None and said[0] == _code(event)
                press = said[1] if said is not None and known else self._pressed(event)
                return self._on_press(window, event, press)

    def _pressed(self, event: QKeyEvent) -> Press:
        return self._held.press(_code(event), self._clock(event), marked=event.isAutoRepeat())

    def _on_press(self, window: QWindow, event: QKeyEvent, press: Press) -> bool:
        if press is Press.FROM_BEFORE:
            return True
        meant = self._meant(event)
        if meant is not None:
            return self._hand_on(window, event, meant, press)
        return press is Press.REPEAT and not _may_repeat(event)

    def _on_shortcut(self, shortcut: QObject) -> bool:
        """True where it is not to be heard."""
        said, self._said = self._said, None
        if said is None or said[1] is Press.NEW:
            return False
        return said[1] is Press.FROM_BEFORE or not shortcut.property("autoRepeat")

    # what a key means by its place

    def _meant(self, event: QKeyEvent) -> Meant | None:
        modifiers = event.modifiers()
        writes = not modifiers & _COMMANDS and _takes_text()
        if writes or event.nativeModifiers() & _THIRD_LEVEL or self._app.activePopupWidget():
            return None
        typed = chr(event.key()) if event.key() <= sys.maxunicode else ""
        place = place_of(self._system, event.nativeScanCode(), event.nativeVirtualKey())
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        return meant_by(place, typed, shift=shift)

    def _hand_on(self, window: QWindow, event: QKeyEvent, meant: Meant, press: Press) -> bool:
        """As what it means: to what is bound to that, or else to the window."""
        key, modifiers = Qt.Key(ord(meant.character)), event.modifiers()
        if meant.uses_shift:
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
        focus, active = self._app.focusWidget(), self._app.activeWindow()
        if active is not None:
            keys = QKeySequence(QKeyCombination(modifiers, key))
            shortcut = bound_to(keys, focus or active, active)
            if shortcut is not None and not self._is_overridden(focus or active, modifiers, key):
                if press is Press.NEW or shortcut.autoRepeat():
                    shortcut.activated.emit()
                return True
        handed = _key_event(QEvent.Type.KeyPress, key, modifiers, meant.character)
        if press is Press.NEW or _may_repeat(handed):
            self._hands_on = True
            QCoreApplication.sendEvent(window, handed)
        return True

    @staticmethod
    def _is_overridden(focus: QWidget, modifiers: Qt.KeyboardModifier, key: Qt.Key) -> bool:
        """Whether what has the focus wants the key for itself, as Qt asks it of any other key."""
        asked = _key_event(QEvent.Type.ShortcutOverride, key, modifiers, "")
        asked.ignore()
        QCoreApplication.sendEvent(focus, asked)
        return asked.isAccepted()


def _key_event(
    kind: QEvent.Type, key: Qt.Key, modifiers: Qt.KeyboardModifier, character: str
) -> QKeyEvent:
    text = "" if modifiers & _COMMANDS else character
    if not modifiers & Qt.KeyboardModifier.ShiftModifier:
        text = text.lower()
    return QKeyEvent(kind, key, modifiers, text)


def _code(event: QKeyEvent) -> int:
    """One number for each key, whatever Shift makes of it; made-up keys have no code."""
    return event.nativeScanCode() or -event.key()


def _may_repeat(event: QKeyEvent) -> bool:
    key = event.key()
    if key in _MOVES:
        return True
    function_keys = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    return key not in _NO_TEXT and not function_keys and _takes_text()


def _takes_text() -> bool:
    """Whether text is written where the focus is."""
    focus = QApplication.focusObject()
    if focus is None:
        return False
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QCoreApplication.sendEvent(focus, asked)
    return bool(asked.value(Qt.InputMethodQuery.ImEnabled))


def _opens(shown: QObject) -> bool:
    """Whether what is shown is a place of its own: a window, a menu, a sheet, a page."""
    if isinstance(shown, QWindow):
        return shown.type() is not Qt.WindowType.ToolTip
    return bool(shown.property(_OPENS))
