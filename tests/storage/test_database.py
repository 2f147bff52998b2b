import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.search import initial
from desktop_app.domain.shelf import Arrangement, Chip, Rank, Sort
from desktop_app.ledger.settings import put_setting
from desktop_app.storage import connection
from desktop_app.storage.backups import back_up
from desktop_app.storage.codec import policy_to_json
from desktop_app.storage.database import open_for_reading, open_library
from desktop_app.storage.listing import list_catalogue, list_library
from desktop_app.storage.schema import migrations
from desktop_app.storage.settings import settings
from desktop_app.storage.shelf import counts, rebuild
from desktop_app.storage.transaction import keep_now, kept_now, writing
from desktop_app.storage.unusable import LibraryError, Unusable
from tests.support.other_program import holding_the_write_lock, opened_as_nobody
from tests.support.shelfs import key, opened

NOW = 1_750_000_000_000
NAMES = [
    *("facts", "entitlements", "shelf", "upcoming", "following", "transfers_from_servers"),
    *("titles_folded_alike", "order_kept"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library" / "library.db"


def a_used_library(path: Path) -> bytes:
    """One with a licence and a setting; its bytes once it is closed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with opened(path.parent) as shelf:
        shelf.download(key("a"), NOW)
        put_setting(shelf.db, "volume", 0.5)
        shelf.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def an_old_library(path: Path, before: str) -> None:
    """One that was last used by a version without the migration `before`."""
    path.parent.mkdir(parents=True)
    db = Database(sqlite3.connect(path))
    migrations.apply(db, stop_before=before)
    keep_now(db, NOW)
    put_setting(db, "volume", 0.5)
    db.close()


def applied(db: Database) -> list[str]:
    return [one.name for one in migrations.applied(db)]


def schema_of(db: Database) -> set[tuple[Any, ...]]:
    return set(db.execute("SELECT type, name, sql FROM sqlite_master"))


def test_a_fresh_library_has_every_table_and_every_guard(path: Path) -> None:
    db = open_library(path)
    assert applied(db) == NAMES
    assert kept_now(db) is None
    (mode,) = db.execute("PRAGMA journal_mode").fetchone()
    (foreign_keys,) = db.execute("PRAGMA foreign_keys").fetchone()
    (synchronous,) = db.execute("PRAGMA synchronous").fetchone()
    assert (mode, foreign_keys, synchronous) == ("wal", 1, 2)
    tables = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    ours = {name: sql for name, sql in tables if not name.startswith(("sqlite_", "_sqlite"))}
    assert ours
    loose = {name for name, sql in ours.items() if "STRICT" not in sql}
    assert {name for name in loose if not name.startswith("episode_words")} == set()
    db.close()
    assert [one.name for one in path.parent.iterdir()] == ["library.db"]


def test_each_commit_is_on_the_disk_whatever_sqlite_was_built_with(path: Path) -> None:
    """Some builds leave it to the next checkpoint: what a power cut takes was never counted."""
    told: list[str] = []
    open_library(path, lambda statement, _values: told.append(statement)).close()
    assert "PRAGMA synchronous = FULL" in told


@pytest.mark.parametrize("before", NAMES[1:])
def test_an_older_library_is_migrated_and_a_copy_of_it_kept(path: Path, before: str) -> None:
    an_old_library(path, before)
    db = open_library(path)
    fresh = open_library(path.with_name("fresh.db"))
    assert applied(db) == NAMES
    assert schema_of(db) == schema_of(fresh)
    assert (kept_now(db), settings(db).get("volume")) == (NOW, 0.5)
    db.close()
    fresh.close()
    copy = Database(sqlite3.connect(path.with_name(f"library-before-{NAMES[-1]}.db")))
    assert applied(copy) == NAMES[: NAMES.index(before)]
    assert kept_now(copy) == NOW
    copy.close()


def test_titles_of_an_older_library_are_found_by_a_typed_apostrophe(path: Path) -> None:
    an_old_library(path, "titles_folded_alike")
    db = Database(sqlite3.connect(path))
    with db.conn:
        insert_an_episode(db, "a", "L’Ami 2")
    db.close()
    db = open_library(path)
    rows = db.execute("SELECT search, title_en, title_fr FROM episodes").fetchall()
    initials = "".join(map(initial, "la2s"))
    assert rows == [(f" l'ami lami l ami 2 s{initials}", "lami 00012", "lami 00012")]
    found = list_catalogue(db, Arrangement(search="l'a"))
    assert [found.key_on(line) for line in range(found.count)] == [key("a")] * 2, "header and row"
    db.close()


def insert_an_episode(db: Database, name: str, title: str) -> None:
    """As a version stored it that kept titles as they were written."""
    said = json.dumps({"en": title})
    db.execute("INSERT INTO catalogues VALUES ('test', '{}', '') ON CONFLICT DO NOTHING")
    db.execute(
        "INSERT INTO episodes VALUES ('test', ?, 1, 0, 's', '{\"en\": \"S\"}', NULL, NULL, ?, ?,"
        " '', ?, '{}', 'a.webm', NULL, NULL, 1000, NULL, '[]', 1, '{}', NULL, NULL)",
        [name, said, title.lower(), title.lower()],
    )


def test_the_rows_of_an_older_library_stand_in_every_order(path: Path) -> None:
    an_old_library(path, "order_kept")
    db = Database(sqlite3.connect(path))
    with db.conn:
        for name, title in (("a", "Tide"), ("b", "Salt")):
            insert_an_episode(db, name, title)
            db.execute(
                "INSERT INTO renewal_windows (catalogue, episode, opened_at, policy)"
                " VALUES ('test', ?, ?, ?)",
                [name, NOW, policy_to_json(DEFAULT)],
            )
            db.execute(
                "INSERT INTO licences (catalogue, episode, renewal_window, granted_at, policy,"
                " file, size) SELECT 'test', episode, id, opened_at, policy, episode, 1000"
                " FROM renewal_windows WHERE episode = ?",
                [name],
            )
            db.execute(
                "INSERT INTO shelf VALUES ('test', ?, 'test/s/', 'ready', NULL, NULL, NULL, ?, ?,"
                " 1000, 1, 0, 0, 0, 0, 1)",
                [name, Rank.ENDLESS << 52, NOW],
            )
    db.close()
    db = open_library(path)
    for sort, names in ((Sort.EXPIRING_FIRST, "aab"), (Sort.TITLE, "bba")):
        listed = list_library(db, Arrangement(sort=sort, chip=Chip.READY))
        assert [listed.key_on(line) for line in range(listed.count)] == [*map(key, names)]
    assert counts(db).rows[Chip.READY] == 2
    before = shelf_of(db)
    with writing(db):
        rebuild(db, NOW)
    assert shelf_of(db)[1:] == before[1:]
    db.close()


def shelf_of(db: Database) -> list[list[Any]]:
    tables = ("shelf", "shelf_counts", "shelf_groups", "shelf_group_counts")
    return [db.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_a_library_of_this_version_is_not_copied(path: Path) -> None:
    a_used_library(path)
    open_library(path).close()
    assert sorted(one.suffix for one in path.parent.iterdir() if one.is_file()) == [".db"]


def test_a_migration_that_fails_half_way_leaves_the_old_library(path: Path) -> None:
    an_old_library(path, "entitlements")
    with sqlite3.connect(path) as other:  # the last migration stumbles over this table
        other.execute("CREATE TABLE shelf_counts (only INTEGER)")
    other.close()
    before = Database(sqlite3.connect(path))
    schema = schema_of(before)
    before.close()
    with pytest.raises(LibraryError):
        open_library(path)
    after = Database(sqlite3.connect(path))
    assert schema_of(after) == schema
    assert applied(after) == ["facts"]
    assert (kept_now(after), settings(after).get("volume")) == (NOW, 0.5)
    after.close()
    copy = Database(sqlite3.connect(path.with_name(f"library-before-{NAMES[-1]}.db")))
    assert kept_now(copy) == NOW
    copy.close()


def test_a_library_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    a_used_library(path)
    with sqlite3.connect(path) as other:
        other.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('sablier', 'servers', '2027-01-01')"
        )
    other.close()
    before = path.read_bytes()
    for opening in (open_library, open_for_reading):
        with pytest.raises(LibraryError, match=r"newer version of Sablier .*servers") as refused:
            opening(path)
        assert (refused.value.why, refused.value.path) == (Unusable.NEWER, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    ["garbage", "first-page", "middle", "half", "one-page-short", "first-bytes"],
)
def test_a_damaged_library_is_refused_and_left_alone(path: Path, damage: str) -> None:
    whole = a_used_library(path)
    middle = len(whole) // 2
    broken = {
        "garbage": b"not a database at all. " * 400,
        "first-page": whole[:100] + bytes(4_000) + whole[4_100:],
        "middle": whole[:8_192] + b"\xa5" * (len(whole) - 12_288) + whole[-4_096:],
        "half": whole[:middle],
        "one-page-short": whole[:-4_096],
        "first-bytes": whole[:700],
    }[damage]
    path.write_bytes(broken)
    for opening in (open_library, open_for_reading):
        with pytest.raises(LibraryError, match=r"is damaged .* left as it is") as refused:
            opening(path)
        assert refused.value.why is Unusable.DAMAGED
    assert path.read_bytes() == broken


def test_a_library_that_another_program_writes_is_locked_and_opens_afterwards(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_used_library(path)
    monkeypatch.setattr(connection, "BUSY_MS", 100)  # two seconds for the user's sake
    with (
        holding_the_write_lock(path),
        pytest.raises(LibraryError, match="locked by another program") as refused,
    ):
        open_library(path)
    assert refused.value.why is Unusable.LOCKED
    db = open_library(path)
    assert settings(db).get("volume") == 0.5
    db.close()


def test_a_transaction_that_has_only_read_keeps_other_programs_from_writing(path: Path) -> None:
    """A deferred one would fail at its first write, if another program had written by then."""
    db = open_library(path)
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    with writing(db):
        assert kept_now(db) is None
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("UPDATE kept SET now = 1")
        keep_now(db, NOW)
    assert other.execute("SELECT now FROM kept").fetchone() == (NOW,)
    other.close()
    db.close()


def test_a_library_can_be_read_while_another_program_writes(path: Path) -> None:
    a_used_library(path)
    with holding_the_write_lock(path):
        db = open_for_reading(path)
        assert settings(db).get("volume") == 0.5
        db.close()


def test_a_file_where_the_folder_should_be_is_not_writable(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("mine")
    with pytest.raises(LibraryError, match=r"cannot be written in .*--data-dir") as refused:
        open_library(in_the_way / "library" / "library.db")
    assert refused.value.why is Unusable.NOT_WRITABLE
    assert in_the_way.read_text() == "mine"


def test_a_folder_where_the_file_should_be_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(LibraryError, match="is a folder, not a file") as refused:
        open_library(path)
    assert refused.value.why is Unusable.NOT_A_FILE


def test_a_library_that_is_missing_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(LibraryError):
        open_for_reading(path)
    assert not path.exists()


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everyone may enter and nobody but its owner may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for one in [folder, *folder.rglob("*")]:
            one.chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="other users are made the posix way")
@pytest.mark.parametrize("what", ["folder", "file", "both", "parent"])
def test_what_may_not_be_written_is_refused_and_left_alone(public: Path, what: str) -> None:
    path = public / "library" / "library.db"
    if what == "parent":
        public.chmod(0o555)
        before = None
    else:
        before = a_used_library(path)
        everyone = 0o777 if what == "file" else 0o555
        path.parent.chmod(everyone)
        path.chmod(0o666 if what == "folder" else 0o444)
    said = opened_as_nobody(path)
    assert said.startswith(f"{Unusable.NOT_WRITABLE} The library cannot be written in ")
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.parametrize("foreign", [False, True])
def test_a_file_that_is_no_library_is_refused_and_left_as_it_is(
    path: Path, *, foreign: bool
) -> None:
    path.parent.mkdir(parents=True)
    if foreign:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE mine (what TEXT)")
        other.close()
    else:
        path.touch()
    before = path.read_bytes()
    for opening in (open_library, open_for_reading):
        with pytest.raises(LibraryError, match="no library" if foreign else "empty") as refused:
            opening(path)
        assert refused.value.why is Unusable.DAMAGED
    assert path.read_bytes() == before


def test_the_sentence_about_a_damaged_library_names_the_fault(path: Path) -> None:
    content = bytearray(a_used_library(path))
    page = 5 * 4096
    content[page + 5 : page + 7] = b"\xff\xff"  # where its cells begin
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="is damaged") as refused:
        open_for_reading(path)
    assert "page" in refused.value.detail.lower()
    assert "***" not in refused.value.detail


def test_a_library_of_an_older_version_can_be_read_and_is_left_as_it_is(path: Path) -> None:
    an_old_library(path, "shelf")
    before = path.read_bytes()
    db = open_for_reading(path)
    assert not migrations.pending(db)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        put_setting(db, "volume", 1)
    db.close()
    assert path.read_bytes() == before


def test_what_is_written_together_is_kept_together(path: Path) -> None:
    db = open_library(path)
    with writing(db, NOW):
        put_setting(db, "volume", 1)
    with pytest.raises(ZeroDivisionError), writing(db, NOW + 1):  # noqa: PT012
        put_setting(db, "volume", 2)
        put_setting(db, "theme", "dark")
        raise ZeroDivisionError
    assert (settings(db).get("volume"), settings(db).get("theme"), kept_now(db)) == (1, None, NOW)
    db.close()


def test_t2_the_kept_instant_never_goes_back_by_itself(path: Path) -> None:
    db = open_library(path)
    keep_now(db, NOW)
    keep_now(db, NOW - 1)
    with writing(db, NOW - 2):
        pass
    assert kept_now(db) == NOW
    db.close()


def test_a_backup_is_a_whole_library_made_while_it_is_open(path: Path) -> None:
    db = open_library(path)
    put_setting(db, "volume", 0.25)
    back_up(db, path.with_name("copy.db"))
    put_setting(db, "volume", 1)
    copy = open_library(path.with_name("copy.db"))
    assert settings(copy).get("volume") == 0.25
    copy.close()
    db.close()


def test_reading_changes_nothing(path: Path) -> None:
    before = a_used_library(path)
    db = open_for_reading(path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        keep_now(db, NOW)
    db.close()
    assert path.read_bytes() == before
