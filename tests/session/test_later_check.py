"""A large library is shown before it is looked through, and nothing is written into it before."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.features.showing.conditions import DAMAGE
from desktop_app.session.folders import DATABASE, library_folder
from desktop_app.session.opening import open_user_library
from desktop_app.session.session import open_session
from desktop_app.start.application import make_application
from desktop_app.storage import checking
from desktop_app.storage.settings import settings
from desktop_app.storage.unusable import LibraryError
from tests.support.clocks import Skipping
from tests.support.counting import counted
from tests.support.stage import WAIT_MS, no_bus, staged_library

STRAY = "INSERT INTO positions VALUES ('nowhere', 'nothing', 0.0, 0)"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A user's library."""
    open_user_library(tmp_path, {}).close()
    return tmp_path


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every library counts as a large one."""
    monkeypatch.setattr(checking, "AT_ONCE", 0)


def damage(data: Path) -> None:
    """A row that belongs to nothing, which only a look through everything finds."""
    with closing(sqlite3.connect(library_folder(data) / DATABASE)) as db, db:
        db.execute(STRAY)


def copies(data: Path) -> Iterator[Path]:
    return library_folder(data).glob("library-damaged-*.db")


def test_a_small_library_is_looked_through_before_it_is_opened(data: Path) -> None:
    damage(data)
    with pytest.raises(LibraryError, match="positions"):
        open_user_library(data, {})


@pytest.mark.usefixtures("large")
def test_a_large_one_is_looked_through_before_the_first_write(data: Path) -> None:
    damage(data)
    opened = open_user_library(data, {})
    assert opened.check is not None
    assert not [*copies(data)]
    opened.settings.put("rate_limit", 7)
    (copy,) = copies(data)
    assert settings(opened.db)["rate_limit"] == 7
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT 1 FROM settings WHERE name = 'rate_limit'").fetchone() is None
    opened.close()


@pytest.mark.usefixtures("large")
def test_what_is_found_is_told_once_the_window_is_there(qtbot: QtBot, data: Path) -> None:
    damage(data)
    with staged_library(qtbot, data) as stage:
        stage.until(lambda: stage.window.banner(DAMAGE) is not None)
        bar = stage.window.banner(DAMAGE)
        assert bar is not None
        assert "belongs to nothing" in bar.text
        assert [*copies(data)]
        stage.until(stage.session.ticker._timer.isActive)


@pytest.mark.usefixtures("large")
def test_the_window_is_there_before_anything_is_looked_through(qtbot: QtBot, data: Path) -> None:
    app = make_application()
    opened = open_user_library(data, {"language": "en", "theme": "dark", "rate_limit": 0})
    assert opened.check is not None
    session = open_session(app, opened, data, elapsed=Skipping(), bus=no_bus)
    try:
        assert not opened.check.is_made, "the first picture waits for no check, and writes nothing"
        with qtbot.waitExposed(session.window):
            session.show()
        with counted(opened.db) as work:
            qtbot.waitUntil(session.ticker._timer.isActive, timeout=WAIT_MS)
        asked = work.statements
        assert opened.check.is_made
        assert not [one for one in asked if "_check" in one], "it has a connection of its own"
        assert session.window.banner(DAMAGE) is None
        assert not [*copies(data)]
        session.downloads.pause_all()  # nothing more happens while it closes
    finally:
        session.close()
