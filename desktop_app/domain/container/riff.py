"""RIFF: AVI and WAVE, and their forms above 4 GiB."""

from desktop_app.domain.container.base import Bytes, MediaContainer, little, positive

_MOST_CHUNKS = 500
_UNSAID = (0, 0xFFFFFFFF)


def media_in(data: Bytes) -> MediaContainer | None:
    """Return its length from its header chunk, its end from the size of its RIFF chunks."""
    head = data.at(0, 12)
    if head[:4] == b"RIFF" and head[8:] == b"AVI ":
        return MediaContainer("avi", _seconds_of_avi(data), _whole(data))
    if head[:4] in (b"RIFF", b"RF64", b"BW64") and head[8:] == b"WAVE":
        return _wave(data, large=head[:4] != b"RIFF")
    return None


def _whole(data: Bytes) -> bool | None:
    """Return whether its RIFF chunks are all there: a long AVI has several, one after the other."""
    at = 0
    for _ in range(_MOST_CHUNKS):
        head = data.at(at, 8)
        if head[:4] != b"RIFF":
            break
        size = little(head[4:])
        if size in _UNSAID:
            return None
        at += 8 + size
        if at > data.size:
            return False
        at += at % 2
    return True


def _seconds_of_avi(data: Bytes) -> float | None:
    header = _find(data, 12, b"LIST", b"hdrl")
    main = None if header is None else _find(data, header[0] + 4, b"avih")
    if header is None or main is None:
        return None
    fields = data.at(main[0], 20)
    frames = little(fields[16:20])
    if (extended := _find(data, header[0] + 4, b"LIST", b"odml")) is not None:
        in_all = _find(data, extended[0] + 4, b"dmlh")
        frames = max(frames, 0 if in_all is None else little(data.at(in_all[0], 4)))
    return positive(frames * little(fields[:4]) / 1e6)


def _wave(data: Bytes, *, large: bool) -> MediaContainer:
    form = _find(data, 12, b"fmt ")
    samples = _find(data, 12, b"data")
    if samples is None:
        return MediaContainer("wave", whole=False)
    begins, size = samples
    if large and (sizes := _find(data, 12, b"ds64")) is not None:
        size = little(data.at(sizes[0] + 8, 8))
    if size in _UNSAID:
        return MediaContainer("wave")
    rate = 0 if form is None else little(data.at(form[0] + 8, 4))
    return MediaContainer(
        "wave", positive(size / rate) if rate else None, begins + size <= data.size
    )


def _find(data: Bytes, at: int, name: bytes, kind: bytes = b"") -> tuple[int, int] | None:
    """Find where the content of a chunk begins, and its size; a list is told by its `kind`."""
    for _ in range(_MOST_CHUNKS):
        head = data.at(at, 12)
        if len(head) < 8:
            return None
        size = little(head[4:8])
        if head[:4] == name and head[8:12].startswith(kind):
            return at + 8, size
        at += 8 + size + size % 2
    return None
