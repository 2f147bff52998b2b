"""What a disk is asked beside reading and writing: to flush, and how much of it is free.

This one place decides which of its answers is a failure. A disk on a network may know no flushing
(CIFS, sshfs and other FUSE answer EINVAL, ENOTSUP or EBADF): what was written is as safe there as
it can be, so no database takes that for a failure, and nor do we. A disk that is broken or full
(EIO, ENOSPC) has failed. How much is free is a report alone: writing decides.
"""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Free: TypeAlias = Callable[[Path], int]
"""How many bytes are free where a folder lies. Raises OSError."""

_NO_SUCH_THING = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_NOT_OF_A_FOLDER = _NO_SUCH_THING | {errno.EBADF, errno.EISDIR}
_NOT_TO_BE_OPENED = _NOT_OF_A_FOLDER | {errno.EACCES, errno.EPERM}


def flush_file(descriptor: int) -> None:
    """Wait until the bytes of an open file are on the disk.

    Raises:
        OSError: the disk failed, or is full.
    """
    _flush(descriptor, _NO_SUCH_THING)


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk: what was made, renamed or deleted there.

    Raises:
        OSError: the disk failed or is full, or the folder is not there.
    """
    if os.name != "posix":  # Windows cannot open a folder, and flushes names by itself
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        if error.errno in _NOT_TO_BE_OPENED:  # a folder may be writable and not readable
            return
        raise
    try:
        _flush(descriptor, _NOT_OF_A_FOLDER)
    finally:
        os.close(descriptor)


def _flush(descriptor: int, unable: frozenset[int]) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in unable:
            raise


def free_at(folder: Path) -> int:
    """Return how many bytes the system says are free."""
    return shutil.disk_usage(folder).free


def lacking(folder: Path, wanted: int, free: Free = free_at) -> int:
    """Return how many of the `wanted` bytes the disk has no room for, as far as it tells.

    Some disks cannot tell, and some say 0 whatever they take: then nothing is lacking, and what the
    disk answers to the writing decides.
    """
    try:
        left = free(folder)
    except OSError:
        return 0
    return max(0, wanted - left) if left > 0 else 0
