"""What moves, in the order of the queue and in no groups; failed transfers stand last."""

from collections.abc import Collection, Sequence

from sqlite_utils import Database

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import GroupKey
from desktop_app.storage.finding import found_by, left_out
from desktop_app.storage.listing.lines import Season
from desktop_app.storage.rows import Shelved, shelved_all
from desktop_app.storage.values import key as key_from


class QueuedLines:
    """The lines of the queue; they are as many as the transfers that the search finds."""

    more = False

    def __init__(self, db: Database, typed: str, without: Collection[EpisodeKey]) -> None:
        self._db = db
        found, words = found_by(typed)
        kept, values = left_out("t.catalogue, t.episode", without)
        rows = db.execute(
            "SELECT t.catalogue, t.episode FROM transfers AS t"
            " CROSS JOIN episodes AS e ON e.catalogue = t.catalogue AND e.id = t.episode"
            f" WHERE {found} AND {kept} ORDER BY t.state = 'failed', t.place",
            {**words, **values},
        )
        self._keys = [key_from(row[0], row[1], "transfers") for row in rows]

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._keys)

    def extend(self) -> int:
        """Return how many lines there are; all of them are known."""
        return len(self._keys)

    def page(self, first: int, count: int) -> Sequence[Season | Shelved]:
        """Return some lines."""
        return shelved_all(self._db, self._keys[first : first + count])

    def key_on(self, line: int) -> EpisodeKey | None:
        """Return the episode on a line."""
        return self._keys[line] if 0 <= line < len(self._keys) else None

    def line_of(self, key: EpisodeKey | GroupKey) -> int | None:
        """Return the line of an episode."""
        return self._keys.index(key) if key in self._keys else None

    def groups(self) -> frozenset[GroupKey]:
        """Return no group: the queue has none."""
        return frozenset()

    def update(self, keys: Collection[EpisodeKey]) -> bool:
        """Return False: any of them may stand elsewhere in the queue."""
        del keys
        return False
