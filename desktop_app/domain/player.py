"""The state of the player, as the playback service hands it to the screen."""

from dataclasses import dataclass

from desktop_app.domain.encodings import Decoding
from desktop_app.domain.episode import Episode
from desktop_app.domain.output import CannotPlay
from desktop_app.domain.playback import Phase
from desktop_app.domain.tracks import Track


@dataclass(frozen=True, slots=True)
class PlayerState:
    """Everything that the player's page shows of what plays, beside the picture."""

    episode: Episode | None = None
    phase: Phase = Phase.CLOSED
    position_s: float = 0.0
    duration_s: float = 0.0
    volume: float = 1.0
    muted: bool = False
    silent: bool = False
    """The laptop has no sound output; the picture plays all the same."""
    rate: float = 1.0
    """The speed of playback, one of `SPEEDS`."""
    audio_tracks: tuple[Track, ...] = ()
    audio: str | None = None
    """The key of the sound track that plays."""
    subtitle_tracks: tuple[Track, ...] = ()
    """The tracks in the file, then those in files of their own, whose keys are paths."""
    subtitle: str | None = None
    """The key of the subtitles that are on."""
    reading: Decoding | None = None
    """The encoding of the subtitle file, if the subtitles have a file of their own."""
    lacking: str = ""
    """What this machine lacks to play at all, in one sentence."""
    why: CannotPlay = CannotPlay.UNKNOWN
    """Why the file cannot be decoded."""


@dataclass(frozen=True, slots=True)
class Possible:
    """What the user can do with the player now."""

    toggle: bool
    """Play or pause."""
    leap: bool
    """Skip back and forwards."""
    seek: bool
    """Go to any position, which needs a known length."""


def possible(state: PlayerState, *, blocked: bool, has_copy: bool) -> Possible:
    """Return what the user can do; `blocked` if a message covers the picture.

    After the end it begins from the start; where it broke off it goes on while there is a copy.
    """
    leap = not blocked and state.phase in (Phase.PLAYING, Phase.PAUSED, Phase.ENDED)
    return Possible(
        toggle=has_copy if state.phase is Phase.BROKEN else leap,
        leap=leap,
        seek=leap and state.duration_s > 0,
    )
