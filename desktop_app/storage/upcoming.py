"""Reads what will fall due, from the projection and the facts."""

from sqlite_utils import Database

from desktop_app.domain.time import Instant
from desktop_app.domain.upcoming import Due, Upcoming
from desktop_app.storage.values import instant, instant_or_none, key

UPCOMING = f"""
SELECT * FROM (
    SELECT ends_at AS at, iif(status = 'ready', '{Due.START_LIMIT}', '{Due.ENDS}') AS kind,
        catalogue, episode
    FROM shelf
    WHERE ends_at > :after AND ends_at <= :until AND ends_at = expires_at
    ORDER BY ends_at LIMIT :at_most
) UNION ALL SELECT * FROM (
    SELECT leaves_at, '{Due.LEAVES}', catalogue, episode
    FROM offers
    WHERE leaves_at > :after AND leaves_at <= :until
    ORDER BY leaves_at LIMIT :at_most
) UNION ALL SELECT * FROM (
    SELECT leaves_at, '{Due.LEAVES}', catalogue, id
    FROM episodes AS e
    WHERE leaves_at > :after AND leaves_at <= :until
        AND NOT EXISTS (SELECT 1 FROM offers WHERE catalogue = e.catalogue AND episode = e.id)
    ORDER BY leaves_at LIMIT :at_most
) UNION ALL SELECT * FROM (
    SELECT ends_at, '{Due.RESETS}', catalogue, episode
    FROM renewal_windows
    WHERE ends_at > :after AND ends_at <= :until
    ORDER BY ends_at LIMIT :at_most
) ORDER BY at, kind, catalogue, episode LIMIT :at_most
"""
NEXT_DUE = "SELECT min(next_due_at) FROM shelf WHERE next_due_at > ?"
NEXT_END = "SELECT min(ends_at) FROM shelf WHERE ends_at > ?"


def upcoming(db: Database, after: Instant, until: Instant, at_most: int) -> list[Upcoming]:
    """Return what falls due after `after` and up to `until`, the earliest first."""
    rows = db.execute(UPCOMING, {"after": after, "until": until, "at_most": at_most})
    return [
        Upcoming(instant(row[0], "shelf.ends_at"), Due(row[1]), key(row[2], row[3], "shelf"))
        for row in rows
    ]


def next_due(db: Database, after: Instant) -> Instant | None:
    """Return when a row of the library next falls due, its countdown's limits included (T4)."""
    (at,) = db.execute(NEXT_DUE, [after]).fetchone()
    return instant_or_none(at, "shelf.next_due_at")


def next_end(db: Database, after: Instant) -> Instant | None:
    """Return when a live copy next ends, by itself or with its episode's departure."""
    (at,) = db.execute(NEXT_END, [after]).fetchone()
    return instant_or_none(at, "shelf.ends_at")
