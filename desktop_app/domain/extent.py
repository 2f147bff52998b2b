"""How long a file should play, and whether an end that came is the end.

What is missing from a file that was cut off reads as its end: a decoder says *end of media* at a
third of a film. The length that the container's own header declares decides; where it declares
none, what the container says of its last byte, and the length in the catalogue.
"""

from typing import Final, NamedTuple

from desktop_app.domain.container import MediaContainer

_NOISE_S: Final = 0.5
_SHORT_BY_S: Final = 5.0
_SHORT_BY: Final = 0.1
_LONG_BY: Final = 0.01
_TOLD_BY: Final = 0.05
"""As in rule F2: catalogues round."""


class Extent(NamedTuple):
    """How long a file should play, in seconds, as far as it is known."""

    declared_s: float | None = None
    """The length in the header of the file."""
    whole: bool | None = None
    """Whether the file is complete. None if nothing in it tells."""
    told_s: float | None = None
    """The length in the catalogue."""


def extent_of(
    media: MediaContainer | None, guessed_s: float, told_s: float | None, *, published: bool
) -> Extent:
    """Put together what container, decoder and catalogue say of a file's length.

    Args:
        media: What the container says of itself; None where it is not a known one.
        guessed_s: The decoder's word, for such a container alone: elsewhere it may be an estimate
            by the size of the file. 0 where it has none.
        told_s: The catalogue's `duration_s`.
        published: The file has as many bytes as the catalogue says: nothing of it is missing,
            whatever the catalogue says of its length in time.
    """
    if media is None:
        declared_s = guessed_s or None
    else:
        declared_s = None if media.whole is None else media.seconds
    whole = True if published else None if media is None else media.whole
    return Extent(declared_s, whole, None if published else told_s)


def ends_early(reached_s: float, extent: Extent) -> bool:
    """Return whether playback stopped before the real end of the file.

    Not every file knows its length well, and its last words may outlast its picture. So a tenth may
    be missing of a short one, five seconds at most, or a hundredth of a long one; of a length that
    only the catalogue tells a twentieth.
    """
    if extent.declared_s is not None:
        length_s = extent.declared_s
        allowed_s = max(_NOISE_S, min(_SHORT_BY_S, length_s * _SHORT_BY), length_s * _LONG_BY)
    elif extent.told_s is not None:
        length_s = extent.told_s
        allowed_s = max(_NOISE_S, length_s * _TOLD_BY)
    else:
        return extent.whole is False
    return reached_s < length_s - allowed_s
