"""Bytes to look at, and what is found in them."""

import math
from collections.abc import Callable
from typing import NamedTuple

_MOST = 1 << 20
_SHORT_BY = 0.05


class Bytes(NamedTuple):
    """Reads a file here and there, never outside of it."""

    read: Callable[[int, int], bytes]
    """So many bytes from an offset on, fewer at the end. May raise OSError."""
    size: int

    def at(self, offset: int, count: int) -> bytes:
        """Return up to `count` bytes from there, at most a mebibyte; none from outside the file."""
        if not 0 <= offset < self.size or count <= 0:
            return b""
        return self.read(offset, min(count, _MOST, self.size - offset))

    def tail(self, count: int) -> bytes:
        """Return the last bytes of the file."""
        return self.at(max(0, self.size - count), count)

    @classmethod
    def of(cls, content: bytes) -> "Bytes":
        """Return a reader of what is in memory already."""
        return cls(lambda offset, count: content[offset : offset + count], len(content))


class MediaContainer(NamedTuple):
    """A container of moving picture or sound."""

    kind: str
    seconds: float | None = None
    """How long it plays, where its header says so."""
    whole: bool | None = None
    """Whether it ends where its header says; None where that says nothing of an end."""

    def is_believed(self, duration_s: float | None) -> bool:
        """Return whether it is all of an episode of that length, its bytes unknown (rule F2)."""
        if self.whole is False:
            return False
        if self.seconds is None or duration_s is None:
            return self.whole is True
        return self.seconds >= duration_s * (1 - _SHORT_BY)


def positive(seconds: float) -> float | None:
    """Return a length in time, or None where it is none."""
    return seconds if math.isfinite(seconds) and seconds > 0 else None


def big(data: bytes) -> int:
    """Read an unsigned number, the highest byte first."""
    return int.from_bytes(data, "big")


def little(data: bytes) -> int:
    """Read an unsigned number, the lowest byte first."""
    return int.from_bytes(data, "little")
