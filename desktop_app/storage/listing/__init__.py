"""The lines of a list in the order that was asked for: counted at once, read a page at a time.

No order is laid out. `source` knows where the rows and their groups stand; `grouped` reads all of
them, `found` those that a search finds, and `queued` the transfers in the order of the queue.
"""

from collections.abc import Collection

from sqlite_utils import Database

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import Arrangement
from desktop_app.storage.listing.found import FoundLines
from desktop_app.storage.listing.grouped import GroupedLines
from desktop_app.storage.listing.lines import ListLines, Season
from desktop_app.storage.listing.queued import QueuedLines
from desktop_app.storage.listing.source import RowSource, catalogue_source, library_source

__all__ = ["ListLines", "Season", "list_catalogue", "list_library"]


def list_library(
    db: Database, arrangement: Arrangement, without: Collection[EpisodeKey] = ()
) -> ListLines:
    """List the rows of the library as they were asked for.

    Rows `without` which it is to be done are those that cannot be read.
    """
    if arrangement.is_queue:
        return QueuedLines(db, arrangement.search, without)
    return _listed(db, library_source(arrangement, without), arrangement)


def list_catalogue(
    db: Database, arrangement: Arrangement, without: Collection[EpisodeKey] = ()
) -> ListLines:
    """List everything that the catalogues list, in their order; chip and order do not count."""
    return _listed(db, catalogue_source(without), arrangement)


def _listed(db: Database, source: RowSource, arrangement: Arrangement) -> ListLines:
    if arrangement.search:
        return FoundLines(db, source, arrangement.search)
    return GroupedLines(db, source, arrangement.folded)
