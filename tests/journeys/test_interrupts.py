"""Ctrl+C, SIGTERM, a closed terminal, a scenario that cannot be made fresh: each ends in order."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Status
from desktop_app.session.opening import read_user_library
from desktop_app.storage.transfers import queue
from tests.support.other_program import ROOT
from tests.support.screens import offscreen

WITHIN_S = 30
LONG = pytest.mark.long

IN_A_WRITE = """
import os, signal, sys
from pathlib import Path
from desktop_app.start.application import make_application
from desktop_app.start.program import Program
from desktop_app.domain.episode import EpisodeKey
from desktop_app.ledger import base
from desktop_app.start.options import Options
from tests.support.other_program import once_open

program = Program(make_application(), Options(data_dir=Path(sys.argv[1])))
refresh = base.shelf.refresh

def interrupted(db, key, now):
    base.shelf.refresh = refresh
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))
    refresh(db, key, now)

def begin():
    library = program.session.library
    library.remove(EpisodeKey("demo", "low-water"))
    base.shelf.refresh = interrupted
    library.ask_download(EpisodeKey("demo", "fog-signal"))

once_open(program, begin)
sys.exit(program.run())
"""

IDLE = """
import sys
from PySide6.QtCore import QCoreApplication
from desktop_app.start.interrupts import Interrupts

app = QCoreApplication([])
interrupts = Interrupts(app)
interrupts.met.connect(app.quit)
print("idle", flush=True)
sys.exit(app.exec())
"""

FRESH = """
import sys
from pathlib import Path
from desktop_app.start.application import make_application
from desktop_app.start.program import Program
from desktop_app.start.options import Options
from tests.support.other_program import once_open

folder = Path(sys.argv[1])
program = Program(
    make_application(), Options(data_dir=folder / "data", scenario=str(folder / "own.json"))
)

def make_fresh():
    (folder / "film.webm").unlink()
    program.on_fresh_requested()

once_open(program, make_fresh)
sys.exit(program.run())
"""


def complaint_of(program: subprocess.Popen[str]) -> str:
    """What it writes to standard error up to its end, but for what the offscreen plugin lacks."""
    _said, complaint = program.communicate(timeout=WITHIN_S)
    lines = complaint.splitlines(keepends=True)
    return "".join(line for line in lines if "propagateSizeHints" not in line)


@contextmanager
def running(code: str, *words: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A program of its own on an ordinary screen, which does not outlive the test."""
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(
            [sys.executable, "-c", code, *map(str, words)],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": offscreen((1440, 900), folder=Path(folder))},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as program,
    ):
        try:
            yield program
        finally:
            program.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", pytest.param("SIGHUP", marks=LONG)])
def test_a_signal_in_the_middle_of_a_write_closes_in_order(tmp_path: Path, name: str) -> None:
    with running(IN_A_WRITE, tmp_path, name) as program:
        complaint = complaint_of(program)
    assert (program.returncode, complaint) == (0, "")
    library = read_user_library(tmp_path)
    now = library.clock.now()
    removed = library.ledger.settled(EpisodeKey("demo", "low-water"), now)
    assert removed.entitlement.status(now) is Status.RETURNED, "closing finishes a removal"
    assert EpisodeKey("demo", "fog-signal") in dict(queue(library.db)), "what was asked for is kept"
    library.close()


STARTED_TO_IGNORE = """
import os, signal, sys
from PySide6.QtCore import QCoreApplication, QTimer
from desktop_app.start.interrupts import Interrupts

signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup starts a program
app = QCoreApplication([])
interrupts = Interrupts(app)
interrupts.met.connect(lambda: app.exit(3))
QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGHUP))
QTimer.singleShot(100, app.quit)
code = app.exec()
interrupts.close()
sys.exit(code or signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN)
"""

COMMAND = """
import importlib, os, signal, sys
from desktop_app.cli import main

def ended(*_) -> None:
    os.kill(os.getpid(), getattr(signal, name))
    raise AssertionError("it goes on")

name, module = sys.argv.pop(1), sys.argv.pop(1)
setattr(importlib.import_module(f"desktop_app.session.{module}"), sys.argv.pop(1), ended)
main(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
def test_what_it_was_started_to_ignore_does_not_end_it() -> None:
    with running(STARTED_TO_IGNORE) as program:
        complaint = complaint_of(program)
    assert (program.returncode, complaint) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("name", [pytest.param("SIGTERM", marks=LONG), "SIGHUP"])
def test_a_command_that_is_ended_leaves_everything_as_it_was(tmp_path: Path, name: str) -> None:
    library = tmp_path / "data" / "library"
    library.mkdir(parents=True)
    (library / "library.db").write_text("mine")
    words = (name, "making", "make_demo_library", "demo", "--yes", "--data-dir", tmp_path / "data")
    with running(COMMAND, *words) as program:
        said = program.communicate(timeout=WITHIN_S)
    assert said == ("", "")
    assert program.returncode == 128 + getattr(signal, name)
    assert [one.name for one in (tmp_path / "data").glob("library*") if one.is_dir()] == ["library"]
    assert (library / "library.db").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
def test_a_command_that_is_ended_leaves_nothing_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    words = ("SIGTERM", "opened", "Performer", "--scenario", "last-renewal", "list")
    with running(COMMAND, *words) as program:
        complaint = complaint_of(program)
    assert (program.returncode, complaint) == (128 + signal.SIGTERM, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
def test_a_signal_wakes_an_event_loop_in_which_nothing_happens() -> None:
    with running(IDLE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "idle\n"
        program.send_signal(signal.SIGTERM)
        complaint = complaint_of(program)
    assert (program.returncode, complaint) == (0, "")


def test_a_scenario_that_cannot_be_made_fresh_ends_the_program_with_a_sentence(
    tmp_path: Path,
) -> None:
    (tmp_path / "film.webm").write_bytes(bytes(1_000))
    episode = {"id": "e", "title": "E", "media": "film.webm"}
    catalogue = {
        "format": "sablier-catalogue/1",
        "id": "own",
        "title": "Own",
        "series": [{"id": "s", "title": "S", "episodes": [episode]}],
    }
    scenario = {
        "format": "sablier-scenario/1",
        "name": "own",
        "title": "Own",
        "catalogue": "catalogue.json",
        "timeline": [{"at": "-P1D", "do": "download", "episode": "e"}],
    }
    (tmp_path / "catalogue.json").write_text(json.dumps(catalogue))
    (tmp_path / "own.json").write_text(json.dumps(scenario))
    with running(FRESH, tmp_path) as program:
        complaint = complaint_of(program)
    assert program.returncode == 2
    assert complaint.count("\n") == 1
    assert "film.webm" in complaint
    assert "cannot be read" in complaint
