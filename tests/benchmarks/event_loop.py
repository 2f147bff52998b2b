"""The longest gap of the event loop while the demo clock runs 3,600 times as fast.

    python -m tests.benchmarks.event_loop DOWNLOADS SECONDS

The library has 1,000 downloads whose ends are spread over two days, so that some twenty end with
every tick. The same window with its clock standing is measured in the same run.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer

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
from desktop_app.storage.groups import regroup_catalogue
from desktop_app.storage.transaction import writing
from tests.benchmarks.gaps import Gaps
from tests.benchmarks.measuring import Figure, Plan, alone, tell
from tests.journeys.test_cost import _COPY_EPISODES, _COPY_LICENCES, _COPY_WINDOWS
from tests.support.stage import NOW, no_bus, scenario_file

_SPREAD_OUT = (
    """UPDATE licences SET opened_at = :now - :span + (id * :span) / :count,
    granted_at = :now - 2 * :span""",
    "UPDATE renewal_windows SET opened_at = :now - 2 * :span, ends_at = ends_at - 2 * :span",
)


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
        values = {"now": NOW, "span": 48 * HOUR - 10 * MINUTE, "count": downloads + 1}
        for statement in _SPREAD_OUT:
            opened.db.execute(statement, values)
        regroup_catalogue(opened.db, "demo")
        shelf.rebuild(opened.db, NOW)
    opened.close()
    return open_again(folder / "place")


def open_again(place: Path) -> OpenLibrary:
    """Open what `library_of` made, its clock standing."""
    db = open_library(place / DATABASE)
    return assemble(place, db, DemoClock(NOW, rate=0), {"language": "en"})


def main(downloads: int, seconds: int) -> None:
    """Measure once."""
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
    tell(**found)


def figures(plan: Plan) -> Iterator[Figure]:
    """In a process of its own."""
    found = alone("event_loop", 1_000, 8 if plan.quick else 20)
    beside = f"{found['expired']:.0f} ended; with the clock standing {found['standing']:.0f} ms"
    yield Figure("loop-gap", found["running"], "1,000 downloads", beside)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
