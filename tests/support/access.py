"""The accessibility tree as a screen reader gets it from Qt, without a bus."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.dialogs.base import CardDialog

Role = QAccessible.Role
NAMED = {
    Role.AlertMessage, Role.Button, Role.ButtonMenu, Role.Cell, Role.CheckBox, Role.ComboBox,
    Role.Dialog, Role.EditableText, Role.Graphic, Role.Link, Role.List, Role.ListItem,
    Role.MenuItem, Role.PageTab, Role.PopupMenu, Role.RadioButton, Role.Slider, Role.SpinBox,
    Role.Table, Role.Tree, Role.Window,
}  # fmt: skip
"""What never goes without a name."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in the tree: what it is, what it is called, and in what state."""

    role: QAccessible.Role
    name: str
    description: str
    state: QAccessible.State
    path: str
    """The roles and names that lead to it, for a message."""

    def __str__(self) -> str:
        return f"{self.path} > {self.role.name} {self.name!r}"


def nodes(widget: QWidget) -> list[Node]:
    """The widget and everything inside, depth first; what is hidden is left out."""
    return list(_walk(QAccessible.queryAccessibleInterface(widget), ""))


def _walk(one: QAccessibleInterface, path: str) -> Iterator[Node]:
    state = one.state()
    name = one.text(QAccessible.Text.Name)
    role = one.role()
    if state.invisible and not state.offscreen and role is not Role.Cell:
        return
    node = Node(role, name, one.text(QAccessible.Text.Description), state, path)
    yield node
    inside = f"{path} > {role.name} {name!r}" if name else path
    for number in range(one.childCount()):
        child = one.child(number)
        if child is not None and child.isValid():
            yield from _walk(child, inside)


def misheard(tops: Iterable[QWidget]) -> list[str]:
    """What a listener could not make sense of, in all that is seen."""
    found = _focus_faults()
    for top in tops:
        found += [fault for node in nodes(top) for fault in nameless(node)]
        if isinstance(top, CardDialog):
            found += _card_faults(top)
    return found


def nameless(node: Node) -> list[str]:
    """What a listener could not make sense of."""
    found = []
    if not node.name.strip() and (node.role in NAMED or node.state.focusable):
        found.append(f"has no name: {node}")
    if node.name != node.name.strip() or re.search("&|%[1-9n]", node.name):
        found.append(f"has a name as it is not said: {node}")
    return found


def _focus_faults() -> list[str]:
    """Where the keyboard stands, a listener hears a name."""
    focused = QApplication.focusWidget()
    if focused is None:
        return []
    kind, (node, *_) = type(focused).__name__, nodes(focused) or [None]
    if node is None:
        return [f"the focus is on a {kind} that is not seen"]
    return [] if node.name else [f"the focus is on a {kind} without a name"]


def _card_faults(card: CardDialog) -> list[str]:
    """A card is an alert, modal, and what it says as one is written on it."""
    alert, *inside = nodes(card)
    is_alert = alert.role is Role.AlertMessage and alert.state.modal
    if is_alert and alert.description in {one.name for one in inside}:
        return []
    return [f"no modal alert with its text: {alert}"]
