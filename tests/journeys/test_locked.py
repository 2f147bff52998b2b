"""A library that another program locks while the window runs: nothing is lost or counted twice."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.time import DAY, SECOND
from desktop_app.domain.transfer import TransferState
from desktop_app.ledger.events import LibraryUnwritten
from desktop_app.library.removals import UNDO_FOR
from desktop_app.session.folders import DATABASE
from tests.support.clocks import Skipping
from tests.support.other_program import ROOT, holding_the_write_lock
from tests.support.signals import Heard
from tests.support.stage import Stage, demo, scenario_file, staged

PLAYED = {"at": "-PT3H", "do": "download", "episode": "salt"}
LOCKED = "The library is locked by another program."


@contextmanager
def locked(stage: Stage) -> Iterator[None]:
    """While this lasts; two seconds of waiting at every try would only make the tests long."""
    opened = stage.session.opened
    opened.db.execute("PRAGMA busy_timeout = 20")
    with holding_the_write_lock(opened.folder / DATABASE):
        yield


def said(stage: Stage) -> list[str]:
    return [toast.text for toast in stage.window.toasts.shown]


def hurried(stage: Stage, by: int) -> None:
    """Real time goes on by so much for what waits to be tried again."""
    elapsed = stage.session.elapsed
    assert isinstance(elapsed, Skipping)
    elapsed.skipped += by
    stage.session.ticker.tick()


ASKED_FOR = """
import sqlite3, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop_app.start.application import make_application
from desktop_app.start.program import Program
from desktop_app.domain.episode import EpisodeKey
from desktop_app.session.folders import DATABASE
from desktop_app.start.options import Options
from tests.support.other_program import once_open

app = make_application()
program = Program(app, Options(data_dir=Path(sys.argv[1]), locale="en"))

def ask():
    opened = program.session.opened
    opened.db.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(opened.folder / DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    QTimer.singleShot(200, lambda: look(other))
    program.session.library.ask_download(EpisodeKey("demo", "fog-signal"))

def look(other):
    print(*(one.text for one in program.session.window.toasts.shown), sep="; ", flush=True)
    other.close()
    app.quit()

once_open(program, ask)
sys.exit(program.run())
"""


def test_what_is_asked_for_under_the_lock_is_answered_with_the_reason(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED_FOR, tmp_path],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout) == (
        0,
        f"{LOCKED} Close that program; nothing was lost.\n",
    )


def waits_complete(stage: Stage, episode: str) -> bool:
    """Its file is whole, and the library cannot be told."""
    found = stage.row(episode).transfer
    return found is not None and (found.state, found.progress) == (TransferState.QUEUED, 1.0)


def test_d3_a_finished_transfer_waits_for_the_lock_and_counts_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        session = stage.session
        session.settings.put("rate_limit", 100_000)
        session.library.ask_download(demo("fog-signal"))
        stage.until(lambda: session.downloads.live(demo("fog-signal")) is not None)
        with locked(stage):
            session.settings._given["rate_limit"] = 0
            session.downloads.rate_changed()
            stage.until(lambda: waits_complete(stage, "fog-signal"))
            hurried(stage, 10 * SECOND)
            session.downloads.pause(demo("fog-signal"))  # there is nothing left to hold
            assert [text for text in said(stage) if text.startswith(LOCKED)] == said(stage)
            assert len(said(stage)) == 1
        hurried(stage, 20 * SECOND)
        stage.until_downloaded("fog-signal")
        row = stage.row("fog-signal")
        assert row.transfer is None
        assert row.entitlement.downloads_left(row.as_of, row.in_force) == 1
        assert session.downloads.live(demo("fog-signal")) is None


def test_a_transfer_cannot_start_or_be_cancelled_while_it_is_locked_and_can_after_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        session = stage.session
        session.downloads.resume(demo("heartwood"))
        session.settings.put("rate_limit", 20_000)
        session.library.ask_download(demo("fog-signal"))
        stage.until(lambda: session.downloads.live(demo("fog-signal")) is not None)
        with locked(stage):
            session.downloads.cancel(demo("fog-signal"))
            assert session.downloads.live(demo("fog-signal")) is not None, "it goes on as before"
            assert stage.row("fog-signal").transfer is not None
        session.downloads.hold()
        with locked(stage):
            session.downloads.wake()
            assert session.downloads.live(demo("fog-signal")) is None
            hurried(stage, 10 * SECOND)
            assert session.downloads.live(demo("fog-signal")) is None
        hurried(stage, 20 * SECOND)
        stage.until(lambda: session.downloads.live(demo("fog-signal")) is not None)
        session.downloads.cancel(demo("fog-signal"))
        assert stage.row("fog-signal").transfer is None


def test_what_falls_due_while_it_is_locked_is_said_once_and_happens_after_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    played = (
        {"at": "-PT2H", "do": "play", "episode": "salt"},
        {"at": "-PT1H", "do": "stop", "episode": "salt"},
    )
    with staged(qtbot, tmp_path, scenario_file(tmp_path, PLAYED, *played)) as stage:
        heard = Heard(stage.session.library, "happened")
        with locked(stage):
            stage.let_pass(2 * DAY)
            assert stage.status("salt") is Status.EXPIRED, "it is what it is, written or not"
            for _ in range(3):
                hurried(stage, 10 * SECOND)
            stage.session.library.keep(stage.clock.now())
            assert len(heard.of("happened", LibraryUnwritten)) == 1
            assert said(stage) == [f"{LOCKED} Close that program; nothing was lost."]
            assert len(stage.media()) == 1
        hurried(stage, 10 * SECOND)
        assert stage.media() == []
        assert len(heard.of("happened", LibraryUnwritten)) == 1


def test_a_removal_is_finished_when_the_lock_is_gone_and_closing_under_it_keeps_the_copy(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, PLAYED)) as stage:
        stage.select("salt")
        stage.press(Qt.Key.Key_Delete)
        with locked(stage):
            hurried(stage, UNDO_FOR + SECOND)
            assert stage.session.library.is_removing(demo("salt"))
            stage.session.close()
            assert len(stage.media()) == 1
