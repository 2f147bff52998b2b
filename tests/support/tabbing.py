"""Where the keyboard is, and a walk around with Tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.dialogs.base import CardDialog
from tests.support.stage import Stage

MOST = 60
"""More stops than any page has."""


def focused(stage: Stage) -> QWidget:
    """What has the focus of the window that hears keys."""
    modal = QApplication.activeModalWidget()
    widget = (stage.window if modal is None else modal).focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def around(widget: QWidget) -> str:
    """What it is called, and what the things around it are called."""
    names = []
    up: QWidget | None = widget
    while up is not None:
        names.append(up.accessibleName())
        up = up.parentWidget()
    return " < ".join(name for name in names if name)


def let_it_hear(stage: Stage) -> None:
    """A card hears nothing in its first moments."""
    card = QApplication.activeModalWidget()
    if isinstance(card, CardDialog):
        stage.let_it_hear(card)


def walk(stage: Stage, *, back: bool = False) -> list[str]:
    """The stops of Tab from here, once around."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    held = Qt.KeyboardModifier.ShiftModifier if back else None
    start = focused(stage)
    stops = [around(start)]
    for _ in range(MOST):
        stage.press(key, held)
        if focused(stage) is start:
            return stops
        stops.append(around(focused(stage)))
    raise AssertionError("a trap, after:\n" + "\n".join(dict.fromkeys(stops)))


def is_trap(stage: Stage) -> bool:
    """Whether Tab does not go around here, or not back the way it came.

    An open menu has keys of its own.
    """
    if QApplication.activePopupWidget() is not None:
        return False
    let_it_hear(stage)
    stage.press(Qt.Key.Key_Tab)  # what has the focus at first need not be a stop
    there = walk(stage)
    return walk(stage, back=True) != [there[0], *reversed(there[1:])]
