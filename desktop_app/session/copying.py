"""Makes copies of the user's library: to try the demo clock in, or to draw."""

import contextlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from desktop_app.clock import DemoClock
from desktop_app.domain.settings import SettingName
from desktop_app.ledger.places import stay
from desktop_app.session.folders import DATABASE, MEDIA, make_empty
from desktop_app.session.opened import OpenLibrary, assemble
from desktop_app.session.opening import read_user_library
from desktop_app.storage.backups import back_up
from desktop_app.storage.database import open_library
from desktop_app.storage.media import MediaFolder, ours_in
from desktop_app.storage.unusable import unwritable


def open_copy_of_user_library(
    data_dir: Path, folder: Path, given: Mapping[SettingName, Any]
) -> OpenLibrary:
    """Copy the user's library to a place of its own, where the clock stands and can be moved.

    Raises:
        LibraryError: it cannot be used, or the place cannot be written.
    """
    make_empty(folder)
    return copy_user_library(data_dir, folder, given, bring=_bring)


def copy_user_library(
    data_dir: Path,
    to: Path,
    given: Mapping[SettingName, Any],
    *,
    bring: Callable[[Path, Path], None] | None = None,
) -> OpenLibrary:
    """Copy the user's library to draw a picture of it. Its clock stands.

    `bring` takes over one media file; for a picture a second name is enough.

    Raises:
        LibraryError: it cannot be used, or there is no place for the copy.
    """
    original = read_user_library(data_dir)
    media = MediaFolder(to / MEDIA)
    now, crashed = original.clock.now(), original.cut_off_at is not None
    try:
        to.mkdir(parents=True, exist_ok=True)
        back_up(original.db, to / DATABASE)
    except OSError as error:
        raise unwritable(to, error) from error
    finally:
        original.close()
    try:
        found = ours_in(original.media.path)
    except OSError:
        # an unreadable file is missing in the copy too (rule S4), and the picture shows it
        if bring is None:
            media = MediaFolder(original.media.path, own=to / MEDIA)
    else:
        try:
            media.ensure()
            for path in found:
                (bring or _borrow)(path, media.path / path.name)
        except OSError as error:
            raise unwritable(to, error) from error
    db = open_library(to / DATABASE)
    stay(db)
    library = assemble(to, db, DemoClock(now, rate=0), given, media=media)
    if crashed:
        library.ledger.recover()
    return library


def _borrow(path: Path, to: Path) -> None:
    """Give a file a second name (a hard link). Deleting that leaves the file alone."""
    try:
        to.symlink_to(path.resolve())
    except OSError:
        shutil.copyfile(path, to)


def _bring(path: Path, to: Path) -> None:
    """Copy a file. A complete one is linked instead, as it is never written again."""
    if path.suffix != ".part":
        with contextlib.suppress(OSError):
            to.hardlink_to(path)
            return
    shutil.copyfile(path, to)
