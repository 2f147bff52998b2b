"""Libraries of any size, made fast: facts through `executemany`, the projection by the program."""

from pathlib import Path

from sqlite_utils import Database

from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.search import search_text
from desktop_app.domain.time import DAY, HOUR, Instant
from desktop_app.storage import shelf
from desktop_app.storage.codec import policy_to_json
from desktop_app.storage.database import open_library
from desktop_app.storage.groups import regroup_catalogue
from desktop_app.storage.transaction import keep_now, writing
from tests.support.shelfs import CATALOGUE


def library_of(path: Path, downloads: int, now: Instant) -> Database:
    """So many downloads, ten to a season: ready, started, expired, and a queue of three."""
    db = open_library(path)
    db.execute("PRAGMA synchronous = OFF")
    policy = policy_to_json(DEFAULT)
    numbers = range(downloads)
    with writing(db):
        keep_now(db, now)
        db.execute("INSERT INTO catalogues VALUES (?, '{}', '')", [CATALOGUE])
        db.conn.executemany(
            "INSERT INTO episodes (catalogue, id, listed, position, series, series_title, season,"
            " number, title, title_en, title_fr, search, summary, media, size, languages,"
            " downloadable, not_offered_because)"
            " VALUES (?, ?, 1, ?, ?, '{}', 1, ?, '{}', ?, ?, ?, '{}', '/x.webm', 1000, '[]', 1,"
            " '{}')",
            [
                (
                    CATALOGUE,
                    f"e{n}",
                    n,
                    f"s{n // 10}",
                    n % 10,
                    f"work {n}",
                    f"oeuvre {n}",
                    search_text([f"w {n}"]),
                )
                for n in numbers
            ],
        )
        db.conn.executemany(
            "INSERT INTO renewal_windows VALUES (?, ?, ?, ?, ?, ?)",
            [(n + 1, CATALOGUE, f"e{n}", now - 9 * DAY, now + 300 * DAY, policy) for n in numbers],
        )
        db.conn.executemany(
            "INSERT INTO licences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1000, 1)",
            [
                (n + 1, CATALOGUE, f"e{n}", n + 1, now - 9 * DAY, policy)
                + (
                    (now - HOUR * (n % 24), None, None, f"t{n}.webm")
                    if n % 3
                    else (now - 8 * DAY, now - 6 * DAY, "expired", f"t{n}.webm")
                    if n % 2
                    else (None, None, None, f"t{n}.webm")
                )
                for n in numbers
            ],
        )
        db.conn.executemany(
            "INSERT INTO transfers VALUES (?, ?, ?, ?, 'paused', 10, 1000, NULL, 0, ?, 1, ?, 10,"
            " NULL)",
            [(n, CATALOGUE, f"e{3 + 6 * n}", n, policy, now) for n in range(1, 4)],
        )
        shelf.rebuild(db, now)
        regroup_catalogue(db, CATALOGUE)
    return db
