"""Every test runs offscreen, fails on any Qt warning, and leaves no window behind.

Asked before pytest-qt starts: without its libraries Qt would end the whole run with a misleading
sentence, so the run says what is missing instead.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from desktop_app.platform import doctor

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

IN_MEMORY = Path("/dev/shm")
if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > 1_000_000_000:
    # hundreds of libraries are made, each flushed to disk as the program does it
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

JOURNEYS = Path(__file__).parent / "journeys"

settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile(
    "long", max_examples=2_000, deadline=None, suppress_health_check=list(HealthCheck)
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long forms of the random tests")
    parser.addoption("--new-pictures", action="store_true", help="take the golden images anew")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "quick")
    if lacking := doctor.sentence(doctor.missing()):
        pytest.exit(lacking, returncode=1)


def pytest_xdist_auto_num_workers() -> int:
    """Return how many run at once: half as many again as processors, for films are waited for."""
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return processors + processors // 2


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of what is run in many forms alike, the quick run takes those that fail first."""
    _deal_out(config, items)
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if not item.get_closest_marker("long")]


def _deal_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give every worker its share of the journeys, which take longest, before anything else.

    At first each worker has as many tests in a row; who is done early takes some of another's.
    """
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    shares: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for path in sorted(files, key=lambda one: (not one.is_relative_to(JOURNEYS), -len(files[one]))):
        min(shares, key=len).extend(files[path])
    items[:] = [item for share in shares for item in share]


@pytest.fixture(autouse=True)
def no_window_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test closed is gone before the next one starts; what it left open is its failure."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if app is None:
        return
    _hear_no_more(app)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert not left, f"left open: {left}"


def _hear_no_more(app: "QCoreApplication") -> None:
    """Take away the keyboard that a test's program left: it takes quick presses for a held key."""
    module = sys.modules.get("desktop_app.ui.keys.keyboard")
    if module is not None and (keyboard := app.findChild(module.Keyboard)) is not None:
        keyboard.leave()
