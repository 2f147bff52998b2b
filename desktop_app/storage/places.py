"""The folders of a library's media: the one in force, and those that may be left over.

A folder that media are copied to is written down before the first of them arrives, and the one that
they leave in the transaction that puts the new one in force. What stands in that list and is not in
force holds nothing that counts, whatever a crash did (rule F4). `ledger.places` writes it.
"""

from pathlib import Path

from sqlite_utils import Database

from desktop_app.storage.damage import wrong
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.settings import settings
from desktop_app.storage.values import file_name, text

IN_FORCE = "media_folder"
LEFT = "media_left"
NAME = "media_name"
SETTINGS = frozenset({IN_FORCE, LEFT, NAME})
"""The settings that belong to one library and are not taken over into a copy."""


def media_folder(db: Database, own: Path) -> MediaFolder:
    """Return the folder in force: the one they were moved to, or that inside the library's."""
    moved = settings(db).get(IN_FORCE)
    return MediaFolder(own if moved is None else Path(text(moved, "settings.media_folder")), own)


def stored_name(db: Database) -> str | None:
    """Return what this library calls a folder of its media elsewhere, if it has a name yet."""
    name = settings(db).get(NAME)
    return None if name is None else file_name(name, "settings.media_name")


def folders_left(db: Database) -> tuple[Path, ...]:
    """Return the folders that are not in force and may still hold files of this library."""
    left = settings(db).get(LEFT, [])
    if not isinstance(left, list):
        raise wrong(left, "settings.media_left", "a list of folders")
    return tuple(Path(text(one, "settings.media_left")) for one in left)
