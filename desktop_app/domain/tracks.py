"""Chooses which sound and subtitles of a file play, by the user's languages."""

from collections.abc import Iterable
from dataclasses import dataclass

SUBTITLE_SUFFIXES = (".vtt", ".srt")
"""The suffixes of subtitle files, in lower case."""


@dataclass(frozen=True, slots=True)
class Track:
    """A sound track or subtitles. `key` identifies it within its file."""

    key: str
    language: str | None = None
    """ISO 639-1, such as ``fr``; None where the file names none."""
    title: str = ""
    """The title in the file, or nothing."""


def in_language(tracks: Iterable[Track], language: str | None) -> Track | None:
    """Return the first track in a language; None if there is none or no language is wanted."""
    if language is None:
        return None
    return next((track for track in tracks if track.language == language), None)


def subtitle_to_show(tracks: tuple[Track, ...], last: str | None, language: str) -> str | None:
    """Return the key of the subtitles that one press switches on.

    The last ones that were shown come first, then those in the user's language, then any.

    `last` is a track's key, and so is what comes back; None where there are no subtitles.
    """
    if any(track.key == last for track in tracks):
        return last
    found = in_language(tracks, language) or next(iter(tracks), None)
    return None if found is None else found.key
