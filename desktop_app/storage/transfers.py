"""Stores the queue of transfers."""

from dataclasses import dataclass

from sqlite_utils import Database

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import Transfer, TransferState
from desktop_app.storage.codec import policy_from_json, policy_to_json, transfer_from
from desktop_app.storage.tables import table_of
from desktop_app.storage.values import instant, member
from desktop_app.storage.values import key as key_from


def add_transfer(
    db: Database,
    key: EpisodeKey,
    policy: Policy,
    now: Instant,
    *,
    confirmed: bool,
    size: int | None,
) -> int:
    """Put a transfer at the end of the queue, in place of a failed one of the same episode.

    What that one had received is its own now; whoever asks hands its part file on.
    """
    had = db.execute(
        "SELECT received, furthest, validator FROM transfers WHERE catalogue = ? AND episode = ?",
        [*key],
    ).fetchone()
    remove_transfer(db, key)
    received, furthest, validator = had or (0, 0, None)
    (last,) = db.execute("SELECT coalesce(max(place), 0) FROM transfers").fetchone()
    transfers = table_of(db, "transfers").insert(
        {
            "catalogue": key.catalogue,
            "episode": key.episode,
            "place": last + 1,
            "state": TransferState.QUEUED,
            "received": received,
            "furthest": furthest,
            "validator": validator,
            "size": size,
            "attempts": 0,
            "policy": policy_to_json(policy),
            "confirmed": confirmed,
            "asked_at": now,
        }
    )
    assert transfers.last_rowid is not None
    return transfers.last_rowid


def put_transfer(db: Database, transfer: Transfer) -> None:
    """Store the state of a transfer."""
    db.execute(
        "UPDATE transfers SET state = ?, received = ?, size = ?, trouble = ?, attempts = ?,"
        " furthest = ?, validator = ? WHERE id = ?",
        [
            transfer.state,
            transfer.received,
            transfer.size,
            transfer.trouble,
            transfer.attempts,
            transfer.furthest,
            transfer.validator,
            transfer.id,
        ],
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """When a transfer was asked for, and under which policy (rule P4)."""

    at: Instant
    policy: Policy


def asked(db: Database) -> dict[EpisodeKey, Asked]:
    """Return the request of every transfer, in the order of the queue."""
    rows = db.execute("SELECT catalogue, episode, asked_at, policy FROM transfers ORDER BY place")
    return {
        key_from(row[0], row[1], "transfers"): Asked(
            instant(row[2], "transfers.asked_at"), policy_from_json(row[3], "transfers.policy")
        )
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class Standing:
    """When a transfer was asked for, and its place among how many in the queue.

    One that failed has no place.
    """

    asked_at: Instant
    place: int | None
    of: int


def standing_of(db: Database, key: EpisodeKey) -> Standing | None:
    """Return the place of an episode's transfer in the queue, if it has one."""
    row = db.execute(
        "SELECT t.asked_at, t.state != 'failed',"
        " (SELECT count(*) FROM transfers AS o WHERE o.state != 'failed' AND o.place <= t.place),"
        " (SELECT count(*) FROM transfers AS o WHERE o.state != 'failed')"
        " FROM transfers AS t WHERE t.catalogue = ? AND t.episode = ?",
        [*key],
    ).fetchone()
    if row is None:
        return None
    return Standing(instant(row[0], "transfers.asked_at"), row[2] if row[1] else None, row[3])


def remove_transfer(db: Database, key: EpisodeKey) -> None:
    """Take the transfer of an episode off the queue."""
    table_of(db, "transfers").delete_where("catalogue = ? AND episode = ?", [*key])


def queue(db: Database) -> list[tuple[EpisodeKey, Transfer]]:
    """Return every transfer, in the order of the queue."""
    rows = db.query(
        "SELECT * FROM entitlements"
        " WHERE (catalogue, episode) IN (SELECT catalogue, episode FROM transfers) ORDER BY place"
    )
    found = [
        (key_from(row["catalogue"], row["episode"], "transfers"), transfer_from(row))
        for row in rows
    ]
    return [(key, transfer) for key, transfer in found if transfer is not None]


def states(db: Database) -> dict[TransferState, int]:
    """Count the transfers in each state."""
    rows = db.execute("SELECT state, count(*) FROM transfers GROUP BY state")
    found = {member(TransferState, row[0], "transfers.state"): row[1] for row in rows}
    return dict.fromkeys(TransferState, 0) | found


def move_transfer(db: Database, key: EpisodeKey, before: EpisodeKey | None) -> None:
    """Put a transfer in front of another one; at the end of the queue without one."""
    keys = [one for one, _transfer in queue(db) if one != key]
    at = keys.index(before) if before in keys else len(keys)
    keys.insert(at, key)
    for place, one in enumerate(keys, 1):
        db.execute(
            "UPDATE transfers SET place = ? WHERE catalogue = ? AND episode = ?", [place, *one]
        )


def under_way(db: Database) -> int:
    """Count the transfers that are queued, running or paused."""
    (count,) = db.execute("SELECT count(*) FROM transfers WHERE state != 'failed'").fetchone()
    return int(count)
