"""What it costs does not follow the size of the library: statements and rows are counted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlite_utils import Database

from desktop_app.clock import DemoClock
from desktop_app.domain.time import SECOND
from desktop_app.session.folders import DATABASE
from desktop_app.session.opened import OpenLibrary, assemble
from desktop_app.session.opening import open_scenario
from desktop_app.session.session import Session, open_session
from desktop_app.session.shipped import find_scenario
from desktop_app.start.application import make_application
from desktop_app.storage import shelf
from desktop_app.storage.database import open_library
from desktop_app.storage.transaction import writing
from tests.support.stage import NOW, scenario_file

_COPY_EPISODES = """
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :wanted)
INSERT INTO episodes
SELECT catalogue, id || '-' || n, listed, position + n * 100, series || '-' || (n / 50),
    series_title, season, number, title, title_en, title_fr, search, summary, media, poster,
    duration_s, size, sha256, languages, downloadable, not_offered_because, leaves_at, policy
FROM episodes, numbers WHERE id = 'salt'
"""
_COPY_WINDOWS = """
INSERT INTO renewal_windows (catalogue, episode, opened_at, ends_at, policy)
SELECT e.catalogue, e.id, w.opened_at, w.ends_at, w.policy
FROM episodes AS e, renewal_windows AS w WHERE e.id LIKE 'salt-%' AND w.episode = 'salt'
"""
_COPY_LICENCES = """
INSERT INTO licences (catalogue, episode, renewal_window, granted_at, policy, opened_at, file, size)
SELECT w.catalogue, w.episode, w.id, l.granted_at + w.id, l.policy,
    CASE WHEN w.id % 3 THEN l.granted_at + w.id END, l.file, l.size
FROM renewal_windows AS w, licences AS l WHERE w.episode LIKE 'salt-%' AND l.episode = 'salt'
"""


class Counted:
    """Statements as sqlite-utils runs them, and the rows that come into Python."""

    def __init__(self) -> None:
        self.statements = 0
        self.rows = 0

    def trace(self, _sql: str, _parameters: Any) -> None:
        self.statements += 1

    def count_row(self, _cursor: Any, row: tuple[Any, ...]) -> tuple[Any, ...]:
        self.rows += 1
        return row

    def during(self, work: Callable[[], object]) -> tuple[int, int]:
        self.statements = self.rows = 0
        work()
        return self.statements, self.rows


def library_of(folder: Path, downloads: int, counted: Counted) -> OpenLibrary:
    scenario = scenario_file(folder, {"at": "-PT1H", "do": "download", "episode": "salt"})
    opened = open_scenario(find_scenario(str(scenario)), folder / "place", {"language": "en"})
    with writing(opened.db):
        for statement in (_COPY_EPISODES, _COPY_WINDOWS, _COPY_LICENCES):
            opened.db.execute(statement, {"wanted": downloads})
        shelf.rebuild(opened.db, NOW)
    opened.close()
    db: Database = open_library(folder / "place" / DATABASE, counted.trace)
    db.conn.row_factory = counted.count_row
    return assemble(
        folder / "place", db, DemoClock(NOW, rate=0), {"language": "en"}, opened.scenario
    )


def cost_of(qtbot: QtBot, folder: Path, downloads: int) -> dict[str, tuple[int, int]]:
    """Statements and rows of opening, one tick, one scroll step and one keystroke of search."""
    folder.mkdir()
    counted = Counted()
    opened = library_of(folder, downloads, counted)
    app = make_application()
    made: list[Session] = []

    def open_window() -> None:
        session = open_session(app, opened, folder, bus=lambda _name: None)
        made.append(session)
        session.window.resize(1280, 800)
        with qtbot.waitExposed(session.window):
            session.window.show()

    costs = {"opening": counted.during(open_window)}
    (session,) = made
    page = session.downloads_page
    assert page.model.counts.rows["all"] == downloads + 1
    clock = opened.clock
    assert isinstance(clock, DemoClock)
    try:

        def tick() -> None:
            clock.move_to(clock.now() + SECOND)
            session.ticker.tick()

        def scroll() -> None:
            bar = page.view.verticalScrollBar()
            bar.setValue(bar.value() + 100 * 130)
            page.view.viewport().repaint()

        def search() -> None:
            page.focus_search()
            QTest.keyClick(page.search, Qt.Key.Key_S)
            page.view.viewport().repaint()

        for name, work in {"tick": tick, "scroll": scroll, "search": search}.items():
            costs[name] = counted.during(work)
    finally:
        session.close()
    return costs


def test_the_cost_follows_what_is_visible(qtbot: QtBot, tmp_path: Path) -> None:
    few = cost_of(qtbot, tmp_path / "few", 200)
    many = cost_of(qtbot, tmp_path / "many", 10_000)
    assert many == few
    assert all(statements for statements, _rows in many.values())
