"""Which of a file's sounds and subtitles plays, by the languages that the user wants."""

from collections.abc import Iterable
from dataclasses import dataclass

SUBTITLE_SUFFIXES = (".vtt", ".srt")
"""How files of subtitles are named, in lower case."""


@dataclass(frozen=True, slots=True)
class Track:
    """A sound or subtitles; `key` names it among those of its file, whatever its language."""

    key: str
    language: str | None = None
    """ISO 639-1, such as ``fr``; None where the file names none."""
    title: str = ""
    """What the file calls it, or nothing."""


def in_language(tracks: Iterable[Track], language: str | None) -> Track | None:
    """Return the first of these in that language; None where there is none, or none is wanted."""
    if language is None:
        return None
    return next((track for track in tracks if track.language == language), None)


def subtitle_to_show(tracks: tuple[Track, ...], last: str | None, language: str) -> str | None:
    """Return what one key switches on: the last that was read, else the user's, else the first.

    `last` is a track's key, and so is what comes back; None where there are no subtitles.
    """
    if any(track.key == last for track in tracks):
        return last
    found = in_language(tracks, language) or next(iter(tracks), None)
    return None if found is None else found.key
