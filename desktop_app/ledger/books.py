"""What every command of the ledger shares: reading a record, and storing what became of it."""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from sqlite_utils import Database

from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import (
    Entitlement,
    Step,
    settle,
)
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant
from desktop_app.ledger import journal
from desktop_app.ledger.commands import RecordedDeed
from desktop_app.ledger.events import (
    Event,
    FileUndeletable,
    LibraryUnwritten,
)
from desktop_app.ledger.happened import Happened
from desktop_app.storage import shelf
from desktop_app.storage.connection import path_of
from desktop_app.storage.entitlements import Record, record_of, records_of
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
            after, facts = change(held)
            happened = Happened()
            happened.take(record, (*passed, *facts), after)
            happened.store(self.db)
            shelf.refresh(self.db, key, now)
        return happened.events, happened.files

    def unwritten(self, error: sqlite3.Error) -> LibraryError:
        """Return why the library cannot be written, as a sentence."""
        return library_error(error, path_of(self.db))

    def readable(self, keys: Collection[EpisodeKey], events: list[Event]) -> list[Record]:
        """Return records without those that are damaged, which are added to the events."""
        try:
            return records_of(self.db, keys)
        except sqlite3.DatabaseError as error:
            unusable = self.unwritten(error)
            if unusable.may_pass:
                raise
            if len(keys) > 1:
                return [one for key in keys for one in self.readable((key,), events)]
            self.unreadable.update(keys)
            events.append(LibraryUnwritten(unusable))
            return []

    def delete(self, files: Sequence[str]) -> list[Event]:
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
