"""Whether a complete file is what was promised: its length, its checksum, a film (rule F2).

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
    """What a file must be, as far as anybody said."""

    size: int | None
    """In bytes: the catalogue's, else what its source announced."""
    sha256: str | None
    duration_s: float | None


def verify(path: Path, promise: Promise, digest: Callable[[], str] | None = None) -> Trouble | None:
    """Return what is wrong with a file, or None; `digest` where its checksum is known already.

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
