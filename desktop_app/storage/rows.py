"""An episode as it is shown, with all that is stored of it: read by its key, or with its group.

Where two tables are read together, `entitlements` comes first: what it says of an offer goes before
the catalogue, and of two columns of one name sqlite-utils keeps the first.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.shelf import GroupKey
from desktop_app.storage.codec import Row
from desktop_app.storage.entitlements import Record, record_from
from desktop_app.storage.episodes import episode_from
from desktop_app.storage.groups import SEASON_KEY

ENTITLED = "episodes AS e JOIN entitlements AS x ON x.catalogue = e.catalogue AND x.episode = e.id"
"""The tables whose columns `shelved_from` reads, in SQL."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """One row: the episode and what is stored of it, settled when the projection was written."""

    episode: Episode
    record: Record


def shelved_from(row: Row) -> Shelved:
    """Return the row that columns of `ENTITLED` hold.

    Raises:
        DamagedError: they hold what the rules never bring about.
    """
    return Shelved(episode_from(row), record_from(row))


def shelved(db: Database, key: EpisodeKey) -> Shelved | None:
    """Return one row by its episode, whether or not it is shown anywhere."""
    return next(iter(shelved_all(db, (key,))), None)


def shelved_all(db: Database, keys: Iterable[EpisodeKey]) -> list[Shelved]:
    """Return rows by their episodes, in this order, without those that no catalogue has."""
    rows = db.query(
        "SELECT x.*, e.* FROM json_each(:keys) AS k JOIN episodes AS e"
        " ON e.catalogue = json_extract(k.value, '$[0]') AND e.id = json_extract(k.value, '$[1]')"
        " JOIN entitlements AS x ON x.catalogue = e.catalogue AND x.episode = e.id ORDER BY k.key",
        {"keys": json.dumps(list(keys))},
    )
    return [shelved_from(row) for row in rows]


def shelved_of(db: Database, group: GroupKey) -> list[Shelved]:
    """Return every row of the library in a group, in the order of its catalogue."""
    rows = db.query(
        f"SELECT x.*, e.* FROM shelf AS s JOIN {ENTITLED}"
        " WHERE e.catalogue = s.catalogue AND e.id = s.episode"
        " AND s.season_key = ? ORDER BY e.position",
        [group],
    )
    return [shelved_from(row) for row in rows]


def listed_of(db: Database, group: GroupKey) -> list[Shelved]:
    """Return everything of a group that its catalogue lists, in its order."""
    rows = db.query(
        f"SELECT x.*, e.* FROM {ENTITLED} WHERE e.listed AND {SEASON_KEY} = ? ORDER BY e.position",
        [group],
    )
    return [shelved_from(row) for row in rows]


def everything(db: Database, at_most: int = -1) -> Iterator[Shelved]:
    """Yield every episode that is stored, by catalogue, series, season and number; -1 is no limit.

    Those that a limit leaves out are any.
    """
    rows = db.query(
        "SELECT x.*, e.* FROM (SELECT * FROM episodes LIMIT ?) AS e JOIN entitlements AS x"
        " ON x.catalogue = e.catalogue AND x.episode = e.id"
        " ORDER BY e.catalogue, e.series, e.season, e.number, e.id",
        [at_most],
    )
    return (shelved_from(row) for row in rows)


def group_of(db: Database, key: EpisodeKey) -> GroupKey | None:
    """Return the group of an episode that is stored."""
    row = db.execute(
        f"SELECT {SEASON_KEY} FROM episodes AS e WHERE e.catalogue = ? AND e.id = ?", [*key]
    ).fetchone()
    return None if row is None else GroupKey(row[0])
