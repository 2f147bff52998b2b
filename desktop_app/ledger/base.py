"""What the commands of `Ledger` share: reading a record, and storing the facts of a change."""

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
from desktop_app.ledger.commands import RecordedAction
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
    """Raised where no catalogue has the episode that was asked for."""


class LedgerBase:
    """Reads and stores the records of one library, with the policy and the device of now."""

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
        """Episodes whose record is damaged. `Ledger.advance` leaves them out from then on."""

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
        """Return what is stored of an episode. What has fallen due since then is not in it.

        Raises:
            UnknownEpisodeError: no catalogue has it.
        """
        record = record_of(self.db, key)
        if record is None:
            raise UnknownEpisodeError(f"no catalogue has {key.catalogue}/{key.episode}")
        return record

    def settled(self, key: EpisodeKey, now: Instant) -> Record:
        """Return what is stored of an episode, with what has fallen due up to `now`.

        Nothing is stored.
        """
        record = self.record(key)
        return replace(record, entitlement=settle(record.entitlement, now)[0])

    def change(
        self,
        key: EpisodeKey,
        now: Instant,
        change: Callable[[Entitlement], Step],
        action: RecordedAction,
    ) -> list[Event]:
        """Change a record in one transaction, then delete the files that nobody may play any more.

        `change` is given the entitlement as it is at `now`, and returns the new one with its facts.
        The facts, the entry of the journal and the row of the projection are stored together.
        """
        events, files = self.store(key, now, change, action)
        return [*events, *self.delete(files)]

    def store(
        self,
        key: EpisodeKey,
        now: Instant,
        change: Callable[[Entitlement], Step],
        action: RecordedAction,
    ) -> tuple[list[Event], list[str]]:
        """Store a change as `change` does, and return the files to delete after the commit.

        For commands that make several changes.
        """
        with writing(self.db, now):
            record = self.record(key)
            held, fallen_due = settle(record.entitlement, now)
            journal.write(self.db, now, action, key.catalogue)
            after, facts = change(held)
            happened = Happened()
            happened.take(record, (*fallen_due, *facts), after)
            happened.store(self.db)
            shelf.refresh(self.db, key, now)
        return happened.events, happened.files

    def unwritten(self, error: sqlite3.Error) -> LibraryError:
        """Turn an error of SQLite into the sentence that says why the library cannot be written."""
        return library_error(error, path_of(self.db))

    def readable(self, keys: Collection[EpisodeKey], events: list[Event]) -> list[Record]:
        """Return the records of episodes. For each damaged one, add an event instead."""
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
        """Delete media, after the commit where a transaction runs (rule F4).

        Returns an event for each file that cannot be deleted. The next start tries again.
        """
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
