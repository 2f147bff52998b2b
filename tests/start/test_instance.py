"""One program per library: what a second start finds, and says."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.session.holding import alone
from desktop_app.start import instance
from desktop_app.start.instance import Instance, NotAnsweringError
from desktop_app.start.trouble import opening_trouble
from desktop_app.storage.unusable import LibraryError, Unusable
from desktop_app.ui.text import Texts
from tests.support.other_program import ROOT

pytestmark = pytest.mark.usefixtures("qapp")

HANGS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop_app.start.instance import Instance

app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
assert instance.is_first()
print("open", flush=True)
sys.stdin.read()
"""
"""It has the library, and its event loop does not run."""

ENDS_WHEN_ASKED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop_app.start.instance import Instance

app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
assert instance.is_first()
print("open", flush=True)
instance._server.newConnection.disconnect()
instance._server.waitForNewConnection(60_000)
instance.close()
"""

SHOWS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop_app.start.instance import Instance

app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
assert instance.is_first()
instance.another_started.connect(lambda: print("shown", flush=True))
print("open", flush=True)
app.exec()
"""

SECOND_START = """
import sys
from desktop_app.start import instance
from desktop_app.cli import main

instance.ANSWER_WITHIN_MS = 300
main(sys.argv[1:])
"""


@contextmanager
def first(code: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program, which has the library."""
    with subprocess.Popen(
        [sys.executable, "-c", code, folder],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        try:
            yield program
        finally:
            program.kill()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        pytest.param("en", "Sablier is open but does not answer", marks=pytest.mark.long),
        ("fr", "Sablier est ouvert mais ne répond pas"),
    ],
)
def test_a_second_start_says_that_the_first_one_does_not_answer(
    tmp_path: Path, language: str, sentence: str
) -> None:
    with first(HANGS, tmp_path / "library"):
        done = subprocess.run(
            [sys.executable, "-c", SECOND_START, "--data-dir", tmp_path, "--locale", language],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            check=False,
            timeout=60,
        )
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (1, 1)
    assert sentence in said


def test_the_english_sentence_is_that_of_the_error() -> None:
    error = NotAnsweringError()
    assert opening_trouble(error, Texts("en")) == str(error)


def test_a_second_start_shows_the_first_one(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with first(SHOWS, folder) as program:
        assert not Instance(folder).take_or_show()
        assert program.stdout is not None
        assert program.stdout.readline() == "shown\n"


@pytest.mark.skipif(os.name != "posix", reason="modes of the posix kind")
def test_no_other_user_of_this_machine_reaches_the_first_one(tmp_path: Path) -> None:
    first_one = Instance(tmp_path / "library")
    assert first_one.is_first()
    mode = Path(first_one._server.fullServerName()).stat().st_mode
    assert mode & 0o077 == 0
    first_one.close()


def test_a_second_start_waits_for_a_first_one_that_is_ending(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with first(ENDS_WHEN_ASKED, folder) as program:
        second = Instance(folder)
        assert second.take_or_show()
        assert program.wait(60) == 0
        second.close()


def test_what_a_killed_program_left_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with first(HANGS, folder) as program:
        program.kill()
        program.wait()
        found = Instance(folder)
        assert found.take_or_show()
        found.close()


def test_who_has_it_and_is_no_window_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "ANSWER_WITHIN_MS", 1)
    folder = tmp_path / "library"
    with alone(folder):
        with pytest.raises(LibraryError) as caught:
            Instance(folder).take_or_show()
        assert caught.value.why is Unusable.LOCKED
        with pytest.raises(LibraryError), alone(folder):
            pass
