"""What the first bytes of a file say: which container it is, how long it plays, where it ends.

Pure functions over `Bytes`, with a bounded number of reads each; none raises on any content.
`media_in` asks the readers in turn (rule F2); `text` tells what is no film but something to read.
"""

from desktop_app.domain.container import asf, audio, ebml, isobmff, mpeg, ogg, riff
from desktop_app.domain.container.base import Bytes, MediaContainer

__all__ = ["Bytes", "MediaContainer", "media_in"]

_READERS = (
    ebml.media_in,
    isobmff.media_in,
    riff.media_in,
    ogg.media_in,
    asf.media_in,
    mpeg.media_in,
    audio.media_in,
)


def media_in(data: Bytes) -> MediaContainer | None:
    """Return the container that a file is; None where it is none of moving picture or sound.

    Raises:
        OSError: the file behind `data` cannot be read.
    """
    for read in _READERS:
        if (found := read(data)) is not None:
            return found
    return None
