"""Room on the disk of a library: a reserve that is given up when the disk is full.

SQLite needs room for what it writes before it can say that it was written. So that a removal and
the end of a sitting can be stored on a full disk, a file lies beside the library as long as there
is room, and is deleted when there is none.
"""

import contextlib
import errno
import os
import shutil
import sqlite3
from pathlib import Path

from desktop_app.storage.whole import appearing

RESERVE = "reserve"
"""The name of the file in the folder of the library."""
RESERVE_BYTES = 1 << 20
TIGHT_BYTES = RESERVE_BYTES // 2
"""With less free than this the reserve is given up before the library is written."""
_EASY_BYTES = 8 * RESERVE_BYTES
"""With as much free as this it is set aside again."""
_NOTHING_LEFT_BYTES = 1 << 16
_FULL = (errno.ENOSPC, errno.EDQUOT)


def free_in(folder: Path) -> int | None:
    """Return the free bytes of the disk that holds a folder, or None where nobody can tell."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def is_full(error: Exception, folder: Path) -> bool:
    """Return whether an error means that the disk that holds `folder` is full."""
    match error:
        case OSError():
            return error.errno in _FULL
        case sqlite3.Error():
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code == sqlite3.SQLITE_IOERR:  # SQLite tells no more about locks and quotas
                free = free_in(folder)
                return free is not None and free < _NOTHING_LEFT_BYTES
            return code == sqlite3.SQLITE_FULL
        case _:  # no other exception comes from a disk
            return False


def set_aside(folder: Path) -> None:
    """Make the reserve file of a library, if it is missing and there is room for it."""
    reserve = folder / RESERVE
    with contextlib.suppress(OSError):
        if reserve.exists():
            return
        free = free_in(folder)
        if free is not None and free >= _EASY_BYTES:
            with appearing(reserve) as new:
                new.write_bytes(os.urandom(RESERVE_BYTES))  # a disk may compress anything else


def make_room(folder: Path) -> bool:
    """Delete the reserve if the disk is nearly full; return whether it is."""
    free = free_in(folder)
    tight = free is not None and free < TIGHT_BYTES
    if tight:
        give_up(folder)
    return tight


def give_up(folder: Path) -> None:
    """Delete the reserve file."""
    with contextlib.suppress(OSError):
        (folder / RESERVE).unlink(missing_ok=True)
