"""Attempts at transfers whose turn has come, what becomes of each, and when the next may follow."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.clock import Elapsed
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Duration
from desktop_app.domain.transfer import Transfer, TransferState, Trouble, Waiting, pause_after
from desktop_app.downloads.events import (
    Downloaded,
    Moved,
    NetworkMissing,
    TransferFailed,
)
from desktop_app.downloads.kept import TRY_AGAIN_AFTER, KeptTransfers
from desktop_app.downloads.obstacles import Obstacles
from desktop_app.downloads.part import trouble_of
from desktop_app.downloads.recovery import try_to_delete
from desktop_app.downloads.running import Running
from desktop_app.downloads.source import SourceFault
from desktop_app.storage.media import MediaFolder

if TYPE_CHECKING:
    from desktop_app.downloads.job import Job

_WITHOUT_NETWORK = frozenset(
    {Trouble.HOST_NOT_FOUND, Trouble.UNREACHABLE, Trouble.PROXY_UNREACHABLE}
)
"""Troubles that can also mean that there is no network at all."""
_OF_THE_FOLDER = frozenset({Trouble.UNWRITABLE, Trouble.DISK_ERROR, Trouble.PART_LOST})
"""Troubles that can also mean that the disk of the folder is not connected (rule S4)."""


class Attempts(QObject):
    """Begins transfers; each ends in a licence, waits for its next attempt, or has failed."""

    changed = Signal(object)
    """`Moved`: rows to show again."""
    progressed = Signal(object)
    """`Moved`: only how far they are."""
    happened = Signal(object)
    ended = Signal()
    """Emitted when a transfer ended, so that another one may start."""
    folder_lost = Signal()
    """Emitted when the folder of media is gone, so that no transfer can run."""

    def __init__(
        self,
        running: Running,
        kept: KeptTransfers,
        obstacles: Obstacles,
        media: MediaFolder,
        elapsed: Elapsed,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._running = running
        self._kept = kept
        self._obstacles = obstacles
        self._media = media
        self._elapsed = elapsed
        self._next_at: dict[EpisodeKey, Duration] = {}
        self._complete: dict[EpisodeKey, Transfer] = {}
        """Transfers whose file is in place, but whose licence could not be stored yet."""
        self._held_up: set[EpisodeKey] = set()
        """Transfers that start once their previous job has closed its files."""
        self._said_offline = False
        running.opened.connect(self._on_opened)
        running.progressed.connect(self._on_progressed)
        running.completed.connect(self._on_completed)
        running.failed.connect(self._on_failed)

    # whose attempt is due

    def is_due(self, key: EpisodeKey) -> bool:
        """Return whether a transfer runs or may be attempted now."""
        if key in self._complete or self._kept.unwritten(key) is not None:
            return False
        return key in self._running or self._may_follow(key)

    def any_waits_no_longer(self) -> bool:
        """Return whether the time of a next attempt has come."""
        return any(map(self._may_follow, self._next_at))

    def waiting(self, key: EpisodeKey) -> Waiting | None:
        """Return why a transfer waits for its next attempt, and for how long yet."""
        transfer = self._kept.transfer(key) if key in self._next_at else None
        if transfer is None or transfer.trouble is None:
            return None
        return Waiting(transfer.trouble, max(0, self._next_at[key] - self._elapsed()))

    def complete(self, key: EpisodeKey) -> Transfer | None:
        """Return a transfer whose file is in place, and whose licence could not be stored yet."""
        return self._complete.get(key)

    def all_complete(self) -> frozenset[EpisodeKey]:
        """Return the transfers whose files are in place, and whose licences are not stored yet."""
        return frozenset(self._complete)

    def _may_follow(self, key: EpisodeKey) -> bool:
        now = self._elapsed()
        return self._next_at.get(key, now) <= now

    # from outside

    def begin(self, key: EpisodeKey, transfer: Transfer) -> None:
        """Attempt a transfer whose turn has come."""
        if self._running.is_resting(key):
            self._held_up.add(key)
            return
        episode = self._kept.episode(key)
        self._next_at.pop(key, None)
        if trouble := self._obstacles.before(episode, transfer):
            self._meet(key, transfer, trouble)
            self.ended.emit()
            return
        if self._obstacles.device().online:
            self._said_offline = False
        size = episode.size if episode.size is not None else transfer.size
        started = replace(transfer.started(), size=size)
        self._running.prepare(episode, started)
        if self._kept.put(key, started):
            self._running.begin(key)
        else:
            self._running.halt(key)
            self._kept.forget(key)  # it did not start
            self._try_again(key)

    def commit_complete(self) -> None:
        """Try again to store the licences of files that are in place."""
        for key in filter(self._may_follow, list(self._complete)):
            if key in self._complete:
                self.commit(key, self._complete[key])

    def commit(self, key: EpisodeKey, transfer: Transfer) -> None:
        """Store the licence for a complete file, decided again (rule A1)."""
        episode = self._kept.episode(key)
        path = self._media.complete(transfer.id, episode.media)
        self.forget(key)
        try:
            size = path.stat().st_size
        except OSError as error:  # it vanished after it was renamed: it is fetched again
            gone = isinstance(error, FileNotFoundError)
            trouble = Trouble.PART_LOST if gone else trouble_of(error)
            self._meet(key, transfer.emptied(), trouble)
            return
        modified = self._obstacles.device().modified
        try:
            refusal = self._kept.grant(key, file=path.name, size=size, device_modified=modified)
        except sqlite3.DatabaseError as error:
            self._complete[key] = replace(transfer, state=TransferState.QUEUED)
            self._try_again(key)
            self._kept.tell_unwritten(error)
            return
        if refusal is None:
            self.changed.emit(Moved(frozenset({key})))
            self.happened.emit(Downloaded(episode))
        else:
            try_to_delete(path)
            self._meet(key, transfer.emptied(), Trouble(refusal.reason))

    def react_to_device(self) -> None:
        """Stop the transfers that the changed device cannot carry on; let waiting ones go on."""
        device = self._obstacles.device()
        for key in self._running:
            if self._running.is_finishing(key):
                continue
            if self._obstacles.is_offline(self._kept.episode(key)):
                self._fail(key, SourceFault(Trouble.NO_NETWORK))
            elif device.disk_full:
                self._fail(key, SourceFault(Trouble.DISK_FULL))
        if device.online:
            self._said_offline = False
            for key in list(self._next_at):
                transfer = self._kept.transfer(key)
                if transfer is None or transfer.trouble is not Trouble.SERVER_BUSY:
                    del self._next_at[key]  # a server that asked to be left alone still is

    def let_go(self, job: Job) -> None:
        """Tidy up behind a job that was stopped, now that it has let go of its files."""
        record = self._kept.record(job.key)
        transfer = None if record is None else record.transfer
        if transfer is None or self._media.part(transfer.id) != job.part:
            try_to_delete(job.part)  # it was made after its transfer was taken off the queue
            if record is None or record.file != job.complete.name:
                try_to_delete(job.complete)
        if job.key in self._held_up:
            self._held_up.remove(job.key)
            self.ended.emit()

    def wait_no_longer(self, key: EpisodeKey) -> None:
        """Forget when the next attempt would follow."""
        self._next_at.pop(key, None)

    def forget(self, key: EpisodeKey) -> None:
        """Know nothing more of a transfer: it begins anew, if it ever does."""
        self._next_at.pop(key, None)
        self._complete.pop(key, None)
        self._kept.forget(key)
        self._running.forget(key)

    def drop(self) -> dict[EpisodeKey, Transfer]:
        """Stop all that run and forget what waits; return how far those that ran are."""
        halted = {key: self._running.halt(key) for key in self._running}
        for key in list(self._complete):
            self.forget(key)
        self._next_at.clear()
        self._held_up.clear()
        self._kept.forget_all()
        return halted

    # what becomes of one that runs

    def _on_opened(self, job: Job) -> None:
        transfer, stored = self._running.transfer(job.key), self._kept.transfer(job.key)
        assert transfer is not None
        if trouble := self._obstacles.no_room():
            self._fail(job.key, SourceFault(trouble))
        elif stored != transfer:
            self._kept.put(job.key, transfer)

    def _on_progressed(self, job: Job) -> None:
        self.progressed.emit(Moved(frozenset({job.key})))

    def _on_completed(self, job: Job) -> None:
        self.commit(job.key, self._running.halt(job.key))
        self.ended.emit()

    def _on_failed(self, job: Job) -> None:
        assert job.fault is not None
        self._fail(job.key, job.fault)

    def _fail(self, key: EpisodeKey, fault: SourceFault) -> None:
        transfer, trouble = self._running.halt(key), fault.trouble
        spoilt = trouble.is_of_the_content and not fault.unwritten
        if spoilt or trouble is Trouble.PART_LOST:
            try_to_delete(self._media.part(transfer.id))
            transfer = transfer.emptied()
        elif trouble in _WITHOUT_NETWORK and self._obstacles.is_offline(self._kept.episode(key)):
            trouble = Trouble.NO_NETWORK
        self._meet(key, transfer, trouble, fault.pause)
        self.ended.emit()

    def _meet(
        self, key: EpisodeKey, transfer: Transfer, trouble: Trouble, asked: Duration = 0
    ) -> None:
        """Let a transfer wait, or fail; `asked` is how long a server asks to be left alone."""
        if trouble in _OF_THE_FOLDER and self._obstacles.folder_is_away():
            # that ends nothing (rule S4)
            self._kept.put(key, replace(transfer, state=TransferState.QUEUED, trouble=None))
            self.folder_lost.emit()
            return
        after = transfer.troubled(trouble, signed_out=self._obstacles.device().signed_out)
        if after.state is TransferState.QUEUED:
            self._next_at[key] = self._elapsed() + pause_after(trouble, after.attempts, asked)
        if after != transfer:
            self._kept.put(key, after)
        if after.state is TransferState.FAILED:
            self._running.forget(key)
            self.happened.emit(TransferFailed(self._kept.episode(key), trouble))
        elif trouble is Trouble.NO_NETWORK and not self._said_offline:
            self._said_offline = True
            self.happened.emit(NetworkMissing())

    def _try_again(self, key: EpisodeKey) -> None:
        """Let a transfer wait for a library that could not be written."""
        self._next_at[key] = self._elapsed() + TRY_AGAIN_AFTER
        self.changed.emit(Moved(frozenset({key})))
