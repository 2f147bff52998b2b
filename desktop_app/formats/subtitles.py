"""Files of subtitles, `.vtt` and `.srt`: their words as plain text, in whatever encoding."""

import html
import re
import warnings
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from desktop_app.domain.cues import Cue, Cues
from desktop_app.domain.encodings import Decoding, Encoding
from desktop_app.formats.encodings import decoded, guess_encoding
from desktop_app.platform.regular import require_regular

LARGEST = 8_000_000
"""Bytes; the longest films have a few hundred thousand."""
_STYLE = re.compile(r"\{\\[^}]*\}")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>")


class SubtitleFault(StrEnum):
    """What is wrong with a file."""

    UNREADABLE = "unreadable"
    """The disk does not give it."""
    TOO_LARGE = "too large"
    NO_SUBTITLES = "no subtitles"


class Subtitles(NamedTuple):
    """What is to be read, and how it was read."""

    cues: Cues
    reading: Decoding


def read(path: Path, encoding: Encoding | None = None) -> Subtitles | SubtitleFault:
    """Read a file of subtitles, in that encoding or else in the one that it seems to have.

    Returns:
        Its words as plain text with their times, or what is wrong with it.
    """
    try:
        require_regular(path)
        if path.stat().st_size > LARGEST:
            return SubtitleFault.TOO_LARGE
        content = path.read_bytes()
    except OSError:
        return SubtitleFault.UNREADABLE
    guessed = guess_encoding(content)
    cues = _cues(decoded(content, encoding or guessed))
    return Subtitles(cues, Decoding(guessed, encoding)) if cues else SubtitleFault.NO_SUBTITLES


def read_as_before(path: Path, encoding: Encoding | None) -> Subtitles | SubtitleFault:
    """Read subtitles by the encoding chosen long ago, which is forgotten if it no longer fits."""
    found = read(path, encoding)
    return read(path) if encoding is not None and found is SubtitleFault.NO_SUBTITLES else found


def _cues(text: str) -> Cues:
    import pysubs2

    # what it suspects of a file would only stand on somebody's terminal
    warnings.filterwarnings("ignore", module=r"pysubs2\.")
    kind, plain = ("vtt", _plain_vtt) if text.startswith("WEBVTT") else ("srt", _plain)
    found = pysubs2.SSAFile.from_string(text, format_=kind)
    return Cues(Cue(one.start, one.end, plain(one.text)) for one in found if not one.is_comment)


def _plain(text: str) -> str:
    """Words and lines, without what says how they look."""
    lines = _TAG.sub("", _STYLE.sub("", text)).replace("\\N", "\n").replace("\\n", "\n")
    lines = lines.replace("\\h", "\u00a0")
    return "\n".join(line.strip() for line in lines.split("\n")).strip()


def _plain_vtt(text: str) -> str:
    """Return WebVTT text without names for signs; an empty line ends the words."""
    words = _plain(text).partition("\n\n")[0]
    return html.unescape(words)
