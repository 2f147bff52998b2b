"""Killed in the middle of a transfer, or of the warning: the same library after it."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.other_program import killed
from tests.support.stage import demo, staged_library

DRIVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop_app.session.session import open_session
from desktop_app.start.application import make_application
from desktop_app.domain.episode import EpisodeKey
from desktop_app.session.opening import open_user_library

app = make_application()
folder, moment = Path(sys.argv[1]), sys.argv[2]
opened = open_user_library(folder, {})
opened.settings.put("explained_first_play", value=True)
opened.settings.put("rate_limit", 100_000)
session = open_session(app, opened, folder, bus=lambda _name: None)
session.show()
fog = EpisodeKey("demo", "fog-signal")

def begin():
    if moment == "transfer":
        session.library.ask_download(fog)
    else:
        session.library.ask_download(EpisodeKey("demo", "salt"))

def look():
    live = session.downloads.live(fog)
    from desktop_app.ui.dialogs.warning import WarningDialog
    if {
        "transfer": live is not None and live.received > 60_000,
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
    killed(DRIVER, folder, moment)


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
def test_f6_a_warning_that_was_killed_used_nothing_up(qtbot: QtBot, tmp_path: Path) -> None:
    killed_in("warning", tmp_path)
    with staged_library(qtbot, tmp_path) as stage:
        row = stage.row("salt")
        assert row.transfer is None
        assert row.entitlement.downloads_left(row.as_of, row.in_force) == 1
        assert stage.session.opened.db.execute(
            "SELECT count(*) FROM transfers WHERE episode = ?", [demo("salt").episode]
        ).fetchone() == (0,)
