"""Whole files of about four seconds, as small as can be, in every container of rule F2."""

import random
import struct
from collections.abc import Callable

from tests.support.films import HEAD, film


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


_NOISE = random.Random("noise").randbytes(20_000).replace(b"\xff", b"\xfe").replace(b"\0", b"\1")


def _mp4(*, first: bool) -> bytes:
    head = _box(b"mvhd", bytes(12) + struct.pack(">II", 1_000, 4_000) + bytes(80))
    parts = [_box(b"moov", head), _box(b"mdat", _NOISE)]
    return _box(b"ftyp", b"isom\0\0\2\0isom") + b"".join(parts if first else parts[::-1])


def _fragments() -> bytes:
    head = _box(b"mvhd", bytes(100)) + _box(b"mvex", _box(b"trex", bytes(24)))
    pieces = (_box(b"moof", bytes(40)) + _box(b"mdat", _NOISE[:5_000])) * 3
    ending = _box(b"mfra", _box(b"mfro", bytes(8)))
    return _box(b"ftyp", b"iso5\0\0\2\0iso5") + _box(b"moov", head) + pieces + ending


def _live_webm() -> bytes:
    unknown = bytes.fromhex("01ffffffffffffff")
    cluster = bytes.fromhex("1f43b675") + unknown + _NOISE
    return HEAD + bytes.fromhex("18538067") + unknown + cluster


def _avi() -> bytes:
    main = _chunk(b"avih", struct.pack("<IIIII", 40_000, 0, 0, 0, 100) + bytes(36))
    header = _chunk(b"LIST", b"hdrl" + main)
    return _chunk(b"RIFF", b"AVI " + header + _chunk(b"LIST", b"movi" + _NOISE))


def _wave() -> bytes:
    form = _chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 5_000, 5_000, 1, 8))
    return _chunk(b"RIFF", b"WAVE" + form + _chunk(b"data", _NOISE))


def _ogg() -> bytes:
    def page(flags: int, content: bytes) -> bytes:
        lengths = bytes([255] * (len(content) // 255) + [len(content) % 255])
        head = b"OggS\0" + bytes([flags]) + bytes(20) + bytes([len(lengths)])
        return head + lengths + content

    return page(2, _NOISE[:100]) + page(0, _NOISE[:10_000]) + page(4, _NOISE[:3_000])


def _asf() -> bytes:
    fields = bytes(16) + struct.pack("<QQQQQQI", 20_000, 0, 0, 45_000_000, 0, 500, 0)
    named = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
    properties = named + struct.pack("<Q", 24 + len(fields)) + fields
    size = 30 + len(properties)
    head = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c") + struct.pack("<QIH", size, 1, 0)
    return (head + properties + _NOISE)[:20_000]


def _mp3(*, says: bool, tagged: bool = False) -> bytes:
    frame = b"\xff\xfb\x90\xc0" + bytes(413)  # 128 kilobits a second, 44.1 kHz, mono
    counted = b"\0\0\0\3" + struct.pack(">II", 153, 154 * len(frame))
    first = frame[:21] + b"Xing" + counted
    tag = b"ID3\4\0\0\0\0\1\0" + bytes(128) if tagged else b""
    return tag + (first.ljust(len(frame), b"\0") if says else b"") + frame * 153


def _adts() -> bytes:
    return (b"\xff\xf1\x50\x80\x10\x1f\xfc" + bytes(121)) * 60


def _flac() -> bytes:
    information = struct.pack(">HH", 4_096, 4_096) + bytes(6)
    information += (44_100 << 44 | 15 << 36 | 176_400).to_bytes(8, "big") + bytes(16)
    frames = b""
    for number in range(44):
        head = bytes([0xFF, 0xF8, 0xC9, 0x18, number])
        frames += head + bytes([_crc8(head)]) + _NOISE[:500]
    return b"fLaC\x80\0\0\x22" + information + frames


def _crc8(data: bytes) -> int:
    crc = 0
    for bit in "".join(f"{byte:08b}" for byte in data):
        crc = (crc << 1 ^ (0x07 if (crc >> 7) ^ int(bit) else 0)) & 0xFF
    return crc


def _transport(apart: int = 188) -> bytes:
    packets = b""
    for number in range(100):
        clock = (number * 3_640 << 15 | 0x7E00).to_bytes(6, "big")
        head = b"\x47\x01\x00\x20\xb7\x10" + clock if number % 5 == 0 else b"\x47\x01\x00\x10"
        packet = head + b"\xfe" * (188 - len(head))
        packets += b"\1\2\3\4" + packet if apart == 192 else packet.ljust(apart, b"\xfd")
    return packets


def _program(*, ends: bool) -> bytes:
    packs = b""
    for number in range(100):
        ticks = 3_637 * number
        high, middle, low = ticks >> 30 & 7, ticks >> 15 & 0x7FFF, ticks & 0x7FFF
        bits = 1 << 46 | high << 43 | 1 << 42 | middle << 27 | 1 << 26 | low << 11 | 1 << 10 | 1
        packs += b"\0\0\1\xba" + bits.to_bytes(6, "big") + bytes(4) + _NOISE[:100]
    return packs + (b"\0\0\1\xb9" if ends else b"")


CONTAINERS: dict[str, Callable[[], bytes]] = {
    "ebml": lambda: film(20_000, seconds=4.0),
    "ebml, live": _live_webm,
    "isobmff, the index first": lambda: _mp4(first=True),
    "isobmff, the index last": lambda: _mp4(first=False),
    "isobmff in fragments": _fragments,
    "avi": _avi,
    "wave": _wave,
    "ogg": _ogg,
    "asf": _asf,
    "mp3": lambda: _mp3(says=True),
    "mp3 with a tag": lambda: _mp3(says=True, tagged=True),
    "mp3 that says nothing": lambda: _mp3(says=False),
    "adts": _adts,
    "flac": _flac,
    "mpeg-ts": _transport,
    "mpeg-ts with times": lambda: _transport(192),
    "mpeg-ts with checks": lambda: _transport(204),
    "mpeg-ps": lambda: _program(ends=True),
    "mpeg-ps without an end": lambda: _program(ends=False),
}
SAYS: dict[str, tuple[float | None, bool | None]] = {
    "ebml": (4.0, True),
    "ebml, live": (None, None),
    "isobmff, the index first": (4.0, True),
    "isobmff, the index last": (4.0, True),
    "isobmff in fragments": (None, True),
    "avi": (4.0, True),
    "wave": (4.0, True),
    "ogg": (None, True),
    "asf": (4.0, True),
    "mp3": (4.0, True),
    "mp3 with a tag": (4.0, True),
    "mp3 that says nothing": (4.0, None),
    "adts": (None, None),
    "flac": (4.0, True),
    "mpeg-ts": (3.8, None),
    "mpeg-ts with times": (3.8, None),
    "mpeg-ts with checks": (3.8, None),
    "mpeg-ps": (4.0, True),
    "mpeg-ps without an end": (4.0, None),
}
"""How long each plays, and whether it ends where its header says."""
