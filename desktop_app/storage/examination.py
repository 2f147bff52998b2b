"""Reads through a library before anything is written into it."""

from pathlib import Path

from desktop_app.storage.database import open_for_reading
from desktop_app.storage.entitlements import histories, live_files, running_sitting
from desktop_app.storage.places import folders_left, media_folder
from desktop_app.storage.rows import everything
from desktop_app.storage.shelf import cleared, counts
from desktop_app.storage.transaction import kept_now
from desktop_app.storage.transfers import asked, queue, states
from desktop_app.storage.unusable import LibraryError, Unusable, told

AT_MOST = 500
"""Episodes, and grants, that are read: all of an ordinary library, in a moment. What is damaged
beyond them is met when it is shown."""


def examine(path: Path) -> bool:
    """Read a library as the window will; return whether that was possible without writing.

    The check of a large one is still to come (`checking`).

    Raises:
        LibraryError: it is damaged, newer than this program, or locked; it was left as it is.
    """
    try:
        db = open_for_reading(path, glanced=True)
    except LibraryError as error:
        if error.why is Unusable.NOT_WRITABLE:
            return False  # only a program that may write can recover after a crash
        raise
    try:
        with told(path):
            kept_now(db)
            media_folder(db, path.parent)
            folders_left(db)
            running_sitting(db)
            counts(db)
            states(db)
            queue(db)
            asked(db)
            cleared(db)
            live_files(db, AT_MOST)
            histories(db, AT_MOST)
            list(everything(db, AT_MOST))
    finally:
        db.close()
    return True
