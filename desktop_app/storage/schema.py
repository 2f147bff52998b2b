"""The tables, as append-only named migrations; instants and durations are milliseconds, UTC.

Written as SQL: sqlite-utils' own probes silently lose STRICT on a locked or read-only file.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from desktop_app.storage import groups
from desktop_app.storage.codec import text_from_json
from desktop_app.storage.episodes import searched
from desktop_app.storage.schema_order import ORDER

migrations = Migrations("sablier")

_FACTS = """
CREATE TABLE kept (only INTEGER PRIMARY KEY CHECK (only = 1), now INTEGER NOT NULL) STRICT;

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE catalogues (id TEXT PRIMARY KEY, title TEXT NOT NULL, origin TEXT NOT NULL) STRICT;

CREATE TABLE episodes (
    catalogue TEXT NOT NULL REFERENCES catalogues,
    id TEXT NOT NULL,
    listed INTEGER NOT NULL,
    position INTEGER NOT NULL,
    series TEXT NOT NULL,
    series_title TEXT NOT NULL,
    season INTEGER,
    number INTEGER,
    title TEXT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    search TEXT NOT NULL,
    summary TEXT NOT NULL,
    media TEXT NOT NULL,
    poster TEXT,
    duration_s REAL,
    size INTEGER,
    sha256 TEXT,
    languages TEXT NOT NULL,
    downloadable INTEGER NOT NULL,
    not_offered_because TEXT NOT NULL,
    leaves_at INTEGER,
    policy TEXT,
    PRIMARY KEY (catalogue, id)
) STRICT;

-- What was said of an episode after its catalogue was read; it goes before the catalogue.
CREATE TABLE offers (
    catalogue TEXT NOT NULL,
    episode TEXT NOT NULL,
    downloadable INTEGER NOT NULL,
    leaves_at INTEGER,
    PRIMARY KEY (catalogue, episode),
    FOREIGN KEY (catalogue, episode) REFERENCES episodes
) STRICT;

CREATE TABLE renewal_windows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    catalogue TEXT NOT NULL,
    episode TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    ends_at INTEGER,
    policy TEXT NOT NULL,
    FOREIGN KEY (catalogue, episode) REFERENCES episodes
) STRICT;

CREATE TABLE licences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    catalogue TEXT NOT NULL,
    episode TEXT NOT NULL,
    renewal_window INTEGER NOT NULL REFERENCES renewal_windows,
    granted_at INTEGER NOT NULL,
    policy TEXT NOT NULL,
    opened_at INTEGER,
    ended_at INTEGER,
    ending TEXT CHECK (ending IN ('expired', 'returned', 'lost', 'withdrawn')),
    file TEXT NOT NULL,
    size INTEGER NOT NULL,
    announced INTEGER NOT NULL DEFAULT 0,
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    FOREIGN KEY (catalogue, episode) REFERENCES episodes
) STRICT;
CREATE UNIQUE INDEX one_live_licence ON licences (catalogue, episode) WHERE ended_at IS NULL;
CREATE INDEX licences_of_episode ON licences (catalogue, episode, id);
CREATE INDEX licences_of_window ON licences (renewal_window);

CREATE TABLE sittings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    licence INTEGER NOT NULL REFERENCES licences,
    began_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX sittings_of_licence ON sittings (licence);
CREATE UNIQUE INDEX one_sitting ON sittings (ended_at IS NULL) WHERE ended_at IS NULL;

CREATE TABLE positions (
    catalogue TEXT NOT NULL,
    episode TEXT NOT NULL,
    position_s REAL NOT NULL,
    watched INTEGER NOT NULL,
    PRIMARY KEY (catalogue, episode),
    FOREIGN KEY (catalogue, episode) REFERENCES episodes
) STRICT;

