"""The projection of the library: rows that are filtered, sorted, counted and woken by SQL.

`listing` reads them in an order, a page at a time; `groups` counts them by season.

Written from the domain's answers alone, in the transaction that changes a fact or when something
fell due. It can be thrown away and built again (`rebuild`).
"""

import json
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import islice
from typing import Any

from sqlite_utils import Database

from desktop_app.domain.countdown import next_limit_in
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import Chip, Counts, Rank, chips_of, rank_of
from desktop_app.domain.time import Instant
from desktop_app.storage.entitlements import Record, records_of
from desktop_app.storage.finding import left_out
from desktop_app.storage.groups import CHIP_COLUMNS, SEASON_KEY, SORT_COLUMNS, Regrouping
from desktop_app.storage.tables import table_of
from desktop_app.storage.values import count, row_of, sort_value, text
from desktop_app.storage.values import key as key_from

_COUNTED = ("rows", *CHIP_COLUMNS.values(), "size")


def refresh(db: Database, key: EpisodeKey, now: Instant) -> None:
    """Write the row of an episode again from what is stored, or take it away."""
    refresh_all(db, (key,), now)


def refresh_all(db: Database, keys: Iterable[EpisodeKey], now: Instant) -> None:
    """Do the same for several episodes; each of their groups is written once."""
    regrouping, left = Regrouping(), iter(keys)
    while some := list(islice(left, _AT_ONCE)):
        _refresh(db, records_of(db, some), now, regrouping)
    regrouping.write(db)


def refresh_records(db: Database, records: Collection[Record], now: Instant) -> None:
    """Do the same for episodes by all that is stored of them now."""
    regrouping = Regrouping()
    _refresh(db, records, now, regrouping)
    regrouping.write(db)


def rebuild(db: Database, now: Instant) -> None:
    """Throw the projection away and write it again from the facts."""
    db.execute("DELETE FROM shelf")
    db.execute("DELETE FROM shelf_groups")
    rows = db.execute(
        "SELECT catalogue, episode FROM licences UNION SELECT catalogue, episode FROM transfers"
    ).fetchall()
    refresh_all(db, (key_from(row[0], row[1], "licences") for row in rows), now)


def due(
    db: Database, now: Instant, at_most: int = 100, without: Collection[EpisodeKey] = ()
) -> list[EpisodeKey]:
    """Return the rows for which something falls due at or before `now`, the earliest first."""
    kept, values = left_out("catalogue, episode", without)
    rows = db.execute(
        f"SELECT catalogue, episode FROM shelf WHERE next_due_at <= :now AND {kept}"
        " ORDER BY next_due_at LIMIT :at_most",
        {"now": now, "at_most": at_most, **values},
    )
    return [key_from(row[0], row[1], "shelf") for row in rows]


def due_among(db: Database, now: Instant, keys: Iterable[EpisodeKey]) -> list[EpisodeKey]:
    """Return those of these rows for which something falls due at or before `now`."""
    rows = db.execute(
        "SELECT s.catalogue, s.episode FROM json_each(:keys) AS k CROSS JOIN shelf AS s"
        " ON s.catalogue = json_extract(k.value, '$[0]')"
        " AND s.episode = json_extract(k.value, '$[1]') WHERE s.next_due_at <= :now",
        {"now": now, "keys": json.dumps(list(keys))},
    )
    return [key_from(row[0], row[1], "shelf") for row in rows]


def counts(db: Database) -> Counts:
    """Count the rows that each chip shows."""
    row = row_of(next(iter(db.query("SELECT * FROM shelf_counts")), None), "shelf_counts")
    found = {name: count(row[name], f"shelf_counts.{name}") for name in _COUNTED}
    rows = {chip: found[column] for chip, column in CHIP_COLUMNS.items()}
    (ever,) = db.execute("SELECT EXISTS (SELECT 1 FROM licences)").fetchone()
    return Counts({Chip.ALL: found["rows"], **rows}, found["size"], bool(ever))


def live_copies(db: Database) -> int:
    """Count the live licences on this device."""
    row = row_of(next(iter(db.query("SELECT live FROM shelf_counts")), None), "shelf_counts")
    return count(row["live"], "shelf_counts.live")


def clear(db: Database, key: EpisodeKey) -> None:
    """Take a greyed row away; its licences are not forgotten (rule S3)."""
    table_of(db, "cleared").insert(
        {"catalogue": key.catalogue, "episode": key.episode}, ignore=True
    )


def cleared(db: Database) -> list[EpisodeKey]:
    """Return the rows that were taken away."""
    rows = db.execute("SELECT catalogue, episode FROM cleared")
    return [key_from(row[0], row[1], "cleared") for row in rows]


