"""Removals that the user can still undo: a copy is removed a few seconds after it is asked for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.clock import Elapsed
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.time import SECOND, Duration, Instant
from desktop_app.ledger.events import Event, RemovalBegan, RemovalUndone, RowsCleared
from desktop_app.ledger.ledger import Ledger

UNDO_FOR: Duration = 8 * SECOND
"""How long a removal can be undone, in real time."""
Publish: TypeAlias = Callable[[Iterable[EpisodeKey], Iterable[Event]], None]
"""Tells which rows changed, and what happened."""


@dataclass(frozen=True, slots=True)
class _Removal:
    episode: Episode
    due_at: Duration


class Removals:
    """Removes copies once it is too late to undo that, and publishes what happened."""

    def __init__(self, ledger: Ledger, publish: Publish, elapsed: Elapsed) -> None:
        self._ledger = ledger
        self._publish = publish
        self._elapsed = elapsed
        self._pending: dict[EpisodeKey, _Removal] = {}

    def __contains__(self, key: EpisodeKey) -> bool:
        return key in self._pending

    def begin(self, keys: Iterable[EpisodeKey], now: Instant) -> None:
        """Plan to remove live copies, and clear greyed rows at once."""
        removed: list[Episode] = []
        cleared: list[Episode] = []
        for key in keys:
            record = self._ledger.settled(key, now)
            if record.entitlement.licence is not None:
                if key not in self._pending:
                    removed.append(self._ledger.episode(key))
            elif record.transfer is None and record.licence_id is not None:
                cleared.append(self._ledger.episode(key))
        if cleared:
            self._ledger.clear_all((one.key for one in cleared), now)
        due_at = self._elapsed() + UNDO_FOR
        self._pending |= {one.key: _Removal(one, due_at) for one in removed}
        events: list[Event] = []
        if removed:
            events.append(RemovalBegan(tuple(removed)))
        if cleared:
            events.append(RowsCleared(tuple(cleared)))
        self._publish([one.key for one in (*removed, *cleared)], events)

    def undo(self, keys: Iterable[EpisodeKey]) -> None:
        """Keep those of these copies whose removal is planned."""
        kept = tuple(key for key in keys if self.forget(key))
        if kept:
            self._publish(kept, [RemovalUndone(kept)])

    def undo_all(self) -> None:
        """Keep every copy whose removal is planned."""
        self.undo(list(self._pending))

    def forget(self, key: EpisodeKey) -> bool:
        """Drop the planned removal of a copy; return whether there was one."""
        return self._pending.pop(key, None) is not None

    def finish(self, key: EpisodeKey, now: Instant) -> None:
        """Remove a copy now, if its removal is planned."""
        if key in self._pending:
            events = self._ledger.remove(key, now)
            self.forget(key)
            self._publish({key}, events)

    def finish_due(self, now: Instant) -> None:
        """Remove the copies whose removal nobody undid in time."""
        for key, removal in list(self._pending.items()):
            if removal.due_at <= self._elapsed():
                self.finish(key, now)

    def finish_all(self, now: Instant) -> None:
        """Remove every copy whose removal is planned. Nothing is published: the library closes."""
        for key in list(self._pending):
            self._ledger.remove(key, now)
            self.forget(key)
