"""Settles and stores what falls due by itself (rule R3), a batch in each transaction."""

from collections.abc import Collection
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

AT_MOST = 250
"""How many rows a batch has at most: they can be settled between two frames of the window."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What happened in one batch."""

    keys: frozenset[EpisodeKey]
    """The episodes whose rows changed."""
    events: tuple[Event, ...]
    files: tuple[str, ...]
    """The media files of ended copies, still to be deleted."""


def settle_next(base: LedgerBase, now: Instant) -> Batch | None:
    """Store the next batch of what has fallen due up to `now`; return None if nothing has."""
    keys = shelf.due(base.db, now, AT_MOST, without=base.unreadable)
    return settle_all(base, keys, now) if keys else None


def settle_all(base: LedgerBase, keys: Collection[EpisodeKey], now: Instant) -> Batch:
    """Store what has fallen due for these episodes, limits included (T4): all of it, or nothing.

    A damaged record is left out, and an event says so.
    """
    happened = Happened()
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
