"""Stores the latest instant, so that *now* never goes back (rule T2)."""

from sqlite_utils import Database

from desktop_app.domain.time import Instant
from desktop_app.storage.entitlements import move_all
from desktop_app.storage.shelf import rebuild
from desktop_app.storage.transaction import keep_now, set_room_aside, writing


def keep_instant(db: Database, now: Instant) -> None:
    """Store the latest instant."""
    keep_now(db, now)


def keep_instant_and_room(db: Database, now: Instant) -> None:
    """Store the latest instant, and reserve some room on the disk for a day when it is full."""
    keep_now(db, now)
    set_room_aside(db)


def move_all_instants(db: Database, by: int, now: Instant) -> None:
    """Move every instant by `by` ms, because the user accepted the laptop's clock, `now`."""
    with writing(db):
        move_all(db, by)
        rebuild(db, now)
