"""Work on the pool, one step after the other."""

from collections.abc import Callable
from functools import partial
from typing import Any, assert_never

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.source import SourceFault
from desktop_app.platform.background import Err, Ok, Outcome, in_background


class PoolSteps(QObject):
    """Takes one step at a time, off the GUI thread, until it is stopped."""

    failed = Signal(object)
    """The `SourceFault` that a step has met."""
    rested = Signal()
    """After `stop`: the last step has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        """A step is under way, or about to be."""
        self.stopped = False

    def take(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Have the pool do some work, and go on with its answer."""
        self.busy = True
        in_background(work, partial(self._on_stepped, then))

    def stop(self) -> None:
        """Go on with nothing; a step under way ends by itself."""
        self.stopped = True

    def _on_stepped(self, then: Callable[[Any], None], outcome: Outcome[Any]) -> None:
        self.busy = False
        if self.stopped:
            self.rested.emit()
            return
        match outcome:
            case Ok(SourceFault() as fault):
                self.failed.emit(fault)
            case Ok(answer):
                then(answer)
            case Err():
                self.failed.emit(SourceFault(Trouble.WENT_WRONG))
            case _:
                assert_never(outcome)
