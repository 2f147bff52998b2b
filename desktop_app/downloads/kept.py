"""What is stored of transfers, and what could not be stored when it happened."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from sqlite_utils import Database

from desktop_app.clock import Clock, Elapsed
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.renewal import Refused
from desktop_app.domain.time import SECOND, Duration
from desktop_app.domain.transfer import Transfer, TransferState
from desktop_app.downloads.events import Moved, TransferUnwritten
from desktop_app.ledger.granting import commit_grant
from desktop_app.ledger.queue import cancel_transfer, move_transfers, put_transfers
from desktop_app.storage.connection import path_of
from desktop_app.storage.entitlements import Record, record_of
from desktop_app.storage.episodes import episode_of
from desktop_app.storage.transfers import queue
from desktop_app.storage.unusable import library_error

TRY_AGAIN_AFTER: Duration = 5 * SECOND
"""How soon a library that could not be written is tried again."""


class KeptTransfers(QObject):
    """Reads and stores transfers, and remembers what the library would not take until it does."""

    changed = Signal(object)
    """`Moved`: rows to show again."""
    happened = Signal(object)
    """A `TransferUnwritten`: what became of a transfer could not be stored."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        elapsed: Elapsed,
        is_running: Callable[[EpisodeKey], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._db = db
        self._clock = clock
        self._elapsed = elapsed
        self._is_running = is_running
        self._unwritten: dict[EpisodeKey, Transfer] = {}
        self._try_again_at: Duration = 0
        self._said_unwritten = False

    # what is kept

    def episode(self, key: EpisodeKey) -> Episode:
        """Return the episode of a transfer."""
        episode = episode_of(self._db, key)
        assert episode is not None
        return episode

    def transfer(self, key: EpisodeKey) -> Transfer | None:
        """Return how a transfer stands; one that is damaged moves no further, and that is told."""
        try:
            record = self.record(key)
        except sqlite3.DatabaseError as error:
            if library_error(error, path_of(self._db)).may_pass:
                raise
            self._refuse(error)
            return None
        if record is None or record.transfer is None:
            return None
        return self._standing(key, record.transfer)

    def record(self, key: EpisodeKey) -> Record | None:
        """Return all that is stored of an episode.

        Raises:
            sqlite3.DatabaseError: it cannot be read.
        """
        return record_of(self._db, key)

    def queue(self) -> list[tuple[EpisodeKey, Transfer]]:
        """Return all transfers in their order, as they stand."""
        return [(key, self._standing(key, transfer)) for key, transfer in queue(self._db)]

    def unwritten(self, key: EpisodeKey) -> Transfer | None:
        """Return what became of a transfer that could not be stored yet."""
        return self._unwritten.get(key)

    def _standing(self, key: EpisodeKey, transfer: Transfer) -> Transfer:
        """Return how one stands: stored as running while it does not run, it waits for its turn."""
        if (unwritten := self._unwritten.get(key)) is not None:
            return unwritten
        if transfer.state is TransferState.DOWNLOADING and not self._is_running(key):
            return replace(transfer, state=TransferState.QUEUED)
        return transfer

    # what becomes of transfers by itself

    def put(self, key: EpisodeKey, transfer: Transfer) -> bool:
        """Store what became of a transfer; return whether the library could be written."""
        try:
            self.write({key: transfer})
        except sqlite3.DatabaseError as error:
            self._unwritten[key] = transfer
            self._try_again_at = self._elapsed() + TRY_AGAIN_AFTER
            self.changed.emit(Moved(frozenset({key})))
            self.tell_unwritten(error)
            return False
        self.changed.emit(Moved(frozenset({key})))
        return True

    def write(self, transfers: Mapping[EpisodeKey, Transfer]) -> None:
        """Store transfers, all of them or none, and tell nobody.

        Raises:
            sqlite3.DatabaseError: the library cannot be written.
        """
        put_transfers(self._db, transfers, self._clock.now())
        for key in transfers:
            self._unwritten.pop(key, None)
        self._said_unwritten = False

    def put_right(self) -> None:
        """Store how transfers stand where that is not what is stored."""
        for key, transfer in queue(self._db):
            if (standing := self._standing(key, transfer)) != transfer:
                self.put(key, standing)

    def grant(
        self, key: EpisodeKey, *, file: str, size: int, device_modified: bool
    ) -> Refused | None:
        """Commit the licence for a complete file; return why that is refused (rule A1).

        Raises:
            sqlite3.DatabaseError: the library cannot be written.
        """
        now = self._clock.now()
        refusal = commit_grant(
            self._db, key, now, file=file, size=size, device_modified=device_modified
        )
        self._said_unwritten = False
        return refusal

    def catch_up(self) -> None:
        """Store what could not be stored when it happened, if it is time to try again."""
        now = self._elapsed()
        for key, transfer in list(self._unwritten.items()):
            record = self.record(key)
            if record is None or record.transfer is None or record.transfer.id != transfer.id:
                del self._unwritten[key]  # another one was asked for since
            elif now < self._try_again_at or not self.put(key, transfer):
                return  # each try may take a while

    def is_behind(self) -> bool:
        """Return whether it is time to `catch_up`."""
        return bool(self._unwritten) and self._try_again_at <= self._elapsed()

    def try_at_once(self) -> None:
        """Let the next `catch_up` try without waiting."""
        self._try_again_at = self._elapsed()

    def forget(self, key: EpisodeKey) -> None:
        """Let what became of a transfer, and could not be stored, not have happened."""
        self._unwritten.pop(key, None)

    def forget_all(self) -> None:
        """Let nothing have happened that could not be stored."""
        self._unwritten.clear()

    def tell_unwritten(self, error: sqlite3.Error) -> None:
        """Tell that the library cannot be written: once until it can."""
        if not self._said_unwritten:
            self._said_unwritten = True
            self._refuse(error)

    # what a user asks for

    def store(self, transfers: Mapping[EpisodeKey, Transfer]) -> bool:
        """Store what was asked for, all of it or nothing; return whether it could be written."""
        try:
            self.write(transfers)
        except sqlite3.DatabaseError as error:
            self._refuse(error)
            return False
        return True

    def move(self, keys: Iterable[EpisodeKey], before: EpisodeKey | None) -> bool:
        """Put transfers in front of another one, or at the end; return whether that was stored."""
        try:
            moved = move_transfers(self._db, keys, before, self._clock.now())
        except sqlite3.DatabaseError as error:
            self._refuse(error)
            return False
        if moved:
            self.changed.emit(Moved(moved))
        return True

    def cancel(self, key: EpisodeKey) -> bool:
        """Take a transfer off the queue; return whether the library could be written."""
        try:
            cancel_transfer(self._db, key, self._clock.now())
        except sqlite3.DatabaseError as error:
            self._refuse(error)
            return False
        return True

    def _refuse(self, error: sqlite3.Error) -> None:
        """Tell that what was asked for is not done: each time."""
        self.happened.emit(TransferUnwritten(library_error(error, path_of(self._db))))
