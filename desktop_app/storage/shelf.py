"""The projection of the library: rows that are filtered, sorted, counted and woken by SQL.

`layout` reads them in an order, a page at a time.

Written from the domain's answers alone, in the transaction that changes a fact or when something
fell due. It can be thrown away and built again (`rebuild`).
"""

from collections.abc import Collection

from sqlite_utils import Database

from desktop_app.domain.countdown import next_limit_in
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import Chip, Counts, Rank, chips_of, rank_of
from desktop_app.domain.time import Instant
from desktop_app.storage.entitlements import Record, record_of
from desktop_app.storage.finding import left_out
from desktop_app.storage.tables import table_of
from desktop_app.storage.values import count, row_of
from desktop_app.storage.values import key as key_from

CHIP_COLUMNS = {
    Chip.READY: "ready",
    Chip.STARTED: "started",
    Chip.ENDING_TODAY: "ending_today",
    Chip.EXPIRED: "expired",
    Chip.DOWNLOADING: "downloading",
}
"""The columns of the rows that a chip shows; that of *all* has none."""
SEASON_KEY = "e.catalogue || '/' || e.series || '/' || coalesce(e.season, '')"
"""The group of an episode `e`, in SQL."""
_COUNTED = ("rows", *CHIP_COLUMNS.values(), "size")


def refresh(db: Database, key: EpisodeKey, now: Instant) -> None:
    """Write the row of an episode again from what is stored, or take it away."""
    record = record_of(db, key)
    db.execute("DELETE FROM shelf WHERE catalogue = ? AND episode = ?", [*key])
    if record is None or not _belongs(db, record):
        return
    held, transfer = record.entitlement, record.transfer
    chips = chips_of(held, transfer, now)
    rank = rank_of(held, transfer)
    due = [held.next_due_at(now)]
    if held.ends_at is not None and (limit := next_limit_in(held.ends_at - now)) is not None:
        due.append(now + limit)
    ends_at = held.ends_at if rank is Rank.ENDING else None
    live = held.licence is not None
    db.execute(
        f"INSERT INTO shelf SELECT :catalogue, :episode, {SEASON_KEY},"
        " :status, :expires_at, :ends_at, :next_due_at, :order_key, :last_download_at, :size,"
        " :ready, :started, :ending_today, :expired, :downloading, :live"
        " FROM episodes AS e WHERE e.catalogue = :catalogue AND e.id = :episode",
        {
            "catalogue": key.catalogue,
            "episode": key.episode,
            "status": held.status(now),
            "expires_at": held.expires_at,
            "ends_at": ends_at,
            "next_due_at": min((at for at in due if at is not None), default=None),
            "order_key": rank << 52 | (ends_at or 0),
            "last_download_at": record.granted_at,
            "size": record.file_size if live else 0,
            "live": live,
            **{column: chip in chips for chip, column in CHIP_COLUMNS.items()},
        },
    )


def rebuild(db: Database, now: Instant) -> None:
    """Throw the projection away and write it again from the facts."""
    db.execute("DELETE FROM shelf")
    rows = db.execute(
        "SELECT catalogue, episode FROM licences UNION SELECT catalogue, episode FROM transfers"
    ).fetchall()
    for row in rows:
        refresh(db, key_from(row[0], row[1], "licences"), now)


def due(
    db: Database, now: Instant, at_most: int = 100, without: Collection[EpisodeKey] = ()
) -> list[EpisodeKey]:
    """Return the rows for which something falls due at or before `now`, the earliest first."""
    kept, values = left_out("shelf", without)
    rows = db.execute(
        f"SELECT catalogue, episode FROM shelf WHERE next_due_at <= :now AND {kept}"
        " ORDER BY next_due_at LIMIT :at_most",
        {"now": now, "at_most": at_most, **values},
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


def uncleared(db: Database, key: EpisodeKey) -> None:
    """Bring a cleared row back."""
    table_of(db, "cleared").delete_where("catalogue = ? AND episode = ?", [*key])


def _belongs(db: Database, record: Record) -> bool:
    if record.transfer is not None:
        return True
    cleared = "SELECT 1 FROM cleared WHERE catalogue = ? AND episode = ?"
    return record.licence_id is not None and db.execute(cleared, [*record.key]).fetchone() is None
