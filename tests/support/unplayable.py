"""A copy that may no longer be played, made so behind the window's back, and put right again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.policy import DEFAULT
from desktop_app.session.session import Session
from desktop_app.storage import shelf
from desktop_app.storage.codec import policy_to_json
from desktop_app.storage.transaction import writing
from desktop_app.storage.transfers import add_transfer

_TABLES = ("offers", "renewal_windows", "licences", "sittings", "positions", "transfers")
_OF_EPISODE = "catalogue = ? AND episode = ?"
_OF_LICENCE = f"licence IN (SELECT id FROM licences WHERE {_OF_EPISODE})"


class Unplayable(StrEnum):
    """All that a copy can be that may not be played."""

    ABSENT = "absent"
    EXPIRED = "expired"
    RETURNED = "returned"
    LOST = "lost"
    GONE = "its file was deleted, which nobody has noticed yet"
    LOCKED = "locked"
    REVOKED = "revoked"
    MOVING = "a transfer is under way"


@contextmanager
def put_back(session: Session, key: EpisodeKey) -> Iterator[None]:
    """After this all that is stored of an episode, and its file, are what they were."""
    db, folder = session.opened.db, session.opened.media.path
    kept = {
        table: list(db.query(f"SELECT * FROM {table} WHERE {_where(table)}", [*key]))
        for table in _TABLES
    }
    files = {path: path.read_bytes() for path in folder.iterdir()}
    yield
    for path, content in files.items():
        if not path.exists():
            path.write_bytes(content)
    with writing(db):
        db.execute("PRAGMA defer_foreign_keys = ON")
        for table in ("sittings", *_TABLES):
            db.execute(f"DELETE FROM {table} WHERE {_where(table)}", [*key])
        for table, rows in kept.items():
            for row in rows:
                marks = ", ".join("?" for _ in row)
                db.execute(
                    f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values())
                )
        shelf.refresh(db, key, session.opened.clock.now())
    session.showing.rows.refresh_everything()


def make(session: Session, key: EpisodeKey, state: Unplayable) -> None:
    """From now on it is that, and no signal says so."""
    db, now = session.opened.db, session.opened.clock.now()
    (file,) = db.execute(
        f"SELECT file FROM licences WHERE {_OF_EPISODE} AND ended_at IS NULL", [*key]
    ).fetchone()
    if state is Unplayable.GONE:
        (session.opened.media.path / file).unlink()
        return
    with writing(db):
        db.execute(
            f"UPDATE sittings SET ended_at = ? WHERE ended_at IS NULL AND {_OF_LICENCE}",
            [now, *key],
        )
        match state:
            case Unplayable.ABSENT:
                for table in ("sittings", "licences", "renewal_windows"):
                    db.execute(f"DELETE FROM {table} WHERE {_where(table)}", [*key])
            case Unplayable.REVOKED:
                db.execute("INSERT INTO offers VALUES (?, ?, 1, ?)", [*key, now - 1])
            case _:
                ending = str(state) if state in ("returned", "lost") else "expired"
                db.execute(
                    f"UPDATE licences SET ended_at = ?, ending = ? WHERE {_OF_EPISODE}",
                    [now, ending, *key],
                )
        match state:
            case Unplayable.LOCKED:
                none_left = policy_to_json(replace(DEFAULT, max_renewals=0))
                db.execute(
                    f"UPDATE renewal_windows SET policy = ? WHERE {_OF_EPISODE}", [none_left, *key]
                )
            case Unplayable.MOVING:
                add_transfer(db, key, DEFAULT, now, confirmed=True, size=1_000)
                db.execute(f"UPDATE transfers SET state = 'paused' WHERE {_OF_EPISODE}", [*key])
        shelf.refresh(db, key, now)


def _where(table: str) -> str:
    return _OF_LICENCE if table == "sittings" else _OF_EPISODE
