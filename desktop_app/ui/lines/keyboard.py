"""What keys do in a list, beside what a table knows by itself.

A header can be reached by the arrows too; Left and Right, Enter and Space fold and unfold its
group. On a row, Right goes to its button and Left back, then to the header.
"""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.domain.intent import Intent
from desktop_app.ui.lines.folding import Folding
from desktop_app.ui.lines.kept import KeptPlace
from desktop_app.ui.lines.model import LinesModel
from desktop_app.ui.lines.pointing import LinePointer


class KeyActions(Protocol):
    """What a screen does at a key."""

    def act(self, number: int) -> None:
        """Do what the button of a row says."""

    def enter_row(self, number: int) -> None:
        """Do what Enter means on a row."""

    def on_key(self, key: Qt.Key) -> bool:
        """Do what a plain key means on this screen alone; False where it means nothing."""

    def ask_current(self, intent: Intent) -> None:
        """Ask for something of the row on which the keyboard stands."""


class LineKeys:
    """Answers keys by the line on which the keyboard stands."""

    def __init__(
        self,
        actions: KeyActions,
        lines: LinesModel,
        place: KeptPlace,
        folding: Folding,
        pointer: LinePointer,
    ) -> None:
        self._actions = actions
        self._lines = lines
        self._place = place
        self._folding = folding
        self._pointer = pointer

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; True where nothing else may have it."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        number = self._place.number
        is_header = self._lines.header(number) is not None
        match key:
            case Qt.Key.Key_Home | Qt.Key.Key_End if plain:
                self._place.stand_on_edge(last=key == Qt.Key.Key_End)
            case Qt.Key.Key_Down | Qt.Key.Key_Up if number < 0:
                self._place.stand_on_edge(last=False)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if plain and number >= 0:
                self._go_sideways(number, is_header=is_header, right=key == Qt.Key.Key_Right)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if number >= 0:
                self._enter(number, is_header=is_header)
            case Qt.Key.Key_I if plain and number >= 0 and not is_header:
                self._actions.ask_current(Intent.INSPECT)
            case Qt.Key.Key_R if plain and is_header:
                self._folding.ask_season()
            case Qt.Key.Key_Space if plain and number >= 0:
                self._folding.fold(number) if is_header else self._actions.act(number)
            case _:
                return plain and self._actions.on_key(key)
        return True

    def _enter(self, number: int, *, is_header: bool) -> None:
        if is_header:
            self._folding.fold(number)
        elif self._pointer.now.button_focused:
            self._actions.act(number)
        else:
            self._actions.enter_row(number)

    def _go_sideways(self, number: int, *, is_header: bool, right: bool) -> None:
        if is_header:
            self._folding.fold(number, folded=not right)
        elif right or self._pointer.now.button_focused:
            self._pointer.focus_button(focused=right)
        elif (header := self._folding.header_above(number)) is not None:
            self._place.select(header)
