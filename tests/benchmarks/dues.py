"""10,000 licences that fall due in one jump, beside one transaction of 10,000 plain updates.

    python -m tests.benchmarks.dues LIBRARY

The jump is what a tick finds after two days: the rules decide each licence, it is stored, told and
shown, while the event loop goes on. The plain updates give as many licences an end, one statement
each, in one durable transaction on a copy of the same file.
"""

import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.clock import DemoClock
from desktop_app.domain.shelf import Chip
from desktop_app.domain.time import DAY
from desktop_app.session.folders import DATABASE
from desktop_app.session.session import open_session
from desktop_app.start.application import make_application
from tests.benchmarks.event_loop import library_of, open_again
from tests.benchmarks.gaps import Gaps
from tests.benchmarks.measuring import Figure, Plan, alone, ratio, tell, turns
from tests.support.stage import NOW, no_bus

_DOWNLOADS = 10_000
_SETTLES_MS = 2_000
_PATIENCE_S = 120.0


def plainly(path: Path, at: int) -> float:
    """Update every licence on its own in one transaction; seconds."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    numbers = [number for (number,) in db.execute("SELECT id FROM licences")]
    began = time.perf_counter()
    db.execute("BEGIN IMMEDIATE")
    for number in numbers:
        db.execute(
            "UPDATE licences SET ended_at = ?, ending = 'expired' WHERE id = ?", (at, number)
        )
    db.execute("COMMIT")
    taken = time.perf_counter() - began
    db.close()
    return taken


def jump(place: Path) -> tuple[float, float]:
    """Let two days pass between two ticks; seconds until all ended, and the longest gap in ms."""
    app = make_application()
    opened = open_again(place)
    assert isinstance(opened.clock, DemoClock)
    session = open_session(app, opened, place, bus=no_bus)
    session.window.resize(1280, 800)
    session.show()
    QTest.qWait(_SETTLES_MS)
    counts = session.download_rows.counts()
    everything = counts.rows[Chip.ALL]
    assert counts.rows[Chip.STARTED] == everything
    gaps = Gaps()
    opened.clock.move_to(NOW + 3 * DAY)
    gaps.start()
    began = time.perf_counter()
    session.ticker.tick()
    while session.download_rows.counts().rows[Chip.EXPIRED] < everything:
        QApplication.processEvents()
        if time.perf_counter() - began > _PATIENCE_S:
            raise SystemExit("they did not all end")
    taken = time.perf_counter() - began
    QApplication.processEvents()
    gaps.on_woken()
    session.close()
    return taken, gaps.longest


def figures(plan: Plan) -> Iterator[Figure]:
    """In turns, each on a copy, each in a process of its own."""
    with tempfile.TemporaryDirectory(dir=plan.keep) as name:
        library_of(Path(name), _DOWNLOADS).close()
        found = turns(plan.times, {"both": lambda: alone("dues", Path(name) / "place")})["both"]
    plain, jumped = [one["plain_s"] for one in found], [one["jump_s"] for one in found]
    gaps = [one["gap_ms"] for one in found]
    beside = f"{median(jumped):.2f} s, plain {median(plain):.2f} s"
    yield Figure("due", ratio(jumped, plain), "", beside)
    yield Figure("due-gap", median(gaps), "", f"most {max(gaps):.0f} ms")


def main(place: Path) -> None:
    """Both, once."""
    with tempfile.TemporaryDirectory(dir=place.parent) as name:
        for one in ("plain", "jump"):
            shutil.copytree(place, Path(name) / one)
        plain_s = plainly(Path(name) / "plain" / DATABASE, NOW)
        jump_s, gap_ms = jump(Path(name) / "jump")
    tell(plain_s=plain_s, jump_s=jump_s, gap_ms=gap_ms)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
