"""The episode after one that was watched to its end, and the countdown to it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.episode import Episode
from desktop_app.domain.time import SECOND, Duration

COUNTED: Duration = 10 * SECOND
NOT_LOOKED: Duration = 2 * SECOND
"""If the time between two looks is longer, the laptop slept, and it is not counted."""


def next_after(episode: Episode, others: Iterable[Episode]) -> Episode | None:
    """Return the next episode of the series by season and number, if there is one."""
    here = _place(episode)
    if here is None:
        return None
    after = [
        (place, one)
        for one in others
        if (one.key.catalogue, one.series) == (episode.key.catalogue, episode.series)
        and (place := _place(one)) is not None
        and place > here
    ]
    return min(after, key=lambda found: found[0], default=(None, None))[1]


def _place(episode: Episode) -> tuple[int, int] | None:
    """Return season and number, to sort by. Episodes without a season come first."""
    if episode.number is None:
        return None
    return (-1 if episode.season is None else episode.season, episode.number)


@dataclass(frozen=True, slots=True)
class Countdown:
    """Counts the real time left before the next episode plays."""

    looked_at: Duration
    left: Duration = COUNTED

    def look(self, at: Duration, *, held: bool) -> "Countdown":
        """Return the time left at `at`. If `held`, the time since the last look is not counted."""
        passed = at - self.looked_at
        if held or passed > NOT_LOOKED:
            passed = 0
        return replace(self, looked_at=at, left=max(0, self.left - passed))
