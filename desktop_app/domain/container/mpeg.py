"""MPEG transport and program streams."""

from collections.abc import Iterator

from desktop_app.domain.container.base import Bytes, MediaContainer, big, positive

_SYNC = 0x47
_PACKET = 188
_SHAPES = ((188, 0), (192, 4), (204, 0))
"""How far packets lie apart, and where the first one begins: plain, with times, with checks."""
_PACKETS = 5
_LOOKED_AT = 1 << 20
_TICKS = 90_000
_WRAPS_AT = 1 << 33
_PACK = b"\x00\x00\x01\xba"
_END = b"\x00\x00\x01\xb9"


def media_in(data: Bytes) -> MediaContainer | None:
    """Return how long its clocks run; a program stream may have a code at its end."""
    head = data.at(0, 5)
    # of MPEG-2 the byte after the start code of a pack begins with 01, of MPEG-1 with 0010
    if head[:4] == _PACK and (head[4:] and (head[4] >> 6 == 1 or head[4] >> 4 == 2)):
        whole = True if data.tail(4096).rstrip(b"\0").endswith(_END) else None
        return MediaContainer("mpeg-ps", _seconds_of_packs(data), whole)
    for apart, first in _SHAPES:
        head = data.at(0, _PACKETS * apart)
        syncs = head[first::apart]
        if len(syncs) == _PACKETS and set(syncs) == {_SYNC}:
            return MediaContainer("mpeg-ts", _seconds(data, apart, first))
    return None


def _seconds(data: Bytes, apart: int, first: int) -> float | None:
    begins = next(_clocks(data, first, apart), None)
    if begins is None:
        return None
    packets = (data.size - first) // apart
    late = max(0, packets - _LOOKED_AT // apart)
    ends = [at for pid, at in _clocks(data, first + late * apart, apart) if pid == begins[0]]
    return positive((ends[-1] - begins[1]) % _WRAPS_AT / _TICKS) if ends else None


def _seconds_of_packs(data: Bytes) -> float | None:
    begins, tail = _pack(data.at(0, 14)), data.tail(_LOOKED_AT)
    at = tail.rfind(_PACK)
    while at >= 0 and begins is not None:
        if (ends := _pack(tail[at : at + 14])) is not None:
            return positive((ends - begins) % _WRAPS_AT / _TICKS)
        at = tail.rfind(_PACK, 0, at)
    return None


def _pack(head: bytes) -> int | None:
    """Read the *System Clock Reference* of a pack: a number in three parts, with bits between."""
    bits = big(head[4:9])
    if len(head) < 10:
        return None
    if head[4] >> 6 == 1:  # MPEG-2
        bits = big(head[4:10])
        return (bits >> 43 & 7) << 30 | (bits >> 27 & 0x7FFF) << 15 | bits >> 11 & 0x7FFF
    return (bits >> 33 & 7) << 30 | (bits >> 17 & 0x7FFF) << 15 | bits >> 1 & 0x7FFF


def _clocks(data: Bytes, offset: int, apart: int) -> Iterator[tuple[int, int]]:
    """Find each *Program Clock Reference* of the mebibyte from there: whose, and when."""
    looked_at = data.at(offset, _LOOKED_AT)
    for at in range(0, len(looked_at) - _PACKET + 1, apart):
        packet = looked_at[at : at + 12]
        if packet[0] == _SYNC and packet[3] & 0x20 and packet[4] >= 7 and packet[5] & 0x10:
            yield big(packet[1:3]) & 0x1FFF, big(packet[6:11]) >> 7
