"""Where the bytes of a transfer come from: one shape for every kind of address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.time import Duration
from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.headers import is_etag


@dataclass(frozen=True, slots=True)
class SourceReply:
    """What a source says before its first byte."""

    offset: int
    """Where its bytes begin, which may be the beginning although more was asked for."""
    size: int | None = None
    """How many there are in all, where it says so."""
    validator: str | None = None
    """What this version of the file can be told by, when it is asked for again."""
    media_type: str | None = None
    """What the source calls its bytes, empty where it says nothing; None where nobody is asked."""

    def differs_from(self, size: int | None, validator: str | None) -> bool:
        """Return whether it is of another file than that of which this is known."""
        if size is not None and self.size not in (None, size):
            return True
        ours, theirs = validator, self.validator
        if ours is None or theirs is None or is_etag(ours) != is_etag(theirs):
            return False
        return ours != theirs


@dataclass(frozen=True, slots=True)
class SourceFault:
    """Why a transfer stops."""

    trouble: Trouble
    pause: Duration = 0
    """How long a server asks to be left alone."""
    misfit: bool = False
    """What has arrived does not belong to what is there now: only all of it anew can help."""
    unwritten: bool = False
    """Nothing of the answer was written: what had arrived before it stays."""


class ChangedError(OSError):
    """What is there now is not what its bytes began with."""


Bring: TypeAlias = Callable[[], bytes]
"""Hands over bytes, on a thread of the pool. Raises OSError where they cannot be read."""


class Source(QObject):
    """Has bytes from an offset on ready to be taken, until it has `ended`.

    Nothing that it offers has to be taken at once: what is not taken holds it up. After `stop` it
    says nothing more.
    """

    opened = Signal(object)
    """A `SourceReply`, before the first byte."""
    ready = Signal()
    """There is something to take."""
    ended = Signal(object)
    """A `SourceFault`, or None where that was all; what was not taken yet still can be."""

    def start(self, offset: int, validator: str | None) -> None:
        """Begin, from `offset` bytes on, if the file is still the one of the `validator`."""
        raise NotImplementedError

    def stop(self) -> None:
        """Say nothing more."""
        raise NotImplementedError

    def available(self) -> int:
        """Return how many bytes can be taken now."""
        raise NotImplementedError

    def take(self, count: int) -> Bring:
        """Return what hands over the next `count` bytes of those that are available."""
        raise NotImplementedError

    def peek(self, _count: int) -> bytes:
        """Return the first of the bytes that are available, and leave them there."""
        return b""

    def limit(self, rate: int | None) -> None:
        """Expect so many bytes a second to be taken from now on; None is no limit."""

    def tells_versions(self) -> bool:
        """Return whether a file that has changed since is only known by its validator."""
        return False
