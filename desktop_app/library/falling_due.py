"""What falls due by itself, let happen a batch at a time, so that the window goes on answering."""

from collections import deque
from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.clock import Clock, Elapsed
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Duration, Instant
from desktop_app.ledger.events import Event
from desktop_app.ledger.falling_due import Batch
from desktop_app.ledger.ledger import Ledger
from desktop_app.library.removals import Publish

TURN: Duration = 30
"""How long a turn of the event loop is used, in real time; a batch is begun before it is over."""
FILES_AT_LEAST = 100
"""Files that are deleted in each turn, however long that takes."""


class FallingDueInTurns(QObject):
    """Settles what is due, the earliest first, and deletes the files of what ended."""

    caught_up = Signal()
    """Everything that was due is settled, after some of it had to wait."""

    def __init__(
        self,
        ledger: Ledger,
        publish: Publish,
        clock: Clock,
        elapsed: Elapsed,
        attempt: Callable[[Callable[[], object]], None],
        *,
        parent: QObject,
    ) -> None:
        """`attempt` makes a write that may fail: what is due then waits for the next tick."""
        super().__init__(parent)
        self._ledger = ledger
        self._publish = publish
        self._clock = clock
        self._elapsed = elapsed
        self._attempt = attempt
        self._files: deque[str] = deque()
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.on_later)
        self._is_going_on = False
        self.is_behind = False
        """More is due than could be settled yet: rows say so, chips and counts follow."""

    def go_on(self, now: Instant) -> None:
        """Let happen what is due up to `now`, as much of it as a turn has time for.

        Raises:
            sqlite3.DatabaseError: the library cannot be written; what was stored is told.
        """
        if self._is_going_on:
            return  # who hears of a batch asks for something: the next one has its turn
        self._is_going_on = True
        try:
            self._use_turn(now)
        finally:
            self._is_going_on = False
        was_behind = self.is_behind
        self.is_behind = bool(self._files) or self._ledger.due.is_anything(now)
        if self.is_behind:
            self._later.start(0)
        elif was_behind:
            self.caught_up.emit()

    def on_later(self) -> None:
        """Go on in a later turn."""
        self._attempt(lambda: self.go_on(self._clock.now()))

    def settle(self, keys: Collection[EpisodeKey], now: Instant) -> None:
        """Let happen what is due of these episodes, before somebody asks for something of them."""
        if not self.is_behind and not self._is_going_on:
            return
        if batch := self._ledger.due.settle_among(keys, now):
            self._tell(batch, self._elapsed())

    def forget_files(self) -> None:
        """Leave the files that are still to be deleted: what had ended may be live again."""
        self._files.clear()

    def close(self) -> None:
        """Delete the files of what has ended; what is still due is so at the next start."""
        self._later.stop()
        self._ledger.due.delete(self._files)
        self._files.clear()

    def _use_turn(self, now: Instant) -> None:
        until = self._elapsed() + TURN
        while batch := self._ledger.due.settle_next(now):
            self._tell(batch, until)
            if self._elapsed() >= until:
                return
        self._publish((), self._delete(until))

    def _tell(self, batch: Batch, until: Duration) -> None:
        self._files.extend(batch.files)
        self._publish(batch.keys, [*batch.events, *self._delete(until)])

    def _delete(self, until: Duration) -> list[Event]:
        failed: list[Event] = []
        deleted = 0
        while self._files and (deleted < FILES_AT_LEAST or self._elapsed() < until):
            failed += self._ledger.due.delete((self._files.popleft(),))
            deleted += 1
        return failed
