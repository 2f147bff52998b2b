"""Carries out what the user asks: reads the clock, calls the ledger, publishes the answer."""

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from desktop_app.clock import Clock, Elapsed, elapsed
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Status
from desktop_app.domain.playback import where_to_go_on
from desktop_app.domain.renewal import Granted, NeedsConfirmation, Reason, Refused, Renewed
from desktop_app.domain.time import Instant
from desktop_app.ledger.events import (
    Changed,
    ClockAccepted,
    ConfirmationNeeded,
    CopyEnded,
    DownloadQueued,
    DownloadRefused,
    DownloadsRefused,
    Event,
    ExplanationNeeded,
    FileFound,
    LibraryUnwritten,
    PlayAllowed,
    PlayRefused,
    RenewalDeclined,
)
from desktop_app.ledger.ledger import Ledger
from desktop_app.library.copies import CopyFiles
from desktop_app.library.falling_due import FallingDueInTurns
from desktop_app.library.removals import Removals
from desktop_app.library.unasked import UnaskedWrites
from desktop_app.library.waiting import UnstoredPosition
from desktop_app.storage.damage import DamagedError
from desktop_app.storage.media import MediaFolder, Presence


class LibraryService(QObject):
    """Asks for downloads, plays and removes copies, and lets happen what falls due."""

    changed = Signal(object)
    happened = Signal(object)
    confirmation_needed = Signal(object)
    explanation_needed = Signal(object)
    play_allowed = Signal(object)

    def __init__(
        self,
        ledger: Ledger,
        media: MediaFolder,
        clock: Clock,
        elapsed: Elapsed = elapsed,
        *,
        explained: Callable[[], bool],
        awake: Callable[[], None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        """`awake` is called before each command. If the laptop slept, it ends the sitting first."""
        super().__init__(parent)
        self._ledger = ledger
        self._clock = clock
        self._explained = explained
        self._awake = awake
        self._removals = Removals(ledger, self.publish, elapsed)
        self._files = CopyFiles(ledger, media, self.publish)
        self._waiting = UnstoredPosition(ledger, self.publish)
        self._unasked = UnaskedWrites(ledger.unwritten, self.happened.emit, elapsed)
        self.due = FallingDueInTurns(
            ledger, self.publish, clock, elapsed, self._unasked.attempt, parent=self
        )

    # what falls due

    def advance(self, now: Instant) -> None:
        """Let happen what is due up to `now`, and finish removals that nobody undid.

        Of very much that is due some waits for later turns of the event loop (`due.is_behind`).
        """
        self._unasked.attempt(
            lambda: self._waiting.write(self._clock.now()),
            lambda: self.due.go_on(now),
            lambda: self._removals.finish_due(now),
        )

    def keep(self, now: Instant) -> None:
        """Store the latest instant (rule T2)."""
        self._unasked.attempt(partial(self._ledger.keep, now))

    def meet_damage(self, error: sqlite3.DatabaseError, key: EpisodeKey | None = None) -> None:
        """Publish that something in the library is damaged, and the rest can be read.

        Raises:
            sqlite3.DatabaseError: it is no damage, and may pass.
        """
        unusable = self._ledger.unwritten(error)
        if unusable.may_pass:
            raise error
        if key is not None and not isinstance(error, DamagedError):
            unusable = self._ledger.unwritten(DamagedError("a row", str(error)).of(*key))
        self.happened.emit(LibraryUnwritten(unusable))

    def close(self) -> None:
        """Finish removals, end the sitting, and store the instant."""
        now = self._clock.now()
        self.due.close()
        self._waiting.write(now)
        self._removals.finish_all(now)
        self._ledger.end_sitting(now)
        self._ledger.keep(now)

    def forget_unstored(self) -> None:
        """Forget everything that is not stored yet, because the demo clock goes back (rule T5)."""
        self.due.forget_files()
        self._waiting.forget()
        self._removals.undo_all()

    def accept_laptop_clock(self) -> None:
        """Accept the laptop's clock as *now*. Every time left stays what it was (rule T2)."""
        self._waiting.write(self._clock.now())  # it has instants of its own
        moved_by = self._clock.accepting_moves_by()
        self._ledger.move_all(moved_by, self._clock.now() + moved_by)
        self._clock.accept_laptop_clock(moved_by)
        self.changed.emit(Changed(frozenset()))
        self.happened.emit(ClockAccepted(moved_by))

    # asking for downloads

    def ask_download(self, *keys: EpisodeKey, confirmed: bool = False) -> None:
        """Ask for downloads (part A).

        Those that need the warning are asked about together (rule A1), and where several were
        asked for, those that are refused are told together.
        """
        now = self._now(*keys)
        questions: dict[EpisodeKey, NeedsConfirmation] = {}
        refused: dict[EpisodeKey, Refused] = {}
        for key in keys:
            self._removals.finish(key, now)
            decision = self._ledger.ask_download(key, now, confirmed=confirmed)
            match decision:
                case Granted() | Renewed():
                    self.publish({key}, [DownloadQueued(key)])
                case NeedsConfirmation():
                    questions[key] = decision
                case Refused():
                    refused[key] = decision
                case _:
                    assert_never(decision)
        for key in self._ledger.without_room(questions, now):
            del questions[key]
            refused[key] = Refused(Reason.SHELF_FULL)
        if len(keys) == 1:
            self.publish(refused, [DownloadRefused(*one) for one in refused.items()])
        elif refused:
            self.publish(refused, [DownloadsRefused(refused)])
        if questions:
            self.confirmation_needed.emit(ConfirmationNeeded(questions, now))

    def decline(self, *keys: EpisodeKey) -> None:
        """Tell that the warning was answered with *Not now*."""
        self.happened.emit(RenewalDeclined(keys))

    # playing

    def ask_play(self, key: EpisodeKey) -> None:
        """Ask to play: it is allowed, explained first, or refused (rule A2)."""
        now = self._now(key)
        record = self._ledger.settled(key, now)
        status = record.entitlement.status(now)
        found = self._files.look(record, now, asked=True) if status.playable else None
        if found is Presence.UNREADABLE:
            return
        if found is Presence.GONE:
            status = self._ledger.settled(key, now).entitlement.status(now)
        self.undo_removal(key)
        if not isinstance(found, Path):
            self.publish({key}, [PlayRefused(key, status)])
            return
        episode = self._ledger.episode(key)
        running = self.running() == key
        if status is Status.READY and not running and not self._explained():
            self.explanation_needed.emit(ExplanationNeeded(key))
            return
        position_s = where_to_go_on(record.position_s, episode.duration_s)
        self.play_allowed.emit(PlayAllowed(episode, found, position_s, record.entitlement.ends_at))

    def next_after(self, key: EpisodeKey) -> EpisodeKey | None:
        """Return the next episode of the series, once the file of a live copy was looked for."""
        found = self._ledger.next_after(key)
        if found is not None:
            self.check_file(found.key)
        return None if found is None else found.key

    def running(self) -> EpisodeKey | None:
        """Return the episode whose sitting runs."""
        return None if self._waiting.is_stopped else self._ledger.running()

    def begin_sitting(self, key: EpisodeKey) -> bool:
        """Begin a sitting at its first frame; False where the licence ended while it was loaded."""
        self._waiting.write(self._clock.now())
        allowed, events = self._ledger.begin_sitting(key, self._now(key))
        self.publish({key}, events)
        if not allowed:
            now = self._clock.now()
            status = self._ledger.settled(key, now).entitlement.status(now)
            self.publish({key}, [PlayRefused(key, status)])
        return allowed

    def end_sitting(self, position_s: float | None, at: Instant | None = None) -> None:
        """End the sitting, now or (the laptop slept) at an earlier instant.

        It has ended whether or not that can be stored yet.
        """
        self._waiting.stop(self._clock.now() if at is None else at, position_s)
        self._unasked.attempt(lambda: self._waiting.write(self._clock.now()))

    def put_position(self, key: EpisodeKey, position_s: float, *, watched: bool) -> None:
        """Keep where playback stands, so that a crash loses little."""
        self._waiting.stands(key, position_s, watched=watched)
        self._unasked.attempt(lambda: self._waiting.write(self._clock.now()))

    # removing and clearing

    def remove(self, *keys: EpisodeKey) -> None:
        """Remove live copies after a moment in which it can be undone; clear greyed rows."""
        self._removals.begin(keys, self._now(*keys))

    def undo_removal(self, *keys: EpisodeKey) -> None:
        """Let these copies stay."""
        self._removals.undo(keys)

    def bring_back(self, *keys: EpisodeKey) -> None:
        """Show cleared rows again."""
        self._ledger.clear_all(keys, self._now(*keys), back=True)
        self.publish(keys, [])

    def is_removing(self, key: EpisodeKey) -> bool:
        """Return whether a removal of this copy can still be undone."""
        return key in self._removals

    # what is noticed or said from outside

    def check_file(self, key: EpisodeKey) -> None:
        """Look for the file of a live copy that is shown (rule S4)."""
        now = self._now(key)
        self._unasked.attempt(
            lambda: self._files.look(self._ledger.settled(key, now), now, asked=False)
        )

    def ask_file(self, key: EpisodeKey) -> None:
        """Find the file of a live copy for a user who wants to see where it lies."""
        now = self._now(key)
        found = self._files.look(self._ledger.settled(key, now), now, asked=True)
        if isinstance(found, Path):
            self.happened.emit(FileFound(found))

    def lose(self, keys: Iterable[EpisodeKey]) -> None:
        """End licences whose files were noticed to be gone (rules S4, F4)."""
        lost = tuple(keys)
        write = partial(self._files.lose, lost, self._now(*lost))
        self._unasked.attempt(write)  # what cannot be stored is noticed again

    def set_offer(self, key: EpisodeKey, offer: Offer) -> None:
        """Take over what the catalogue says of an episode from now on."""
        self.publish({key}, self._ledger.set_offer(key, self._now(key), offer))

    def _now(self, *keys: EpisodeKey) -> Instant:
        """Return the instant of a command, once what is due of its episodes is settled."""
        self._awake()
        now = self._clock.now()
        self.advance(now)
        self._unasked.attempt(lambda: self.due.settle(keys, now))
        return now

    def publish(self, keys: Iterable[EpisodeKey], events: Iterable[Event]) -> None:
        """Tell which rows changed, and what happened."""
        named = frozenset(keys)
        if named:
            self.changed.emit(Changed(named))
        for event in events:
            if isinstance(event, CopyEnded):
                self._removals.forget(event.key)
            self.happened.emit(event)
