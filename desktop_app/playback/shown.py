"""What the player says: what is shown, and what others have to know."""

from dataclasses import dataclass

from desktop_app.domain.encodings import Decoding
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.output import CannotPlay
from desktop_app.domain.playback import Phase
from desktop_app.domain.tracks import Track


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the player's view shows, beside the picture."""

    episode: Episode | None = None
    phase: Phase = Phase.CLOSED
    position_s: float = 0.0
    duration_s: float = 0.0
    volume: float = 1.0
    muted: bool = False
    silent: bool = False
    """This laptop has nothing to hear it with; the picture plays all the same."""
    rate: float = 1.0
    """How fast it plays, within `SPEEDS`."""
    audio_tracks: tuple[Track, ...] = ()
    audio: str | None = None
    """The key of the sound that is heard."""
    subtitle_tracks: tuple[Track, ...] = ()
    """Those in the file, then those in files of their own: the key is a path, the title a name."""
    subtitle: str | None = None
    """The key of the subtitles that are on."""
    reading: Decoding | None = None
    """How their file is read, where they have one of their own."""
    lacking: str = ""
    """What this machine lacks to play at all, in one sentence."""
    why: CannotPlay = CannotPlay.UNKNOWN
    """What is wrong with a file that is undecodable."""


@dataclass(frozen=True, slots=True)
class Languages:
    """ISO 639-1; no `audio` is the file's first sound, no `subtitles` are none."""

    audio: str | None = None
    subtitles: str | None = None


@dataclass(frozen=True, slots=True)
class PositionReached:
    """To be kept: where playback stands; `watched` once the end was reached."""

    key: EpisodeKey
    position_s: float
    watched: bool


@dataclass(frozen=True, slots=True)
class Undecodable:
    """This machine cannot decode the file; nothing was opened (rule S5)."""

    episode: Episode
    why: CannotPlay = CannotPlay.UNKNOWN


@dataclass(frozen=True, slots=True)
class BrokeOff:
    """It played until there, and cannot be read any further; the sitting is over."""

    episode: Episode
    position_s: float
