"""Subtitles in files of their own, `.vtt` and `.srt`: beside an episode, or added by the user.

They are read off the GUI thread, and only those that are wanted.
"""

import html
import re
import warnings
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from desktop_app.background import in_background
from desktop_app.domain.address import file_of
from desktop_app.domain.cues import Cue, Cues
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.tracks import SUBTITLE_SUFFIXES, Track
from desktop_app.playback.languages import language_code
from desktop_app.regular import require_regular

LARGEST = 8_000_000
"""Bytes; the longest films have a few hundred thousand."""
_STYLE = re.compile(r"\{\\[^}]*\}")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>")


class Why(StrEnum):
    """What is wrong with a file."""

    UNREADABLE = "unreadable"
    """The disk does not give it."""
    TOO_LARGE = "too large"
    NO_SUBTITLES = "no subtitles"


@dataclass(frozen=True, slots=True)
class SubtitlesUnreadable:
    """A file of subtitles that cannot be shown."""

    path: Path
    reason: Why


class SubtitleFiles(QObject):
    """Those of the open episode, and the one of them that is read."""

    found = Signal()
    """There are more `tracks`."""
    added = Signal(object)
    """The `Track` of a file that the user gave, and that can be read."""
    refused = Signal(object)
    """`SubtitlesUnreadable`; if it was being read, nothing is read now."""
    ready = Signal()
    """The words of the chosen file are there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key: EpisodeKey | None = None
        self._given: dict[EpisodeKey, tuple[Path, ...]] = {}
        self._read: dict[Path, Cues] = {}
        self._chosen: Path | None = None
        self.tracks: tuple[Track, ...] = ()

    def open(self, key: EpisodeKey, media: str) -> None:
        """Another episode: what lies beside its source, and what the user gave it before."""
        self.close()
        self._key = key
        in_background(partial(beside, media), partial(self._on_found, key))

    def close(self) -> None:
        """No episode."""
        self._key, self._chosen, self.tracks = None, None, ()
        self._read.clear()

    def add(self, path: Path) -> None:
        """Read a file that the user picked; `added` or `refused` follows."""
        if self._key is not None:
            in_background(partial(read, path), partial(self._on_added, self._key, path))

    def choose(self, key: str | None) -> None:
        """Read that file from now on; none where the key is of none of them."""
        self._chosen = None
        if key is None or all(key != track.key for track in self.tracks):
            return
        self._chosen = path = Path(key)
        if path in self._read:
            self.ready.emit()
        else:
            in_background(partial(read, path), partial(self._on_read, path))

    def text_at(self, position_s: float) -> str | None:
        """What is to be read there; None where no file is read."""
        if self._chosen is None:
            return None
        cues = self._read.get(self._chosen)
        return "" if cues is None else cues.text_at(round(position_s * 1_000))

    def _on_found(self, key: EpisodeKey, paths: tuple[Path, ...]) -> None:
        if key == self._key:
            given = (path for path in self._given.get(key, ()) if path not in paths)
            self._offer(*paths, *given)

    def _on_added(self, key: EpisodeKey, path: Path, answer: Cues | Why) -> None:
        if key != self._key:
            return
        if isinstance(answer, Why):
            self.refused.emit(SubtitlesUnreadable(path, answer))
            return
        self._given[key] = tuple(dict.fromkeys((*self._given.get(key, ()), path)))
        self._read[path] = answer
        self._offer(path)
        self.added.emit(track_of(path))

    def _on_read(self, path: Path, answer: Cues | Why) -> None:
        if all(track.key != str(path) for track in self.tracks):
            return
        if not isinstance(answer, Why):
            self._read[path] = answer
            if path == self._chosen:
                self.ready.emit()
        elif path == self._chosen:
            self._chosen = None
            self.refused.emit(SubtitlesUnreadable(path, answer))

    def _offer(self, *paths: Path) -> None:
        wanted = dict.fromkeys((*self.tracks, *(track_of(path) for path in paths)))
        if tuple(wanted) != self.tracks:
            self.tracks = tuple(wanted)
            self.found.emit()


def beside(media: str) -> tuple[Path, ...]:
    """The files of subtitles that lie beside this one and bear its name; `media` may be a URL."""
    file = file_of(media)
    if file is None:
        return ()
    source = Path(file)
    try:
        there = sorted(source.parent.iterdir())
    except OSError:
        return ()
    return tuple(
        path
        for path in there
        if path.suffix.lower() in SUBTITLE_SUFFIXES
        and (path.stem == source.stem or path.name.startswith(f"{source.stem}."))
    )


def track_of(path: Path) -> Track:
    """The file as a track; its language is in its name, ``salt.fr.vtt`` or ``salt.fra.srt``."""
    language = None
    for word in path.stem.split(".")[1:]:
        language = language or language_code(
            QLocale.codeToLanguage(re.split("[-_]", word)[0].lower())
        )
    return Track(str(path), language, path.name)


def read(path: Path) -> Cues | Why:
    """The words of a file, as plain text; or what is wrong with it."""
    try:
        require_regular(path)
        if path.stat().st_size > LARGEST:
            return Why.TOO_LARGE
        text = _decoded(path.read_bytes())
    except OSError:
        return Why.UNREADABLE
    import pysubs2

    # what it suspects of a file would only stand on somebody's terminal
    warnings.filterwarnings("ignore", module=r"pysubs2\.")
    kind, plain = ("vtt", _plain_vtt) if text.startswith("WEBVTT") else ("srt", _plain)
    found = pysubs2.SSAFile.from_string(text, format_=kind)
    cues = Cues(Cue(one.start, one.end, plain(one.text)) for one in found if not one.is_comment)
    return cues or Why.NO_SUBTITLES


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 with or without a mark, else as Windows wrote it in the West."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16" if marked else "utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return content.decode("latin-1").replace("\r\n", "\n")


def _plain(text: str) -> str:
    """Words and lines, without what says how they look."""
    lines = _TAG.sub("", _STYLE.sub("", text)).replace("\\N", "\n").replace("\\n", "\n")
    lines = lines.replace("\\h", "\u00a0")
    return "\n".join(line.strip() for line in lines.split("\n")).strip()


def _plain_vtt(text: str) -> str:
    """The same, where signs may be written as names; an empty line ends the words."""
    words = _plain(text).partition("\n\n")[0]
    return html.unescape(words)
