"""The commands of transfers: storing their state, changing their order, cancelling one."""

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from desktop_app.domain.actions import Cancel, Queue
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import Transfer
from desktop_app.ledger import journal
from desktop_app.storage import shelf
from desktop_app.storage.transaction import writing
from desktop_app.storage.transfers import move_transfer, put_transfer, queue, remove_transfer


def put_transfers(db: Database, transfers: Mapping[EpisodeKey, Transfer], now: Instant) -> None:
    """Store the state of transfers, of all of them or of none.

    Raises:
        sqlite3.DatabaseError: the library cannot be written.
    """
    with writing(db, now):
        for transfer in transfers.values():
            put_transfer(db, transfer)
        shelf.refresh_all(db, transfers, now)


def move_transfers(
    db: Database, keys: Iterable[EpisodeKey], before: EpisodeKey | None, now: Instant
) -> frozenset[EpisodeKey]:
    """Move transfers in front of another one, or to the end; return those whose place changed.

    A key without a transfer is left out.

    Raises:
        sqlite3.DatabaseError: the library cannot be written.
    """
    stood = [key for key, _transfer in queue(db)]
    with writing(db, now):
        for key in keys:
            if key in stood and key != before:
                move_transfer(db, key, before)
    stands = [key for key, _transfer in queue(db)]
    return frozenset(was for was, is_now in zip(stood, stands, strict=True) if was != is_now)


def cancel_transfer(db: Database, key: EpisodeKey, now: Instant) -> None:
    """Take a transfer off the queue. It uses no download up (rule D3).

    Raises:
        sqlite3.DatabaseError: the library cannot be written.
    """
    with writing(db, now):
        journal.write(db, now, Cancel(key.episode), key.catalogue)
        remove_transfer(db, key)
        shelf.refresh(db, key, now)


def put_scenario_transfer(
    db: Database,
    key: EpisodeKey,
    transfer: Transfer,
    now: Instant,
    *,
    action: Queue,
    policy: Policy | None,
) -> None:
    """Store a transfer in the state that the `queue` action of a scenario gives it."""
    with writing(db, now):
        put_transfer(db, transfer)
        shelf.refresh(db, key, now)
        journal.write(db, now, action, key.catalogue, policy)