CREATE TABLE transfers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    catalogue TEXT NOT NULL,
    episode TEXT NOT NULL,
    place INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'downloading', 'paused', 'failed')),
    received INTEGER NOT NULL,
    size INTEGER,
    trouble TEXT,
    attempts INTEGER NOT NULL,
    policy TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    UNIQUE (catalogue, episode),
    FOREIGN KEY (catalogue, episode) REFERENCES episodes
) STRICT;

-- Greyed rows that the user has cleared; the licences themselves are never forgotten.
CREATE TABLE cleared (
    catalogue TEXT NOT NULL,
    episode TEXT NOT NULL,
    PRIMARY KEY (catalogue, episode),
    FOREIGN KEY (catalogue, episode) REFERENCES episodes
) STRICT;

-- Every command that had an effect, in order: what a scenario is run again from (rule T5).
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    catalogue TEXT,
    episode TEXT,
    action TEXT NOT NULL
) STRICT;
"""

_ENTITLEMENTS = """
-- All that the rules know of one episode, in one row.
CREATE VIEW entitlements AS
SELECT
    e.catalogue,
    e.id AS episode,
    coalesce(o.downloadable, e.downloadable) AS downloadable,
    CASE WHEN o.episode IS NULL THEN e.leaves_at ELSE o.leaves_at END AS leaves_at,
    l.id AS licence,
    l.granted_at,
    l.policy AS terms,
    l.opened_at,
    l.ended_at,
    l.ending,
    l.file,
    l.size AS file_size,
    l.announced,
    w.id AS renewal_window,
    w.opened_at AS window_opened_at,
    w.ends_at AS window_ends_at,
    w.policy AS window_terms,
    (SELECT count(*) FROM licences AS g WHERE g.renewal_window = w.id) AS grants,
    (SELECT began_at FROM sittings AS s WHERE s.licence = l.id AND s.ended_at IS NULL)
        AS sitting_began_at,
    p.position_s,
    p.watched,
    t.id AS transfer,
    t.place,
    t.state,
    t.received,
    t.size AS transfer_size,
    t.trouble,
    t.attempts,
    t.policy AS transfer_terms,
    t.confirmed,
    t.asked_at
