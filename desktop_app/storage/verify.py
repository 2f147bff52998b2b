"""Checks that a complete file is the one that was promised: length, checksum, film (F2).

The one place that decides so: for what has just arrived, for what a crash left complete (rule F4),
and for the copies of a scenario.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from desktop_app.domain.container import Bytes, media_in
from desktop_app.domain.transfer import Trouble
from desktop_app.storage.media import sha256_of


class Promise(NamedTuple):
    """What is known in advance about a file that arrives."""

    size: int | None
    """The size in bytes: that of the catalogue, else the one that the source announced."""
    sha256: str | None
    duration_s: float | None


def verify(path: Path, promise: Promise, digest: Callable[[], str] | None = None) -> Trouble | None:
    """Return what is wrong with a file, or None. `digest` is its checksum, if already known.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size == 0 or promise.size not in (None, size):
            return Trouble.WRONG_LENGTH
        if promise.sha256 is not None:
            found = sha256_of(path) if digest is None else digest()
            if found != promise.sha256:
                return Trouble.WRONG_CHECKSUM
        media = media_in(Bytes(_reader(file), size))
    if media is None:
        return Trouble.NOT_MEDIA
    told = promise.size is not None or promise.sha256 is not None
    if not told and not media.is_believed(promise.duration_s):
        return Trouble.INCOMPLETE
    return None


def _reader(file: BinaryIO) -> Callable[[int, int], bytes]:
    def read(offset: int, count: int) -> bytes:
        file.seek(offset)
        return file.read(count)

    return read
