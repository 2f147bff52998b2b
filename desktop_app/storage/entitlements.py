"""Reads what is stored of an episode: licences, renewal window, sitting, transfer."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from desktop_app.domain.countdown import Limit
from desktop_app.domain.entitlement import (
    Entitlement,
)
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Ending, RenewalWindow
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import Transfer
from desktop_app.storage.codec import (
    Row,
    ending_from,
    entitlement_from,
    policy_from_json,
    transfer_from,
    window_from,
)
from desktop_app.storage.damage import DamagedError
from desktop_app.storage.values import (
    count,
    file_name,
    flag,
    instant,
    instant_or_none,
    member,
    seconds_or_none,
)
from desktop_app.storage.values import key as key_from


@dataclass(frozen=True, slots=True)
class Record:
    """What is stored of one episode."""

    key: EpisodeKey
    entitlement: Entitlement
    licence_id: int | None = None
    """The latest licence, live or ended."""
    granted_at: Instant | None = None
    """When the latest licence was granted."""
    file: str | None = None
    """The name of the media file of the latest licence."""
    file_size: int = 0
    announced: Limit | None = None
    position_s: float | None = None
    watched: bool = False
    transfer: Transfer | None = None
    transfer_policy: Policy | None = None
    """The policy in force when the transfer was asked for (rule P4)."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One line of an episode's history."""

    granted_at: Instant
    policy: Policy
    window: RenewalWindow
    """The renewal window that it counts in, as this grant left it."""
    opened_at: Instant | None
    ended_at: Instant | None
    ending: Ending | None


def record_of(db: Database, key: EpisodeKey) -> Record | None:
    """Return what is stored of an episode; None if no catalogue has it."""
    rows = db.query("SELECT * FROM entitlements WHERE catalogue = ? AND episode = ?", [*key])
    return next((record_from(row) for row in rows), None)


def records_of(db: Database, keys: Iterable[EpisodeKey]) -> list[Record]:
    """Return what is stored of several episodes, in this order, without those of no catalogue."""
    rows = db.query(
        "SELECT x.* FROM json_each(?) AS k CROSS JOIN entitlements AS x"
        " ON x.catalogue = json_extract(k.value, '$[0]')"
        " AND x.episode = json_extract(k.value, '$[1]') ORDER BY k.key",
        [json.dumps(list(keys))],
    )
    return [record_from(row) for row in rows]


def record_from(row: Row) -> Record:
    """Read a row that holds the columns of the view `entitlements`.

    Raises:
        DamagedError: it holds what the rules never bring about.
    """
    try:
        return _record(row)
    except KeyError as column:
        raise DamagedError("sqlite_schema", f"it has no {column}") from None
    except DamagedError as error:
        raise error.of(row["catalogue"], row["episode"]) from None


def _record(row: Row) -> Record:
    terms, announced, had = row["transfer_terms"], row["announced"], row["licence"] is not None
    watched = row["watched"]
    return Record(
        key=key_from(row["catalogue"], row["episode"], "episodes"),
        entitlement=entitlement_from(row),
        licence_id=row["licence"],
        granted_at=row["granted_at"],
        file=file_name(row["file"], "licences.file") if had else None,
        file_size=count(row["file_size"], "licences.size") if had else 0,
        announced=member(Limit, announced, "licences.announced") if announced else None,
        position_s=seconds_or_none(row["position_s"], "positions.position_s"),
        watched=watched is not None and flag(watched, "positions.watched"),
        transfer=transfer_from(row),
        transfer_policy=None if terms is None else policy_from_json(terms, "transfers.policy"),
    )


def running_sitting(db: Database) -> EpisodeKey | None:
    """Return the episode whose sitting runs; there is never more than one."""
    row = db.execute(
        "SELECT l.catalogue, l.episode FROM sittings AS s JOIN licences AS l ON l.id = s.licence"
        " WHERE s.ended_at IS NULL"
    ).fetchone()
    return None if row is None else key_from(row[0], row[1], "sittings")


