"""Tells the end of a film from the place where its file breaks off."""

import logging
import os
from functools import partial
from pathlib import Path
from typing import NamedTuple, assert_never

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.container import Bytes, MediaContainer, media_in
from desktop_app.domain.episode import Episode
from desktop_app.domain.extent import Extent, ends_early, extent_of
from desktop_app.platform.background import Err, Ok, Outcome, in_background
from desktop_app.platform.regular import require_regular

_log = logging.getLogger(__name__)


class PlaybackStop(NamedTuple):
    """Playback has stopped: nothing more came out of the file."""

    reached_s: float
    """The end of the last frame or sound since playback last went elsewhere, or 0."""
    sought_s: float
    """The position that playback jumped to then, in seconds."""
    failed: bool
    """The decoder called it an error, not the end."""


class EndInspector(QObject):
    """Reads the header of the open file, off the GUI thread, and judges where playback stops."""

    known = Signal(object)
    """The `Extent` of the open file."""
    ended = Signal()
    broke = Signal()
    """Playback stopped before the end: the file breaks off."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: object | None = None
        self._extent: Extent | None = None
        self._waiting: PlaybackStop | None = None
        """A stop that came before the header was read."""

    def begin(self, path: Path, episode: Episode, guessed_s: float) -> None:
        """Read the length of another file; `guessed_s` is the decoder's word about it, or 0."""
        self.forget()
        self._asked = asked = object()
        untold = extent_of(None, guessed_s, episode.duration_s, published=False)
        in_background(
            partial(read_extent, path, episode, guessed_s), partial(self._on_read, asked, untold)
        )

    def forget(self) -> None:
        """Judge nothing more of the file that played."""
        self._asked = self._extent = self._waiting = None

    def judge(self, stop: PlaybackStop) -> None:
        """Say whether the file was played to its end: `ended` or `broke` follows.

        An error is the end where all of a declared length was played: some files have a tail that
        is no film. And who goes to the very end of a whole file, where no frame is left, is there.
        """
        if self._asked is None:
            return
        if self._extent is None:
            self._waiting = stop
            return
        reached_s = max(stop.reached_s, stop.sought_s if self._extent.whole else 0.0)
        unsure = stop.failed and self._extent.declared_s is None
        (self.broke if unsure or ends_early(reached_s, self._extent) else self.ended).emit()

    def _on_read(self, asked: object, untold: Extent, outcome: Outcome[Extent]) -> None:
        if asked is not self._asked:
            return
        match outcome:
            case Ok(extent):
                pass
            case Err():  # the file says nothing of its length, as one of no known container
                extent = untold
            case _:
                assert_never(outcome)
        self._extent = extent
        self.known.emit(extent)
        if self._waiting is not None:
            stop, self._waiting = self._waiting, None
            self.judge(stop)


def read_extent(path: Path, episode: Episode, guessed_s: float) -> Extent:
    """Read what a file and its catalogue say of its length."""
    media: MediaContainer | None = None
    size = 0
    try:
        require_regular(path)
        with path.open("rb") as file:

            def read(offset: int, count: int) -> bytes:
                file.seek(offset)
                return file.read(count)

            size = os.fstat(file.fileno()).st_size
            media = media_in(Bytes(read, size))
    except OSError as error:
        _log.info("the header of %s cannot be read: %s", path, error)
    return extent_of(media, guessed_s, episode.duration_s, published=size == episode.size)
