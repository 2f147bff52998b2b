"""The lock of one library: held by one program, and let go of by the system when that one ends.

It needs no room on the disk: the file is empty, and stays. Where the disk takes not even that, or
no lock (some network disks), it lies in the user's runtime folder.
"""

import errno
import hashlib
import os
import sys
import tempfile
from pathlib import Path

_NO_PLACE = (errno.ENOSPC, errno.EDQUOT)
_NO_LOCKS = (errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EBADF, errno.ENOLCK)


def lock_file(folder: Path) -> Path:
    """Return where the lock of a folder lies, unless its disk takes none."""
    return folder.with_name(f"{folder.name}.lock")


def digest_of(folder: Path) -> str:
    """Return a short name for a folder, wherever it is reached from."""
    place = os.path.realpath(folder)  # a link to itself has a name too, and is refused elsewhere
    return hashlib.sha256(place.encode()).hexdigest()[:24]


if sys.platform == "win32":
    from PySide6.QtCore import QLockFile

    class _WindowsLock:
        """The lock of a folder where the system has no `flock`."""

        def __init__(self, folder: Path) -> None:
            self._lock = QLockFile(str(lock_file(folder)))
            self._lock.setStaleLockTime(0)

        def take(self) -> bool:
            """Take the lock, and return whether it is held; False where another program holds it.

            Raises:
                OSError: its place cannot be written.
            """
            if self._lock.tryLock(0):
                return True
            if self._lock.error() is QLockFile.LockError.LockFailedError:
                return False
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))

        def is_taken(self) -> bool:
            """Return whether another program holds the lock."""
            if not Path(self._lock.fileName()).exists():
                return False
            if self._lock.tryLock(0):
                self._lock.unlock()
                return False
            return self._lock.error() is QLockFile.LockError.LockFailedError

        def let_go(self) -> None:
            """Release the lock, so that another program may take it."""
            self._lock.unlock()

    FolderLock = _WindowsLock
else:
    import fcntl

    class _FlockLock:
        """The lock of a folder, by `flock`."""

        def __init__(self, folder: Path) -> None:
            self._path = lock_file(folder)
            self._otherwise = _runtime_folder() / f"sablier-{digest_of(folder)}.lock"
            self._held: int | None = None

        def take(self) -> bool:
            """Take the lock, and return whether it is held; False where another program holds it.

            Raises:
                OSError: its place cannot be written.
            """
            if self._held is not None:
                return True
            if _is_held(self._otherwise):
                return False  # the disk was full when that program started
            try:
                self._held = _locked(self._path, os.O_RDWR | os.O_CREAT)
            except OSError as error:
                if error.errno not in (*_NO_PLACE, *_NO_LOCKS):
                    raise
                self._held = _locked(self._otherwise, os.O_RDWR | os.O_CREAT)
            return self._held is not None

        def is_taken(self) -> bool:
            """Return whether another program holds the lock."""
            return _is_held(self._path) or _is_held(self._otherwise)

        def let_go(self) -> None:
            """Release the lock, so that another program may take it."""
            if self._held is not None:
                os.close(self._held)
                self._held = None

    FolderLock = _FlockLock

    def _locked(path: Path, flags: int) -> int | None:
        """Return the descriptor that holds the lock, or None where another program holds it."""
        descriptor = os.open(path, flags | os.O_NOFOLLOW, 0o666)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError:
            os.close(descriptor)
            raise
        return descriptor

    def _is_held(path: Path) -> bool:
        try:
            descriptor = _locked(path, os.O_RDONLY)
        except OSError:
            return False
        if descriptor is None:
            return True
        os.close(descriptor)
        return False

    def _runtime_folder() -> Path:
        found = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
        return found if found.is_absolute() and found.is_dir() else Path(tempfile.gettempdir())
