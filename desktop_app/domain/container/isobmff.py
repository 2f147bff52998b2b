"""ISO base media files: MP4, M4A, 3GP, QuickTime."""

from typing import NamedTuple

from desktop_app.domain.container.base import Bytes, MediaContainer, big, positive

_FIRST = frozenset({b"ftyp", b"styp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
"""What a file begins with; QuickTime has no `ftyp`."""
_STILLS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"mif1", b"avif", b"jp2 ", b"jpx ", b"crx "}
)
_MOST_BOXES = 20_000
"""A film in fragments of a second has two for each."""
_MOST_INSIDE = 200


class _Box(NamedTuple):
    name: bytes
    begins: int
    ends: int | None
    """None where it goes to the end of the file."""


def media_in(data: Bytes) -> MediaContainer | None:
    """Return its length from `mvhd`, its end from the sizes of its boxes."""
    first = _box(data, 0, data.size)
    if first is None or first.name not in _FIRST:
        return None
    if first.name == b"ftyp" and data.at(first.begins, 4) in _STILLS:
        return None
    movie: _Box | None = None
    found = first
    for _ in range(_MOST_BOXES):
        if found.name == b"moov":
            movie = found
        if found.ends is None or found.ends > data.size:
            whole = None if found.ends is None else False
            return MediaContainer("isobmff", _seconds(data, movie), whole)
        following = _box(data, found.ends, data.size)
        if following is None:  # padding, or the end
            break
        found = following
    if movie is None:
        return MediaContainer("isobmff", whole=False)
    whole = True
    if _inside(data, movie, b"mvex") is not None:  # a film in fragments: only its index comes last
        whole = True if found.name == b"mfra" else None
    return MediaContainer("isobmff", _seconds(data, movie), whole)


def _seconds(data: Bytes, movie: _Box | None) -> float | None:
    head = None if movie is None else _inside(data, movie, b"mvhd")
    if movie is None or head is None:
        return None
    fields = data.at(head.begins, 32)
    long = fields[:1] == b"\x01"
    scale, ticks = (fields[20:24], fields[24:32]) if long else (fields[12:16], fields[16:20])
    count = _known(ticks)
    if not count and (extends := _inside(data, movie, b"mvex")) is not None:
        in_all = _inside(data, extends, b"mehd")
        fields = b"" if in_all is None else data.at(in_all.begins, 12)
        count = _known(fields[4:12] if fields[:1] == b"\x01" else fields[4:8])
    return positive(count / big(scale)) if big(scale) else None


def _known(ticks: bytes) -> int:
    return 0 if ticks == b"\xff" * len(ticks) else big(ticks)


def _inside(data: Bytes, parent: _Box, name: bytes) -> _Box | None:
    end = data.size if parent.ends is None else min(parent.ends, data.size)
    at: int | None = parent.begins
    for _ in range(_MOST_INSIDE):
        found = None if at is None else _box(data, at, end)
        if found is None or found.name == name:
            return found
        at = found.ends
    return None


def _box(data: Bytes, at: int, end: int) -> _Box | None:
    head = data.at(at, 16) if at + 8 <= end else b""
    size, name = big(head[:4]), head[4:8]
    if len(head) < 8 or not name.strip(b"\0"):
        return None
    if size == 0:
        return _Box(name, at + 8, None)
    if size == 1:
        size = big(head[8:16])
        return _Box(name, at + 16, at + size) if len(head) == 16 and size >= 16 else None
    return _Box(name, at + 8, at + size) if size >= 8 else None
