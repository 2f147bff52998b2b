"""Rows as they are asked for: laid out in their order, then read a page at a time.

The order is kept in a temporary table, one for each list. Where two tables are read together,
`entitlements` comes first: what it says of an offer goes before the catalogue, and of two columns
of one name sqlite-utils keeps the first.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.shelf import Arrangement, GroupKey, Sort
from desktop_app.storage.codec import text_from_json
from desktop_app.storage.entitlements import Record, record_from
from desktop_app.storage.episodes import episode_from
from desktop_app.storage.finding import found_by, left_out
from desktop_app.storage.shelf import CHIP_COLUMNS, SEASON_KEY
from desktop_app.storage.values import count_or_none


@dataclass(frozen=True, slots=True)
class Season:
    """The line above the rows of one season; `size` is bytes on this laptop."""

    key: GroupKey
    series_title: LocalText
    season: int | None
    episodes: int
    size: int
    first: "Shelved"
    """The first of its rows, in the order that was asked for."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """One row: the episode and what is stored of it, settled when the projection was written."""

    episode: Episode
    record: Record


def arrange(
    db: Database, name: str, arrangement: Arrangement, without: Collection[EpisodeKey] = ()
) -> int:
    """Lay out the rows that the user asked to see, and count the lines, headers included.

    The order is kept in a temporary table `name`, from which `lines` reads a page at a time.
    Rows `without` which it is to be done are those that cannot be read.
    """
    _ensure(db, name)
    if arrangement.is_queue:
        return _lay_out_queue(db, name, arrangement, without)
    chip = CHIP_COLUMNS.get(arrangement.chip)
    language = "title_fr" if arrangement.language == "fr" else "title_en"
    row_key, tie = {
        Sort.EXPIRING_FIRST: ("s.order_key", "e.position"),
        Sort.TITLE: (f"e.{language}", "e.position"),
        Sort.LAST_DOWNLOAD: ("-coalesce(s.last_download_at, 0)", "e.position"),
        Sort.SIZE: ("-coalesce(nullif(s.size, 0), e.size, 0)", "e.position"),
    }[arrangement.sort]
    return _lay_out(
        db,
        name,
        f"SELECT s.catalogue, s.episode, s.season_key, {row_key} AS row_key, {tie} AS tie, s.size"
        " FROM shelf AS s JOIN episodes AS e ON e.catalogue = s.catalogue AND e.id = s.episode"
        f" WHERE {'1' if chip is None else 's.' + chip}",
        arrangement,
        without,
    )


def arrange_catalogue(
    db: Database, name: str, arrangement: Arrangement, without: Collection[EpisodeKey] = ()
) -> int:
    """Lay out everything that the catalogues list, in their order; chip and order do not count."""
    _ensure(db, name)
    return _lay_out(
        db,
        name,
        f"SELECT e.catalogue, e.id AS episode, {SEASON_KEY} AS season_key,"
        " e.position AS row_key, 0 AS tie, NULL AS size FROM episodes AS e"
        " WHERE e.listed",
        arrangement,
        without,
    )


def lines(db: Database, name: str, first: int, count: int) -> list[Season | Shelved]:
    """Return a page of what was laid out in `name`."""
    rows = db.query(
        "SELECT x.*, e.*, l.header, l.episodes, l.season_key, CASE WHEN l.header THEN"
        " coalesce(l.bytes, (SELECT sum(size) FROM shelf WHERE season_key = l.season_key))"
        " END AS bytes"
        f" FROM temp.{name} AS l"
        " JOIN main.episodes AS e ON e.catalogue = l.catalogue AND e.id = l.episode"
        " JOIN main.entitlements AS x ON x.catalogue = l.catalogue AND x.episode = l.episode"
        " WHERE l.line >= ? AND l.line < ? ORDER BY l.line",
        [first, first + count],
    )
    return [
        Season(
            GroupKey(row["season_key"]),
            text_from_json(row["series_title"], "episodes.series_title"),
            count_or_none(row["season"], "episodes.season"),
            row["episodes"],
            row["bytes"] or 0,
            Shelved(episode_from(row), record_from(row)),
        )
        if row["header"]
        else Shelved(episode_from(row), record_from(row))
        for row in rows
    ]


def key_on(db: Database, name: str, line: int) -> EpisodeKey | None:
    """Return the episode that was laid out on a line; that of a header is the first below it."""
    row = db.execute(f"SELECT catalogue, episode FROM temp.{name} WHERE line = ?", [line])
    found = row.fetchone()
    return None if found is None else EpisodeKey(*found)


def line_of(db: Database, name: str, key: EpisodeKey | GroupKey) -> int | None:
    """Return the line of an episode, or of the header of a group, laid out in `name`."""
    found = (
        db.execute(
            f"SELECT line FROM temp.{name} WHERE catalogue = ? AND episode = ? AND NOT header",
            [*key],
        )
        if isinstance(key, EpisodeKey)
        else db.execute(f"SELECT line FROM temp.{name} WHERE season_key = ? AND header", [key])
    )
    row = found.fetchone()
    return None if row is None else int(row[0])


def group_of(db: Database, key: EpisodeKey) -> GroupKey | None:
    """Return the group of an episode that is stored."""
    row = db.execute(
        f"SELECT {SEASON_KEY} FROM episodes AS e WHERE e.catalogue = ? AND e.id = ?", [*key]
    ).fetchone()
    return None if row is None else GroupKey(row[0])


def groups(db: Database, name: str) -> frozenset[GroupKey]:
    """Return every group of what was laid out in `name`."""
    rows = db.execute(f"SELECT season_key FROM temp.{name} WHERE header")
    return frozenset(GroupKey(row[0]) for row in rows)


def shelved_of(db: Database, group: GroupKey) -> list[Shelved]:
    """Return every row of a group, in the order of its catalogue."""
    rows = db.query(
        "SELECT x.*, e.* FROM shelf AS s"
        " JOIN episodes AS e ON e.catalogue = s.catalogue AND e.id = s.episode"
        " JOIN entitlements AS x ON x.catalogue = e.catalogue AND x.episode = e.id"
        " WHERE s.season_key = ? ORDER BY e.position",
        [group],
    )
    return [Shelved(episode_from(row), record_from(row)) for row in rows]


def listed_of(db: Database, group: GroupKey) -> list[Shelved]:
    """Return everything of a group that its catalogue lists, in its order."""
    rows = db.query(
        "SELECT x.*, e.* FROM episodes AS e"
        " JOIN entitlements AS x ON x.catalogue = e.catalogue AND x.episode = e.id"
        f" WHERE e.listed AND {SEASON_KEY} = ? ORDER BY e.position",
        [group],
    )
    return [Shelved(episode_from(row), record_from(row)) for row in rows]


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
    return (Shelved(episode_from(row), record_from(row)) for row in rows)


def shelved(db: Database, key: EpisodeKey) -> Shelved | None:
    """Return one row by its episode, whether or not it is laid out anywhere."""
    rows = db.query(
        "SELECT x.*, e.* FROM episodes AS e JOIN entitlements AS x"
        " ON x.catalogue = e.catalogue AND x.episode = e.id"
        " WHERE e.catalogue = ? AND e.id = ?",
        [*key],
    )
    return next((Shelved(episode_from(row), record_from(row)) for row in rows), None)


def _ensure(db: Database, name: str) -> None:
    db.execute(
        f"CREATE TEMP TABLE IF NOT EXISTS {name} (line INTEGER PRIMARY KEY, header INTEGER,"
        " season_key TEXT, catalogue TEXT, episode TEXT, episodes INTEGER, bytes INTEGER,"
        " UNIQUE (catalogue, episode, header))"
    )
    db.execute(f"DELETE FROM temp.{name}")


def _lay_out_queue(
    db: Database, name: str, arrangement: Arrangement, without: Collection[EpisodeKey]
) -> int:
    found, values = found_by(arrangement.search)
    kept, more = left_out("t", without)
    laid = db.execute(
        f"INSERT INTO temp.{name} SELECT row_number() OVER"
        " (ORDER BY t.state = 'failed', t.place) - 1, 0, NULL, t.catalogue, t.episode, 1, 0"
        " FROM transfers AS t JOIN episodes AS e ON e.catalogue = t.catalogue AND e.id = t.episode"
        f" WHERE {found} AND {kept}",
        {**values, **more},
    )
    return laid.rowcount


def _lay_out(
    db: Database,
    name: str,
    chosen: str,
    arrangement: Arrangement,
    without: Collection[EpisodeKey],
) -> int:
    found, values = found_by(arrangement.search)
    kept, more = left_out("found", without)
    laid = db.execute(
        f"INSERT INTO temp.{name} WITH found AS ({chosen} AND {found}),"
        f" chosen AS (SELECT * FROM found WHERE {kept}),"
        " ranked AS (SELECT *,"
        " first_value(row_key) OVER season AS season_row_key,"
        " first_value(tie) OVER season AS season_tie,"
        " row_number() OVER season AS nth,"
        " count(*) OVER (PARTITION BY season_key) AS episodes,"
        " sum(size) OVER (PARTITION BY season_key) AS bytes"
        " FROM chosen WINDOW season AS (PARTITION BY season_key ORDER BY row_key, tie)),"
        " laid AS (SELECT *, 1 AS header FROM ranked WHERE nth = 1"
        " UNION ALL SELECT *, 0 AS header FROM ranked"
        " WHERE season_key NOT IN (SELECT value FROM json_each(:folded)))"
        " SELECT row_number() OVER (ORDER BY season_row_key, season_tie, season_key, header DESC,"
        " nth) - 1, header, season_key, catalogue, episode, episodes, bytes FROM laid",
        {**values, **more, "folded": json.dumps(sorted(arrangement.folded))},
    )
    return laid.rowcount
