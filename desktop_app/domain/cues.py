"""Subtitles with a timing of their own: what is to be read at a position."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.time import Duration


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words, from `start` until just before `end`, in the time of the episode."""

    start: Duration
    end: Duration
    text: str


class Cues:
    """All words of one file; those of several cues at once stand under each other."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        found = sorted(
            (one for one in cues if one.text and one.end > one.start), key=lambda one: one.start
        )
        moments = {one.start for one in found} | {one.end for one in found}
        self._moments = sorted(moments)
        """Where something else is to be read from."""
        self._texts = _texts_from(self._moments, found)

    def __bool__(self) -> bool:
        return bool(self._moments)

    def text_at(self, position: Duration) -> str:
        """Return what is to be read there, or nothing."""
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
