"""Where in the program something is named that leads to a playback: found in its source."""

import ast
from collections import Counter

from typing_extensions import override

from tests.house import read_house

NAMES = frozenset(
    {
        # what asks, what allows, and what the views say
        *("ask_play", "play_allowed", "PlayAllowed", "play_again_requested"),
        *("intent_requested", "next_requested"),
        # who asks for what a row offers
        *("ask_chosen", "open_row", "enter_row", "act", "_act"),
    }
)
MEMBERS = frozenset({"PLAY", "RESUME"})
"""Of whatever enumeration."""


class _Finder(ast.NodeVisitor):
    def __init__(self, where: str) -> None:
        self._where = where
        self._scope: list[str] = []
        self.found: Counter[str] = Counter()

    def _in(self, node: ast.ClassDef | ast.FunctionDef) -> None:
        self._scope.append(node.name)
        self.generic_visit(node)
        self._scope.pop()

    @override
    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._in(node)

    @override
    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._in(node)

    @override
    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr in NAMES:
            self._note(node.attr)
        elif node.attr in MEMBERS or (
            node.attr == "open" and ast.unparse(node).endswith("playback.open")
        ):
            self._note(ast.unparse(node).removeprefix("self.").removeprefix("_"))
        self.generic_visit(node)

    @override
    def visit_Name(self, node: ast.Name) -> None:
        if node.id == "PlayAllowed" and self._scope:
            self._note(node.id)

    def _note(self, name: str) -> None:
        self.found[f"{self._where}:{'.'.join(self._scope)} {name}"] += 1


def sites_in(tree: ast.Module, where: str) -> Counter[str]:
    """``file:Class.method name``, and how often."""
    finder = _Finder(where)
    finder.visit(tree)
    return finder.found


def sites() -> Counter[str]:
    """Of the whole program."""
    found: Counter[str] = Counter()
    for file, tree in read_house().trees.items():
        found += sites_in(tree, file.removeprefix("desktop_app/"))
    return found
