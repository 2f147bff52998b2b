"""One library in its window: letters, rows, scrolling, ticks, filters, and what a change costs.

    python -m tests.benchmarks.inside DATA OFTEN

DATA is changed. Everything is done as a user does it; *painted* is when the rows were.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from desktop_app.domain.shelf import Chip, Sort
from desktop_app.session.opening import open_user_library
from desktop_app.session.session import Session, open_session
from desktop_app.start.application import make_application
from desktop_app.ui.lines.view import LinesView
from tests.benchmarks.libraries import is_expired, is_running, key_of
from tests.benchmarks.measuring import highest, milliseconds, tell
from tests.support.counting import counted
from tests.support.stage import no_bus

_LETTERS = "harb"
_NOTCH = 120
_REPAINTS = 100
_LONGEST_MS = 20_000
_SETTLES_MS = 4_000


class Inside:
    """The window, and what is done in it."""

    def __init__(self, data: Path) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        opened = open_user_library(data, {"language": "en", "theme": "dark"})
        opened.settings.put("explained_first_play", value=True)
        self.session: Session = open_session(app, opened, data, bus=no_bus)
        self.opened = opened
        self.paints = 0
        self._count_paints()
        self.session.window.resize(1280, 800)
        self.session.show()
        QTest.qWait(_SETTLES_MS)
        self.page = self.session.downloads_page
        self.view = self.page.view
        assert self.session.download_rows.counts().rows[Chip.ALL] > 0

    def _count_paints(self) -> None:
        painted, seen = LinesView.paintEvent, self

        def paint_event(view: LinesView, event: QPaintEvent) -> None:
            painted(view, event)
            seen.paints += 1

        LinesView.paintEvent = paint_event  # type: ignore[method-assign]

    def painted(self, act: Callable[[], object]) -> float:
        """Milliseconds until the rows were painted after it."""
        QApplication.processEvents()
        before = self.paints

        def until_painted() -> None:
            act()
            waited = 0
            while self.paints == before:
                QApplication.processEvents()
                waited += 1
                if waited > _LONGEST_MS:
                    raise SystemExit("nothing was painted")

        return milliseconds(until_painted)

    # what a user does

    def search(self, often: int) -> float:
        """A few letters, one after the other; the slowest of them, each by its median."""
        taken: dict[str, list[float]] = {letter: [] for letter in _LETTERS}
        for _ in range(often):
            self.page.focus_search()
            for letter in _LETTERS:
                key = Qt.Key(ord(letter.upper()))

                def type_it(key: Qt.Key = key) -> None:
                    QTest.keyClick(self.page.search, key)

                taken[letter].append(self.painted(type_it))
            self.painted(self.page.search.clear)
        return max(median(one) for one in taken.values())

    def select(self, often: int) -> float:
        """Down, down, down: what the key itself takes."""
        self.page.focus_rows()
        QApplication.processEvents()
        taken = []
        for _ in range(often):
            taken.append(milliseconds(lambda: QTest.keyClick(self.view, Qt.Key.Key_Down)))
            QApplication.processEvents()
        return median(taken)

    def tick(self, often: int) -> float:
        """The one tick of the program."""
        return median(milliseconds(self.session.ticker.tick) for _ in range(often))

    def arrange(self, often: int) -> dict[str, float]:
        """Every filter and every order, each by its median."""
        acts: dict[str, Callable[[], object]] = {}
        for chip in (Chip.READY, Chip.STARTED, Chip.EXPIRED, Chip.ALL):
            acts[chip.value] = lambda chip=chip: self.page.on_chip_chosen(chip)
        for sort in (Sort.TITLE, Sort.SIZE, Sort.LAST_DOWNLOAD, Sort.EXPIRING_FIRST):
            acts[sort.value] = lambda sort=sort: self.page.on_sort_chosen(sort)
        taken: dict[str, list[float]] = {name: [] for name in acts}
        for _ in range(often):
            for name, act in acts.items():
                taken[name].append(self.painted(act))
        return {name: median(one) for name, one in taken.items()}

    # what changes

    def steps(self) -> dict[str, int]:
        """SQLite's steps of changes that a user brings about, rows shown again included."""
        service, found = self.session.library, {}
        acts: dict[str, Callable[[], object]] = {
            "a kept position": lambda: service.put_position(key_of(4), 5.0, watched=False),
            "a renewal": lambda: service.ask_download(key_of(6), confirmed=True),
            "a removal": lambda: self._remove(5),
        }
        assert is_expired(6)
        assert is_running(4)
        for name, act in acts.items():
            with counted(self.opened.db) as work:
                act()
                QApplication.processEvents()
            found[name] = work.steps
        return found

    def _remove(self, number: int) -> None:
        key = key_of(number)
        ended = self.opened.ledger.remove(key, self.opened.clock.now())
        self.session.library.publish({key}, ended)


def scrolled(view: QAbstractItemView) -> float:
    """The 99th of 100 repaints, a notch of the wheel further each time, in ms."""
    bar = view.verticalScrollBar()
    bar.setValue(0)
    taken = []
    for _ in range(_REPAINTS):
        at = bar.value() + _NOTCH
        taken.append(
            milliseconds(
                lambda at=at: (bar.setValue(at % (bar.maximum() + 1)), view.viewport().repaint())
            )
        )
        QApplication.processEvents()
    return highest(taken)


def bare_list() -> QListView:
    """As many plain lines as fill a window, and more."""
    view = QListView()
    view.setModel(QStringListModel([f"line {number}" for number in range(10_000)], view))
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.resize(1280, 800)
    view.show()
    QTest.qWait(200)
    return view


def main(data: Path, often: int) -> None:
    """Measure everything in one window."""
    make_application()
    inside = Inside(data)
    bare = bare_list()
    scrolls: list[float] = []
    bare_scrolls: list[float] = []
    for _ in range(max(5, often // 4)):
        bare_scrolls.append(scrolled(bare))
        scrolls.append(scrolled(inside.view))
    bare.close()
    tell(
        scroll=median(scrolls),
        bare_scroll=median(bare_scrolls),
        keystroke=inside.search(often),
        select=inside.select(often),
        tick=inside.tick(often),
        arrange=inside.arrange(max(5, often // 4)),
        steps=inside.steps(),
    )
    inside.session.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
