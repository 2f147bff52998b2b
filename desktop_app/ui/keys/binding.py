"""Shortcuts, each made here: what is pressed, whose it is, what it does, and whether it repeats."""

from collections.abc import Callable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

EVERYWHERE = "everywhere"
"""The object name of a window's shortcuts that work while a card lies over it."""


def bind(
    keys: str | QKeySequence | QKeySequence.StandardKey | Qt.Key,
    owner: QWidget,
    slot: Callable[..., object] | SignalInstance,
    *,
    repeats: bool = False,
    within: bool = False,
    name: str = "",
) -> QShortcut:
    """Make a key of `owner` that calls `slot`.

    Args:
        keys: as `QKeySequence` takes them; a key is bound by what it types, and `Keyboard` finds
            it by its place where the layout types something else there.
        owner: the key works in the window of this, and ends with it.
        slot: what the key does, or the signal that says so.
        repeats: a key that is held does it again and again.
        within: the key works only while the focus is in `owner`.
        name: the object name of the shortcut.
    """
    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.setObjectName(name)
    shortcut.setAutoRepeat(repeats)  # what `Keyboard` reads
    if within:
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(slot)
    return shortcut


def bound_to(keys: QKeySequence, focus: QWidget, window: QWidget) -> QShortcut | None:
    """Return the shortcut of these keys that works while the focus is there, if any does."""
    return next(
        (
            one
            for one in window.findChildren(QShortcut)
            if one.key() == keys and _works(one, focus, window)
        ),
        None,
    )


def _works(shortcut: QShortcut, focus: QWidget, window: QWidget) -> bool:
    owner = shortcut.parent()
    if not isinstance(owner, QWidget) or not (
        shortcut.isEnabled() and owner.isVisible() and owner.isEnabled()
    ):
        return False
    match shortcut.context():
        case Qt.ShortcutContext.WidgetWithChildrenShortcut:
            return owner is focus or owner.isAncestorOf(focus)
        case Qt.ShortcutContext.WidgetShortcut:
            return owner is focus
        case _:
            return owner.window() is window
