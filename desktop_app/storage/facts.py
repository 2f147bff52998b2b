"""What happened to licences: each fact as the statement that writes it."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, assert_never

from sqlite_utils import Database

from desktop_app.domain.countdown import Limit
from desktop_app.domain.entitlement import (
    Fact,
    LicenceEnded,
    LicenceGranted,
    PlaybackWindowOpened,
    SittingBegan,
    SittingEnded,
)
from desktop_app.domain.episode import EpisodeKey
from desktop_app.storage.codec import policy_to_json
from desktop_app.storage.tables import table_of


def record_facts(db: Database, facts: Iterable[tuple[int | None, Fact]]) -> None:
    """Write what happened to live licences, each named by its number, in this order.

    A grant is `insert_grant`'s.
    """
    for statement, values in groupby(map(_written, facts), key=itemgetter(0)):
        db.conn.executemany(statement, [one for _statement, one in values])


def _written(happened: tuple[int | None, Fact]) -> tuple[str, tuple[Any, ...]]:
    """Return the statement that writes a fact, and its values."""
    licence, fact = happened
    assert licence is not None
    match fact:
        case PlaybackWindowOpened(at):
            return _OPENED, (at, licence)
        case LicenceEnded(at, how):
            return _ENDED, (at, how, licence)
        case SittingBegan(at):
            return _SITTING_BEGAN, (licence, at)
        case SittingEnded(at):
            return _SITTING_ENDED, (at, licence)
        case LicenceGranted():
            raise ValueError("a licence is granted by `insert_grant`, with its file")
        case _:
            assert_never(fact)


_OPENED = "UPDATE licences SET opened_at = ? WHERE id = ?"
_ENDED = "UPDATE licences SET ended_at = ?, ending = ? WHERE id = ?"
_SITTING_BEGAN = "INSERT INTO sittings (licence, began_at) VALUES (?, ?)"
_SITTING_ENDED = "UPDATE sittings SET ended_at = ? WHERE licence = ? AND ended_at IS NULL"


def insert_grant(
    db: Database, key: EpisodeKey, granted: LicenceGranted, file: str, size: int
) -> None:
    """Write the rows of a new licence and, for a first grant, of its renewal window."""
    policy = policy_to_json(granted.policy)
    if granted.window.grants == 1:
        windows = table_of(db, "renewal_windows")
        windows.insert(
            {
                "catalogue": key.catalogue,
                "episode": key.episode,
                "opened_at": granted.window.opened_at,
                "ends_at": granted.window.ends_at,
                "policy": policy,
            }
        )
        window = windows.last_rowid
    else:
        (window,) = db.execute(
            "SELECT renewal_window FROM licences WHERE catalogue = ? AND episode = ?"
            " ORDER BY id DESC LIMIT 1",
            [*key],
        ).fetchone()
    table_of(db, "licences").insert(
        {
            "catalogue": key.catalogue,
            "episode": key.episode,
            "renewal_window": window,
            "granted_at": granted.at,
            "policy": policy,
            "file": file,
            "size": size,
        }
    )


def mark_announced(db: Database, limits: Mapping[int, Limit]) -> None:
    """Remember that these limits, and every earlier one, were announced for licences (rule T4)."""
    db.conn.executemany(
        "UPDATE licences SET announced = ? WHERE id = ?",
        [(limit, licence) for licence, limit in limits.items()],
    )
