"""Rows for the screens: what is stored, settled at one instant, with what is moving right now."""

from collections.abc import Callable, Iterator, Sequence

from sqlite_utils import Database

from desktop_app.clock import Clock
from desktop_app.domain.entitlement import Entitlement, end_sitting, settle
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import Arrangement, Counts, GroupHeader, ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import Transfer
from desktop_app.storage import shelf


class Rows:
    """Turns stored rows into what a screen is handed."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        in_force: Callable[[Episode], Policy],
        moving: Callable[[EpisodeKey], Transfer | None] = lambda _key: None,
        removing: Callable[[EpisodeKey], bool] = lambda _key: False,
        *,
        cut_off_at: Instant | None = None,
    ) -> None:
        """`cut_off_at` is when a sitting that a crash cut off ended, while that is not stored."""
        self._db = db
        self._clock = clock
        self._in_force = in_force
        self._moving = moving
        self._removing = removing
        self._cut_off_at = cut_off_at

    def now(self) -> Instant:
        """The instant that the rows of one frame agree on is read here."""
        return self._clock.now()

    def row(self, key: EpisodeKey) -> ShelfRow | None:
        """One episode, wherever it is shown."""
        found = shelf.shelved(self._db, key)
        return None if found is None else self._shown(found, self.now())

    def everything(self) -> Iterator[ShelfRow]:
        """Every episode that is stored, by catalogue, series, season and number."""
        now = self.now()
        return (self._shown(one, now) for one in shelf.everything(self._db))

    def _shown(self, found: shelf.Shelved, now: Instant) -> ShelfRow:
        record = found.record
        transfer = record.transfer
        if transfer is not None:
            transfer = self._moving(record.key) or transfer
        return ShelfRow(
            episode=found.episode,
            entitlement=settle(_recovered(record.entitlement, self._cut_off_at), now)[0],
            in_force=self._in_force(found.episode),
            as_of=now,
            transfer=transfer,
            position_s=record.position_s,
            watched=record.watched,
            last_download_at=record.granted_at,
            removing=self._removing(record.key),
        )

    def _page(self, name: str, first: int, count: int) -> Sequence[ShelfRow | GroupHeader]:
        now = self.now()
        return [
            GroupHeader(one.series_title, one.season, one.episodes, one.size)
            if isinstance(one, shelf.Season)
            else self._shown(one, now)
            for one in shelf.lines(self._db, name, first, count)
        ]


class DownloadRows(Rows):
    """What is or was downloaded, or is moving: the rows of the library."""

    def arrange(self, arrangement: Arrangement) -> int:
        """Lay the rows out as asked; how many lines that makes, headers included."""
        return shelf.arrange(self._db, "library_lines", arrangement)

    def lines(self, first: int, count: int) -> Sequence[ShelfRow | GroupHeader]:
        """A page of what was laid out."""
        return self._page("library_lines", first, count)

    def line_of(self, key: EpisodeKey) -> int | None:
        """Where an episode stands in what was laid out."""
        return shelf.line_of(self._db, "library_lines", key)

    def counts(self) -> Counts:
        """How many rows each chip has."""
        return shelf.counts(self._db)


class CatalogueRows(Rows):
    """Everything that the catalogues list, in their order."""

    def arrange(self, arrangement: Arrangement) -> int:
        """Lay the rows out; only the search of an arrangement counts here."""
        return shelf.arrange_catalogue(self._db, "catalogue_lines", arrangement.search)

    def lines(self, first: int, count: int) -> Sequence[ShelfRow | GroupHeader]:
        """A page of what was laid out."""
        return self._page("catalogue_lines", first, count)

    def line_of(self, key: EpisodeKey) -> int | None:
        """Where an episode stands in what was laid out."""
        return shelf.line_of(self._db, "catalogue_lines", key)

    def counts(self) -> Counts:
        """The chips of the library; the catalogue has none of its own."""
        return shelf.counts(self._db)


def _recovered(stored: Entitlement, cut_off_at: Instant | None) -> Entitlement:
    if cut_off_at is None or stored.sitting_began_at is None:
        return stored
    return end_sitting(settle(stored, cut_off_at)[0], cut_off_at)[0]
