"""Ogg, whose last page says that it is the last."""

from desktop_app.domain.container.base import Bytes, MediaContainer

_LARGEST_PAGE = 27 + 255 + 255 * 255
_LAST = 4


def media_in(data: Bytes) -> MediaContainer | None:
    """Find its end, a page marked as the end of its stream; its header tells no length."""
    if data.at(0, 5) != b"OggS\0":
        return None
    tail = data.tail(_LARGEST_PAGE)
    at = tail.rfind(b"OggS")
    while at >= 0:
        lengths = tail[at + 27 : at + 27 + tail[at + 26]] if at + 27 <= len(tail) else b""
        if lengths and at + 27 + len(lengths) + sum(lengths) == len(tail):
            return MediaContainer("ogg", whole=bool(tail[at + 5] & _LAST))
        at = tail.rfind(b"OggS", 0, at)
    return MediaContainer("ogg", whole=False)
