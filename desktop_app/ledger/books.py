"""What every command of the ledger shares: reading a record, and storing what became of it."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from sqlite_utils import Database

from desktop_app.domain.countdown import Limit, limit_reached
from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import (
    Entitlement,
    Fact,
    LicenceEnded,
    LicenceGranted,
    PlaybackWindowOpened,
    SittingBegan,
    SittingEnded,
    Step,
    settle,
)
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Ending
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant
from desktop_app.ledger import journal
from desktop_app.ledger.commands import RecordedDeed
from desktop_app.ledger.events import (
    CopyEnded,
    Event,
    FileUndeletable,
    LibraryUnwritten,
    LimitCrossed,
    PlaybackWindowBegan,
    SittingStopped,
)
from desktop_app.storage import shelf
from desktop_app.storage.connection import path_of
from desktop_app.storage.entitlements import Record, mark_announced, record_facts, record_of
from desktop_app.storage.episodes import episode_of
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.transaction import is_writing, once_stored, writing
from desktop_app.storage.unusable import LibraryError, library_error


class UnknownEpisodeError(LookupError):
    """No catalogue has that episode."""


class Books:
    """One library to keep: its database, its media, and what holds for a command given now."""

    def __init__(
        self,
        db: Database,
        media: MediaFolder,
        in_force: Callable[[Episode], Policy],
        device: Callable[[], Device],
    ) -> None:
        self.db = db
        self.media = media
        self.in_force = in_force
        self.device = device
        self.unreadable: set[EpisodeKey] = set()
        """What fell due and is damaged: the others go on without it."""

    def episode(self, key: EpisodeKey) -> Episode:
        """Return one episode of a catalogue.

        Raises:
            UnknownEpisodeError: no catalogue has it.
        """
        found = episode_of(self.db, key)
        if found is None:
            raise UnknownEpisodeError(f"no catalogue has {key.catalogue}/{key.episode}")
        return found

    def record(self, key: EpisodeKey) -> Record:
        """Return what is stored of an episode, as it was last settled.

        Raises:
            UnknownEpisodeError: no catalogue has it.
        """
        record = record_of(self.db, key)
        if record is None:
            raise UnknownEpisodeError(f"no catalogue has {key.catalogue}/{key.episode}")
        return record

    def settled(self, key: EpisodeKey, now: Instant) -> Record:
        """Return what is stored of an episode, as it is at `now`."""
        record = self.record(key)
        return replace(record, entitlement=settle(record.entitlement, now)[0])

    def change(
        self,
        key: EpisodeKey,
        now: Instant,
        change: Callable[[Entitlement], Step],
        deed: RecordedDeed,
    ) -> list[Event]:
        """Settle a record, change it, and store the facts, the entry and the row as one."""
        events, files = self.store(key, now, change, deed)
        return [*events, *self.delete(files)]

    def store(
        self,
        key: EpisodeKey,
        now: Instant,
        change: Callable[[Entitlement], Step],
        deed: RecordedDeed,
    ) -> tuple[list[Event], list[str]]:
        """Do the same as a part of a command; return the files that are to be deleted after it."""
        with writing(self.db, now):
            record = self.record(key)
            held, passed = settle(record.entitlement, now)
            journal.write(self.db, now, deed, key.catalogue)
            events, files = self.write(record, (*passed, *change(held)[1]))
            shelf.refresh(self.db, key, now)
        return events, files

    def write(self, record: Record, facts: tuple[Fact, ...]) -> tuple[list[Event], list[str]]:
        """Store the facts; return the events that they are, and the files nobody may play now."""
        record_facts(self.db, record, facts)
        events: list[Event] = []
        files: list[str] = []
        for fact in facts:
            match fact:
                case LicenceEnded(how=how):
                    events += self._announce_end(record, how)
                    events.append(CopyEnded(record.key, how))
                    files += [] if record.file is None else [record.file]
                case PlaybackWindowOpened():
                    after = self.record(record.key).entitlement
                    events.append(PlaybackWindowBegan(record.key, after.ends_at))
                case SittingEnded():
                    events.append(SittingStopped(record.key))
                case SittingBegan() | LicenceGranted():
                    pass
                case _:
                    assert_never(fact)
        return events, files

    def unwritten(self, error: sqlite3.Error) -> LibraryError:
        """Return why the library cannot be written, as a sentence."""
        return library_error(error, path_of(self.db))

    def readable(self, key: EpisodeKey, events: list[Event]) -> Record | None:
        """Return a record, or None where it is damaged, which is added to the events."""
        try:
            return self.record(key)
        except sqlite3.DatabaseError as error:
            unusable = self.unwritten(error)
            if unusable.may_pass:
                raise
            self.unreadable.add(key)
            events.append(LibraryUnwritten(unusable))
            return None

    def announce(self, key: EpisodeKey, now: Instant) -> list[Event]:
        """Return the limit that a live licence has crossed, once (rule T4)."""
        record = self.record(key)
        held = record.entitlement
        if held.licence is None or held.ends_at is None or record.licence_id is None:
            return []
        limit = limit_reached(held.ends_at - now)
        if limit is None or limit <= (record.announced or 0):
            return []
        mark_announced(self.db, record.licence_id, limit)
        return [LimitCrossed(key, limit)]

    def _announce_end(self, record: Record, how: Ending) -> list[Event]:
        by_itself = how in (Ending.EXPIRED, Ending.WITHDRAWN)
        if not by_itself or record.announced is Limit.END or record.licence_id is None:
            return []
        mark_announced(self.db, record.licence_id, Limit.END)
        return [LimitCrossed(record.key, Limit.END)]

    def delete(self, files: list[str]) -> list[Event]:
        """Delete media after the commit; a crash leaves it to the next start (rule F4)."""
        if is_writing(self.db):
            once_stored(self.db, lambda: self.delete(files))
            return []
        failed: list[Event] = []
        for name in files:
            path = self.media.file(name)
            try:
                self.media.delete(path)
            except OSError as error:
                failed.append(FileUndeletable(path, error.strerror or str(error)))
        return failed
