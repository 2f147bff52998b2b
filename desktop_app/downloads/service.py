"""The queue of transfers: whose turn it is, what became of it, and the licence at its end."""

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal
from sqlite_utils import Database

from desktop_app.clock import Clock, Elapsed, elapsed
from desktop_app.domain.device import Device
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.time import MINUTE, SECOND, Duration
from desktop_app.domain.transfer import (
    Transfer,
    TransferState,
    Trouble,
    Waiting,
    next_to_start,
    retry_after,
)
from desktop_app.downloads.events import (
    Downloaded,
    FilesMissing,
    MediaFolderUnreadable,
    Moved,
    NetworkMissing,
    TransferCancelled,
    TransferFailed,
    TransferUnwritten,
)
from desktop_app.downloads.job import Job
from desktop_app.downloads.part import RESERVE, trouble_of
from desktop_app.downloads.recovery import (
    Check,
    carry_out,
    plan,
    scan,
    try_to_delete,
)
from desktop_app.downloads.running import Running
from desktop_app.downloads.source import SourceFault
from desktop_app.ledger.granting import commit_grant
from desktop_app.ledger.queue import cancel_transfer, move_transfers, put_transfers
from desktop_app.platform.background import Err, Ok, Outcome, in_background
from desktop_app.storage.connection import path_of
from desktop_app.storage.disk import Free, free_at, lacking
from desktop_app.storage.entitlements import live_files, lost_files, record_of
from desktop_app.storage.episodes import episode_of
from desktop_app.storage.media import MediaFolder, OurFile, can_be_read
from desktop_app.storage.transfers import queue
from desktop_app.storage.unusable import library_error
from desktop_app.storage.verify import Promise

_AGAIN: Duration = 5 * SECOND
"""How soon it is tried again: for a network, a folder to read, a library that can be written."""
_WITHOUT_NETWORK = frozenset(
    {Trouble.HOST_NOT_FOUND, Trouble.UNREACHABLE, Trouble.PROXY_UNREACHABLE}
)
"""What is met as well where there is no network at all."""
_ASK_THE_NETWORK: Duration = MINUTE
"""How soon a network that wants a sign-in is asked again, unless it says itself that it is done."""

_OF_THE_FOLDER = frozenset({Trouble.UNWRITABLE, Trouble.DISK_ERROR, Trouble.PART_LOST})
"""What is met as well where the folder has gone with its disk (rule S4)."""


