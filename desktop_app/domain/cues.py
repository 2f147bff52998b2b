"""Subtitles from a file of their own: the text to show at a position."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.time import Duration


@dataclass(frozen=True, slots=True)
class Cue:
    """A text that is shown from `start` until just before `end`, in seconds of the episode."""

    start: Duration
    end: Duration
    text: str


class Cues:
    """The cues of one file. Cues at the same time are shown one below the other."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        found = sorted(
            (one for one in cues if one.text and one.end > one.start), key=lambda one: one.start
        )
        moments = {one.start for one in found} | {one.end for one in found}
        self._moments = sorted(moments)
        """The positions at which the text changes."""
        self._texts = _texts_from(self._moments, found)

    def __bool__(self) -> bool:
        return bool(self._moments)

    def text_at(self, position: Duration) -> str:
        """Return the text to show at a position, or nothing."""
        before = bisect_right(self._moments, position)
        return self._texts[before - 1] if before else ""


def _texts_from(moments: list[Duration], cues: list[Cue]) -> list[str]:
    texts = []
    running: list[Cue] = []
    coming = iter(cues)
    following = next(coming, None)
    for moment in moments:
        running = [one for one in running if one.end > moment]
        while following is not None and following.start <= moment:
            running.append(following)
            following = next(coming, None)
        texts.append("\n".join(one.text for one in running))
    return texts
