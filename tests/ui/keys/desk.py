"""A window with a button, a list and fields, for keys that are sent to it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from tests.support.hands import Hands

Key = Qt.Key


@dataclass
class Desk:
    """A window with a button, a list and fields, and what its keys did."""

    window: QMainWindow
    hands: Hands
    heard: list[str] = field(default_factory=list)

    @property
    def button(self) -> QPushButton:
        return self.window.findChild(QPushButton)

    @property
    def line(self) -> QLineEdit:
        return self.window.findChild(QLineEdit, "line")

    @property
    def rows(self) -> QListWidget:
        return self.window.findChild(QListWidget)

    def handle(self) -> QWindow:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        return (popup or modal or self.window).windowHandle()

    def hold(self, key: Qt.Key, times: int = 30, modifiers: object = None) -> None:
        with self.hands.holding(
            key, self.handle, modifiers or Qt.KeyboardModifier.NoModifier
        ) as repeat:
            for _ in range(times):
                repeat()

    def hears(self, what: str) -> Callable[[], None]:
        return lambda: self.heard.append(what)


class Listener(QWidget):
    """Has the focus, and keeps what it hears; it may want every key for itself."""

    def __init__(self, parent: QWidget, *, is_greedy: bool = False) -> None:
        super().__init__(parent)
        self.heard: list[str] = []
        self._is_greedy = is_greedy
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show()
        self.setFocus()

    @override
    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        keys = QKeySequence(event.keyCombination()).toString()
        match event.type():
            case QEvent.Type.ShortcutOverride:
                event.setAccepted(self._is_greedy)
            case QEvent.Type.KeyPress:
                self.heard.append(f"{keys} down")
            case _:
                self.heard.append(f"{keys} up")
        return True
