"""The longest gap of the event loop while the demo clock runs 3,600 times as fast.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.event_loop [DOWNLOADS] [SECONDS]

The library has 1,000 downloads whose ends are spread over two days, so that some twenty end with
every tick. The bar is 50 ms. The same window with its clock standing is measured in the same run.
"""

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desktop_app.clock import DemoClock
from desktop_app.domain.time import HOUR, MINUTE
from desktop_app.session.folders import DATABASE
from desktop_app.session.opened import OpenLibrary, assemble
from desktop_app.session.opening import open_scenario
from desktop_app.session.session import open_session
from desktop_app.session.shipped import find_scenario
from desktop_app.start.application import make_application
from desktop_app.storage import shelf
from desktop_app.storage.database import open_library
from desktop_app.storage.transaction import writing
from tests.journeys.test_cost import _COPY_EPISODES, _COPY_LICENCES, _COPY_WINDOWS
from tests.support.stage import NOW, no_bus, scenario_file

BAR_MS = 50


class Gaps(QObject):
    """How long the event loop was busy with one thing, each time."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.on_woken)

    def start(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start(1)

    def on_woken(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def library_of(folder: Path, downloads: int) -> OpenLibrary:
    """So many copies of one download, opened one after the other in the last two days."""
    scenario = scenario_file(
        folder,
        {"at": "-PT2H", "do": "download", "episode": "salt"},
        {"at": "-PT1H", "do": "play", "episode": "salt"},
        {"at": "-PT59M", "do": "stop", "episode": "salt"},
    )
    opened = open_scenario(find_scenario(str(scenario)), folder / "place", {"language": "en"})
    with writing(opened.db):
        for statement in (_COPY_EPISODES, _COPY_WINDOWS, _COPY_LICENCES):
            opened.db.execute(statement, {"wanted": downloads})
        opened.db.execute(
            "UPDATE licences SET opened_at = :now - :span + (id * :span) / :count",
            {"now": NOW, "span": 48 * HOUR - 10 * MINUTE, "count": downloads + 1},
        )
        shelf.rebuild(opened.db, NOW)
    opened.close()
    db = open_library(folder / "place" / DATABASE)
    return assemble(
        folder / "place", db, DemoClock(NOW, rate=0), {"language": "en"}, opened.scenario
    )


def main(downloads: int = 1_000, seconds: int = 20) -> int:
    """Measure; 1 where the bar was missed."""
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        opened = library_of(Path(folder), downloads)
        session = open_session(app, opened, Path(folder), bus=no_bus)
        session.window.resize(1280, 800)
        session.show()
        gaps = Gaps()
        found: dict[str, float] = {}
        clock = opened.clock
        assert isinstance(clock, DemoClock)

        def standing() -> None:
            gaps.start()
            QTimer.singleShot(4_000, running)

        def running() -> None:
            found["standing"] = gaps.longest
            clock.run_at(3_600)
            session.ticker.set_rate(3_600)
            gaps.start()
            QTimer.singleShot(seconds * 1_000, done)

        def done() -> None:
            found["running"] = gaps.longest
            found["expired"] = float(session.downloads_page.model.counts.rows["expired"])
            app.exit()

        QTimer.singleShot(3_000, standing)
        app.exec()
        session.close()
    print(f"{downloads} downloads, {found['expired']:.0f} of which ended in {seconds} s")
    print(f"longest gap, clock standing: {found['standing']:6.1f} ms")
    print(f"longest gap, clock at ×3600: {found['running']:6.1f} ms (bar: {BAR_MS} ms)")
    return int(found["running"] > BAR_MS)


if __name__ == "__main__":
    sys.exit(main(*(int(one) for one in sys.argv[1:])))
