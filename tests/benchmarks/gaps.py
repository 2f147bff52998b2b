"""How long the event loop was busy with one thing."""

import time

from PySide6.QtCore import QObject, QTimer


class Gaps(QObject):
    """How long the event loop was busy with one thing, each time."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        """In ms."""
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.on_woken)

    def start(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start(1)

    def stop(self) -> None:
        self._timer.stop()

    def on_woken(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now
