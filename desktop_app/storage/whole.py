"""Writes files that appear whole or not at all, whatever happens meanwhile."""

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from desktop_app.storage.disk import flush_file, flush_folder


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Yield the path of a new file, which replaces `path` when the block ends well.

    Where it does not, nothing is left of the new file, and one that had that name is as it was.
    What is no regular file (a pipe, a terminal) is written to directly. The suffix is the same.

    Raises:
        OSError: the file cannot be put in its place.
    """
    real = path.resolve()
    if real.exists() and not real.is_file():
        yield real
        return
    new = real.with_name(f".{uuid4().hex[:12]}{real.suffix}")
    try:
        yield new
        with new.open("rb+") as written:
            flush_file(written.fileno())
        with contextlib.suppress(OSError):  # the file is new, or its disk stores no modes
            shutil.copymode(real, new)
        new.replace(real)
        flush_folder(real.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise
