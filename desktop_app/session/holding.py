"""Locks a library, so that one program at a time uses it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.platform.lock import FolderLock, lock_file
from desktop_app.platform.regular import other_kind
from desktop_app.storage.unusable import LibraryError, Unusable, unwritable


def lock_of(folder: Path) -> FolderLock:
    """Return the lock of the library in `folder`; nothing is made or taken yet.

    Raises:
        LibraryError: something else than a file lies in its place.
    """
    path = lock_file(folder)
    try:
        kind = other_kind(path)
    except OSError as error:
        raise unwritable(folder, error) from error
    if kind is not None:
        raise LibraryError(Unusable.NOT_A_FILE, path, kind)
    return FolderLock(folder)


def is_taken(folder: Path) -> bool:
    """Return whether a running program has the library."""
    return lock_of(folder).is_taken()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a library for a moment.

    Raises:
        LibraryError: a running program has it, or its place cannot be written.
    """
    lock = lock_of(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        taken = lock.take()
    except OSError as error:
        raise unwritable(folder, error) from error
    if not taken:
        raise LibraryError(Unusable.LOCKED, folder)
    try:
        yield
    finally:
        lock.let_go()
