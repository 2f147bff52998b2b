"""Emptying a scenario's library of everything that happened, to run it again (rule T5)."""

from sqlite_utils import Database

_HAPPENED = (
    "shelf",
    "shelf_groups",
    "journal",
    "cleared",
    "transfers",
    "positions",
    "sittings",
    "licences",
    "renewal_windows",
    "offers",
    "kept",
)


def forget_what_happened(db: Database) -> None:
    """Delete everything but the catalogues and the settings."""
    for table in _HAPPENED:
        db.execute(f"DELETE FROM {table}")
