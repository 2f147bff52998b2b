"""Stores the entries of the journal; `ledger.journal` reads and writes their text."""

from collections.abc import Iterator

from sqlite_utils import Database

from desktop_app.domain.time import Instant
from desktop_app.storage.codec import Row
from desktop_app.storage.tables import table_of


def add_entry(
    db: Database, at: Instant, catalogue: str | None, episode: str | None, action: str
) -> None:
    """Add one entry. `episode` is None if it concerns no episode."""
    table_of(db, "journal").insert(
        {"at": at, "catalogue": catalogue, "episode": episode, "action": action}
    )


def entry_rows(db: Database, until: Instant | None = None) -> Iterator[Row]:
    """Yield the row of every entry up to and at `until`, in order."""
    yield from db.query(
        "SELECT id, at, catalogue, episode, action FROM journal"
        " WHERE :until IS NULL OR at <= :until ORDER BY id",
        {"until": until},
    )
