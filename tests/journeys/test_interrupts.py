"""Ctrl+C, SIGTERM and a scenario made fresh that cannot be: each ends the program in order."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Status
from desktop_app.opening import read_user_library
from desktop_app.storage.transfers import queue
from tests.support.other_program import ROOT

WITHIN_S = 30

IN_A_WRITE = """
import os, signal, sys
from pathlib import Path
from desktop_app.app import make_application
from desktop_app.program import Program
from desktop_app.domain.episode import EpisodeKey
from desktop_app.library import ledger
from desktop_app.options import Options
from tests.support.other_program import once_open

program = Program(make_application(), Options(data_dir=Path(sys.argv[1])))
refresh = ledger.shelf.refresh

def interrupted(db, key, now):
    ledger.shelf.refresh = refresh
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))
    refresh(db, key, now)

def begin():
    library = program.session.library
    library.remove(EpisodeKey("demo", "low-water"))
    ledger.shelf.refresh = interrupted
    library.ask_download(EpisodeKey("demo", "fog-signal"))

once_open(program, begin)
sys.exit(program.run())
"""

IDLE = """
import sys
from PySide6.QtCore import QCoreApplication
from desktop_app.interrupts import Interrupts

app = QCoreApplication([])
interrupts = Interrupts(app)
interrupts.met.connect(app.quit)
print("idle", flush=True)
sys.exit(app.exec())
"""

FRESH = """
import sys
from pathlib import Path
from desktop_app.app import make_application
from desktop_app.program import Program
from desktop_app.options import Options
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


@contextmanager
def running(code: str, *words: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A program of its own, which does not outlive the test."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            yield program
        finally:
            program.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_in_the_middle_of_a_write_closes_in_order(tmp_path: Path, name: str) -> None:
    with running(IN_A_WRITE, tmp_path, name) as program:
        _said, complaint = program.communicate(timeout=WITHIN_S)
    assert (program.returncode, complaint) == (0, "")
    library = read_user_library(tmp_path)
    now = library.clock.now()
    removed = library.ledger.settled(EpisodeKey("demo", "low-water"), now)
    assert removed.entitlement.status(now) is Status.RETURNED, "closing settles what was undoable"
    assert EpisodeKey("demo", "fog-signal") in dict(queue(library.db)), "what was asked for is kept"
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
def test_a_signal_wakes_an_event_loop_in_which_nothing_happens() -> None:
    with running(IDLE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "idle\n"
        program.send_signal(signal.SIGTERM)
        _said, complaint = program.communicate(timeout=WITHIN_S)
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
        _said, complaint = program.communicate(timeout=WITHIN_S)
    assert program.returncode == 2
    assert complaint.count("\n") == 1
    assert "film.webm" in complaint
    assert "cannot be read" in complaint
