"""Run pure functions on Qt's pool of threads: they touch no database and no widget."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

T = TypeVar("T")
_log = logging.getLogger("sablier")


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    """What a function returned."""

    value: T


@dataclass(frozen=True, slots=True)
class Err:
    """What a function raised; the log has it already, with its traceback."""

    error: Exception


Outcome: TypeAlias = Ok[T] | Err


class _Task(QObject):
    """Lives on the GUI thread, so that its answer is delivered there."""

    answered = Signal(object)

    def __init__(self, function: Callable[[], Any], then: Callable[[Outcome[Any]], None]) -> None:
        super().__init__()
        self._function = function
        self._then = then
        self.answered.connect(self.on_answered)

    def run(self) -> None:
        """Run the function; called on a thread of the pool."""
        outcome: Outcome[Any]
        try:
            outcome = Ok(self._function())
        except Exception as error:  # noqa: BLE001 - whoever waits for it decides what it means
            _log.exception("a function in the background raised")
            outcome = Err(error)
        self.answered.emit(outcome)

    @Slot(object)
    def on_answered(self, outcome: Outcome[Any]) -> None:
        """Hand on the answer, on the GUI thread again."""
        _running.discard(self)
        self._then(outcome)


_running: set[_Task] = set()


def in_background(function: Callable[[], T], then: Callable[[Outcome[T]], None]) -> None:
    """Run `function` on the pool and hand its outcome to `then`, on the GUI thread.

    Args:
        function: Called on a thread of the pool. What it raises is logged, and handed on as `Err`.
        then: Called in every case, even if its owner has lost interest by then.
    """
    task = _Task(function, then)
    _running.add(task)
    QThreadPool.globalInstance().start(task.run)
