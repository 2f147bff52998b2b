"""Killed in the middle of a film: its sitting is over, its place is kept, and overtime is told."""

import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.clock import SystemClock
from desktop_app.clock.system import laptop_clock
from desktop_app.domain.licence import Status
from desktop_app.domain.time import DAY
from desktop_app.session.folders import DATABASE, library_folder
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.opening import open_user_library
from desktop_app.session.session import open_session
from desktop_app.start.application import make_application
from tests.support.other_program import killed
from tests.support.stage import Stage, demo, no_bus, staged_library

DRIVER = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop_app.session.session import open_session
from desktop_app.start.application import make_application
from desktop_app.clock import SystemClock
from desktop_app.clock.system import laptop_clock
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import DAY, SECOND
from desktop_app.session.opening import open_user_library
from tests.support.clocks import Skipping

app = make_application()
folder, days = Path(sys.argv[1]), int(sys.argv[2])
real, later = Skipping(), [0]
opened = open_user_library(folder, {})
opened.settings.put("explained_first_play", value=True)
opened = replace(opened, clock=SystemClock(laptop=lambda: laptop_clock() + later[0]))
opened.ledger.keep(opened.clock.now())
session = open_session(app, opened, folder, bus=lambda _name: None, elapsed=real)
session.show()
lights = EpisodeKey("demo", "harbour-lights")
QTimer.singleShot(300, lambda: session.library.ask_play(lights))

def began(_key):
    session.playback.seek(20.0)
    QTimer.singleShot(300, lambda: pass_time(days * DAY))

def pass_time(by):
    session.playback.position_reached.connect(kept)
    later[0] += by
    session.ticker.tick()
    for _ in range(2):
        real.skipped += 15 * SECOND
        session.ticker.tick()

def kept(reached):
    if reached.position_s >= 20:
        QTimer.singleShot(0, lambda: print("now", flush=True))

session.playback.sitting_began.connect(began)
app.exec()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")


def ask(folder: Path, question: str) -> tuple[object, ...]:
    """What the library says while no program has it open."""
    with sqlite3.connect(library_folder(folder) / DATABASE) as db:
        row: tuple[object, ...] = db.execute(question).fetchone()
    db.close()
    return row


def later(opened: OpenLibrary) -> OpenLibrary:
    """Opened on a laptop whose clock says that two days have passed."""
    clock = SystemClock(opened.clock.now(), laptop=lambda: laptop_clock() + 2 * DAY)
    return replace(opened, clock=clock)


def test_f6_a_killed_sitting_ended_at_the_last_instant_kept_and_goes_on_at_its_frame(
    qtbot: QtBot, tmp_path: Path
) -> None:
    killed(DRIVER, tmp_path, 0)
    (kept,) = ask(tmp_path, "SELECT now FROM kept")
    (left_at,) = ask(tmp_path, "SELECT position_s FROM positions WHERE episode = 'harbour-lights'")
    assert ask(tmp_path, "SELECT count(*) FROM sittings WHERE ended_at IS NULL") == (1,)
    assert isinstance(left_at, float)
    with staged_library(qtbot, tmp_path) as stage:
        session = stage.session
        assert session.library.running() is None
        assert ask(tmp_path, "SELECT max(ended_at) FROM sittings") == (kept,)
        assert stage.status("harbour-lights") is Status.ACTIVE
        assert stage.row("harbour-lights").position_s == left_at
        stage.watch("harbour-lights")
        assert session.playback.shown.position_s >= left_at - 0.5 > 19
        stage.until(lambda: session.playback.shown.position_s > left_at)
        stage.leave_player()


def test_f6_r6_overtime_that_was_killed_is_over_at_the_next_start_and_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    killed(DRIVER, tmp_path, 2)
    assert ask(tmp_path, "SELECT count(*) FROM sittings WHERE ended_at IS NULL") == (1,)
    (kept,) = ask(tmp_path, "SELECT now FROM kept")
    (file,) = ask(
        tmp_path,
        "SELECT file FROM licences WHERE opened_at = (SELECT max(opened_at) FROM licences)",
    )
    media = library_folder(tmp_path) / "media" / str(file)
    assert media.is_file(), "overtime: it could still be watched"
    opened = later(open_user_library(tmp_path, {"language": "en"}))
    session = open_session(make_application(), opened, tmp_path, bus=no_bus)
    try:
        with qtbot.waitExposed(session.window):
            session.show()
        stage = Stage(qtbot, session)
        said = "“Harbour Lights” has expired and was deleted from this laptop."
        stage.until(lambda: said in [one.text for one in stage.window.toasts.shown])
        row = stage.row("harbour-lights")
        assert (row.entitlement.status(row.as_of), media.exists()) == (Status.EXPIRED, False)
        assert ask(tmp_path, "SELECT max(ended_at) FROM sittings") == (kept,)
        assert row.position_s is not None
        assert row.position_s >= 20, "where it was left is not forgotten"
        assert stage.window.banner("clock") is None
        stage.select(demo("harbour-lights").episode)
        assert "Renew" in stage.shown("harbour-lights")
        stage.press(Qt.Key.Key_Escape)
    finally:
        session.close()
