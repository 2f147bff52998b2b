"""FLAC, whose frames are numbered."""

from desktop_app.domain.container.base import Bytes, MediaContainer, big, positive

_TAIL = 128 << 10
_SIZES = {1: 192, **{code: 576 << (code - 2) for code in range(2, 6)}} | {
    code: 256 << (code - 8) for code in range(8, 16)
}


def media_in(data: Bytes, begins: int) -> MediaContainer | None:
    """Return its length from *STREAMINFO*, its end from the number of its last frame."""
    head = data.at(begins, 42)
    if head[:4] != b"fLaC" or len(head) < 42 or head[4] & 0x7F:
        return None
    info = head[8:]
    rate, samples = big(info[10:13]) >> 4, big(info[13:18]) & ((1 << 36) - 1)
    if not rate or not samples:
        return MediaContainer("flac")
    reached = _reached(data.tail(_TAIL), big(info[:2]))
    return MediaContainer(
        "flac", positive(samples / rate), None if reached is None else reached >= samples
    )


def _reached(tail: bytes, block: int) -> int | None:
    """Return up to which sample the last frame goes."""
    reached = None
    at = tail.find(b"\xff")
    while 0 <= at < len(tail) - 16:
        if tail[at + 1] & 0xFE == 0xF8 and (ends := _frame(tail[at : at + 16], block)) is not None:
            reached = max(reached or 0, ends)
        at = tail.find(b"\xff", at + 1)
    return reached


def _frame(head: bytes, block: int) -> int | None:
    code, rate = head[2] >> 4, head[2] & 15
    ones = 8 - (head[4] ^ 0xFF).bit_length()  # it is numbered as UTF-8 numbers characters
    at = 5 + max(0, ones - 1)
    number = head[4] & (0x7F >> ones)
    for byte in head[5:at]:
        number = number << 6 | byte & 0x3F
    if code == 6:
        size, at = head[at] + 1, at + 1
    elif code == 7:
        size, at = big(head[at : at + 2]) + 1, at + 2
    else:
        size = _SIZES.get(code, 0)
    at += {12: 1, 13: 2, 14: 2}.get(rate, 0)
    if not size or ones in (1, 8) or at >= len(head) or head[at] != _crc8(head[:at]):
        return None
    return size + (number if head[1] & 1 else number * block)


def _crc8(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ 0x07) & 0xFF if crc & 0x80 else crc << 1
    return crc
