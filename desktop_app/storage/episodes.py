"""Stores catalogues and their episodes, and later changes of what they offer."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from sqlite_utils import Database

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.search import search_text, sort_key
from desktop_app.storage.codec import (
    Row,
    languages_from_json,
    languages_to_json,
    policy_from_json,
    policy_to_json,
    text_from_json,
    text_to_json,
)
from desktop_app.storage.damage import DamagedError
from desktop_app.storage.groups import regroup_catalogue
from desktop_app.storage.tables import table_of
from desktop_app.storage.values import (
    checksum_or_none,
    count_or_none,
    flag,
    instant_or_none,
    seconds_or_none,
    text,
    text_or_none,
)
from desktop_app.storage.values import key as key_from

_COLUMNS = (
    "catalogue, id, listed, position, series, series_title, season, number, title, title_en,"
    " title_fr, search, summary, media, poster, duration_s, size, sha256, languages, downloadable,"
    " not_offered_because, leaves_at, policy"
)
_NAMES = [name.strip() for name in _COLUMNS.split(",")]
_ROW = f"({', '.join('?' for _ in _NAMES)})"
_OTHERWISE = ", ".join(f"{name} = excluded.{name}" for name in _NAMES)
_BATCH = 256
"""Rows that are compared and written together: enough to be fast, and little memory."""


def put_catalogue(
    db: Database, catalogue: str, title: LocalText, origin: str, episodes: Iterable[Episode]
) -> None:
    """Store a catalogue as it is now; entries that it no longer has stay, unlisted (rule S6).

    The rows of what it says otherwise than before fall due at once.
    """
    db.execute(
        "INSERT INTO catalogues VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET title = excluded.title, origin = excluded.origin",
        [catalogue, text_to_json(title), origin],
    )
    in_order = enumerate(episodes)
    listed: list[str] = []
    while batch := {
        episode.key.episode: _row_of(episode, position)
        for position, episode in islice(in_order, _BATCH)
    }:
        _put_changed(db, catalogue, batch)
        listed += batch
    unlisted = " FROM episodes WHERE catalogue = ? AND listed"
    if db.execute(f"SELECT count(*){unlisted}", [catalogue]).fetchone() != (len(listed),):
        db.execute(
            "UPDATE episodes SET listed = 0 WHERE catalogue = ? AND listed"
            " AND id NOT IN (SELECT value FROM json_each(?))",
            [catalogue, json.dumps(listed)],
        )
    regroup_catalogue(db, catalogue)


def origin_of(db: Database, catalogue: str) -> str | None:
    """Return where a stored catalogue came from; None where there is none of that id."""
    found = db.execute("SELECT origin FROM catalogues WHERE id = ?", [catalogue]).fetchone()
    return None if found is None else text(found[0], "catalogues.origin")


def _put_changed(db: Database, catalogue: str, batch: Mapping[str, tuple[object, ...]]) -> None:
    """Write those of the rows, by their episodes, that are not stored just so."""
    stored = db.execute(
        f"SELECT {_COLUMNS} FROM episodes WHERE catalogue = ?"
        " AND id IN (SELECT value FROM json_each(?))",
        [catalogue, json.dumps(list(batch))],
    ).fetchall()
    unchanged = {row[1] for row in stored if batch[row[1]] == tuple(row)}
    changed = [name for name in batch if name not in unchanged]
    if not changed:
        return
    # one statement: each writes what the index of the words has gathered
    db.execute(
        f"INSERT INTO episodes ({_COLUMNS}) VALUES {', '.join([_ROW] * len(changed))}"
        f" ON CONFLICT DO UPDATE SET {_OTHERWISE}",
        list(chain.from_iterable(batch[name] for name in changed)),
    )
    db.execute(
        "UPDATE shelf SET next_due_at = 0 WHERE catalogue = ?"
        " AND episode IN (SELECT value FROM json_each(?))",
        [catalogue, json.dumps(changed)],
    )


def episode_of(db: Database, key: EpisodeKey) -> Episode | None:
    """Return one episode of a stored catalogue."""
    rows = db.query("SELECT * FROM episodes WHERE catalogue = ? AND id = ?", [*key])
    return next((episode_from(row) for row in rows), None)


def following(db: Database, episode: Episode) -> list[Episode]:
    """Return the candidates for the next episode: the first in its season and in a later one.

    One that its catalogue no longer lists counts where it was ever downloaded (rule S6).
    """
    found = (
        "SELECT e.* FROM episodes AS e WHERE e.catalogue = :catalogue AND e.series = :series"
        " AND {} AND e.number IS NOT NULL AND (e.listed OR EXISTS"
        " (SELECT 1 FROM licences AS l WHERE l.catalogue = e.catalogue AND l.episode = e.id))"
        " ORDER BY e.season, e.number LIMIT 1"
    )
    later = (
        "e.season IS :season AND e.number > :number",
        "e.season > coalesce(:season, -1)",
    )
    rows = db.query(
        " UNION ALL ".join(f"SELECT * FROM ({found.format(where)})" for where in later),
        {
            "catalogue": episode.key.catalogue,
            "series": episode.series,
            "season": episode.season,
            "number": episode.number,
        },
    )
    return [episode_from(row) for row in rows]


def left_off(db: Database, catalogue: str) -> list[Episode]:
    """Return the episodes that were played and left somewhere, in the order of their catalogue."""
    rows = db.query(
        "SELECT e.* FROM positions AS p CROSS JOIN episodes AS e"
        " ON e.catalogue = p.catalogue AND e.id = p.episode"
        " WHERE p.catalogue = ? ORDER BY e.position",
        [catalogue],
    )
    return [episode_from(row) for row in rows]


def series_with_terms(db: Database) -> Iterator[Episode]:
    """Return the first listed episode of each series, and of each policy that it names."""
    rows = db.query(
        "SELECT *, min(position) FROM episodes WHERE listed"
        " GROUP BY catalogue, series, policy ORDER BY catalogue, min(position)"
    )
    return (episode_from(row) for row in rows)


def put_offer(db: Database, key: EpisodeKey, offer: Offer) -> None:
    """Store another offer for an episode than its catalogue makes."""
    said = {"downloadable": offer.downloadable, "leaves_at": offer.leaves_at}
    table_of(db, "offers").insert(
        {"catalogue": key.catalogue, "episode": key.episode, **said}, replace=True
    )


def episode_from(row: Row) -> Episode:
    """Read a row that holds the columns of `episodes`.

    Raises:
        DamagedError: it holds what no catalogue says.
    """
    try:
        return _episode(row)
    except KeyError as column:
        raise DamagedError("sqlite_schema", f"it has no {column}") from None
    except DamagedError as error:
        raise error.of(row["catalogue"], row["id"]) from None


def _episode(row: Row) -> Episode:
    policy = row["policy"]
    return Episode(
        key=key_from(row["catalogue"], row["id"], "episodes"),
        series=text(row["series"], "episodes.series"),
        series_title=text_from_json(row["series_title"], "episodes.series_title"),
        title=text_from_json(row["title"], "episodes.title"),
        media=text(row["media"], "episodes.media"),
        season=count_or_none(row["season"], "episodes.season"),
        number=count_or_none(row["number"], "episodes.number"),
        summary=text_from_json(row["summary"], "episodes.summary"),
        poster=text_or_none(row["poster"], "episodes.poster"),
        duration_s=seconds_or_none(row["duration_s"], "episodes.duration_s"),
        size=count_or_none(row["size"], "episodes.size"),
        sha256=checksum_or_none(row["sha256"], "episodes.sha256"),
        languages=languages_from_json(row["languages"], "episodes.languages"),
        downloadable=flag(row["downloadable"], "episodes.downloadable"),
        not_offered_because=text_from_json(
            row["not_offered_because"], "episodes.not_offered_because"
        ),
        leaves_at=instant_or_none(row["leaves_at"], "episodes.leaves_at"),
        policy=None if policy is None else policy_from_json(policy, "episodes.policy"),
    )


def searched(title: LocalText, series_title: LocalText) -> dict[str, str]:
    """Return the columns by which an episode is found and sorted by title."""
    return {
        "title_en": sort_key(title.in_language("en")),
        "title_fr": sort_key(title.in_language("fr")),
        "search": search_text([*title.by_language.values(), *series_title.by_language.values()]),
    }


def _row_of(episode: Episode, position: int) -> tuple[object, ...]:
    """Return the values of `_COLUMNS`."""
    found = searched(episode.title, episode.series_title)
    return (
        *episode.key,
        1,
        position,
        episode.series,
        text_to_json(episode.series_title),
        episode.season,
        episode.number,
        text_to_json(episode.title),
        found["title_en"],
        found["title_fr"],
        found["search"],
        text_to_json(episode.summary),
        episode.media,
        episode.poster,
        episode.duration_s,
        episode.size,
        episode.sha256,
        languages_to_json(episode.languages),
        int(episode.downloadable),
        text_to_json(episode.not_offered_because),
        episode.leaves_at,
        None if episode.policy is None else policy_to_json(episode.policy),
    )