def bring_back(db: Database, key: EpisodeKey) -> None:
    """Bring a cleared row back."""
    table_of(db, "cleared").delete_where("catalogue = ? AND episode = ?", [*key])


def _refresh(
    db: Database, records: Collection[Record], now: Instant, regrouping: Regrouping
) -> None:
    """Write rows again where they say something else now, each statement for all that share it."""
    standing = _standing(db, records)
    written: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        before = standing[record.key]
        after = _row_of(record, before, now)
        had = before["status"] is not None
        if after is None:
            if not had:
                continue
            written.setdefault(_DELETE, []).append(before)
        elif not had:
            written.setdefault(_INSERT, []).append(after)
        else:
            changed = [name for name, value in after.items() if before[name] != value]
            if not changed:
                continue
            written.setdefault(_update(tuple(changed)), []).append(after)
        regrouping.change(before if had else None, after)
    for statement, rows in written.items():
        db.conn.executemany(statement, rows)


def _standing(db: Database, records: Iterable[Record]) -> dict[EpisodeKey, dict[str, Any]]:
    """Return the rows as they stand, with what their episodes say; `status` is None in no row."""
    keys = json.dumps([one.key for one in records])
    rows = db.query(_STANDING, [keys])
    return {EpisodeKey(row["catalogue"], row["episode"]): _sound(row) for row in rows}


def _sound(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose values can be compared with what they should be.

    Raises:
        DamagedError: one of them is of another kind.
    """
    for column in ("position", "title_en", "title_fr"):
        sort_value(row[f"{column}_now"], column, "episodes")
    text(row["season_key_now"], "episodes.series")
    if row["status"] is not None:
        for column in (*SORT_COLUMNS, "position", *CHIP_COLUMNS.values()):
            sort_value(row[column], column, "shelf")
        text(row["season_key"], "shelf.season_key")
        count(row["size"], "shelf.size")
    return row


@cache
def _update(columns: tuple[str, ...]) -> str:
    said = ", ".join(f"{name} = :{name}" for name in columns)
    return f"UPDATE shelf SET {said} WHERE catalogue = :catalogue AND episode = :episode"


def _row_of(record: Record, episode: Mapping[str, Any], now: Instant) -> dict[str, Any] | None:
    """What the projection says of an episode; None where it has no row."""
    if record.transfer is None and (record.licence_id is None or episode["cleared"]):
        return None
    held, transfer = record.entitlement, record.transfer
    chips = chips_of(held, transfer, now)
    rank = rank_of(held, transfer)
    due = [held.next_due_at(now)]
    if held.ends_at is not None and (limit := next_limit_in(held.ends_at - now)) is not None:
        due.append(now + limit)
    ends_at = held.ends_at if rank is Rank.ENDING else None
    live = held.licence is not None
    size = record.file_size if live else 0
    return {
        "catalogue": record.key.catalogue,
        "episode": record.key.episode,
        "season_key": episode["season_key_now"],
        "position": episode["position_now"],
        "status": held.status(now).value,
        "expires_at": held.expires_at,
        "ends_at": ends_at,
        "next_due_at": min((at for at in due if at is not None), default=None),
        "order_key": rank << 52 | (ends_at or 0),
        "title_en": episode["title_en_now"],
        "title_fr": episode["title_fr_now"],
        "newest_first": -(record.granted_at or 0),
        "largest_first": -(size or episode["size_there"] or 0),
        "size": size,
        **{column: int(chip in chips) for chip, column in CHIP_COLUMNS.items()},
        "live": int(live),
    }


_COLUMNS = (
    "catalogue, episode, season_key, position, status, expires_at, ends_at, next_due_at, order_key,"
    " title_en, title_fr, newest_first, largest_first, size, ready, started, ending_today, expired,"
    " downloading, live"
)
_INSERT = (
    f"INSERT INTO shelf ({_COLUMNS})"
    f" VALUES ({', '.join(':' + name.strip() for name in _COLUMNS.split(','))})"
)
_DELETE = "DELETE FROM shelf WHERE catalogue = :catalogue AND episode = :episode"
_STANDING = (
    f"SELECT e.catalogue, e.id AS episode, {SEASON_KEY} AS season_key_now,"
    " e.position AS position_now, e.title_en AS title_en_now, e.title_fr AS title_fr_now,"
    " e.size AS size_there, EXISTS (SELECT 1 FROM cleared AS c"
    " WHERE c.catalogue = e.catalogue AND c.episode = e.id) AS cleared, s.*"
    " FROM json_each(?) AS k CROSS JOIN episodes AS e"
    " ON e.catalogue = json_extract(k.value, '$[0]') AND e.id = json_extract(k.value, '$[1]')"
    " LEFT JOIN shelf AS s ON s.catalogue = e.catalogue AND s.episode = e.id"
)
_AT_ONCE = 500
"""Episodes that are read together."""
