"""What a catalogue says of an episode, for people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop_app.domain.policy import Policy

LARGEST_FILE = 16 << 40
"""Bytes: the largest file that the usual disk of a Linux laptop (ext4) can hold, two days of film
at 800 Mbit/s. A length beyond it is a mistake of whoever says it."""


class EpisodeKey(NamedTuple):
    """The name of an episode everywhere: the id of its catalogue, and its own id."""

    catalogue: str
    episode: str


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text for people: one for every language, or one by language."""

    by_language: Mapping[str, str]
    """Language codes to texts; the empty code is for every language."""

    @classmethod
    def plain(cls, text: str) -> "LocalText":
        """Return a text that is the same in every language."""
        return cls({"": text})

    def __deepcopy__(self, _memo: object) -> "LocalText":
        """Return itself: nothing in it changes, and as a default it is asked for often."""
        return self

    def in_language(self, language: str) -> str:
        """Return the text in that language, else for every language, else in English, else any."""
        for code in (language, "", "en"):
            if code in self.by_language:
                return self.by_language[code]
        return next(iter(self.by_language.values()), "")


@dataclass(frozen=True, slots=True)
class Episode:
    """An entry of a catalogue; `media` and `poster` are absolute paths or URLs."""

    key: EpisodeKey
    series: str
    series_title: LocalText
    title: LocalText
    media: str
    season: int | None = None
    number: int | None = None
    summary: LocalText = field(default_factory=lambda: LocalText({}))
    poster: str | None = None
    duration_s: float | None = None
    size: int | None = None
    """The size of the media file in bytes, where the catalogue says it."""
    sha256: str | None = None
    languages: tuple[str, ...] = ()
    downloadable: bool = True
    not_offered_because: LocalText = field(default_factory=lambda: LocalText({}))
    leaves_at: int | None = None
    policy: Policy | None = None
    """The policy of the series. If it names none, the policy of the catalogue, if any."""