class DownloadService(QObject):
    """Runs the queue. It never asks whether a download is allowed; it was, or it is asked again."""

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
        super().__init__(parent)
        self._db = db
        self._media = media
        self._clock = clock
        self._device = device
        self._elapsed = elapsed
        self._needs_network = needs_network
        self._slots = slots
        self._free = free
        self._running = Running(media, rate_limit, free, elapsed, self)
        self._running.opened.connect(self._on_opened)
        self._running.progressed.connect(self._on_progressed)
        self._running.completed.connect(self._on_completed)
        self._running.failed.connect(self._on_failed)
        self._running.rested.connect(self._on_rested)
        self._retry_at: dict[EpisodeKey, Duration] = {}
        self._complete: dict[EpisodeKey, Transfer] = {}
        """Their files are in place; the library could not be written when they were."""
        self._untold: dict[EpisodeKey, Transfer] = {}
        """What became of them, where the library could not be written then."""
        self._tell_at: Duration = 0
        self._held_up: set[EpisodeKey] = set()
        """It is their turn, as soon as their last visit has let go of their files."""
        self._said_unwritten = False
        self._said_offline = False
        self._recovered = False
        self._recovery = 0
        """Which one is under way: an earlier one found what may not be there any more."""

    # life

    def start(self) -> None:
        """Put right what a crash left (rule F4), then run the queue.

        A folder that is missing is made where no copy can have lain in it; while it cannot be read
        the queue waits, and whoever knows that it can calls this again (rule S4).
        """
        self.rest()  # what runs since an earlier start would be taken for what a crash left
        if not live_files(self._db):
            with contextlib.suppress(OSError):  # the scan meets it too, and reports it
                self._media.ensure()
        in_background(partial(scan, self._media), partial(self._on_scanned, self._recovery))

    def rest(self) -> None:
        """Nothing moves, and nothing is granted, until the next `start`."""
        held = frozenset(self._running) | frozenset(self._complete)
        try:
            self.close()
        except sqlite3.DatabaseError as error:  # what is stored as running waits, too
            self._say_unwritten(error)
        if held:
            self.changed.emit(Moved(held))

    def close(self) -> None:
        """Hold everything that runs, without a word; it goes on at the next start."""
        self._recovery += 1
        self._recovered = False
        self.hold()

    def hold(self) -> None:
        """Stop what runs where it is, and wait for nothing; `wake` takes up what is queued then."""
        held = {
            key: replace(transfer, state=TransferState.QUEUED)
            for key, transfer in self.drop().items()
        }
        if held:
            put_transfers(self._db, held, self._clock.now())

    def drop(self) -> dict[EpisodeKey, Transfer]:
        """The same, and what ran is stored by somebody else, if at all."""
        halted = {key: self._running.halt(key) for key in self._running}
        for key in list(self._complete):
            self._forget(key)
        self._retry_at.clear()
        self._held_up.clear()
        self._untold.clear()
        return halted

    def wake(self) -> None:
        """Start the transfers whose turn it is."""
        if not self._recovered:
            return
        waiting = self._elapsed()
        self._tell(waiting)
        for key in [key for key in self._complete if self._retry_at.get(key, waiting) <= waiting]:
            if key in self._complete:
                self._commit(key, self._complete[key])
        due = [
            (key, self._standing(key, transfer))
            for key, transfer in queue(self._db)
            if key not in self._complete
            and key not in self._untold
            and (key in self._running or self._retry_at.get(key, waiting) <= waiting)
        ]
        keys = {transfer.id: key for key, transfer in due}
        for transfer in next_to_start((one for _key, one in due), self._slots()):
            key = keys[transfer.id]
            if not self._recovered:
                return  # one of them has met that the folder is away
            if self._running.is_resting(key):
                self._held_up.add(key)
            else:
                self._run(key, transfer)
        self._running.share_rate()

    def _tell(self, now: Duration) -> None:
        """What could not be stored when it happened is stored now, if that time has come."""
        for key, transfer in list(self._untold.items()):
            record = record_of(self._db, key)
            if record is None or record.transfer is None or record.transfer.id != transfer.id:
                del self._untold[key]  # another one was asked for since
            elif now < self._tell_at or not self._put(key, transfer):
                return  # each try may take a while

    def tick(self) -> None:
        """Try again what waits for its time or for a network; give up what has stalled."""
        self._running.look()
        now = self._elapsed()
        times = [*self._retry_at.values(), *([self._tell_at] if self._untold else [])]
        if any(at <= now for at in times):
            self.wake()

    def device_changed(self) -> None:
        """Whether there is a network, or room on the disk, has changed (rule F5)."""
        device = self._device()
        for key in self._running:
            episode = episode_of(self._db, key)
            if self._running.is_finishing(key) or episode is None:
                continue
            if self._is_offline(episode):
                self._fail(key, SourceFault(Trouble.NO_NETWORK))
            elif device.disk_full:
                self._fail(key, SourceFault(Trouble.DISK_FULL))
        self._tell_at = self._elapsed()
        if device.online:
            self._said_offline = False
            for key in list(self._retry_at):
                transfer = self._stored(key)
                if transfer is None or transfer.trouble is not Trouble.SERVER_BUSY:
                    del self._retry_at[key]  # a server that asked to be left alone still is
            self.wake()

    def rate_changed(self) -> None:
        """The user chose another limit."""
        self._running.share_rate()

    def slots_changed(self) -> None:
        """Another number may run at once: the last of too many go back to the queue."""
        order = [key for key, _transfer in queue(self._db) if key in self._running]
        for key in order[self._slots() :]:
            moving = self._running.transfer(key)
            if moving is not None and not self._running.is_finishing(key):
                self._hold(key, replace(moving, state=TransferState.QUEUED, rate=None))
        self.wake()

    def live(self, key: EpisodeKey) -> Transfer | None:
        """How far a transfer is at this moment, where that is not what is stored."""
        moving = self._running.transfer(key) or self._complete.get(key)
        return moving or self._untold.get(key)

    def waiting(self, key: EpisodeKey) -> Waiting | None:
        """Why a queued transfer is not running although nothing else is, and until when."""
        transfer = self._stored(key) if key in self._retry_at else None
        if transfer is None or transfer.trouble is None:
            return None
        return Waiting(transfer.trouble, max(0, self._retry_at[key] - self._elapsed()))

    # what the user asks for

    def pause(self, key: EpisodeKey) -> None:
        """Hold a transfer."""
        self._pause([key])

    def resume(self, key: EpisodeKey) -> None:
        """Let a held transfer go on."""
        self._resume([key])

    def pause_all(self) -> None:
        """Hold everything: what waits first, so that it takes the place of nothing."""
        found = sorted(queue(self._db), key=lambda one: one[0] in self._running)
        self._pause([key for key, _transfer in found])

    def resume_all(self) -> None:
        """Let everything that is held go on, in the order of the queue."""
        self._resume([key for key, _transfer in queue(self._db)])

    def _pause(self, keys: Iterable[EpisodeKey]) -> None:
        paused: dict[EpisodeKey, Transfer] = {}
        for key in keys:
            transfer = self._stored(key)
            if transfer is None or key in self._complete or self._running.is_finishing(key):
                continue  # there is nothing, or nothing left, to hold
            if transfer.state.goes_on:
                moving = self._running.transfer(key) or transfer
                paused[key] = replace(moving, rate=None).paused()
        if self._store(paused):
            for key in paused:
                if key in self._running:
                    self._running.halt(key)
                self._retry_at.pop(key, None)
            self._say_stored(paused)

    def _resume(self, keys: Iterable[EpisodeKey]) -> None:
        resumed: dict[EpisodeKey, Transfer] = {}
        for key in keys:
            transfer = self._stored(key)
            if transfer is not None and transfer.state is TransferState.PAUSED:
                resumed[key] = transfer.resumed()
        if self._store(resumed):
            self._say_stored(resumed)

    def _say_stored(self, keys: Collection[EpisodeKey]) -> None:
        if keys:
            self.changed.emit(Moved(frozenset(keys)))
            self.wake()

    def _store(self, transfers: Mapping[EpisodeKey, Transfer]) -> bool:
        """What the user asked for, all of it or nothing; whether the library could be written."""
        try:
            put_transfers(self._db, transfers, self._clock.now())
        except sqlite3.DatabaseError as error:
            self._refuse(error)
            return False
        for key in transfers:
            self._untold.pop(key, None)
        self._said_unwritten = False
        return True

    def move(self, *keys: EpisodeKey, before: EpisodeKey | None) -> bool:
        """Put transfers in front of another one, or at the end; what runs runs on.

        Whether the library could be written.
        """
        try:
            moved = move_transfers(self._db, keys, before, self._clock.now())
        except sqlite3.DatabaseError as error:
            self._refuse(error)
            return False
        if moved:
            self.changed.emit(Moved(moved))
        return True

    def cancel(self, key: EpisodeKey) -> None:
        """Take a transfer off the queue; nothing was counted (rule D3)."""
        transfer, episode = self._stored(key), episode_of(self._db, key)
        if transfer is None or episode is None:
            return
        try:
            cancel_transfer(self._db, key, self._clock.now())
        except sqlite3.DatabaseError as error:
            self._refuse(error)
            return
        if key in self._running:
            self._running.halt(key)
        self._forget(key)
        try_to_delete(self._media.part(transfer.id))
        try_to_delete(self._media.complete(transfer.id, episode.media))
        self.changed.emit(Moved(frozenset({key})))
        self.happened.emit(TransferCancelled(episode))
        self.wake()

    # one transfer

    def _run(self, key: EpisodeKey, transfer: Transfer) -> None:
        episode = episode_of(self._db, key)
        assert episode is not None
        self._retry_at.pop(key, None)
        if trouble := self._obstacle(episode, transfer):
            self._trouble(key, transfer, trouble)
            self._wake_soon()
            return
        if self._device().online:
            self._said_offline = False
        size = episode.size if episode.size is not None else transfer.size
        started = replace(transfer.started(), size=size)
        self._running.prepare(episode, started)
        if self._put(key, started):
            self._running.begin(key)
        else:
            self._running.halt(key)
            del self._untold[key]  # it did not start
            self._retry_at[key] = self._tell_at
            self.changed.emit(Moved(frozenset({key})))

    def _obstacle(self, episode: Episode, transfer: Transfer) -> Trouble | None:
        if self._is_offline(episode):
            return Trouble.NO_NETWORK
        if self._device().disk_full:
            return Trouble.DISK_FULL
        size = episode.size if episode.size is not None else transfer.size
        return self._no_room(0 if size is None else max(0, size - transfer.received))

    def _no_room(self, needed: int) -> Trouble | None:
        """Whether the disk cannot take so much beside what those that run have yet to bring."""
        needed += self._running.still_needed() + RESERVE
        return Trouble.DISK_FULL if lacking(self._media.path, needed, self._free) else None

    def _on_opened(self, job: Job) -> None:
        transfer, stored = self._running.transfer(job.key), self._stored(job.key)
        assert transfer is not None
        if trouble := self._no_room(0):
            self._fail(job.key, SourceFault(trouble))
        elif stored != transfer:
            self._put(job.key, transfer)

    def _on_progressed(self, job: Job) -> None:
        self.progressed.emit(Moved(frozenset({job.key})))

    def _on_completed(self, job: Job) -> None:
        self._commit(job.key, self._running.halt(job.key))
        self._wake_soon()

    def _on_failed(self, job: Job) -> None:
        assert job.fault is not None
        self._fail(job.key, job.fault)

    def _on_rested(self, job: Job) -> None:
        if not self._recovered:
            return  # the library may be closed; what is left is put right at the next start
        record = record_of(self._db, job.key)
        transfer = None if record is None else record.transfer
        if transfer is None or self._media.part(transfer.id) != job.part:
            try_to_delete(job.part)  # it was made after its transfer was taken off the queue
            if record is None or record.file != job.complete.name:
                try_to_delete(job.complete)
        if job.key in self._held_up:
            self._held_up.remove(job.key)
            self.wake()

    def _fail(self, key: EpisodeKey, fault: SourceFault) -> None:
        transfer, trouble = self._running.halt(key), fault.trouble
        spoilt = trouble.is_of_the_content and not fault.unwritten
        if spoilt or trouble is Trouble.PART_LOST:
            try_to_delete(self._media.part(transfer.id))
            transfer = transfer.emptied()
        elif trouble in _WITHOUT_NETWORK:
            episode = episode_of(self._db, key)
            assert episode is not None
            trouble = Trouble.NO_NETWORK if self._is_offline(episode) else trouble
        self._trouble(key, transfer, trouble, fault.pause)
        self._wake_soon()

    def _is_offline(self, episode: Episode) -> bool:
        """Its network is not there; to ask whether it needs one may be what finds that out."""
        return self._needs_network(episode.media) and not self._device().online

    def _wake_soon(self) -> None:
        QTimer.singleShot(0, self.wake)

    def _commit(self, key: EpisodeKey, transfer: Transfer) -> None:
        episode = episode_of(self._db, key)
        assert episode is not None
        path = self._media.complete(transfer.id, episode.media)
        self._forget(key)
        try:
            size = path.stat().st_size
        except OSError as error:  # it vanished after it was renamed: it is fetched again
            gone = isinstance(error, FileNotFoundError)
            trouble = Trouble.PART_LOST if gone else trouble_of(error)
            self._trouble(key, transfer.emptied(), trouble)
            return
        try:
            refusal = commit_grant(
                self._db,
                key,
                self._clock.now(),
                file=path.name,
                size=size,
                device_modified=self._device().modified,
            )
        except sqlite3.DatabaseError as error:
            self._complete[key] = replace(transfer, state=TransferState.QUEUED)
            self._unwritten(key, error)
            return
        self._said_unwritten = False
        if refusal is None:
            self.changed.emit(Moved(frozenset({key})))
            self.happened.emit(Downloaded(episode))
        else:
            try_to_delete(path)
            self._trouble(key, transfer.emptied(), Trouble(refusal.reason))

    def _forget(self, key: EpisodeKey) -> None:
        """It waits no more."""
        self._retry_at.pop(key, None)
        self._complete.pop(key, None)
        self._untold.pop(key, None)
        self._running.forget(key)

    def _trouble(
        self, key: EpisodeKey, transfer: Transfer, trouble: Trouble, asked: Duration = 0
    ) -> None:
        """It waits, or it failed; `asked` is how long a server asks to be left alone."""
        if trouble in _OF_THE_FOLDER and not can_be_read(self._media.path):
            self._wait_for_folder(key, transfer)
            return
        after = transfer.troubled(trouble, signed_out=self._device().signed_out)
        if after.state is TransferState.QUEUED:
            match trouble:
                case Trouble.NO_NETWORK:
                    pause = _AGAIN
                case Trouble.SIGN_IN_PAGE:
                    pause = _ASK_THE_NETWORK
                case _:  # all other troubles that pass wait longer each time
                    pause = retry_after(after.attempts, asked)
            self._retry_at[key] = self._elapsed() + pause
        if after != transfer:
            self._put(key, after)
        if after.state is TransferState.FAILED:
            self._running.forget(key)
            episode = episode_of(self._db, key)
            assert episode is not None
            self.happened.emit(TransferFailed(episode, trouble))
        elif trouble is Trouble.NO_NETWORK and not self._said_offline:
            self._said_offline = True
            self.happened.emit(NetworkMissing())

    def _wait_for_folder(self, key: EpisodeKey, transfer: Transfer) -> None:
        """It is away, which ends nothing (rule S4): all of them wait for the next `start`."""
        self._put(key, replace(transfer, state=TransferState.QUEUED, trouble=None))
        self.rest()
        self.happened.emit(MediaFolderUnreadable(self._media.path))

    def _unwritten(self, key: EpisodeKey, error: sqlite3.Error) -> None:
        """What became of it could not be written: it waits in the queue, and is tried again."""
        self._retry_at[key] = self._elapsed() + _AGAIN
        self.changed.emit(Moved(frozenset({key})))
        self._say_unwritten(error)

    def _refuse(self, error: sqlite3.Error) -> None:
        """What the user asked for cannot be stored, and is not done: said each time."""
        self.happened.emit(TransferUnwritten(library_error(error, path_of(self._db))))

    def _say_unwritten(self, error: sqlite3.Error) -> None:
        if not self._said_unwritten:
            self._said_unwritten = True
            self.happened.emit(TransferUnwritten(library_error(error, path_of(self._db))))

    def _stored(self, key: EpisodeKey) -> Transfer | None:
        """What is stored of it; one that is damaged moves no further, and that is said."""
        try:
            record = record_of(self._db, key)
        except sqlite3.DatabaseError as error:
            if library_error(error, path_of(self._db)).may_pass:
                raise
            self._refuse(error)
            return None
        if record is None or record.transfer is None:
            return None
        return self._standing(key, record.transfer)

    def _standing(self, key: EpisodeKey, transfer: Transfer) -> Transfer:
        """One that is stored as running and is not waits for its turn, or failed untold."""
        if (untold := self._untold.get(key)) is not None:
            return untold
        if transfer.state is TransferState.DOWNLOADING and key not in self._running:
            return replace(transfer, state=TransferState.QUEUED)
        return transfer

    def _hold(self, key: EpisodeKey, transfer: Transfer) -> None:
        """One that runs stops where it is, once that is stored."""
        if self._store({key: transfer}):
            self._running.halt(key)
            self.changed.emit(Moved(frozenset({key})))

    def _put(self, key: EpisodeKey, transfer: Transfer) -> bool:
        """Store what became of it; whether the library could be written."""
        try:
            put_transfers(self._db, {key: transfer}, self._clock.now())
        except sqlite3.DatabaseError as error:
            self._untold[key] = transfer
            self._tell_at = self._elapsed() + _AGAIN
            self.changed.emit(Moved(frozenset({key})))
            self._say_unwritten(error)
            return False
        self._untold.pop(key, None)
        self._said_unwritten = False
        self.changed.emit(Moved(frozenset({key})))
        return True

    # after a crash

    def _on_scanned(self, recovery: int, outcome: Outcome[list[OurFile] | OSError]) -> None:
        if recovery != self._recovery:
            return
        match outcome:
            case Ok(found):
                self._put_right(recovery, found)
            case Err():  # what a crash left stays until the next start
                self._on_carried_out(recovery, Ok(frozenset()))
            case _:
                assert_never(outcome)

    def _put_right(self, recovery: int, found: list[OurFile] | OSError) -> None:
        for key, transfer in queue(self._db):
            if (standing := self._standing(key, transfer)) != transfer:
                self._put(key, standing)
        if isinstance(found, OSError):
            self.happened.emit(MediaFolderUnreadable(self._media.path))
            return
        parts = {one.transfer: one.size for one in found if not one.complete}
        stored = [(key, self._standing(key, transfer)) for key, transfer in queue(self._db)]
        for key, transfer in stored:
            received = parts.get(transfer.id, 0)
            if transfer.received != received:
                self._put(key, replace(transfer, received=received))
        live = live_files(self._db)
        strange = {one.path.name for one in found if one.complete} - {
            name for name, _ in live.values()
        }
        todo = plan(found, live, stored, lost_files(self._db, strange))
        announced = {key: transfer.size for key, transfer in stored}
        checks = [self._check(key, path, announced[key]) for key, path in todo.waiting.items()]
        put_right = partial(carry_out, todo.delete, checks)
        in_background(put_right, partial(self._on_carried_out, recovery))
        if lost := self._still_missing(todo.lost):
            self.files_missing.emit(FilesMissing(lost))

    def _still_missing(self, keys: frozenset[EpisodeKey]) -> frozenset[EpisodeKey]:
        """A file may have come into its place since the folder was read."""
        try:
            sizes = self._media.sizes() if keys else {}
        except OSError:
            return frozenset()
        live = live_files(self._db) if keys else {}
        return frozenset(
            key for key in keys if key in live and sizes.get(live[key][0]) != live[key][1]
        )

    def _check(self, key: EpisodeKey, path: Path, announced: int | None) -> Check:
        episode = episode_of(self._db, key)
        assert episode is not None
        size = episode.size if episode.size is not None else announced
        return Check(key, path, Promise(size, episode.sha256, episode.duration_s))

    def _on_carried_out(self, recovery: int, outcome: Outcome[frozenset[EpisodeKey]]) -> None:
        if recovery != self._recovery:
            return
        match outcome:
            case Ok(good):
                pass
            case Err():  # none is known to be good: each is fetched again
                good = frozenset()
            case _:
                assert_never(outcome)
        for key, transfer in queue(self._db):
            if key in good:
                self._commit(key, transfer)
        self._recovered = True
        self.wake()
