"""Killed in the middle of a transfer, a sitting, the warning: the same library after it."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.time import HOUR
from tests.support.stage import demo, staged_library

DRIVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop_app.app import Session, make_application
from desktop_app.domain.episode import EpisodeKey
from desktop_app.opening import open_user_library

app = make_application()
folder, moment = Path(sys.argv[1]), sys.argv[2]
opened = open_user_library(folder, {})
opened.settings.put("explained_first_play", value=True)
opened.settings.put("rate_limit", 100_000)
session = Session(app, opened, folder, bus=lambda: None)
session.show()
fog, ferry = EpisodeKey("demo", "fog-signal"), EpisodeKey("demo", "harbour-lights")

def begin():
    if moment == "transfer":
        session.library.ask_download(fog)
    elif moment == "sitting":
        session.library.ask_play(ferry)
    else:
        session.library.ask_download(EpisodeKey("demo", "salt"))

def look():
    live = session.downloads.live(fog)
    from desktop_app.ui.dialogs.warning import WarningDialog
    if {
        "transfer": live is not None and live.received > 60_000,
        "sitting": session.library.running() == ferry,
        "warning": bool(session.window.findChildren(WarningDialog)),
    }[moment]:
        print("now", flush=True)

timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
QTimer.singleShot(300, begin)
app.exec()
"""


def killed_in(moment: str, folder: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", DRIVER, str(folder), moment]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "now\n"
        child.send_signal(signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_f6_d3_a_transfer_goes_on_after_a_kill_and_counts_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    killed_in("transfer", tmp_path)
    with staged_library(qtbot, tmp_path) as stage:
        stage.until_downloaded("fog-signal")
        row = stage.row("fog-signal")
        assert row.entitlement.downloads_left(row.as_of, row.in_force) == 1
        assert row.transfer is None
        parts = list(stage.session.opened.media.path.iterdir())
        assert sum(path.suffix == ".part" for path in parts) == 2, "those of the demo alone"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_f6_a_sitting_that_was_killed_ended_at_the_last_instant_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    killed_in("sitting", tmp_path)
    with staged_library(qtbot, tmp_path) as stage:
        assert stage.session.library.running() is None
        assert stage.status("harbour-lights") is Status.ACTIVE
        ends = stage.session.opened.db.execute(
            "SELECT count(*) FROM sittings WHERE ended_at IS NULL"
        ).fetchone()
        assert ends == (0,)
        stage.watch("harbour-lights")
        stage.leave_player()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_f6_a_copy_that_ended_with_a_killed_sitting_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    killed_in("sitting", tmp_path)
    with sqlite3.connect(tmp_path / "library" / "library.db") as db:
        db.execute(
            "UPDATE licences SET opened_at = (SELECT now FROM kept) - ?"
            " WHERE episode = 'harbour-lights' AND ended_at IS NULL",
            [49 * HOUR],
        )
    db.close()
    with staged_library(qtbot, tmp_path) as stage:
        stage.until(lambda: bool(stage.window.toasts.shown))
        said = [toast.text for toast in stage.window.toasts.shown]
        assert any("Harbour" in one and "expired" in one for one in said), said
        assert stage.status("harbour-lights") is Status.EXPIRED


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_f6_a_warning_that_was_killed_used_nothing_up(qtbot: QtBot, tmp_path: Path) -> None:
    killed_in("warning", tmp_path)
    with staged_library(qtbot, tmp_path) as stage:
        row = stage.row("salt")
        assert row.transfer is None
        assert row.entitlement.downloads_left(row.as_of, row.in_force) == 1
        assert stage.session.opened.db.execute(
            "SELECT count(*) FROM transfers WHERE episode = ?", [demo("salt").episode]
        ).fetchone() == (0,)
