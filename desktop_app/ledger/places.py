"""Stores where the media of a library are, at each step of moving them elsewhere (rule F4)."""

import secrets
from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database

from desktop_app.storage.media import MediaFolder
from desktop_app.storage.places import IN_FORCE, LEFT, NAME, SETTINGS, folders_left, stored_name
from desktop_app.storage.settings import upsert_setting
from desktop_app.storage.transaction import writing


def own_name(db: Database) -> str:
    """Return the name of this library's folders of media, which no other library has."""
    name = stored_name(db)
    if name is None:
        name = f"Sablier-{secrets.token_hex(4)}"
        with writing(db):
            upsert_setting(db, NAME, name)
    return name


def expect(db: Database, to: Path) -> None:
    """Store that media are about to be copied into the folder `to`."""
    with writing(db):
        _put_left(db, (*folders_left(db), to))


def put_in_force(db: Database, media: MediaFolder, to: Path) -> None:
    """Use the folder `to` for media from now on. The old folder counts as left over."""
    with writing(db):
        upsert_setting(db, IN_FORCE, None if to == media.own else str(to))
        _put_left(db, (one for one in (*folders_left(db), media.path) if one != to))


def forget(db: Database, folder: Path) -> None:
    """Store that nothing of this library is left in a folder."""
    with writing(db):
        _put_left(db, (one for one in folders_left(db) if one != folder))


def stay(db: Database) -> None:
    """Forget the folders of media, in a copy of a library that has its media beside it."""
    with writing(db):
        for name in SETTINGS:
            upsert_setting(db, name, None)


def _put_left(db: Database, folders: Iterable[Path]) -> None:
    names = list(dict.fromkeys(str(one) for one in folders))
    upsert_setting(db, LEFT, names or None)
