"""One command at one instant: what is stored is settled, the domain decides, the facts are written.

No clock and no signals: `service` adds those, and a scenario runs its timeline through here too.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable

from sqlite_utils import Database

from desktop_app.domain.deeds import Ask, Clear, SetOffer
from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import (
    Entitlement,
    Offer,
    Step,
    begin_sitting,
    end_licence,
    end_sitting,
    set_offer,
)
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Ending
from desktop_app.domain.next_episode import next_after
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import Decision, Granted, Renewed, decide
from desktop_app.domain.time import Instant
from desktop_app.domain.timeline import Lose, Play, Remove, Stop
from desktop_app.ledger import clock, journal
from desktop_app.ledger.books import Books
from desktop_app.ledger.commands import RecordedDeed
from desktop_app.ledger.events import Event
from desktop_app.ledger.falling_due import settle_next
from desktop_app.storage import shelf
from desktop_app.storage.entitlements import (
    Record,
    put_position,
    running_sitting,
)
from desktop_app.storage.episodes import following, put_offer
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.transaction import kept_now, writing
from desktop_app.storage.transfers import add_transfer, under_way
from desktop_app.storage.unusable import LibraryError


class Ledger:
    """The commands of licences, each at its instant: answered by the rules, and stored."""

    def __init__(
        self,
        db: Database,
        media: MediaFolder,
        in_force: Callable[[Episode], Policy],
        device: Callable[[], Device],
    ) -> None:
        self._books = Books(db, media, in_force, device)

    def advance(self, now: Instant) -> tuple[set[EpisodeKey], list[Event]]:
        """Store everything that has fallen due up to `now` (rule R3), limits included (T4).

        Returns the episodes whose rows changed, and what happened.
        """
        changed: set[EpisodeKey] = set()
        events: list[Event] = []
        while batch := settle_next(self._books, now):
            events += [*batch.events, *self._books.delete(batch.files)]
            changed |= batch.keys
        return changed, events

    def ask_download(
        self, key: EpisodeKey, now: Instant, *, confirmed: bool, policy: Policy | None = None
    ) -> Decision:
        """Answer a request and, where it is allowed, put the transfer in the queue (part A).

        `policy` is the one in force where that is not the one of now (a command that is run again).
        """
        episode = self._books.episode(key)
        policy = policy or self._books.in_force(episode)
        with writing(self._books.db, now):
            record = self._books.settled(key, now)
            decision = decide(
                record.entitlement,
                now,
                policy,
                confirmed=confirmed,
                device_modified=self._books.device().modified,
                in_progress=record.transfer is not None and record.transfer.under_way,
                occupied=lambda: shelf.live_copies(self._books.db) + under_way(self._books.db),
            )
            if isinstance(decision, Granted | Renewed):
                journal.write(self._books.db, now, Ask(key.episode), key.catalogue, policy)
                transfer = add_transfer(
                    self._books.db, key, policy, now, confirmed=confirmed, size=episode.size
                )
                shelf.refresh(self._books.db, key, now)
        if isinstance(decision, Granted | Renewed) and record.transfer is not None:
            with contextlib.suppress(OSError):  # what is left is deleted at the next start
                self._books.media.hand_on(record.transfer.id, transfer)
        return decision

    def without_room(self, keys: Iterable[EpisodeKey]) -> list[EpisodeKey]:
        """Return those for which no room is left once the others lie here too (part A)."""
        occupied = shelf.live_copies(self._books.db) + under_way(self._books.db)
        crowded = []
        for key in keys:
            most = self._books.in_force(self._books.episode(key)).max_downloads
            if most is not None and occupied >= most:
                crowded.append(key)
            else:
                occupied += 1
        return crowded

    def begin_sitting(self, key: EpisodeKey, now: Instant) -> tuple[bool, list[Event]]:
        """Begin a sitting at its first frame; whether it may go on, and what that did (A2, R7)."""
        if not self._books.settled(key, now).entitlement.status(now).playable:
            return False, []
        running = running_sitting(self._books.db)
        if running == key:
            return True, []
        with writing(self._books.db, now):
            stopped, files = ([], []) if running is None else self._stop(running, now, None)
            began, more = self._books.store(
                key, now, lambda held: begin_sitting(held, now), Play(key.episode)
            )
        return True, [*stopped, *began, *self._books.delete([*files, *more])]

    def running(self) -> EpisodeKey | None:
        """Return the episode whose sitting runs."""
        return running_sitting(self._books.db)

    def end_sitting(self, now: Instant, position_s: float | None = None) -> list[Event]:
        """End the sitting that runs; in overtime that ends its licence (rule R6)."""
        key = running_sitting(self._books.db)
        if key is None:
            return []
        events, files = self._stop(key, now, position_s)
        return [*events, *self._books.delete(files)]

    def remove(self, key: EpisodeKey, now: Instant) -> list[Event]:
        """End a licence because the user removes the copy (rule R6)."""
        return self._end(key, now, Ending.RETURNED, Remove(key.episode))

    def lose(self, key: EpisodeKey, now: Instant) -> list[Event]:
        """End a licence because its file was noticed to be gone (rule S4)."""
        return self._end(key, now, Ending.LOST, Lose(key.episode))

    def set_offer(self, key: EpisodeKey, now: Instant, offer: Offer) -> list[Event]:
        """Store what the catalogue says of an episode from now on."""

        def change(held: Entitlement) -> Step:
            put_offer(self._books.db, key, offer)
            return set_offer(held, now, offer)

        return self._books.change(key, now, change, SetOffer(key.episode, offer))

    def put_position(
        self, key: EpisodeKey, now: Instant, position_s: float, *, watched: bool
    ) -> None:
        """Store where playback stands, and whether the end was reached."""
        with writing(self._books.db, now):
            put_position(self._books.db, key, position_s, watched=watched)

    def clear(self, key: EpisodeKey, now: Instant, *, back: bool = False) -> None:
        """Take a greyed row away, or bring it back."""
        self.clear_all((key,), now, back=back)

    def clear_all(self, keys: Iterable[EpisodeKey], now: Instant, *, back: bool = False) -> None:
        """Take several greyed rows away or bring them back: all of them, or none."""
        with writing(self._books.db, now):
            for key in (cleared := list(keys)):
                journal.write(self._books.db, now, Clear(key.episode, back), key.catalogue)
                (shelf.uncleared if back else shelf.clear)(self._books.db, key)
            shelf.refresh_all(self._books.db, cleared, now)

    def recover(self) -> list[Event]:
        """End a sitting that a crash cut off, at the last instant kept."""
        kept = kept_now(self._books.db)
        if kept is None or running_sitting(self._books.db) is None:
            return []
        return [*self.advance(kept)[1], *self.end_sitting(kept)]

    def unwritten(self, error: sqlite3.Error) -> LibraryError:
        """Return why the library cannot be written, as a sentence."""
        return self._books.unwritten(error)

    def keep(self, now: Instant) -> None:
        """Remember the latest instant (rule T2), and keep some room on the disk."""
        clock.keep_instant_and_room(self._books.db, now)

    def move_all(self, by: int, now: Instant) -> None:
        """Move every instant by so much, to `now`: the laptop's clock was accepted (rule T2)."""
        clock.move_all_instants(self._books.db, by, now)

    def episode(self, key: EpisodeKey) -> Episode:
        """Return one episode of a catalogue.

        Raises:
            UnknownEpisodeError: no catalogue has it.
        """
        return self._books.episode(key)

    def next_after(self, key: EpisodeKey) -> Episode | None:
        """Return the episode after it in its series."""
        episode = self._books.episode(key)
        return next_after(episode, following(self._books.db, episode))

    def settled(self, key: EpisodeKey, now: Instant) -> Record:
        """Return what is stored of an episode, as it is at `now`."""
        return self._books.settled(key, now)

    def _stop(
        self, key: EpisodeKey, now: Instant, position_s: float | None
    ) -> tuple[list[Event], list[str]]:
        deed = Stop(key.episode, position_s)
        return self._books.store(key, now, lambda held: end_sitting(held, now), deed)

    def _end(self, key: EpisodeKey, now: Instant, how: Ending, deed: RecordedDeed) -> list[Event]:
        if self._books.settled(key, now).entitlement.licence is None:
            return []
        return self._books.change(key, now, lambda held: end_licence(held, now, how), deed)
