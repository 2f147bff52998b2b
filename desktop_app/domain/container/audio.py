"""Sound in frames: MP3 with and without ID3, ADTS, FLAC."""

from typing import NamedTuple

from desktop_app.domain.container.base import Bytes, MediaContainer, big, positive
from desktop_app.domain.container.flac import media_in as flac_in

_MOST_TAGS = 4
_PADDING = 64 << 10
_RATES = {
    # of MPEG-1 by its layers, then of MPEG-2 and 2.5: kilobits a second
    (1, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES[2, 3] = _RATES[2, 2]
_SAMPLE_RATES = {
    3: (44_100, 48_000, 32_000),
    2: (22_050, 24_000, 16_000),
    0: (11_025, 12_000, 8_000),
}
"""By the bits of the version: MPEG-1, 2 and 2.5."""


class _Frame(NamedTuple):
    length: int
    samples: int
    sample_rate: int
    bit_rate: int
    side: int
    """Where a *Xing* header stands in it."""


def media_in(data: Bytes) -> MediaContainer | None:
    """Find two frames in a row, after any tags; the first of an MP3 may tell their number."""
    begins = _after_tags(data)
    if begins > data.size:
        return MediaContainer("mp3", whole=False)  # its own tag says that there is more
    if begins:
        padding = data.at(begins, _PADDING)
        begins += len(padding) - len(padding.lstrip(b"\0"))
    if (found := flac_in(data, begins)) is not None:
        return found
    if (frame := _frame(data, begins)) is not None and _frame(data, begins + frame.length):
        return _mp3(data, begins, frame)
    length = _adts(data, begins)
    return MediaContainer("adts") if length and _adts(data, begins + length) else None


def _after_tags(data: Bytes) -> int:
    at = 0
    for _ in range(_MOST_TAGS):
        head = data.at(at, 10)
        if len(head) < 10 or head[:3] != b"ID3" or max(head[6:10]) > 0x7F:
            break
        size = 0
        for byte in head[6:10]:
            size = size << 7 | byte
        at += 10 + size + (10 if head[5] & 0x10 else 0)
    return at


def _frame(data: Bytes, at: int) -> _Frame | None:
    head = data.at(at, 4)
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3)
    rate, sampling = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer == 4 or not 0 < rate < 15 or sampling == 3:
        return None
    first = version == 3
    bit_rate = _RATES[1 if first else 2, layer][rate - 1] * 1000
    sample_rate = _SAMPLE_RATES[version][sampling]
    padded = head[2] >> 1 & 1
    if layer == 1:
        return _Frame((12 * bit_rate // sample_rate + padded) * 4, 384, sample_rate, bit_rate, 0)
    samples = 1152 if layer == 2 or first else 576
    mono = head[3] >> 6 == 3
    side = (17 if mono else 32) if first else (9 if mono else 17)
    length = samples // 8 * bit_rate // sample_rate + padded
    return _Frame(length, samples, sample_rate, bit_rate, 4 + side)


def _mp3(data: Bytes, begins: int, frame: _Frame) -> MediaContainer:
    content = data.at(begins, frame.length)
    frames = size = 0
    if content[frame.side : frame.side + 4] in (b"Xing", b"Info"):
        said, fields = content[frame.side + 7 : frame.side + 8], content[frame.side + 8 :]
        if said and said[0] & 1:
            frames, fields = big(fields[:4]), fields[4:]
        if said and said[0] & 2:
            size = big(fields[:4])
    elif content[36:40] == b"VBRI":
        size, frames = big(content[46:50]), big(content[50:54])
    if frames:
        seconds = positive(frames * frame.samples / frame.sample_rate)
    else:  # all its frames have the same rate
        seconds = positive((data.size - begins) * 8 / frame.bit_rate)
    # some encoders count the frame with the header, some do not
    whole = begins + size <= data.size + frame.length if size else None
    return MediaContainer("mp3", seconds, whole)


def _adts(data: Bytes, at: int) -> int:
    """Return the length of a frame of ADTS, 0 where there is none."""
    head = data.at(at, 7)
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0 or head[2] >> 2 & 15 > 12:
        return 0
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return length if length > 7 else 0
