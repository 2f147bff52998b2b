"""The facilitator's window opens on the second screen, if there is one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop_app.app import make_application
from desktop_app.options import Options
from desktop_app.program import Program

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


def screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    return {
        "name": name,
        "x": x,
        "y": 0,
        "width": width,
        "height": height,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }


@pytest.mark.parametrize(
    ("names", "shown"),
    [(("first",), "first first"), (("first", "second"), "first second")],
    ids=["one", "two"],
)
def test_the_facilitators_window_opens_on_the_screen_without_the_participants(
    names: tuple[str, ...], shown: str, tmp_path: Path
) -> None:
    screens = [screen(name, 1440 * number, 1440, 900) for number, name in enumerate(names)]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CODE, tmp_path / "data"],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, shown), done.stderr
