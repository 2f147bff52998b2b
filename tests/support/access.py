"""The accessibility tree as a screen reader gets it from Qt, without a bus."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role


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
