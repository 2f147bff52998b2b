"""Settles and stores what falls due by itself (rule R3), a batch in each transaction."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.entitlement import settle
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Instant
from desktop_app.ledger.base import LedgerBase
from desktop_app.ledger.events import Event
from desktop_app.ledger.happened import Happened
from desktop_app.storage import shelf
from desktop_app.storage.entitlements import Record
from desktop_app.storage.transaction import writing

AT_MOST = 150
"""How many rows a batch has at most: they can be settled between two frames of the window."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What happened in one batch."""

    keys: frozenset[EpisodeKey]
    """The episodes whose rows changed."""
    events: tuple[Event, ...]
    files: tuple[str, ...]
    """The media files of ended copies, still to be deleted."""


class FallingDue:
    """What is due of one library, the earliest first."""

    def __init__(self, base: LedgerBase) -> None:
        self._base = base

    def settle_next(self, now: Instant) -> Batch | None:
        """Store a batch of what falls due first, up to `now`; None where nothing is due."""
        base = self._base
        keys = shelf.due(base.db, now, AT_MOST, without=base.unreadable)
        return self._settle(keys, now) if keys else None

    def settle_among(self, keys: Iterable[EpisodeKey], now: Instant) -> Batch | None:
        """Store what has fallen due of these episodes before the others have their turn."""
        due = shelf.due_among(self._base.db, now, keys)
        return self._settle(due, now) if due else None

    def is_anything(self, now: Instant) -> bool:
        """Return whether something is due up to `now` that can be settled."""
        return bool(shelf.due(self._base.db, now, 1, without=self._base.unreadable))

    def delete(self, files: Iterable[str]) -> list[Event]:
        """Delete the files of copies that have ended; return which cannot be deleted."""
        return self._base.delete(tuple(files))

    def live_copies(self, now: Instant) -> int:
        """Count the live copies at `now`; one that has ended and waits for its turn is none."""
        base, ended = self._base, 0
        for record in base.readable(shelf.due(base.db, now, -1, without=base.unreadable), []):
            held = record.entitlement
            ended += held.licence is not None and settle(held, now)[0].licence is None
        return shelf.live_copies(base.db) - ended

    def _settle(self, keys: Collection[EpisodeKey], now: Instant) -> Batch:
        """Store what has fallen due, all of it or nothing, limits included (T4).

        What is damaged is left out, and that is told.
        """
        base, happened = self._base, Happened()
        settled: list[Record] = []
        with writing(base.db, now):
            for record in base.readable(keys, happened.events):
                held, facts = settle(record.entitlement, now)
                happened.take(record, facts, held)
                happened.announce(record, held, now)
                settled.append(replace(record, entitlement=held))
            happened.store(base.db)
            shelf.refresh_records(base.db, settled, now)
        return Batch(frozenset(keys), tuple(happened.events), tuple(happened.files))
