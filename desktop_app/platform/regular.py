"""What may lie in the place of a file: a pipe, once opened, would hold the program up for ever.

Whatever the program opens by itself is looked at here first. A file that the user names may be a
pipe, as in ``sablier replay <(…)``.
"""

import errno
import stat
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What is no regular file, in words."""

    FOLDER = "a folder"
    PIPE = "a pipe"
    DEVICE = "a device"
    SOCKET = "a socket"
    LEADS_NOWHERE = "a link that leads nowhere"
    ENDLESS = "a link that leads to itself"


class NoRegularFileError(OSError):
    """Something else lies in the place of a file; it was neither opened nor touched."""

    def __init__(self, path: Path, kind: Kind) -> None:
        self.kind = kind
        super().__init__(errno.EINVAL, f"it is {kind}, not a file", str(path))


def other_kind(path: Path) -> Kind | None:
    """Tell what lies there, or None for a regular file, a link to one, or nothing at all.

    Raises:
        OSError: it cannot be looked at.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return Kind.LEADS_NOWHERE if path.is_symlink() else None
    except NotADirectoryError:
        return None  # a file stands in the place of its folder: nothing can lie there
    except OSError as error:
        if error.errno == errno.ELOOP:
            return Kind.ENDLESS
        raise
    if stat.S_ISREG(mode):
        return None
    for is_so, kind in _KINDS:
        if is_so(mode):
            return kind
    return Kind.DEVICE


def require_regular(path: Path) -> None:
    """Refuse whatever is no regular file; that nothing is there is no fault.

    Raises:
        NoRegularFileError: something else lies there.
        OSError: it cannot be looked at.
    """
    kind = other_kind(path)
    if kind is not None:
        raise NoRegularFileError(path, kind)


def require_target(path: Path) -> None:
    """Refuse what is no file that can be read; a link that leads nowhere is a missing one.

    Raises:
        NoRegularFileError: something else lies there.
        OSError: it cannot be looked at.
    """
    if other_kind(path) is not Kind.LEADS_NOWHERE:
        require_regular(path)


_KINDS = ((stat.S_ISDIR, Kind.FOLDER), (stat.S_ISFIFO, Kind.PIPE), (stat.S_ISSOCK, Kind.SOCKET))
