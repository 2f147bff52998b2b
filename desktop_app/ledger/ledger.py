"""The commands of licences: each settles what is stored, lets the domain decide, stores the facts.

Each command is given its instant. `library/service.py` adds the clock and the signals;
`performer.py` runs scenarios and the journal through the same commands.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable

from sqlite_utils import Database

from desktop_app.domain.actions import Ask, Clear, SetOffer
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
from desktop_app.ledger.base import LedgerBase
from desktop_app.ledger.commands import RecordedAction
from desktop_app.ledger.events import Event
from desktop_app.ledger.falling_due import FallingDue
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
    """Carries out the commands of licences on one library."""

    def __init__(
        self,
        db: Database,
        media: MediaFolder,
        in_force: Callable[[Episode], Policy],
        device: Callable[[], Device],
    ) -> None:
        self._base = LedgerBase(db, media, in_force, device)
        self.due = FallingDue(self._base)

    def advance(self, now: Instant) -> tuple[set[EpisodeKey], list[Event]]:
        """Store everything that has fallen due up to `now` (rule R3), limits included (T4).

        Returns the episodes whose rows changed, and what happened.
        """
        changed: set[EpisodeKey] = set()
        events: list[Event] = []
        while batch := self.due.settle_next(now):
            events += [*batch.events, *self._base.delete(batch.files)]
            changed |= batch.keys
        return changed, events

    def ask_download(
        self, key: EpisodeKey, now: Instant, *, confirmed: bool, policy: Policy | None = None
    ) -> Decision:
        """Answer a request and, where it is allowed, put the transfer in the queue (part A).

        `policy` binds the download. None means the policy in force now; a command that is run again
        names the one that it was first asked for under.
        """
        episode = self._base.episode(key)
        policy = policy or self._base.in_force(episode)
        with writing(self._base.db, now):
            record = self._base.settled(key, now)
            decision = decide(
                record.entitlement,
                now,
                policy,
                confirmed=confirmed,
                device_modified=self._base.device().modified,
                in_progress=record.transfer is not None and record.transfer.under_way,
                occupied=lambda: self.due.live_copies(now) + under_way(self._base.db),
            )
            if isinstance(decision, Granted | Renewed):
                journal.write(self._base.db, now, Ask(key.episode), key.catalogue, policy)
                transfer = add_transfer(
                    self._base.db, key, policy, now, confirmed=confirmed, size=episode.size
                )
                shelf.refresh(self._base.db, key, now)
        if isinstance(decision, Granted | Renewed) and record.transfer is not None:
            with contextlib.suppress(
                OSError
            ):  # the next start deletes a part file that is left over
                self._base.media.hand_on(record.transfer.id, transfer)
        return decision

    def without_room(self, keys: Iterable[EpisodeKey], now: Instant) -> list[EpisodeKey]:
        """Return those for which `max_downloads` leaves no room, asked for in order (part A)."""
        occupied = self.due.live_copies(now) + under_way(self._base.db)
        crowded = []
        for key in keys:
            most = self._base.in_force(self._base.episode(key)).max_downloads
            if most is not None and occupied >= most:
                crowded.append(key)
            else:
                occupied += 1
        return crowded

    def begin_sitting(self, key: EpisodeKey, now: Instant) -> tuple[bool, list[Event]]:
        """Begin a sitting at its first frame, and end any other one (rules A2, R7).

        Returns whether the episode may be played, and what happened.
        """
        if not self._base.settled(key, now).entitlement.status(now).playable:
            return False, []
        running = running_sitting(self._base.db)
        if running == key:
            return True, []
        with writing(self._base.db, now):
            stopped, files = ([], []) if running is None else self._stop(running, now, None)
            began, more = self._base.store(
                key, now, lambda held: begin_sitting(held, now), Play(key.episode)
            )
        return True, [*stopped, *began, *self._base.delete([*files, *more])]

    def running(self) -> EpisodeKey | None:
        """Return the episode whose sitting runs, if one does."""
        return running_sitting(self._base.db)

    def end_sitting(self, now: Instant, position_s: float | None = None) -> list[Event]:
        """End the sitting that runs, if one does. In overtime its licence ends too (rule R6)."""
        key = running_sitting(self._base.db)
        if key is None:
            return []
        events, files = self._stop(key, now, position_s)
        return [*events, *self._base.delete(files)]

    def remove(self, key: EpisodeKey, now: Instant) -> list[Event]:
        """End a licence because the user removes the copy (rule R6)."""
        return self._end(key, now, Ending.RETURNED, Remove(key.episode))

    def lose(self, key: EpisodeKey, now: Instant) -> list[Event]:
        """End a licence because its file was noticed to be gone (rule S4)."""
        return self._end(key, now, Ending.LOST, Lose(key.episode))

    def set_offer(self, key: EpisodeKey, now: Instant, offer: Offer) -> list[Event]:
        """Store whether the catalogue offers an episode for download, and when it leaves."""

        def change(held: Entitlement) -> Step:
            put_offer(self._base.db, key, offer)
            return set_offer(held, now, offer)

        return self._base.change(key, now, change, SetOffer(key.episode, offer))

    def put_position(
        self, key: EpisodeKey, now: Instant, position_s: float, *, watched: bool
    ) -> None:
        """Store the position of playback, in seconds, and whether the episode was watched."""
        with writing(self._base.db, now):
            put_position(self._base.db, key, position_s, watched=watched)

    def clear(self, key: EpisodeKey, now: Instant, *, back: bool = False) -> None:
        """Take a greyed row away, or bring it back."""
        self.clear_all((key,), now, back=back)

    def clear_all(self, keys: Iterable[EpisodeKey], now: Instant, *, back: bool = False) -> None:
        """Take several greyed rows away or bring them back: all of them, or none."""
        with writing(self._base.db, now):
            for key in (cleared := list(keys)):
                journal.write(self._base.db, now, Clear(key.episode, back), key.catalogue)
                (shelf.bring_back if back else shelf.clear)(self._base.db, key)
            shelf.refresh_all(self._base.db, cleared, now)

    def recover(self) -> list[Event]:
        """End a sitting that a crash cut off, at the latest instant that was stored before it."""
        kept = kept_now(self._base.db)
        if kept is None or running_sitting(self._base.db) is None:
            return []
        return [*self.advance(kept)[1], *self.end_sitting(kept)]

    def unwritten(self, error: sqlite3.Error) -> LibraryError:
        """Turn an error of SQLite into the sentence that says why the library cannot be written."""
        return self._base.unwritten(error)

    def keep(self, now: Instant) -> None:
        """Store the latest instant (rule T2), and reserve some room on the disk."""
        clock.keep_instant_and_room(self._base.db, now)

    def move_all(self, by: int, now: Instant) -> None:
        """Move every instant by `by` ms: the user accepted the laptop's clock, `now` (rule T2)."""
        clock.move_all_instants(self._base.db, by, now)

    def episode(self, key: EpisodeKey) -> Episode:
        """Return one episode of a catalogue.

        Raises:
            UnknownEpisodeError: no catalogue has it.
        """
        return self._base.episode(key)

    def next_after(self, key: EpisodeKey) -> Episode | None:
        """Return the next episode of the same series, if there is one."""
        episode = self._base.episode(key)
        return next_after(episode, following(self._base.db, episode))

    def settled(self, key: EpisodeKey, now: Instant) -> Record:
        """Return what is stored of an episode, with what has fallen due up to `now`.

        Nothing is stored.
        """
        return self._base.settled(key, now)

    def _stop(
        self, key: EpisodeKey, now: Instant, position_s: float | None
    ) -> tuple[list[Event], list[str]]:
        action = Stop(key.episode, position_s)
        return self._base.store(key, now, lambda held: end_sitting(held, now), action)

    def _end(
        self, key: EpisodeKey, now: Instant, how: Ending, action: RecordedAction
    ) -> list[Event]:
        if self._base.settled(key, now).entitlement.licence is None:
            return []
        return self._base.change(key, now, lambda held: end_licence(held, now, how), action)
