"""What an open window uses while nobody touches it and badges count down.

python -m tests.benchmarks.idling DATA SECONDS
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from desktop_app.domain.shelf import Chip
from desktop_app.session.opening import open_user_library
from desktop_app.session.session import open_session
from desktop_app.start.application import make_application
from tests.benchmarks.libraries import copied, prepared
from tests.benchmarks.measuring import Figure, Plan, alone, tell
from tests.support.stage import no_bus

_DOWNLOADS = 10_000
_SETTLES_MS = 8_000


def main(data: Path, seconds: int) -> None:
    """Do nothing for so long."""
    app = make_application()
    opened = open_user_library(data, {"language": "en"})
    session = open_session(app, opened, data, bus=no_bus)
    session.window.resize(1280, 800)
    session.show()
    QTest.qWait(_SETTLES_MS)
    assert session.download_rows.counts().rows[Chip.STARTED]
    QTimer.singleShot(seconds * 1_000, app.quit)
    before, began = time.process_time(), time.monotonic()
    app.exec()
    used, passed = time.process_time() - before, time.monotonic() - began
    session.close()
    tell(percent=100 * used / passed, used_ms=used * 1_000, passed_s=passed)


def figures(plan: Plan) -> Iterator[Figure]:
    """A minute with a library of 10,000, of which half are running."""
    with copied(plan, prepared(plan, _DOWNLOADS)) as data:
        found = alone("idling", data, 20 if plan.quick else 60)
    beside = f"{found['used_ms']:.0f} ms in {found['passed_s']:.0f} s"
    yield Figure("idle", found["percent"], f"{_DOWNLOADS:,} downloads", beside)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
