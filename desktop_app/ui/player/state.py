"""What the player is at, as its screen is told."""

from typing import Protocol

from desktop_app.domain.encodings import Decoding
from desktop_app.domain.episode import Episode
from desktop_app.domain.output import CannotPlay
from desktop_app.domain.tracks import Track
from desktop_app.ui.player.notice import Playing


class PlayerState(Playing, Protocol):
    """What the player is at; whoever plays hands it over as one value."""

    @property
    def episode(self) -> Episode | None:
        """The episode that is open."""

    @property
    def volume(self) -> float:
        """0 to 1."""

    @property
    def muted(self) -> bool:
        """No sound."""

    @property
    def audio_tracks(self) -> tuple[Track, ...]:
        """The sounds that there are."""

    @property
    def audio(self) -> str | None:
        """The key of the one that is heard."""

    @property
    def subtitle_tracks(self) -> tuple[Track, ...]:
        """The subtitles that there are."""

    @property
    def subtitle(self) -> str | None:
        """The key of those that are shown."""

    @property
    def reading(self) -> Decoding | None:
        """How they are read, where they have a file of their own."""

    @property
    def silent(self) -> bool:
        """This machine has nothing to hear it with."""

    @property
    def lacking(self) -> str:
        """What this machine lacks to play at all, in one sentence."""

    @property
    def why(self) -> CannotPlay:
        """What is wrong with a file that is undecodable."""
