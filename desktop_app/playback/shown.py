"""What the player tells others, beside its state."""

from dataclasses import dataclass

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.output import CannotPlay


@dataclass(frozen=True, slots=True)
class Languages:
    """Languages to hear and to read, in ISO 639-1; None is the first sound, and no subtitles."""

    audio: str | None = None
    subtitles: str | None = None


@dataclass(frozen=True, slots=True)
class PositionReached:
    """Playback stands here, which is to be kept; `watched` once the end was reached."""

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
    """A file played until there and cannot be read any further; the sitting is over."""

    episode: Episode
    position_s: float
