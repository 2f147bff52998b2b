"""One command at one instant: what is stored is settled, the domain decides, the facts are written.

No clock and no signals: `service` adds those, and a scenario runs its timeline through here too.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace

from sqlite_utils import Database

from desktop_app.domain.countdown import Limit, limit_reached
from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import (
    Entitlement,
    Fact,
    LicenceEnded,
    LicenceGranted,
    Offer,
    PlaybackWindowOpened,
    SittingBegan,
    SittingEnded,
    Step,
    begin_sitting,
    end_licence,
    end_sitting,
    set_offer,
    settle,
)
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Ending
from desktop_app.domain.next_episode import next_after
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import Decision, Granted, Renewed, decide
from desktop_app.domain.time import Instant
from desktop_app.library.events import (
    CopyEnded,
    Event,
    FileUndeletable,
    LibraryUnwritten,
    LimitCrossed,
    PlaybackWindowBegan,
    SittingStopped,
)
from desktop_app.storage import journal, shelf
from desktop_app.storage.database import (
    LibraryError,
    is_writing,
    keep_now,
    kept_now,
    library_error,
    once_stored,
    path_of,
    set_room_aside,
    writing,
)
from desktop_app.storage.entitlements import (
    Record,
    mark_announced,
    move_all,
    put_position,
    record_facts,
    record_of,
    running_sitting,
)
from desktop_app.storage.episodes import episode_of, following, put_offer
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.transfers import add_transfer, under_way


class UnknownEpisodeError(LookupError):
    """No catalogue has that episode."""


class Ledger:
    """The rules over one library."""

    def __init__(
        self,
        db: Database,
        media: MediaFolder,
        in_force: Callable[[Episode], Policy],
        device: Callable[[], Device],
    ) -> None:
        self._db = db
        self._media = media
        self.in_force = in_force
        self._device = device
        self._unreadable: set[EpisodeKey] = set()
        """What fell due and is damaged: the others go on without it."""

    def advance(self, now: Instant) -> tuple[set[EpisodeKey], list[Event]]:
        """Everything that has fallen due up to `now` happens (rule R3), limits included (T4)."""
        changed: set[EpisodeKey] = set()
        events: list[Event] = []
        while keys := shelf.due(self._db, now, without=self._unreadable):
            ended: list[str] = []
            with writing(self._db, now):
                for key in keys:
                    record = self._readable(key, events)
                    if record is None:
                        continue
                    happened, files = self._write(record, settle(record.entitlement, now)[1])
                    events += happened
                    ended += files
                    events += self._announce(key, now)
                    shelf.refresh(self._db, key, now)
            events += self._delete(ended)
            changed.update(keys)
        return changed, events

    def ask_download(
        self, key: EpisodeKey, now: Instant, *, confirmed: bool, policy: Policy | None = None
    ) -> Decision:
        """Answer a request and, where it is allowed, put the transfer in the queue (part A).

        `policy` is the one in force where that is not the one of now (a command that is run again).
        """
        episode = self.episode(key)
        policy = policy or self.in_force(episode)
        with writing(self._db, now):
            record = self.settled(key, now)
            decision = decide(
                record.entitlement,
                now,
                policy,
                confirmed=confirmed,
                device_modified=self._device().modified,
                in_progress=record.transfer is not None and record.transfer.under_way,
                occupied=lambda: shelf.live_copies(self._db) + under_way(self._db),
            )
            if isinstance(decision, Granted | Renewed):
                journal.write(self._db, now, journal.asked(key, policy))
                transfer = add_transfer(
                    self._db, key, policy, now, confirmed=confirmed, size=episode.size
                )
                shelf.refresh(self._db, key, now)
        if isinstance(decision, Granted | Renewed) and record.transfer is not None:
            with contextlib.suppress(OSError):  # what is left is deleted at the next start
                self._media.hand_on(record.transfer.id, transfer)
        return decision

    def without_room(self, keys: Iterable[EpisodeKey]) -> list[EpisodeKey]:
        """Those of them for which no room is left once the others lie here too (part A)."""
        occupied = shelf.live_copies(self._db) + under_way(self._db)
        crowded = []
        for key in keys:
            most = self.in_force(self.episode(key)).max_downloads
            if most is not None and occupied >= most:
                crowded.append(key)
            else:
                occupied += 1
        return crowded

    def begin_sitting(self, key: EpisodeKey, now: Instant) -> tuple[bool, list[Event]]:
        """A first frame is there: whether it may go on, and what that did (rules A2, R7)."""
        if not self.settled(key, now).entitlement.status(now).playable:
            return False, []
        running = running_sitting(self._db)
        if running == key:
            return True, []
        stopped = [] if running is None else self.end_sitting(now)
        began = self._change(key, now, lambda held: begin_sitting(held, now), journal.played(key))
        return True, [*stopped, *began]

    def running(self) -> EpisodeKey | None:
        """The episode whose sitting runs."""
        return running_sitting(self._db)

    def end_sitting(self, now: Instant, position_s: float | None = None) -> list[Event]:
        """Whatever plays stops at `now`; in overtime that ends its licence (rule R6)."""
        key = running_sitting(self._db)
        if key is None:
            return []
        entry = journal.stopped(key, position_s)
        return self._change(key, now, lambda held: end_sitting(held, now), entry)

    def remove(self, key: EpisodeKey, now: Instant) -> list[Event]:
        """The user removes the copy (rule R6)."""
        return self._end(key, now, Ending.RETURNED, journal.removed(key))

    def lose(self, key: EpisodeKey, now: Instant) -> list[Event]:
        """The file was noticed to be gone (rule S4)."""
        return self._end(key, now, Ending.LOST, journal.lost(key))

    def set_offer(self, key: EpisodeKey, now: Instant, offer: Offer) -> list[Event]:
        """The catalogue says something else of an episode."""

        def change(held: Entitlement) -> Step:
            put_offer(self._db, key, offer)
            return set_offer(held, now, offer)

        return self._change(key, now, change, journal.offered(key, offer))

    def put_position(
        self, key: EpisodeKey, now: Instant, position_s: float, *, watched: bool
    ) -> None:
        """Where playback stands."""
        with writing(self._db, now):
            put_position(self._db, key, position_s, watched=watched)

    def clear(self, key: EpisodeKey, now: Instant, *, back: bool = False) -> None:
        """Take a greyed row away, or bring it back."""
        self.clear_all((key,), now, back=back)

    def clear_all(self, keys: Iterable[EpisodeKey], now: Instant, *, back: bool = False) -> None:
        """The same of several rows, or of none where it cannot be stored."""
        with writing(self._db, now):
            for key in keys:
                journal.write(self._db, now, journal.cleared(key, back=back))
                (shelf.uncleared if back else shelf.clear)(self._db, key)
                shelf.refresh(self._db, key, now)

    def recover(self) -> list[Event]:
        """A sitting that a crash cut off ended at the last instant kept."""
        kept = kept_now(self._db)
        if kept is None or running_sitting(self._db) is None:
            return []
        return [*self.advance(kept)[1], *self.end_sitting(kept)]

    def unwritten(self, error: sqlite3.Error) -> LibraryError:
        """Why the library cannot be written, as a sentence."""
        return library_error(error, path_of(self._db))

    def keep(self, now: Instant) -> None:
        """Remember the latest instant (rule T2), and keep some room on the disk."""
        keep_now(self._db, now)
        set_room_aside(self._db)

    def move_all(self, by: int, now: Instant) -> None:
        """The laptop's clock was accepted: every instant moves by so much, to `now` (rule T2)."""
        with writing(self._db):
            move_all(self._db, by)
            shelf.rebuild(self._db, now)

    def episode(self, key: EpisodeKey) -> Episode:
        """One episode of a catalogue.

        Raises:
            UnknownEpisodeError: no catalogue has it.
        """
        found = episode_of(self._db, key)
        if found is None:
            raise UnknownEpisodeError(f"no catalogue has {key.catalogue}/{key.episode}")
        return found

    def next_after(self, key: EpisodeKey) -> Episode | None:
        """The episode after it in its series."""
        episode = self.episode(key)
        return next_after(episode, following(self._db, episode))

    def settled(self, key: EpisodeKey, now: Instant) -> Record:
        """What is stored of an episode, as it is at `now`."""
        record = self._record(key)
        return replace(record, entitlement=settle(record.entitlement, now)[0])

    def _end(self, key: EpisodeKey, now: Instant, how: Ending, entry: journal.Entry) -> list[Event]:
        if self.settled(key, now).entitlement.licence is None:
            return []
        return self._change(key, now, lambda held: end_licence(held, now, how), entry)

    def _change(
        self,
        key: EpisodeKey,
        now: Instant,
        change: Callable[[Entitlement], Step],
        entry: journal.Entry,
    ) -> list[Event]:
        with writing(self._db, now):
            record = self._record(key)
            held, passed = settle(record.entitlement, now)
            journal.write(self._db, now, entry)
            events, files = self._write(record, (*passed, *change(held)[1]))
            shelf.refresh(self._db, key, now)
        return [*events, *self._delete(files)]

    def _record(self, key: EpisodeKey) -> Record:
        record = record_of(self._db, key)
        if record is None:
            raise UnknownEpisodeError(f"no catalogue has {key.catalogue}/{key.episode}")
        return record

    def _write(self, record: Record, facts: tuple[Fact, ...]) -> tuple[list[Event], list[str]]:
        """Store the facts; the events that they are, and the files that nobody may play now."""
        record_facts(self._db, record, facts)
        events: list[Event] = []
        files: list[str] = []
        for fact in facts:
            match fact:
                case LicenceEnded(how=how):
                    events += self._announce_end(record, how)
                    events.append(CopyEnded(record.key, how))
                    files += [] if record.file is None else [record.file]
                case PlaybackWindowOpened():
                    after = self._record(record.key).entitlement
                    events.append(PlaybackWindowBegan(record.key, after.ends_at))
                case SittingEnded():
                    events.append(SittingStopped(record.key))
                case SittingBegan() | LicenceGranted():
                    pass
        return events, files

    def _readable(self, key: EpisodeKey, events: list[Event]) -> Record | None:
        try:
            return self._record(key)
        except sqlite3.DatabaseError as error:
            unusable = self.unwritten(error)
            if unusable.may_pass:
                raise
            self._unreadable.add(key)
            events.append(LibraryUnwritten(unusable))
            return None

    def _announce(self, key: EpisodeKey, now: Instant) -> list[Event]:
        record = self._record(key)
        held = record.entitlement
        if held.licence is None or held.ends_at is None or record.licence_id is None:
            return []
        limit = limit_reached(held.ends_at - now)
        if limit is None or limit <= (record.announced or 0):
            return []
        mark_announced(self._db, record.licence_id, limit)
        return [LimitCrossed(key, limit)]

    def _announce_end(self, record: Record, how: Ending) -> list[Event]:
        by_itself = how in (Ending.EXPIRED, Ending.WITHDRAWN)
        if not by_itself or record.announced is Limit.END or record.licence_id is None:
            return []
        mark_announced(self._db, record.licence_id, Limit.END)
        return [LimitCrossed(record.key, Limit.END)]

    def _delete(self, files: list[str]) -> list[Event]:
        """After the commit: what a crash leaves here is deleted at the next start (rule F4)."""
        if is_writing(self._db):
            once_stored(self._db, lambda: self._delete(files))
            return []
        failed: list[Event] = []
        for name in files:
            path = self._media.file(name)
            try:
                self._media.delete(path)
            except OSError as error:
                failed.append(FileUndeletable(path, error.strerror or str(error)))
        return failed
