"""The tables that keep every order of the rows, and what a search finds them by."""

ORDER = """
-- The projection again, with all that its rows are sorted by: no order has to be laid out.
CREATE TABLE shelf_rows (
    catalogue TEXT NOT NULL,
    episode TEXT NOT NULL,
    season_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    expires_at INTEGER,
    ends_at INTEGER,
    next_due_at INTEGER,
    order_key INTEGER NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    newest_first INTEGER NOT NULL,
    largest_first INTEGER NOT NULL,
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
INSERT INTO shelf_rows
SELECT s.catalogue, s.episode, s.season_key, e.position, s.status, s.expires_at, s.ends_at,
    s.next_due_at, s.order_key, e.title_en, e.title_fr, -coalesce(s.last_download_at, 0),
    -coalesce(nullif(s.size, 0), e.size, 0), s.size, s.ready, s.started, s.ending_today, s.expired,
    s.downloading, s.live
FROM shelf AS s JOIN episodes AS e ON e.catalogue = s.catalogue AND e.id = s.episode;
DROP TABLE shelf;
ALTER TABLE shelf_rows RENAME TO shelf;
CREATE INDEX shelf_due ON shelf (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX shelf_end ON shelf (ends_at) WHERE ends_at IS NOT NULL;
CREATE INDEX shelf_by_end ON shelf (season_key, order_key, position);
CREATE INDEX shelf_by_title_en ON shelf (season_key, title_en, position);
CREATE INDEX shelf_by_title_fr ON shelf (season_key, title_fr, position);
CREATE INDEX shelf_by_download ON shelf (season_key, newest_first, position);
CREATE INDEX shelf_by_size ON shelf (season_key, largest_first, position);

UPDATE shelf_counts SET (rows, ready, started, ending_today, expired, downloading, live, size) = (
    SELECT count(*), total(ready), total(started), total(ending_today), total(expired),
        total(downloading), total(live), total(size) FROM shelf
);
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
CREATE TRIGGER shelf_row_changed AFTER UPDATE ON shelf BEGIN
    UPDATE shelf_counts SET
        ready = ready + new.ready - old.ready,
        started = started + new.started - old.started,
        ending_today = ending_today + new.ending_today - old.ending_today,
        expired = expired + new.expired - old.expired,
        downloading = downloading + new.downloading - old.downloading,
        live = live + new.live - old.live,
        size = size + new.size - old.size;
END;

-- The groups under each chip: how many rows, and in each order the first of them with its position.
CREATE TABLE shelf_groups (
    chip TEXT NOT NULL,
    season_key TEXT NOT NULL,
    rows INTEGER NOT NULL,
    size INTEGER NOT NULL,
    order_key INTEGER,
    order_key_at INTEGER,
    title_en TEXT,
    title_en_at INTEGER,
    title_fr TEXT,
    title_fr_at INTEGER,
    newest_first INTEGER,
    newest_first_at INTEGER,
    largest_first INTEGER,
    largest_first_at INTEGER,
    PRIMARY KEY (chip, season_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX groups_by_end ON shelf_groups (chip, order_key, order_key_at);
CREATE INDEX groups_by_title_en ON shelf_groups (chip, title_en, title_en_at);
CREATE INDEX groups_by_title_fr ON shelf_groups (chip, title_fr, title_fr_at);
CREATE INDEX groups_by_download ON shelf_groups (chip, newest_first, newest_first_at);
CREATE INDEX groups_by_size ON shelf_groups (chip, largest_first, largest_first_at);

CREATE TABLE shelf_group_counts (chip TEXT PRIMARY KEY, groups INTEGER NOT NULL) STRICT;
INSERT INTO shelf_group_counts
VALUES ('all', 0), ('ready', 0), ('started', 0), ('ending_today', 0), ('expired', 0),
    ('downloading', 0);
CREATE TRIGGER shelf_group_added AFTER INSERT ON shelf_groups BEGIN
    UPDATE shelf_group_counts SET groups = groups + 1 WHERE chip = new.chip;
END;
CREATE TRIGGER shelf_group_gone AFTER DELETE ON shelf_groups BEGIN
    UPDATE shelf_group_counts SET groups = groups - 1 WHERE chip = old.chip;
END;

-- The groups of what the catalogues list, in their order.
CREATE TABLE listed_groups (
    season_key TEXT PRIMARY KEY,
    catalogue TEXT NOT NULL,
    position INTEGER NOT NULL,
    rows INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX listed_groups_in_order ON listed_groups (position, season_key);
CREATE INDEX listed_groups_of_catalogue ON listed_groups (catalogue);
CREATE TABLE listed_counts (
    only INTEGER PRIMARY KEY CHECK (only = 1), rows INTEGER NOT NULL, groups INTEGER NOT NULL
) STRICT;
INSERT INTO listed_counts VALUES (1, 0, 0);
CREATE TRIGGER listed_group_added AFTER INSERT ON listed_groups BEGIN
    UPDATE listed_counts SET rows = rows + new.rows, groups = groups + 1;
END;
CREATE TRIGGER listed_group_gone AFTER DELETE ON listed_groups BEGIN
    UPDATE listed_counts SET rows = rows - old.rows, groups = groups - 1;
END;
CREATE INDEX episodes_in_season
ON episodes (catalogue || '/' || series || '/' || coalesce(season, ''), position);
CREATE INDEX transfers_in_order ON transfers (state = 'failed', place);

-- Every three letters of what is searched; `search` has every initial between two of char(31).
CREATE VIRTUAL TABLE episode_words USING fts5(
    search, content = 'episodes', detail = none, columnsize = 0, tokenize = 'trigram'
);
INSERT INTO episode_words (rowid, search) SELECT rowid, search FROM episodes;
CREATE TRIGGER episode_searched AFTER INSERT ON episodes BEGIN
    INSERT INTO episode_words (rowid, search) VALUES (new.rowid, new.search);
END;
CREATE TRIGGER episode_searched_otherwise AFTER UPDATE OF search ON episodes
WHEN old.search IS NOT new.search BEGIN
    INSERT INTO episode_words (episode_words, rowid, search)
    VALUES ('delete', old.rowid, old.search);
    INSERT INTO episode_words (rowid, search) VALUES (new.rowid, new.search);
END;
CREATE TRIGGER episode_forgotten AFTER DELETE ON episodes BEGIN
    INSERT INTO episode_words (episode_words, rowid, search)
    VALUES ('delete', old.rowid, old.search);
END;
CREATE INDEX episodes_numbered ON episodes (number, season);
"""
