"""Decides from frames and sounds whether a file is a film, and how far it was played.

A decoder says *playing* of subtitles alone, and comes to the end of a photograph. Only frames and
sounds tell what a file is (rule S5).
"""

from enum import StrEnum
from typing import Final

SHORTEST_FILM_S: Final = 1.0
"""A longer file counts as a film at its first frame (seconds).

In a shorter file, or where no length is known, a second frame or a sound has to follow: a still
picture has neither.
"""


class CannotPlay(StrEnum):
    """Why a file could not be played."""

    UNKNOWN = "unknown"
    """This machine does not know the format, or the file is damaged."""
    STILL = "still"
    """A picture that does not move, such as a photograph."""
    EMPTY = "empty"
    """Neither picture nor sound: subtitles or chapters alone."""


class Output:
    """Records the frames and sounds of an open file, in seconds of its own time."""

    def __init__(self, *, picture: bool = False, must_move: bool = False) -> None:
        """Nothing came out yet.

        Args:
            picture: The file has one. Its sound alone is then no sign that it can be decoded.
            must_move: Its first frame may be all that there is.
        """
        self._picture = picture
        self._must_move = must_move
        self._first_frame_s: float | None = None
        self._moves = False
        self._sounds = False
        self._frame_end_s: float | None = None
        self._sound_end_s: float | None = None
        self._last_s = 0.0

    def add_frame(self, start_s: float, end_s: float) -> None:
        """Take note of a frame that is shown; it may be one that was shown before."""
        if self._first_frame_s is None:
            self._first_frame_s = start_s
        self._moves = self._moves or start_s != self._first_frame_s
        self._frame_end_s = self._last_s = max(start_s, end_s)

    def add_sound(self, end_s: float) -> None:
        """Take note of some sound that is heard."""
        self._sounds = True
        self._sound_end_s = self._last_s = end_s

    def leave(self) -> None:
        """Forget the position, because playback goes on at another one."""
        self._frame_end_s = self._sound_end_s = None

    @property
    def is_film(self) -> bool:
        """Return whether enough was seen or heard to begin a sitting."""
        if not self._picture:
            return self._sounds
        seen = self._first_frame_s is not None
        return seen and (not self._must_move or self._moves or self._sounds)

    @property
    def is_still(self) -> bool:
        """Return whether only one frame came of a picture that should move."""
        return self._first_frame_s is not None and not self.is_film

    @property
    def last_s(self) -> float:
        """Return the end of the last frame or sound; 0 before there was one."""
        return self._last_s

    @property
    def reached_s(self) -> float:
        """Return the end of the last frame or sound since the last jump; 0 before there was one."""
        return max(self._frame_end_s or 0.0, self._sound_end_s or 0.0)