FROM episodes AS e
LEFT JOIN offers AS o ON o.catalogue = e.catalogue AND o.episode = e.id
LEFT JOIN licences AS l ON l.id = (
    SELECT max(id) FROM licences AS n WHERE n.catalogue = e.catalogue AND n.episode = e.id
)
LEFT JOIN renewal_windows AS w ON w.id = l.renewal_window
LEFT JOIN positions AS p ON p.catalogue = e.catalogue AND p.episode = e.id
LEFT JOIN transfers AS t ON t.catalogue = e.catalogue AND t.episode = e.id;
"""

_SHELF = """
-- The projection: what a row of the library is filtered, sorted and woken by. `flags` of the chips
-- are columns, so that the counts can follow by themselves.
CREATE TABLE shelf (
    catalogue TEXT NOT NULL,
    episode TEXT NOT NULL,
    season_key TEXT NOT NULL,
    status TEXT NOT NULL,
    expires_at INTEGER,
    ends_at INTEGER,
    next_due_at INTEGER,
    order_key INTEGER NOT NULL,
    last_download_at INTEGER,
    size INTEGER NOT NULL,
    ready INTEGER NOT NULL,
    started INTEGER NOT NULL,
    ending_today INTEGER NOT NULL,
    expired INTEGER NOT NULL,
    downloading INTEGER NOT NULL,
    live INTEGER NOT NULL,
    PRIMARY KEY (catalogue, episode),
    FOREIGN KEY (catalogue, episode) REFERENCES episodes
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_due ON shelf (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX shelf_season ON shelf (season_key, size);

CREATE TABLE shelf_counts (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    rows INTEGER NOT NULL,
    ready INTEGER NOT NULL,
    started INTEGER NOT NULL,
    ending_today INTEGER NOT NULL,
    expired INTEGER NOT NULL,
    downloading INTEGER NOT NULL,
    live INTEGER NOT NULL,
    size INTEGER NOT NULL
) STRICT;
INSERT INTO shelf_counts VALUES (1, 0, 0, 0, 0, 0, 0, 0, 0);

CREATE TRIGGER shelf_row_added AFTER INSERT ON shelf BEGIN
    UPDATE shelf_counts SET
        rows = rows + 1,
        ready = ready + new.ready,
        started = started + new.started,
        ending_today = ending_today + new.ending_today,
        expired = expired + new.expired,
        downloading = downloading + new.downloading,
        live = live + new.live,
        size = size + new.size;
END;
CREATE TRIGGER shelf_row_gone AFTER DELETE ON shelf BEGIN
    UPDATE shelf_counts SET
        rows = rows - 1,
        ready = ready - old.ready,
        started = started - old.started,
        ending_today = ending_today - old.ending_today,
        expired = expired - old.expired,
        downloading = downloading - old.downloading,
        live = live - old.live,
        size = size - old.size;
END;
"""


_FOLLOWING = """
CREATE INDEX episodes_in_series ON episodes (catalogue, series, season, number);
"""

_UPCOMING = """
CREATE INDEX shelf_end ON shelf (ends_at) WHERE ends_at IS NOT NULL;
CREATE INDEX windows_end ON renewal_windows (ends_at) WHERE ends_at IS NOT NULL;
CREATE INDEX episodes_leaving ON episodes (leaves_at) WHERE leaves_at IS NOT NULL;
CREATE INDEX offers_leaving ON offers (leaves_at) WHERE leaves_at IS NOT NULL;
"""

_FROM_SERVERS = f"""
ALTER TABLE transfers ADD COLUMN furthest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE transfers ADD COLUMN validator TEXT;
DROP VIEW entitlements;
{_ENTITLEMENTS.replace("    t.attempts,", "    t.attempts, t.furthest, t.validator,")}
"""


@migrations()
def facts(db: Database) -> None:
    """Make the tables of everything that happened or was chosen."""
    _run(db, _FACTS)


@migrations()
def entitlements(db: Database) -> None:
    """Make the view that has the facts of one episode as one row."""
    _run(db, _ENTITLEMENTS)


@migrations()
def shelf(db: Database) -> None:
    """Make the projection of the library, and its counts."""
    _run(db, _SHELF)


@migrations()
def upcoming(db: Database) -> None:
    """Index what will fall due, so that it is found without looking at everything."""
    _run(db, _UPCOMING)


@migrations()
def following(db: Database) -> None:
    """Index the episodes of a series, so that the next one is found at once."""
    _run(db, _FOLLOWING)


@migrations()
def transfers_from_servers(db: Database) -> None:
    """Store how far a transfer ever was, and of which version of the file its part file is."""
    _run(db, _FROM_SERVERS)


@migrations()
def titles_folded_alike(db: Database) -> None:
    """Fold every title so that any keyboard finds it, and sort it by the value of its numbers."""
    _fold_titles(db)


@migrations()
def order_kept(db: Database) -> None:
    """Keep every order of the rows in an index, and every three letters of what is searched."""
    _fold_titles(db)
    _run(db, ORDER)
    groups.rebuild(db)


def _fold_titles(db: Database) -> None:
    rows = db.execute("SELECT rowid, title, series_title FROM episodes").fetchall()
    for rowid, title, series_title in rows:
        columns = searched(text_from_json(title), text_from_json(series_title))
        db.execute(
            "UPDATE episodes SET title_en = :title_en, title_fr = :title_fr, search = :search"
            " WHERE rowid = :rowid",
            {"rowid": rowid, **columns},
        )


def _run(db: Database, script: str) -> None:
    """Statement by statement, inside of the transaction; each ends with its line.

    `executescript` looks for the ends letter by letter, which takes half of making a library.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
    assert not statement.strip(), "the last statement has no end"
