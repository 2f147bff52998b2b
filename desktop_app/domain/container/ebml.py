"""EBML: Matroska and WebM."""

import struct
from typing import NamedTuple

from desktop_app.domain.container.base import Bytes, MediaContainer, big, positive

_HEAD = 0x1A45DFA3
_SEGMENT = 0x18538067
_INFO = 0x1549A966
_CLUSTER = 0x1F43B675
_SCALE = 0x2AD7B1
_DURATION = 0x4489
_MOST_ELEMENTS = 200


class _Element(NamedTuple):
    id: int
    begins: int
    ends: int | None
    """None where its size is not known, as of a live stream."""


def media_in(data: Bytes) -> MediaContainer | None:
    """Return its length from *Info*, its end from the size of its *Segment*."""
    head = _element(data, 0)
    if head is None or head.id != _HEAD or head.ends is None:
        return None
    segment = _find(data, head.ends, data.size, _SEGMENT)
    if segment is None:
        return MediaContainer("ebml", whole=False)
    whole = None if segment.ends is None else segment.ends <= data.size
    return MediaContainer("ebml", _seconds(data, segment), whole)


def _seconds(data: Bytes, segment: _Element) -> float | None:
    end = data.size if segment.ends is None else segment.ends
    info = _find(data, segment.begins, end, _INFO, before=_CLUSTER)
    if info is None or info.ends is None:
        return None
    scale = _find(data, info.begins, info.ends, _SCALE)
    duration = _find(data, info.begins, info.ends, _DURATION)
    nanoseconds = 1_000_000 if scale is None else big(_content(data, scale))
    ticks = b"" if duration is None else _content(data, duration)
    match len(ticks):
        case 4:
            (count,) = struct.unpack(">f", ticks)
        case 8:
            (count,) = struct.unpack(">d", ticks)
        case _:
            return None
    return positive(count * nanoseconds / 1e9)


def _content(data: Bytes, element: _Element) -> bytes:
    return (
        b"" if element.ends is None else data.at(element.begins, element.ends - element.begins)[:8]
    )


def _find(data: Bytes, at: int, end: int, wanted: int, before: int = 0) -> _Element | None:
    for _ in range(_MOST_ELEMENTS):
        found = _element(data, at) if at < end else None
        if found is None or found.id == wanted:
            return found
        if found.id == before or found.ends is None:
            return None
        at = found.ends
    return None


def _element(data: Bytes, at: int) -> _Element | None:
    head = data.at(at, 12)
    id_length = _length(head[:1])
    size_length = _length(head[id_length : id_length + 1])
    begins = id_length + size_length
    if not 0 < id_length <= 4 or not size_length or len(head) < begins:
        return None
    bits = 7 * size_length
    size = big(head[id_length:begins]) & ((1 << bits) - 1)
    ends = None if size == (1 << bits) - 1 else at + begins + size
    return _Element(big(head[:id_length]), at + begins, ends)


def _length(first: bytes) -> int:
    """Return how many bytes a number has, by the zeros it begins with; 0 where it is none."""
    return 9 - first[0].bit_length() if first and first[0] else 0
