"""The one transaction that commits a licence (rules D3, A1, F3)."""

from sqlite_utils import Database

from desktop_app.domain.entitlement import LicenceGranted, grant, settle
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.renewal import Refused, recheck
from desktop_app.domain.time import Instant
from desktop_app.domain.timeline import Download
from desktop_app.ledger import journal
from desktop_app.storage import shelf
from desktop_app.storage.entitlements import record_of
from desktop_app.storage.facts import insert_grant, record_facts
from desktop_app.storage.transaction import writing
from desktop_app.storage.transfers import remove_transfer


def commit_grant(
    db: Database,
    key: EpisodeKey,
    now: Instant,
    *,
    file: str,
    size: int,
    device_modified: bool,
) -> Refused | None:
    """Decide again, then store the licence and take its transfer off the queue.

    A refusal is returned. It changes nothing but what has fallen due.

    The complete, verified file of `size` bytes must already be in its place.
    """
    with writing(db, now):
        record = record_of(db, key)
        assert record is not None
        assert record.transfer_policy is not None
        held, fallen_due = settle(record.entitlement, now)
        record_facts(db, ((record.licence_id, fact) for fact in fallen_due))
        if refusal := recheck(held.offer, now, device_modified=device_modified):
            return refusal
        held, facts = grant(held, now, record.transfer_policy)
        granted, *through_it = facts
        assert isinstance(granted, LicenceGranted)
        insert_grant(db, key, granted, file, size)
        remove_transfer(db, key)
        shelf.bring_back(db, key)
        action = Download(key.episode, confirm=True)
        journal.write(db, now, action, key.catalogue, record.transfer_policy)
        if committed := record_of(db, key):
            record_facts(db, ((committed.licence_id, fact) for fact in through_it))
        shelf.refresh(db, key, now)
    return None
