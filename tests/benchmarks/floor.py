"""The least that such a program costs: a bare window with an empty list, and sqlite_utils.

A program of its own, measured as the real one is by `starts`.
"""

import sys
import time

import sqlite_utils
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QMainWindow
from typing_extensions import override

_LOOKS_AT_MS = 1_000


class BareList(QListView):
    """Says when it was painted first."""

    painted_at = 0.0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted_at = self.painted_at or time.monotonic()


def main() -> int:
    """Show it until its memory is read."""
    app = QApplication(["floor"])
    window = QMainWindow()
    rows = BareList()
    window.setCentralWidget(rows)
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(_LOOKS_AT_MS, app.quit)
    app.exec()
    from tests.benchmarks.measuring import resident, tell

    assert sqlite_utils.__name__
    tell(painted_at=rows.painted_at, mib=resident())
    return 0


if __name__ == "__main__":
    sys.exit(main())