_GRANTS = (
    "SELECT l.catalogue, l.episode, l.granted_at, l.policy, l.opened_at, l.ended_at, l.ending,"
    " w.opened_at AS window_opened_at, w.ends_at AS window_ends_at, w.policy AS window_terms,"
    " row_number() OVER (PARTITION BY l.renewal_window ORDER BY l.id) AS grants"
    " FROM {licences} AS l JOIN renewal_windows AS w ON w.id = l.renewal_window"
)


def history_of(db: Database, key: EpisodeKey) -> list[Grant]:
    """Return every grant of an episode, the oldest first."""
    grants = _GRANTS.format(licences="licences")
    rows = db.query(f"{grants} WHERE l.catalogue = ? AND l.episode = ? ORDER BY l.id", [*key])
    return [_grant(row) for row in rows]


def histories(db: Database, at_most: int) -> list[Grant]:
    """Return any grants of any episodes, to be looked through."""
    some = _GRANTS.format(licences="(SELECT * FROM licences LIMIT ?)")
    return [_grant(row) for row in db.query(some, [at_most])]


def _grant(row: Row) -> Grant:
    try:
        return _grant_in(row)
    except DamagedError as error:
        raise error.of(row["catalogue"], row["episode"]) from None


def _grant_in(row: Row) -> Grant:
    granted_at = instant(row["granted_at"], "licences.granted_at")
    opened_at = instant_or_none(row["opened_at"], "licences.opened_at")
    ending, ended_at = ending_from(row, granted_at, opened_at)
    policy = policy_from_json(row["policy"], "licences.policy")
    return Grant(granted_at, policy, window_from(row), opened_at, ended_at, ending)


def live_files(db: Database, at_most: int = -1) -> dict[EpisodeKey, tuple[str, int]]:
    """Return the media file and its size, in bytes, of every live licence; -1 is no limit."""
    rows = db.execute(
        "SELECT catalogue, episode, file, size FROM licences WHERE ended_at IS NULL LIMIT ?",
        [at_most],
    )
    return {
        key_from(row[0], row[1], "licences"): (
            file_name(row[2], "licences.file"),
            count(row[3], "licences.size"),
        )
        for row in rows
    }


def lost_files(db: Database, names: Collection[str]) -> set[str]:
    """Return those of these media files whose licence ended because they were gone (rule F4)."""
    if not names:
        return set()
    rows = db.execute(
        "SELECT file FROM licences WHERE ending = ? AND file IN (SELECT value FROM json_each(?))",
        [Ending.LOST, json.dumps(list(names))],
    )
    return {row[0] for row in rows}


def granted_sizes(db: Database) -> dict[EpisodeKey, int]:
    """Return the bytes of the latest copy of every episode that was ever downloaded."""
    rows = db.execute("SELECT catalogue, episode, size FROM licences ORDER BY id")
    return {key_from(row[0], row[1], "licences"): count(row[2], "licences.size") for row in rows}


def put_position(db: Database, key: EpisodeKey, position_s: float, *, watched: bool) -> None:
    """Store the position of playback. An episode once watched stays watched (rule S2)."""
    db.execute(
        "INSERT INTO positions VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " position_s = excluded.position_s, watched = max(watched, excluded.watched)",
        [*key, position_s, watched],
    )


def move_all(db: Database, by: int) -> None:
    """Move every stored instant, so that every time left stays what it was (rule T2)."""
    for statement in _MOVE:
        db.execute(statement, {"by": by})


_MOVE = (
    """UPDATE licences SET granted_at = granted_at + :by, opened_at = opened_at + :by,
    ended_at = ended_at + :by""",
    "UPDATE renewal_windows SET opened_at = opened_at + :by, ends_at = ends_at + :by",
    "UPDATE sittings SET began_at = began_at + :by, ended_at = ended_at + :by",
    "UPDATE transfers SET asked_at = asked_at + :by",
    "UPDATE journal SET at = at + :by",
    "UPDATE kept SET now = now + :by",
)
