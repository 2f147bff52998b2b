"""Where the media of a library lie, and where some of them may still lie.

A folder that media are copied to is written down before the first of them arrives, and the one that
they leave in the transaction that puts the new one in force. What stands in that list and is not in
force holds nothing that counts, whatever a crash did (rule F4).
"""

import secrets
from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database

from desktop_app.storage.damage import wrong
from desktop_app.storage.database import writing
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.settings import put_setting, settings
from desktop_app.storage.values import file_name, text

_IN_FORCE = "media_folder"
_LEFT = "media_left"
_NAME = "media_name"
SETTINGS = frozenset({_IN_FORCE, _LEFT, _NAME})
"""What of the settings belongs to one library alone, and to no copy of it."""


def media_folder(db: Database, own: Path) -> MediaFolder:
    """The folder in force: where they were moved to, or the one inside the library's."""
    moved = settings(db).get(_IN_FORCE)
    return MediaFolder(own if moved is None else Path(text(moved, "settings.media_folder")), own)


def own_name(db: Database) -> str:
    """What this library calls a folder of its media elsewhere, and no other library does."""
    name = settings(db).get(_NAME)
    if name is None:
        name = f"Sablier-{secrets.token_hex(4)}"
        put_setting(db, _NAME, name)
    return file_name(name, "settings.media_name")


def folders_left(db: Database) -> tuple[Path, ...]:
    """Folders that are not in force and may hold files of ours."""
    left = settings(db).get(_LEFT, [])
    if not isinstance(left, list):
        raise wrong(left, "settings.media_left", "a list of folders")
    return tuple(Path(text(one, "settings.media_left")) for one in left)


def expect(db: Database, to: Path) -> None:
    """Media are about to be copied there."""
    with writing(db):
        _put_left(db, (*folders_left(db), to))


def put_in_force(db: Database, media: MediaFolder, to: Path) -> None:
    """From now on the media lie there; those in the folder that they leave are left over."""
    with writing(db):
        put_setting(db, _IN_FORCE, None if to == media.own else str(to))
        _put_left(db, (one for one in (*folders_left(db), media.path) if one != to))


def forget(db: Database, folder: Path) -> None:
    """Nothing of ours is left there."""
    with writing(db):
        _put_left(db, (one for one in folders_left(db) if one != folder))


def stay(db: Database) -> None:
    """A copy of a library keeps its media to itself."""
    with writing(db):
        for name in SETTINGS:
            put_setting(db, name, None)


def _put_left(db: Database, folders: Iterable[Path]) -> None:
    names = list(dict.fromkeys(str(one) for one in folders))
    put_setting(db, _LEFT, names or None)
