"""The latest instant: kept, so that *now* never goes back (rule T2)."""

from sqlite_utils import Database

from desktop_app.domain.time import Instant
from desktop_app.storage.entitlements import move_all
from desktop_app.storage.shelf import rebuild
from desktop_app.storage.transaction import keep_now, set_room_aside, writing


def keep_instant(db: Database, now: Instant) -> None:
    """Remember the latest instant."""
    keep_now(db, now)


def keep_instant_and_room(db: Database, now: Instant) -> None:
    """Remember the latest instant, and keep some room on the disk."""
    keep_now(db, now)
    set_room_aside(db)


def move_all_instants(db: Database, by: int, now: Instant) -> None:
    """Move every instant by so much, to `now`: the laptop's clock was accepted."""
    with writing(db):
        move_all(db, by)
        rebuild(db, now)
