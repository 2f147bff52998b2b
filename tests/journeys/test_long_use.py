"""A day's use leaves nothing behind: no object, and in the long form no memory.

An action is what a user does, at once: reopen the library, play, renew, ask and say no, switch
views, search, go from row to row.
"""

import ctypes
import ctypes.util
import gc
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.clock import DemoClock
from desktop_app.domain.time import SECOND
from desktop_app.session.folders import DATABASE
from desktop_app.session.opened import OpenLibrary, assemble
from desktop_app.session.opening import open_scenario
from desktop_app.session.session import open_session
from desktop_app.session.shipped import find_scenario
from desktop_app.start.application import make_application
from desktop_app.storage.database import open_library
from desktop_app.ui.dialogs.warning import WarningDialog
from tests.support.clocks import Skipping
from tests.support.hands import Hands
from tests.support.stage import Stage, demo, no_bus, scenario_file

PLAYED, RENEWED, EXPIRED = "salt", "low-water", "night-ferry"
WITHOUT_LIMIT = "sky-go-nz"
"""A policy by which a copy may be renewed again and again."""
ACTIONS, AFTER = 10_000, 1_000
PASSES = 3_600 * SECOND // ACTIONS
REOPENED_EVERY = 200
MIB = 5.0


class Use:
    """A library in its window, which is closed and opened again meanwhile."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self._folder = folder
        self._hands = Hands()
        self._app = make_application(self._hands)
        self._random = random.Random(17)
        scenario = scenario_file(
            folder,
            {"at": "-P9D", "do": "download", "episode": EXPIRED},
            {"at": "-PT9H", "do": "download", "episode": PLAYED},
            {"at": "-PT9H", "do": "download", "episode": RENEWED, "policy": WITHOUT_LIMIT},
            {"at": "-P8D", "do": "play", "episode": EXPIRED},
            {"at": "-P7DT23H", "do": "stop", "episode": EXPIRED},
        )
        found = find_scenario(str(scenario))
        self._show(open_scenario(found, folder / "place", {"language": "en"}))
        self.stage.session.opened.settings.put("rate_limit", 0)
        self.stage.session.opened.settings.put("explained_first_play", value=True)

    def _show(self, opened: OpenLibrary) -> None:
        session = open_session(self._app, opened, self._folder, elapsed=Skipping(), bus=no_bus)
        with self._qtbot.waitExposed(session.window):
            session.show()
        self.stage = Stage(self._qtbot, session, hands=self._hands)
        self.stage.until(lambda: not session.closed)

    def close(self) -> None:
        self.stage.session.close()

    # what a user does

    def reopen(self) -> None:
        now, place = self.stage.clock.now(), self._folder / "place"
        self.close()
        del self.stage
        db = open_library(place / DATABASE)
        self._show(assemble(place, db, DemoClock(now, rate=0), {"language": "en"}))

    def play(self) -> None:
        self.stage.watch(PLAYED)
        self.stage.leave_player()

    def renew(self) -> None:
        session = self.stage.session
        key, now = demo(RENEWED), self.stage.clock.now()
        session.library.publish({key}, session.opened.ledger.remove(key, now))
        session.library.ask_download(key, confirmed=True)
        self.stage.until_downloaded(RENEWED)

    def ask_and_leave(self) -> None:
        self.stage.session.library.ask_download(demo(EXPIRED))
        self.stage.dialog(WarningDialog)
        self.stage.press(Qt.Key.Key_Escape)
        self.stage.until(lambda: QApplication.activeModalWidget() is None)

    def switch_views(self) -> None:
        for place in ("catalogue", "rules", "settings", "library"):
            self.stage.window.show_place(place)
            QApplication.processEvents()

    def search(self) -> None:
        page = self.stage.session.downloads_page
        page.focus_search()
        self.stage.write("sal")
        page.search.clear()

    def go_down(self) -> None:
        self.stage.session.downloads_page.focus_rows()
        self.stage.press(Qt.Key.Key_Down)

    @property
    def actions(self) -> tuple[Callable[[], None], ...]:
        """What is done again and again; `reopen` is rarer."""
        return (
            self.play,
            self.renew,
            self.ask_and_leave,
            self.switch_views,
            self.search,
            self.go_down,
        )

    def act(self, number: int) -> None:
        """The next action, at random."""
        self.stage.let_pass(PASSES)
        if number % REOPENED_EVERY == REOPENED_EVERY - 1:
            self.reopen()
        else:
            self._random.choice(self.actions)()

    # what is left

    def objects(self) -> Counter[str]:
        """The objects of Qt that belong to the window and the program, by their classes."""
        self.stage.select(PLAYED)  # whose history is as long as before
        let_go()
        every: list[QObject] = [self._app, *QApplication.topLevelWidgets()]
        found = [one for owner in every for one in (owner, *owner.findChildren(QObject))]
        return Counter(type(one).__name__ for one in found)


def let_go() -> None:
    """Delete what waits for it, and give memory back to the system."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    if (name := ctypes.util.find_library("c")) is not None:
        ctypes.CDLL(name).malloc_trim(0)


def resident_mib() -> float:
    """What lies in memory."""
    let_go()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


@contextmanager
def used(qtbot: QtBot, folder: Path) -> Iterator[Use]:
    use = Use(qtbot, folder)
    try:
        yield use
    finally:
        use.close()


def test_what_is_done_twice_leaves_no_more_objects_than_once(qtbot: QtBot, tmp_path: Path) -> None:
    with used(qtbot, tmp_path) as use:
        for act in (use.reopen, *use.actions):
            act()
        before = use.objects()
        for act in (use.reopen, *use.actions):
            act()
        assert use.objects() - before == Counter()


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_an_hour_of_use_keeps_its_memory(qtbot: QtBot, tmp_path: Path) -> None:
    stood = 0.0
    with used(qtbot, tmp_path) as use:
        for number in range(ACTIONS):
            if number == AFTER:
                stood = resident_mib()
            use.act(number)
        assert resident_mib() < stood + MIB
