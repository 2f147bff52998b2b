"""What every list of lines answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.episode import EpisodeKey, LocalText
from desktop_app.domain.shelf import GroupKey
from desktop_app.storage.rows import Shelved


@dataclass(frozen=True, slots=True)
class Season:
    """The line above the rows of one season; `size` is bytes on this laptop."""

    key: GroupKey
    series_title: LocalText
    season: int | None
    episodes: int
    size: int
    first: Shelved
    """The first of its rows, in the order that was asked for."""


class ListLines(Protocol):
    """Lines in the order that was asked for: rows, and headers above those of a group."""

    @property
    def count(self) -> int:
        """How many lines there are, as far as that is known."""

    @property
    def more(self) -> bool:
        """Whether there are more lines than `count`, which `extend` finds."""

    def extend(self) -> int:
        """Look for more lines; return how many there are now."""

    def page(self, first: int, count: int) -> Sequence[Season | Shelved]:
        """Return some lines.

        Raises:
            DamagedError: one of them cannot be read.
        """

    def key_on(self, line: int) -> EpisodeKey | None:
        """Return the episode on a line; that of a header is the first below it."""

    def line_of(self, key: EpisodeKey | GroupKey) -> int | None:
        """Return the line of an episode, or of the header of a group."""

    def groups(self) -> frozenset[GroupKey]:
        """Return every group that has lines."""

    def update(self, keys: Collection[EpisodeKey]) -> bool:
        """Take over what was stored of these; False where the list has to be asked for anew."""


def season_line(key: GroupKey, episodes: int, size: int, first: Shelved) -> Season:
    """Return the header above a group, which is named by its first row."""
    episode = first.episode
    return Season(key, episode.series_title, episode.season, episodes, size, first)
