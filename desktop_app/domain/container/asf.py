"""ASF: WMV and WMA."""

from desktop_app.domain.container.base import Bytes, MediaContainer, little, positive

_HEAD = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_PROPERTIES = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_MOST_OBJECTS = 100
_BROADCAST = 1


def media_in(data: Bytes) -> MediaContainer | None:
    """Return its length and its end from the *File Properties*, unless it is a broadcast."""
    if data.at(0, 16) != _HEAD:
        return None
    at, end = 30, little(data.at(16, 8))
    for _ in range(_MOST_OBJECTS):
        head = data.at(at, 24) if at < end else b""
        size = little(head[16:])
        if len(head) < 24 or size < 24:
            break
        if head[:16] == _PROPERTIES:
            return _properties(data.at(at + 24, 68), data.size)
        at += size
    return MediaContainer("asf")


def _properties(fields: bytes, size: int) -> MediaContainer:
    if len(fields) < 68 or fields[64] & _BROADCAST:
        return MediaContainer("asf")
    begins_late_s = little(fields[56:64]) / 1e3
    seconds = positive(little(fields[40:48]) / 1e7 - begins_late_s)
    return MediaContainer("asf", seconds, 0 < little(fields[16:24]) <= size)
