"""Pure functions on Qt's pool of threads: they touch no database and no widget."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot


class _Task(QObject):
    """Lives on the GUI thread, so that its answer is delivered there."""

    answered = Signal(object)

    def __init__(self, function: Callable[[], Any], then: Callable[[Any], None]) -> None:
        super().__init__()
        self._function = function
        self._then = then
        self.answered.connect(self.on_answered)

    def run(self) -> None:
        """On a thread of the pool."""
        self.answered.emit(self._function())

    @Slot(object)
    def on_answered(self, answer: Any) -> None:
        """On the GUI thread again."""
        _running.discard(self)
        self._then(answer)


_running: set[_Task] = set()


def in_background(function: Callable[[], Any], then: Callable[[Any], None]) -> None:
    """Run `function` on the pool and hand what it returns to `then`, on the GUI thread.

    `function` must not raise. `then` is called even if its owner has lost interest by then.
    """
    task = _Task(function, then)
    _running.add(task)
    QThreadPool.globalInstance().start(task.run)
