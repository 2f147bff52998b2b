"""The queue of transfers: whose turn it is, and what a user asks of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from sqlite_utils import Database

from desktop_app.clock import Clock, Elapsed, elapsed
from desktop_app.domain.device import Device
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.transfer import Transfer, TransferState, Waiting, next_to_start
from desktop_app.downloads.attempts import Attempts
from desktop_app.downloads.events import MediaFolderUnreadable, Moved, TransferCancelled
from desktop_app.downloads.kept import KeptTransfers
from desktop_app.downloads.obstacles import Obstacles
from desktop_app.downloads.recovery import CrashRecovery, try_to_delete
from desktop_app.downloads.running import Running
from desktop_app.storage.disk import Free, free_at
from desktop_app.storage.media import MediaFolder

if TYPE_CHECKING:
    from desktop_app.downloads.job import Job


class DownloadService(QObject):
    """Runs the queue; that a download is allowed was decided before, and is again at its end."""

    changed = Signal(object)
    """`Moved`: rows to show again."""
    progressed = Signal(object)
    """`Moved`: only how far they are."""
    happened = Signal(object)
    files_missing = Signal(object)

    def __init__(
        self,
        db: Database,
        media: MediaFolder,
        clock: Clock,
        device: Callable[[], Device],
        rate_limit: Callable[[], int | None],
        elapsed: Elapsed = elapsed,
        *,
        needs_network: Callable[[str], bool],
        slots: Callable[[], int],
        free: Free = free_at,
        parent: QObject | None = None,
    ) -> None:
        """`needs_network` answers for an address of media; `slots` is how many may run at once."""
        super().__init__(parent)
        self._media = media
        self._device = device
        self._slots = slots
        self._recovered = False
        self._running = running = Running(media, rate_limit, free, elapsed, self)
        self._kept = kept = KeptTransfers(db, clock, elapsed, running.__contains__, self)
        obstacles = Obstacles(media, running, device, needs_network, free)
        self._attempts = Attempts(running, kept, obstacles, media, elapsed, self)
        self._recovery = CrashRecovery(db, media, kept, self)
        kept.changed.connect(self.changed)
        kept.happened.connect(self.happened)
        self._attempts.changed.connect(self.changed)
        self._attempts.progressed.connect(self.progressed)
        self._attempts.happened.connect(self.happened)
        self._attempts.ended.connect(self.wake, Qt.ConnectionType.QueuedConnection)
        self._attempts.folder_lost.connect(self._on_folder_lost)
        running.rested.connect(self._on_rested)
        self._recovery.happened.connect(self.happened)
        self._recovery.files_missing.connect(self.files_missing)
        self._recovery.ended.connect(self._on_recovered)

    # life

    def start(self) -> None:
        """Put right what a crash left (rule F4), then run the queue.

        While the folder of media cannot be read the queue waits, and whoever knows that it can
        calls this again (rule S4).
        """
        self.rest()  # what runs since an earlier start would be taken for what a crash left
        self._recovery.begin()

    def rest(self) -> None:
        """Let nothing move, and nothing be granted, until the next `start`."""
        held = frozenset(self._running) | self._attempts.all_complete()
        try:
            self.close()
        except sqlite3.DatabaseError as error:  # what is stored as running waits, too
            self._kept.tell_unwritten(error)
        if held:
            self.changed.emit(Moved(held))

    def close(self) -> None:
        """Hold everything that runs, without a word; it goes on at the next start."""
        self._recovery.abandon()
        self._recovered = False
        self.hold()

    def hold(self) -> None:
        """Stop what runs where it is, and wait for nothing; `wake` takes up what is queued then."""
        held = {
            key: replace(transfer, state=TransferState.QUEUED)
            for key, transfer in self.drop().items()
        }
        if held:
            self._kept.write(held)

    def drop(self) -> dict[EpisodeKey, Transfer]:
        """Do as `hold` does, and return what ran for somebody else to store, if at all."""
        return self._attempts.drop()

    # whose turn it is

    def wake(self) -> None:
        """Start the transfers whose turn it is."""
        if not self._recovered:
            return
        self._kept.catch_up()
        self._attempts.commit_complete()
        due = [(key, one) for key, one in self._kept.queue() if self._attempts.is_due(key)]
        keys = {transfer.id: key for key, transfer in due}
        for transfer in next_to_start((one for _key, one in due), self._slots()):
            if not self._recovered:
                return  # one of them has met that the folder is away
            self._attempts.begin(keys[transfer.id], transfer)
        self._running.share_rate()

    def tick(self) -> None:
        """Try again what waits for its time or for a network; give up what has stalled."""
        self._running.look()
        if self._attempts.any_waits_no_longer() or self._kept.is_behind():
            self.wake()

    def device_changed(self) -> None:
        """React to a network, or to room on the disk, that has come or gone (rule F5)."""
        self._attempts.react_to_device()
        self._kept.try_at_once()
        if self._device().online:
            self.wake()

    def rate_changed(self) -> None:
        """Follow another limit that the user chose."""
        self._running.share_rate()

    def slots_changed(self) -> None:
        """Let another number run at once: the last of too many go back to the queue."""
        order = [key for key, _transfer in self._kept.queue() if key in self._running]
        for key in order[self._slots() :]:
            moving = self._running.transfer(key)
            if moving is not None and not self._running.is_finishing(key):
                queued = replace(moving, state=TransferState.QUEUED, rate=None)
                if self._kept.store({key: queued}):
                    self._running.halt(key)
                    self.changed.emit(Moved(frozenset({key})))
        self.wake()

    def live(self, key: EpisodeKey) -> Transfer | None:
        """Return how far a transfer is at this moment, where that is not what is stored."""
        moving = self._running.transfer(key) or self._attempts.complete(key)
        return moving or self._kept.unwritten(key)

    def waiting(self, key: EpisodeKey) -> Waiting | None:
        """Return why a queued transfer is not running although nothing else is, and until when."""
        return self._attempts.waiting(key)

    # what the user asks for

    def pause(self, *keys: EpisodeKey) -> None:
        """Hold transfers, all of them or none."""
        paused: dict[EpisodeKey, Transfer] = {}
        for key in keys:
            transfer = self._kept.transfer(key)
            if transfer is None or self._attempts.complete(key) or self._running.is_finishing(key):
                continue  # there is nothing, or nothing left, to hold
            if transfer.state.goes_on:
                moving = self._running.transfer(key) or transfer
                paused[key] = replace(moving, rate=None).paused()
        if paused and self._kept.store(paused):
            for key in paused:
                if key in self._running:
                    self._running.halt(key)
                self._attempts.wait_no_longer(key)
            self.changed.emit(Moved(frozenset(paused)))
            self.wake()

    def resume(self, *keys: EpisodeKey) -> None:
        """Let held transfers go on, all of them or none."""
        resumed: dict[EpisodeKey, Transfer] = {}
        for key in keys:
            transfer = self._kept.transfer(key)
            if transfer is not None and transfer.state is TransferState.PAUSED:
                resumed[key] = transfer.resumed()
        if resumed and self._kept.store(resumed):
            self.changed.emit(Moved(frozenset(resumed)))
            self.wake()

    def pause_all(self) -> None:
        """Hold everything: what waits first, so that it takes the place of nothing."""
        found = sorted(self._kept.queue(), key=lambda one: one[0] in self._running)
        self.pause(*(key for key, _transfer in found))

    def resume_all(self) -> None:
        """Let everything that is held go on, in the order of the queue."""
        self.resume(*(key for key, _transfer in self._kept.queue()))

    def move(self, *keys: EpisodeKey, before: EpisodeKey | None) -> bool:
        """Put transfers in front of another one, or at the end; what runs runs on.

        Returns whether the library could be written.
        """
        return self._kept.move(keys, before)

    def cancel(self, key: EpisodeKey) -> None:
        """Take a transfer off the queue; nothing was counted (rule D3)."""
        transfer = self._kept.transfer(key)
        if transfer is None or not self._kept.cancel(key):
            return
        episode = self._kept.episode(key)
        if key in self._running:
            self._running.halt(key)
        self._attempts.forget(key)
        try_to_delete(self._media.part(transfer.id))
        try_to_delete(self._media.complete(transfer.id, episode.media))
        self.changed.emit(Moved(frozenset({key})))
        self.happened.emit(TransferCancelled(episode))
        self.wake()

    # what the parts tell

    def _on_recovered(self, good: frozenset[EpisodeKey]) -> None:
        for key, transfer in self._kept.queue():
            if key in good:
                self._attempts.commit(key, transfer)
        self._recovered = True
        self.wake()

    def _on_rested(self, job: Job) -> None:
        if self._recovered:  # else the library may be closed, and the next start puts it right
            self._attempts.let_go(job)

    def _on_folder_lost(self) -> None:
        self.rest()
        self.happened.emit(MediaFolderUnreadable(self._media.path))
