"""Collects the facts of a command, or of what fell due, and stores them with few statements."""

from collections.abc import Iterable
from typing import assert_never

from sqlite_utils import Database

from desktop_app.domain.countdown import Limit, limit_reached
from desktop_app.domain.entitlement import (
    Entitlement,
    Fact,
    LicenceEnded,
    LicenceGranted,
    PlaybackWindowOpened,
    SittingBegan,
    SittingEnded,
)
from desktop_app.domain.licence import Ending
from desktop_app.domain.time import Instant
from desktop_app.ledger.events import (
    CopyEnded,
    Event,
    LimitCrossed,
    PlaybackWindowBegan,
    SittingStopped,
)
from desktop_app.storage.entitlements import Record
from desktop_app.storage.facts import mark_announced, record_facts


class Happened:
    """Collects facts and makes their events, in order. `store` writes the facts."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.files: list[str] = []
        """The media files of ended copies, to be deleted once the facts are stored."""
        self._facts: list[tuple[int | None, Fact]] = []
        self._announced: dict[int, Limit] = {}

    def take(self, record: Record, facts: Iterable[Fact], after: Entitlement) -> None:
        """Add the facts that led from a stored record to the entitlement `after`."""
        for fact in facts:
            self._facts.append((record.licence_id, fact))
            match fact:
                case LicenceEnded(how=how):
                    self._announce_end(record, how)
                    self.events.append(CopyEnded(record.key, how))
                    self.files += [] if record.file is None else [record.file]
                case PlaybackWindowOpened():
                    self.events.append(PlaybackWindowBegan(record.key, after.ends_at))
                case SittingEnded():
                    self.events.append(SittingStopped(record.key))
                case SittingBegan() | LicenceGranted():
                    pass
                case _:
                    assert_never(fact)

    def announce(self, record: Record, after: Entitlement, now: Instant) -> None:
        """Add the limit that a live licence has crossed, unless it was announced (rule T4)."""
        if after.licence is None or after.ends_at is None or record.licence_id is None:
            return
        limit = limit_reached(after.ends_at - now)
        if limit is not None and limit > (record.announced or 0):
            self._cross(record, record.licence_id, limit)

    def store(self, db: Database) -> None:
        """Write the facts and the announced limits, inside a transaction."""
        record_facts(db, self._facts)
        mark_announced(db, self._announced)

    def _announce_end(self, record: Record, how: Ending) -> None:
        by_itself = how in (Ending.EXPIRED, Ending.WITHDRAWN)
        if by_itself and record.announced is not Limit.END and record.licence_id is not None:
            self._cross(record, record.licence_id, Limit.END)

    def _cross(self, record: Record, licence: int, limit: Limit) -> None:
        self._announced[licence] = limit
        self.events.append(LimitCrossed(record.key, limit))
