"""A catalogue of any size is stored in few statements: all of it or nothing, and only changes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.episode import Episode, LocalText
from desktop_app.domain.search import search_text, sort_key
from desktop_app.formats.catalogue import read_catalogue
from desktop_app.platform.paths import resource
from desktop_app.storage.codec import text_to_json
from desktop_app.storage.database import open_library
from desktop_app.storage.episodes import episode_of, left_off, put_catalogue
from desktop_app.storage.transaction import writing
from desktop_app.storage.transfers import queue
from tests.support.counting import counted
from tests.support.shelfs import CATALOGUE, Shelf, episodes, key, opened

MANY = 1_000
NOW = 1_750_000_000_000


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with opened(tmp_path, names(MANY)) as shelf:
        yield shelf


def names(count: int) -> list[str]:
    return [f"e{number}" for number in range(count)]


def listed(shelf: Shelf) -> list[Episode]:
    return episodes(names(MANY), shelf.folder / "source")


def store(shelf: Shelf, catalogue: Sequence[Episode]) -> None:
    with writing(shelf.db):
        put_catalogue(shelf.db, CATALOGUE, LocalText.plain("Test"), "", catalogue)


def stored(shelf: Shelf) -> list[tuple[object, ...]]:
    return shelf.db.execute("SELECT * FROM episodes ORDER BY id").fetchall()


def test_the_queue_is_read_without_the_catalogue(tmp_path: Path) -> None:
    steps = []
    for size in (10, MANY):
        with opened(tmp_path / str(size), names(size)) as shelf:
            for name in ("e3", "e1"):
                shelf.ledger.ask_download(key(name), NOW, confirmed=True)
            with counted(shelf.db) as work:
                assert [one for one, _transfer in queue(shelf.db)] == [key("e3"), key("e1")]
            steps.append(work.steps)
    assert steps[1] <= steps[0] + 100


def test_what_was_left_off_is_read_without_the_catalogue(tmp_path: Path) -> None:
    steps = []
    for size in (10, MANY):
        with opened(tmp_path / str(size), names(size)) as shelf:
            for name in ("e3", "e1"):
                shelf.ledger.put_position(key(name), NOW, 5.0, watched=False)
            with counted(shelf.db) as work:
                found = [one.key for one in left_off(shelf.db, CATALOGUE)]
            assert found == [key("e1"), key("e3")], "in the order of the catalogue"
            steps.append(work.steps)
    assert steps[1] <= steps[0] + 100


@pytest.mark.parametrize("name", ["catalogue.json", "hundred.json"])
def test_what_ships_is_stored_with_all_that_it_says(name: str, tmp_path: Path) -> None:
    catalogue = read_catalogue(resource("catalogue", name), resource("policies"))
    with opened(tmp_path, []) as shelf, writing(shelf.db):
        put_catalogue(shelf.db, catalogue.id, catalogue.title, "here", catalogue.episodes)
        rows = {
            row["id"]: row
            for row in shelf.db.query("SELECT * FROM episodes WHERE catalogue = ?", [catalogue.id])
        }
        assert len(rows) == len(catalogue.episodes)
        for position, one in enumerate(catalogue.episodes):
            row = rows[one.key.episode]
            assert episode_of(shelf.db, one.key) == one
            assert (row["position"], row["listed"]) == (position, 1)
            assert json.loads(row["title"]) == one.title.by_language
            assert row["title_fr"] == sort_key(one.title.in_language("fr"))
            texts = [*one.title.by_language.values(), *one.series_title.by_language.values()]
            assert row["search"] == search_text(texts)


@given(st.dictionaries(st.text(max_size=5), st.text()))
def test_a_text_is_written_as_json_has_it(by_language: dict[str, str]) -> None:
    written = text_to_json(LocalText(by_language))
    assert written == json.dumps(by_language, ensure_ascii=False)


def test_a_catalogue_is_stored_in_few_statements(tmp_path: Path) -> None:
    said: list[str] = []
    with opened(tmp_path, [], lambda sql, _parameters: said.append(sql)) as shelf:
        said.clear()
        store(shelf, listed(shelf))
        assert len(stored(shelf)) == MANY
    assert len(said) < 30


def test_only_what_a_catalogue_says_otherwise_is_written(tmp_path: Path) -> None:
    said: list[str] = []
    with opened(tmp_path, names(MANY), lambda sql, _parameters: said.append(sql)) as shelf:
        whole = listed(shelf)
        said.clear()
        store(shelf, whole)
        assert not [sql for sql in said if sql.startswith("INSERT INTO episodes")]
        whole[700] = replace(whole[700], title=LocalText.plain("Another"))
        store(shelf, whole)
        (written,) = (sql for sql in said if sql.startswith("INSERT INTO episodes"))
        assert written.count("(?") == 1, "one row"
        assert episode_of(shelf.db, whole[700].key) == whole[700]


def test_s6_of_many_only_what_is_left_out_is_listed_no_more(shelf: Shelf) -> None:
    store(shelf, [one for one in listed(shelf) if one.key != key("e500")])
    left = shelf.db.execute("SELECT id FROM episodes WHERE NOT listed").fetchall()
    assert left == [("e500",)]


def test_a_catalogue_that_breaks_off_leaves_the_old_one(shelf: Shelf) -> None:
    before = stored(shelf)

    def breaking() -> Iterator[Episode]:
        for number, one in enumerate(listed(shelf)):
            if number == 900:
                raise FileNotFoundError
            yield replace(one, title=LocalText.plain("Another"))

    with pytest.raises(FileNotFoundError), writing(shelf.db):
        put_catalogue(shelf.db, CATALOGUE, LocalText.plain("New"), "", breaking())
    assert stored(shelf) == before
    assert shelf.db.execute("SELECT title FROM catalogues").fetchall() == [('{"": "Test"}',)]


def kill_while_storing(folder: Path) -> None:
    """Be killed after most of a changed catalogue was written."""

    def killing() -> Iterator[Episode]:
        for number, one in enumerate(episodes(names(MANY), folder / "source")):
            if number == 900:
                os.kill(os.getpid(), signal.SIGKILL)
            yield replace(one, title=LocalText.plain("Another"))

    db = open_library(folder / "library.db")
    db.execute("PRAGMA cache_size = 10")  # pages: most of it is in the log already
    with writing(db):
        put_catalogue(db, CATALOGUE, LocalText.plain("New"), "", killing())


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_f6_a_kill_while_a_catalogue_is_stored_leaves_the_old_one(tmp_path: Path) -> None:
    with opened(tmp_path, names(MANY)) as shelf:
        before = stored(shelf)
    code = (
        "from pathlib import Path; from tests.storage.test_large_catalogue import *;"
        f" kill_while_storing(Path({str(tmp_path)!r}))"
    )
    found = subprocess.run([sys.executable, "-c", code], check=False)
    assert found.returncode == -signal.SIGKILL
    db = open_library(tmp_path / "library.db")
    try:
        assert db.execute("SELECT * FROM episodes ORDER BY id").fetchall() == before
        assert db.execute("SELECT title FROM catalogues").fetchall() == [('{"": "Test"}',)]
    finally:
        db.close()
