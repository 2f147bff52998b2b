"""Several features listen to the library: together they hear everything that it says."""

import ast
from typing import get_args

from desktop_app.ledger import events
from tests.house import read_house

SAID_BY_NOBODY = {"RenewalDeclined", "PlaybackWindowBegan", "SittingStopped"}
"""The user did it, or sees it in the row."""


def test_everything_that_the_library_says_is_heard_by_a_feature() -> None:
    heard = set()
    for tree in read_house().under("desktop_app/features").values():
        for node in ast.walk(tree):
            if isinstance(node, ast.MatchClass):
                heard.add(ast.unparse(node.cls).rpartition(".")[2])
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
                heard.add(ast.unparse(node.args[1]))
    said = {one.__name__ for one in get_args(events.Event)}
    assert said - heard == SAID_BY_NOBODY
