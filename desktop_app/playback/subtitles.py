"""Subtitles in files of their own, `.vtt` and `.srt`: beside an episode, or added by the user.

They are read off the GUI thread, and only those that are wanted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QLocale, QObject, Signal

from desktop_app.domain.address import file_of
from desktop_app.domain.encodings import Decoding, Encoding
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.tracks import SUBTITLE_SUFFIXES, Track
from desktop_app.formats.subtitles import SubtitleFault, Subtitles, read, read_as_before
from desktop_app.platform.background import Err, Ok, Outcome, in_background
from desktop_app.playback.languages import language_code


@dataclass(frozen=True, slots=True)
class SubtitlesUnreadable:
    """A file of subtitles that cannot be shown."""

    path: Path
    reason: SubtitleFault
    encoding: Encoding | None = None
    """The user wanted it read so, which it is not; it is read as before."""


@dataclass(frozen=True, slots=True)
class EncodingChosen:
    """The user said how a file is to be read; None leaves it to the program."""

    path: Path
    encoding: Encoding | None


class SubtitleFiles(QObject):
    """Finds the files of subtitles of the open episode, and reads the chosen one."""

    found = Signal()
    """There are more `tracks`."""
    added = Signal(object)
    """The `Track` of a file that the user gave, and that can be read."""
    refused = Signal(object)
    """`SubtitlesUnreadable`; but for an encoding, nothing is read now if it was the chosen one."""
    ready = Signal()
    """The words of the chosen file are there."""
    encoding_chosen = Signal(object)
    """`EncodingChosen`; `ready` follows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key: EpisodeKey | None = None
        self._given: dict[EpisodeKey, tuple[Path, ...]] = {}
        self._read: dict[Path, Subtitles] = {}
        self._encodings: dict[Path, Encoding] = {}
        self._asked: EncodingChosen | None = None
        """The last encoding that was asked for, while the file is read again."""
        self._chosen: Path | None = None
        self.tracks: tuple[Track, ...] = ()

    def remember(self, encodings: Mapping[Path, Encoding]) -> None:
        """Read these files as the user once said."""
        self._encodings.update(encodings)

    def open(self, key: EpisodeKey, media: str) -> None:
        """Offer what lies beside the source of an episode, and what the user gave it before."""
        self.close()
        self._key = key
        in_background(partial(beside, media), partial(self._on_found, key))

    def close(self) -> None:
        """Offer and read no file any more."""
        self._key, self._chosen, self._asked, self.tracks = None, None, None, ()
        self._read.clear()

    def add(self, path: Path) -> None:
        """Read a file that the user picked; `added` or `refused` follows."""
        if self._key is not None:
            in_background(self._reading(path), partial(self._on_added, self._key, path))

    def choose(self, key: str | None) -> None:
        """Read that file from now on; none where the key is of none of them."""
        self._chosen = None
        if key is None or all(key != track.key for track in self.tracks):
            return
        self._chosen = path = Path(key)
        if path in self._read:
            self.ready.emit()
        else:
            in_background(self._reading(path), partial(self._on_read, path))

    def choose_encoding(self, encoding: Encoding | None) -> None:
        """Read the chosen file in that encoding from now on; None is the one that it seems to have.

        Where nothing can be read so, it is `refused`, and everything stays as it was.
        """
        if self._chosen is not None:
            self._asked = asked = EncodingChosen(self._chosen, encoding)
            in_background(partial(read, asked.path, encoding), partial(self._on_read_again, asked))

    @property
    def reading(self) -> Decoding | None:
        """Return how the chosen file is read; None where none is, or not yet."""
        found = None if self._chosen is None else self._read.get(self._chosen)
        return None if found is None else found.reading

    def text_at(self, position_s: float) -> str | None:
        """Return what is to be read there; None where no file is read."""
        if self._chosen is None:
            return None
        found = self._read.get(self._chosen)
        return "" if found is None else found.cues.text_at(round(position_s * 1_000))

    def _reading(self, path: Path) -> partial[Subtitles | SubtitleFault]:
        return partial(read_as_before, path, self._encodings.get(path))

    def _on_found(self, key: EpisodeKey, outcome: Outcome[tuple[Path, ...]]) -> None:
        match outcome:
            case Ok(paths):
                pass
            case Err():  # none lies beside it; what the user gave is still offered
                paths = ()
            case _:
                assert_never(outcome)
        if key == self._key:
            given = (path for path in self._given.get(key, ()) if path not in paths)
            self._offer(*paths, *given)

    def _on_added(
        self, key: EpisodeKey, path: Path, outcome: Outcome[Subtitles | SubtitleFault]
    ) -> None:
        if key != self._key:
            return
        answer = _answer_of(outcome)
        if isinstance(answer, SubtitleFault):
            self.refused.emit(SubtitlesUnreadable(path, answer))
            return
        self._given[key] = tuple(dict.fromkeys((*self._given.get(key, ()), path)))
        self._read[path] = answer
        self._offer(path)
        self.added.emit(track_of(path))

    def _on_read(self, path: Path, outcome: Outcome[Subtitles | SubtitleFault]) -> None:
        answer = _answer_of(outcome)
        if all(track.key != str(path) for track in self.tracks):
            return
        if not isinstance(answer, SubtitleFault):
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

    def _on_read_again(
        self, asked: EncodingChosen, outcome: Outcome[Subtitles | SubtitleFault]
    ) -> None:
        answer = _answer_of(outcome)
        if asked is not self._asked:
            return  # another encoding was asked for since, or another episode opened
        self._asked = None
        if isinstance(answer, SubtitleFault):
            self.refused.emit(SubtitlesUnreadable(asked.path, answer, asked.encoding))
            return
        self._read[asked.path] = answer
        if asked.encoding is None:
            self._encodings.pop(asked.path, None)
        else:
            self._encodings[asked.path] = asked.encoding
        self.encoding_chosen.emit(asked)
        if asked.path == self._chosen:
            self.ready.emit()


def beside(media: str) -> tuple[Path, ...]:
    """Return the files of subtitles beside this one that bear its name; `media` may be a URL."""
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


def _answer_of(outcome: Outcome[Subtitles | SubtitleFault]) -> Subtitles | SubtitleFault:
    """Return what was read; a reader that raised could not read it."""
    match outcome:
        case Ok(answer):
            return answer
        case Err():
            return SubtitleFault.UNREADABLE
        case _:
            assert_never(outcome)


def track_of(path: Path) -> Track:
    """Return a file as a track; its name says its language: ``salt.fr.vtt``, ``salt.fra.srt``."""
    language = None
    for word in path.stem.split(".")[1:]:
        language = language or language_code(
            QLocale.codeToLanguage(re.split("[-_]", word)[0].lower())
        )
    return Track(str(path), language, path.name)
