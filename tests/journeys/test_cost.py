"""What it costs does not follow the size of the library.

SQLite's steps are counted, the statements, and the rows that come into Python: they grow alike on
every machine.
"""

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.clock import DemoClock
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import Chip
from desktop_app.domain.time import HOUR, SECOND
from desktop_app.session.folders import DATABASE
from desktop_app.session.opened import OpenLibrary, assemble
from desktop_app.session.opening import open_scenario
from desktop_app.session.session import Session, open_session
from desktop_app.session.shipped import find_scenario
from desktop_app.start.application import make_application
from desktop_app.storage import shelf
from desktop_app.storage.database import open_library
from desktop_app.storage.groups import regroup_catalogue
from desktop_app.storage.transaction import writing
from desktop_app.ui.library.page import DownloadsPage
from tests.support.counting import Work, counted
from tests.support.stage import NOW, scenario_file

ENDS_SOON = EpisodeKey("demo", "salt-2")
GROUPS_READ_AT_ONCE = 8
"""The smaller library has fewer to read."""
PLAYED, REMOVED = EpisodeKey("demo", "salt-4"), EpisodeKey("demo", "salt-5")

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
_EARLIER_WINDOW = """
UPDATE renewal_windows SET ends_at = ends_at - opened_at + :at - 1, opened_at = :at - 1
WHERE episode = :episode
"""
_EARLIER_LICENCE = """
UPDATE licences SET granted_at = :at - 1, opened_at = :at WHERE episode = :episode
"""


def library_of(folder: Path, downloads: int) -> OpenLibrary:
    """So many copies of one download, fifty to a season; two in three were started."""
    scenario = scenario_file(folder, {"at": "-PT1H", "do": "download", "episode": "salt"})
    opened = open_scenario(find_scenario(str(scenario)), folder / "place", {"language": "en"})
    with writing(opened.db):
        for statement in (_COPY_EPISODES, _COPY_WINDOWS, _COPY_LICENCES):
            opened.db.execute(statement, {"wanted": downloads})
        for statement in (_EARLIER_WINDOW, _EARLIER_LICENCE):
            values = {"at": NOW - 48 * HOUR + 2 * SECOND, "episode": ENDS_SOON.episode}
            opened.db.execute(statement, values)
        regroup_catalogue(opened.db, "demo")
        shelf.rebuild(opened.db, NOW)
    opened.close()
    db = open_library(folder / "place" / DATABASE)
    return assemble(
        folder / "place", db, DemoClock(NOW, rate=0), {"language": "en"}, opened.scenario
    )


class Used:
    """The window of a library, and what a user does in it."""

    def __init__(self, qtbot: QtBot, folder: Path, opened: OpenLibrary) -> None:
        self._qtbot = qtbot
        self._folder = folder
        self._opened = opened
        self._clock = cast("DemoClock", opened.clock)
        self.session: Session | None = None

    def opening(self) -> None:
        self.session = open_session(
            make_application(), self._opened, self._folder, bus=lambda _name: None
        )
        self.session.window.resize(1280, 800)
        with self._qtbot.waitExposed(self.session.window):
            self.session.window.show()

    def tick(self) -> None:
        self._clock.move_to(self._clock.now() + SECOND)
        self._session.ticker.tick()

    def expiry(self) -> None:
        self.tick()
        row = self._session.download_rows.row(ENDS_SOON)
        assert row is not None
        assert row.greyed

    def scroll(self) -> None:
        bar = self._page.view.verticalScrollBar()
        bar.setValue(bar.value() + 100 * 130)

    def search(self) -> None:
        self._page.focus_search()
        QTest.keyClick(self._page.search, Qt.Key.Key_S)

    def selection(self) -> None:
        self._page.view.setFocus()
        QTest.keyClick(self._page.view, Qt.Key.Key_Down)

    def kept_position(self) -> None:
        self._session.library.put_position(PLAYED, 5.0, watched=False)

    def renewal(self) -> None:
        self._session.library.ask_download(ENDS_SOON, confirmed=True)

    def removal(self) -> None:
        ended = self._opened.ledger.remove(REMOVED, self._clock.now())
        self._session.library.publish({REMOVED}, ended)

    @property
    def _session(self) -> Session:
        assert self.session is not None
        return self.session

    @property
    def _page(self) -> DownloadsPage:
        return self._session.downloads_page


def work_of(qtbot: QtBot, folder: Path, downloads: int) -> dict[str, Work]:
    """What each thing that a user does, or that happens, asks of the database."""
    folder.mkdir()
    opened = library_of(folder, downloads)
    used = Used(qtbot, folder, opened)
    work: dict[str, Work] = {}
    try:
        for act in (
            used.opening,
            used.tick,
            used.selection,
            used.scroll,
            used.kept_position,
            used.expiry,
            used.renewal,
            used.removal,
            used.search,
        ):
            with counted(opened.db) as work[act.__name__]:
                act()
                assert used.session is not None
                used.session.downloads_page.view.viewport().repaint()
        assert used.session.download_rows.counts().rows[Chip.ALL] == downloads + 1
    finally:
        if used.session is not None:
            used.session.close()
    return work


def test_the_cost_follows_what_is_visible(qtbot: QtBot, tmp_path: Path) -> None:
    few = work_of(qtbot, tmp_path / "few", 200)
    many = work_of(qtbot, tmp_path / "many", 10_000)
    assert {name: work.steps > 0 for name, work in many.items()} == dict.fromkeys(few, True)
    searched, for_few = many.pop("search"), few.pop("search")
    grown = {
        name: (few[name], work)
        for name, work in many.items()
        if len(work.statements) > len(few[name].statements)
        or work.rows > few[name].rows + GROUPS_READ_AT_ONCE
        or work.steps > 1.1 * few[name].steps + 500
    }
    assert grown == {}
    assert searched.steps < 4 * for_few.steps, "by the logarithm, and no more"
