"""Journeys play films, and QtMultimedia logs from threads of its own.

While a call into the player waits for such a thread it holds the lock of the interpreter, for which
pytest-qt's message handler, in Python, would wait on that thread: both would stand still. The
program itself has no such handler.
"""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.no_qt_log)
