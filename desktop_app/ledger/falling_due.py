"""What falls due by itself (rule R3): settled and stored in batches, each of them whole."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from desktop_app.domain.entitlement import settle
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Instant
from desktop_app.ledger.books import Books
from desktop_app.ledger.events import Event
from desktop_app.ledger.happened import Happened
from desktop_app.storage import shelf
from desktop_app.storage.entitlements import Record
from desktop_app.storage.transaction import writing

AT_MOST = 250
"""Rows of a batch: few enough to be settled between two frames of the window."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one batch brought about."""

    keys: frozenset[EpisodeKey]
    """The episodes whose rows changed."""
    events: tuple[Event, ...]
    files: tuple[str, ...]
    """What nobody may play any more, still to be deleted."""


def settle_next(books: Books, now: Instant) -> Batch | None:
    """Store what falls due first, of what is due up to `now`; None where nothing is."""
    keys = shelf.due(books.db, now, AT_MOST, without=books.unreadable)
    return settle_all(books, keys, now) if keys else None


def settle_all(books: Books, keys: Collection[EpisodeKey], now: Instant) -> Batch:
    """Store what has fallen due of these episodes, all of it or nothing, limits included (T4).

    What is damaged is left out, and that is told.
    """
    happened = Happened()
    settled: list[Record] = []
    with writing(books.db, now):
        for record in books.readable(keys, happened.events):
            held, facts = settle(record.entitlement, now)
            happened.take(record, facts, held)
            happened.announce(record, held, now)
            settled.append(replace(record, entitlement=held))
        happened.store(books.db)
        shelf.refresh_records(books.db, settled, now)
    return Batch(frozenset(keys), tuple(happened.events), tuple(happened.files))
