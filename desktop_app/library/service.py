"""The library as the program meets it: asks the clock and the ledger, then publishes."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from desktop_app.clock import Clock, Elapsed, elapsed
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Status
from desktop_app.domain.playback import END_S
from desktop_app.domain.renewal import Granted, NeedsConfirmation, Reason, Refused, Renewed
from desktop_app.domain.time import SECOND, Duration, Instant
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
    FolderUnreadable,
    LibraryUnwritten,
    PlayAllowed,
    PlayRefused,
    RemovalBegan,
    RemovalUndone,
    RenewalDeclined,
    RowsCleared,
)
from desktop_app.ledger.ledger import Ledger
from desktop_app.library.waiting import UnstoredPosition
from desktop_app.storage.damage import DamagedError
from desktop_app.storage.media import MediaFolder, Presence

UNDO_FOR: Duration = 8 * SECOND
"""How long a removal can be undone, in real time."""
_TRY_AGAIN_AFTER: Duration = 5 * SECOND


@dataclass(frozen=True, slots=True)
class _Removal:
    episode: Episode
    settles_at: Duration


class LibraryService(QObject):
    """Licences: asking, playing, removing, and what falls due by itself."""

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
        """`awake` is asked before a command: where the laptop slept it ends the sitting first."""
        super().__init__(parent)
        self._ledger = ledger
        self._media = media
        self._clock = clock
        self._elapsed = elapsed
        self._explained = explained
        self._awake = awake
        self._removals: dict[EpisodeKey, _Removal] = {}
        self._waiting = UnstoredPosition(ledger)
        self._written_again_at: Duration | None = None
        """When to try again, while the library cannot be written."""

    # what falls due

    def advance(self, now: Instant) -> None:
        """Everything due up to `now` happens, and removals that nobody undid are settled."""
        with self._again_if_unwritten() as may:
            if may:
                self._write_what_waits()
                self._publish(*self._ledger.advance(now))
                for key, removal in list(self._removals.items()):
                    if removal.settles_at <= self._elapsed():
                        self._settle_removal(key, now)

    def tell(self, happened: Iterable[Event]) -> None:
        """What happened while nobody listened."""
        events = tuple(happened)
        self._publish({event.key for event in events if hasattr(event, "key")}, events)

    def keep(self, now: Instant) -> None:
        """Remember the latest instant (rule T2)."""
        with self._again_if_unwritten() as may:
            if may:
                self._ledger.keep(now)

    def meet_damage(self, error: sqlite3.DatabaseError, key: EpisodeKey | None = None) -> None:
        """Something that is stored cannot be read: who shows the rest says so.

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
        """Settle what could still be undone, end the sitting, keep the instant."""
        now = self._clock.now()
        self._write_what_waits()
        for key in list(self._removals):
            self._ledger.remove(key, now)
            del self._removals[key]
        self._ledger.end_sitting(now)
        self._ledger.keep(now)

    def _write_what_waits(self) -> None:
        for changed, events in self._waiting.write(self._clock.now()):
            self._publish(changed, events)

    def forget_what_waits(self) -> None:
        """The demo clock went back: what is not stored yet has not happened (rule T5)."""
        self._waiting.forget()

    def accept_laptop_clock(self) -> None:
        """*Now* goes to the laptop's clock, and every time left stays what it was (rule T2)."""
        self._write_what_waits()  # it has instants of its own
        moved_by = self._clock.accepting_moves_by()
        self._ledger.move_all(moved_by, self._clock.now() + moved_by)
        self._clock.accept_laptop_clock(moved_by)
        self.changed.emit(Changed(frozenset()))
        self.happened.emit(ClockAccepted(moved_by))

    # asking for downloads

    def ask_download(self, *keys: EpisodeKey, confirmed: bool = False) -> None:
        """Ask for downloads; those that need the warning are asked about together (rule A1).

        So are told together those that are refused, where several were asked for.
        """
        now = self._now()
        questions: dict[EpisodeKey, NeedsConfirmation] = {}
        refused: dict[EpisodeKey, Refused] = {}
        for key in keys:
            self._settle_removal(key, now)
            decision = self._ledger.ask_download(key, now, confirmed=confirmed)
            match decision:
                case Granted() | Renewed():
                    self._publish({key}, [DownloadQueued(key)])
                case NeedsConfirmation():
                    questions[key] = decision
                case Refused():
                    refused[key] = decision
                case _:
                    assert_never(decision)
        for key in self._ledger.without_room(questions):
            del questions[key]
            refused[key] = Refused(Reason.SHELF_FULL)
        if len(keys) == 1:
            self._publish(refused, [DownloadRefused(*one) for one in refused.items()])
        elif refused:
            self._publish(refused, [DownloadsRefused(refused)])
        if questions:
            self.confirmation_needed.emit(ConfirmationNeeded(questions, now))

    def decline(self, *keys: EpisodeKey) -> None:
        """The warning was answered with *Not now*."""
        self.happened.emit(RenewalDeclined(keys))

    # playing

    def ask_play(self, key: EpisodeKey) -> None:
        """The one way to a playback (rule A2): allowed, explained first, or refused."""
        now = self._now()
        record = self._ledger.settled(key, now)
        status = record.entitlement.status(now)
        if status.playable and record.file is not None:
            match self._media.look(record.file, record.file_size):
                case Presence.UNREADABLE:
                    self.happened.emit(FolderUnreadable(self._media.path, asked=True))
                    return
                case Presence.GONE:
                    self._publish({key}, self._ledger.lose(key, now))
                    record = self._ledger.settled(key, now)
                    status = record.entitlement.status(now)
                case Presence.THERE:
                    pass
                case never:
                    assert_never(never)
        self.undo_removal(key)
        if not status.playable or record.file is None:
            self._publish({key}, [PlayRefused(key, status)])
            return
        episode = self._ledger.episode(key)
        running = self.running() == key
        if status is Status.READY and not running and not self._explained():
            self.explanation_needed.emit(ExplanationNeeded(key))
            return
        path = self._media.file(record.file)
        position_s = _where_to_go_on(record.position_s, episode.duration_s)
        self.play_allowed.emit(PlayAllowed(episode, path, position_s, record.entitlement.ends_at))

    def next_after(self, key: EpisodeKey) -> EpisodeKey | None:
        """The episode after it in its series; of a live copy the file is looked for (rule S4)."""
        found = self._ledger.next_after(key)
        if found is not None:
            self.check_file(found.key)
        return None if found is None else found.key

    def running(self) -> EpisodeKey | None:
        """The episode whose sitting runs."""
        return None if self._waiting.is_stopped else self._ledger.running()

    def begin_sitting(self, key: EpisodeKey) -> bool:
        """The first frame is there; False where the licence ended while it was loaded."""
        self._write_what_waits()
        allowed, events = self._ledger.begin_sitting(key, self._now())
        self._publish({key}, events)
        if not allowed:
            now = self._clock.now()
            status = self._ledger.settled(key, now).entitlement.status(now)
            self._publish({key}, [PlayRefused(key, status)])
        return allowed

    def end_sitting(self, position_s: float | None, at: Instant | None = None) -> None:
        """Playback stopped, now or (the laptop slept) at an earlier instant.

        It has, whether or not that can be stored yet.
        """
        self._waiting.stop(self._clock.now() if at is None else at, position_s)
        with self._again_if_unwritten() as may:
            if may:
                self._write_what_waits()

    def put_position(self, key: EpisodeKey, position_s: float, *, watched: bool) -> None:
        """Where playback stands; kept every few seconds, so that a crash loses little."""
        self._waiting.stands(key, position_s, watched=watched)
        with self._again_if_unwritten() as may:
            if may:
                self._write_what_waits()

    # removing and clearing

    def remove(self, *keys: EpisodeKey) -> None:
        """Remove live copies after a moment in which it can be undone; clear greyed rows."""
        now = self._now()
        removed: list[Episode] = []
        cleared: list[Episode] = []
        for key in keys:
            record = self._ledger.settled(key, now)
            if record.entitlement.licence is not None:
                if key not in self._removals:
                    removed.append(self._ledger.episode(key))
            elif record.transfer is None and record.licence_id is not None:
                cleared.append(self._ledger.episode(key))
        if cleared:
            self._ledger.clear_all((one.key for one in cleared), now)
        settles_at = self._elapsed() + UNDO_FOR
        self._removals |= {one.key: _Removal(one, settles_at) for one in removed}
        events: list[Event] = []
        if removed:
            events.append(RemovalBegan(tuple(removed)))
        if cleared:
            events.append(RowsCleared(tuple(cleared)))
        self._publish([one.key for one in (*removed, *cleared)], events)

    def undo_removal(self, *keys: EpisodeKey) -> None:
        """These copies stay."""
        kept = tuple(key for key in keys if self._removals.pop(key, None) is not None)
        if kept:
            self._publish(kept, [RemovalUndone(kept)])

    def undo_all_removals(self) -> None:
        """The demo clock goes back: what nobody settled yet was not done (rule T5)."""
        self.undo_removal(*self._removals)

    def bring_back(self, *keys: EpisodeKey) -> None:
        """Show cleared rows again."""
        self._ledger.clear_all(keys, self._now(), back=True)
        self._publish(keys, [])

    def is_removing(self, key: EpisodeKey) -> bool:
        """Whether a removal of it can still be undone."""
        return key in self._removals

    # what is noticed or said from outside

    def check_file(self, key: EpisodeKey) -> None:
        """Look for the file of one live licence (rule S4): in the inspector."""
        with self._again_if_unwritten() as may:
            if may:
                self._find(key, asked=False)

    def ask_file(self, key: EpisodeKey) -> None:
        """The user wants to see where the file of a live copy lies."""
        path = self._find(key, asked=True)
        if path is not None:
            self.happened.emit(FileFound(path))

    def _find(self, key: EpisodeKey, *, asked: bool) -> Path | None:
        now = self._now()
        record = self._ledger.settled(key, now)
        if record.entitlement.licence is None or record.file is None:
            return None
        match self._media.look(record.file, record.file_size):
            case Presence.THERE:
                return self._media.file(record.file)
            case Presence.GONE:
                self._publish({key}, self._ledger.lose(key, now))
            case Presence.UNREADABLE:
                self.happened.emit(FolderUnreadable(self._media.path, asked))
            case never:
                assert_never(never)
        return None

    def lose(self, keys: Iterable[EpisodeKey]) -> None:
        """The files of these live licences were noticed to be gone (rules S4, F4)."""
        now = self._now()
        with self._again_if_unwritten() as may:  # what cannot be stored is noticed again
            if may:
                for key in keys:
                    self._publish({key}, self._ledger.lose(key, now))

    def set_offer(self, key: EpisodeKey, offer: Offer) -> None:
        """The catalogue says something else of an episode."""
        self._publish({key}, self._ledger.set_offer(key, self._now(), offer))

    def _now(self) -> Instant:
        self._awake()
        now = self._clock.now()
        self.advance(now)
        return now

    def _settle_removal(self, key: EpisodeKey, now: Instant) -> None:
        if key in self._removals:
            events = self._ledger.remove(key, now)
            self._removals.pop(key, None)
            self._publish({key}, events)

    @contextmanager
    def _again_if_unwritten(self) -> Iterator[bool]:
        """What nobody asked for must not fail: said once, and tried again after a while."""
        again_at = self._written_again_at
        if again_at is not None and self._elapsed() < again_at:
            yield False
            return
        try:
            yield True
        except sqlite3.DatabaseError as error:
            unwritten = self._ledger.unwritten(error)
            if unwritten.may_pass:
                self._written_again_at = self._elapsed() + _TRY_AGAIN_AFTER
            if again_at is None or not unwritten.may_pass:
                self.happened.emit(LibraryUnwritten(unwritten))
        else:
            self._written_again_at = None

    def _publish(self, keys: Iterable[EpisodeKey], events: Iterable[Event]) -> None:
        named = frozenset(keys)
        if named:
            self.changed.emit(Changed(named))
        for event in events:
            if isinstance(event, CopyEnded):
                self._removals.pop(event.key, None)
            self.happened.emit(event)


def _where_to_go_on(position_s: float | None, duration_s: float | None) -> float:
    """The position that was left, or the start again where only the end was left."""
    if position_s is None or (duration_s is not None and position_s > duration_s - END_S):
        return 0.0
    return position_s
