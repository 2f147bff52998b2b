"""The facilitator's window opens on the second screen, if there is one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.screens import offscreen

CODE = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop_app.start.application import make_application
from desktop_app.start.options import Options
from desktop_app.start.program import Program

app = make_application()
options = Options(data_dir=Path(sys.argv[1]), scenario="last-renewal", facilitator=True)
program = Program(app, options)
timer = QTimer()


def tell():
    if program.session is None or not program.session.window.isVisible():
        return
    facilitator = program.facilitator.window
    if facilitator.isVisible():
        print(program.session.window.screen().name(), facilitator.screen().name())
        app.quit()


timer.timeout.connect(tell)
timer.start(50)
sys.exit(program.run())
"""


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        pytest.param(1, "screen-0 screen-0", marks=pytest.mark.long, id="one"),
        pytest.param(2, "screen-0 screen-1", id="two"),
    ],
)
def test_the_facilitators_window_opens_on_the_screen_without_the_participants(
    count: int, shown: str, tmp_path: Path
) -> None:
    platform = offscreen(*[(1440, 900)] * count, folder=tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", CODE, tmp_path / "data"],
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, shown), done.stderr
