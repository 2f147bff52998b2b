"""Hands at a keyboard: when keys come, and one that is held down."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.start.application import make_application
from desktop_app.ui.keys import Keyboard

PLAIN = Qt.KeyboardModifier.NoModifier
DELAY, INTERVAL = 660, 40
"""After so many milliseconds a key that is held repeats on X11, and so often."""


@dataclass
class Hands:
    """A clock of keys: they come a second apart, until a test holds one."""

    at: int = 0
    pause: int = 1_000

    def __call__(self, _event: QKeyEvent) -> int:
        """When the next one comes."""
        self.at += self.pause
        return self.at

    @contextmanager
    def holding(
        self, key: Qt.Key, window: Callable[[], QWindow], modifiers: Qt.KeyboardModifier = PLAIN
    ) -> Iterator[Callable[[], None]]:
        """Hold a key as X11 tells it, nothing marked; what is given repeats it once.

        `window` says which one the system would send the next event to.
        """
        QTest.keyPress(window(), key, modifiers)
        self.at += DELAY - INTERVAL
        self.pause = 0

        def repeat() -> None:
            self.at += INTERVAL
            QTest.keyRelease(window(), key, modifiers)
            QTest.keyPress(window(), key, modifiers)

        try:
            yield repeat
        finally:
            QTest.keyRelease(window(), key, modifiers)
            self.pause = 1_000


@contextmanager
def keyboard(hands: Hands, system: str = "linux") -> Iterator[Keyboard]:
    """The filter of the application, for tests of screens alone."""
    made = Keyboard(make_application(hands), hands, system)
    yield made
    made.leave()


def press_at(
    window: QWindow,
    scan_code: int,
    typed: str,
    modifiers: Qt.KeyboardModifier = PLAIN,
    native_modifiers: int = 0,
    *,
    times: int = 1,
) -> None:
    """Press and let go a key at a place, under a layout that types that character there.

    More than once it is held, as X11 tells it; `Hands.pause` is 0 then.
    """
    key = ord(typed.upper()) if len(typed.upper()) == 1 else ord(typed)
    for _ in range(times):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            code, virtual = scan_code, ord(typed)
            event = QKeyEvent(kind, key, modifiers, code, virtual, native_modifiers, typed)
            QApplication.sendEvent(window, event)
