"""Other programs and other users that meet a library: each is a process of its own.

python -m tests.support.other_program hold PATH      take the write lock until stdin closes
python -m tests.support.other_program open PATH      open it as nobody, say what came of it
python -m tests.support.other_program start PATH     the same, of the start of a program there
"""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.storage import database
from desktop_app.storage.unusable import LibraryError

if TYPE_CHECKING:
    from desktop_app.start.program import Program

ROOT = Path(__file__).parents[2]
NOBODY = 65534


def once_open(program: "Program", act: Callable[[], None]) -> None:
    """In that other program: do it when its window has been open for a moment."""
    from PySide6.QtCore import QTimer

    timer = QTimer(program, interval=20)

    def look() -> None:
        session = program.session
        if session is not None and session.ticker._timer.isActive():
            timer.stop()
            QTimer.singleShot(100, act)

    timer.timeout.connect(look)
    timer.start()


@contextmanager
def holding_the_write_lock(path: Path) -> Iterator[None]:
    """While this lasts, another program is in the middle of a write."""
    with subprocess.Popen(
        _command("hold", path), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield
        finally:
            process.stdin.close()


def opened_as_nobody(path: Path) -> str:
    """What a user without any rights is told: `opened`, or why not and the sentence."""
    return _told("open", path)


def started_as_nobody(data_dir: Path) -> str:
    """The same of what a program does before it opens the library: `started`, or why not."""
    return _told("start", data_dir)


def killed(driver: str, *arguments: object) -> None:
    """Run a program until it prints *now*, and kill it there."""
    command = [sys.executable, "-c", driver, *map(str, arguments)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "now\n"
        child.send_signal(signal.SIGKILL)


def _told(do: str, path: Path) -> str:
    done = subprocess.run(
        _command(do, path), cwd=ROOT, capture_output=True, text=True, check=False, timeout=30
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _command(do: str, path: Path) -> list[str]:
    return [sys.executable, "-m", "tests.support.other_program", do, str(path)]


def _hold(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    print("held", flush=True)  # noqa: T201
    sys.stdin.read()
    connection.close()


def _open(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:  # nobody may not be allowed to import
        database.open_library(Path(folder) / "library.db").close()
    _become_nobody()
    try:
        database.open_library(path).close()
    except LibraryError as error:
        print(error.why, error)  # noqa: T201
    else:
        print("opened")  # noqa: T201


def _start(data_dir: Path) -> None:
    from desktop_app.platform.log import start_log
    from desktop_app.session.folders import library_folder
    from desktop_app.session.holding import alone

    _become_nobody()
    for one in (lambda: start_log(data_dir), lambda: alone(library_folder(data_dir)).__enter__()):
        try:
            one()
        except (LibraryError, OSError) as error:
            print(error)  # noqa: T201
        else:
            print("started")  # noqa: T201


def _become_nobody() -> None:
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


if __name__ == "__main__":
    {"hold": _hold, "open": _open, "start": _start}[sys.argv[1]](Path(sys.argv[2]))
