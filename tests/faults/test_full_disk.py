"""A disk without a byte left: the program opens, plays and removes, and loses nothing."""

import json
from pathlib import Path

import pytest

from desktop_app.storage.room import RESERVE, RESERVE_BYTES
from desktop_app.storage.unusable import Unusable
from tests.support.small_disk import on_a_small_disk

_PROGRAM = """
import json, shutil, subprocess, sys
from pathlib import Path
from desktop_app.start.application import make_application
from desktop_app.domain.episode import EpisodeKey
from desktop_app.platform.log import start_log
from desktop_app.session.copying import open_copy_of_user_library
from desktop_app.start.options import Options
from desktop_app.start.program import Program
from desktop_app.storage.unusable import LibraryError
from tests.support.other_program import once_open
from desktop_app.storage.unusable import Unusable
from tests.support.small_disk import fill
from tests.support.waiting import once

app, folder = make_application(), Path(sys.argv[1])
start_log(folder)
told = {}

def opened(act, **options):
    program = Program(app, Options(data_dir=folder, locale="en", **options))
    once_open(program, lambda: act(program.session))
    assert program.run() == 0
    return program

def toasts(session):
    return [toast.text for toast in session.window.toasts.shown]

def demo(name):
    return EpisodeKey("demo", name)

def status(session, name):
    row = session.download_rows.row(demo(name))
    return row.entitlement.status(row.as_of).value
"""

_WITHOUT = """
def shown(session):
    names = ("salt", "harbour-lights", "low-water", "night-ferry")
    return [status(session, name) for name in names] + [session.settings.theme]

def run(*arguments):
    command = [sys.executable, "-m", "desktop_app", "--data-dir", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr

def use(session):
    told["shown"] = shown(session)
    session.library.remove(demo("harbour-lights"))
    session.ticker.tick()
    session.settings_page.change_requested.emit(Change(Setting.THEME, "dark"))
    told["toasts"] = toasts(session)
    told["after"] = shown(session)
    app.exit()

from desktop_app.domain.settings import Setting
from desktop_app.domain.settings import Change
told["list"] = run("list")
for beside in ("-shm", "-wal"):  # as a program leaves it that ends in order
    (folder / "library" / f"library.db{beside}").unlink(missing_ok=True)
fill(folder)
told["full"] = run("list")
try:
    open_copy_of_user_library(folder, folder / "scenarios" / "copy", {})
except LibraryError as error:
    told["copy"] = error.why
shutil.rmtree(folder / "scenarios")
fill(folder)
told["screenshot"] = run("screenshot", "--view", "library", "-o", str(folder / "x.png"))
told["names"] = sorted(path.name for path in folder.iterdir())
opened(use)
told["after_it"] = run("list")
print(json.dumps(told))
"""


@pytest.mark.long
def test_without_a_reserve_it_still_opens_and_lists_and_says_what_cannot_be_stored(
    tmp_path: Path,
) -> None:
    done = on_a_small_disk(tmp_path, "size=24m", _PROGRAM + _WITHOUT)
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr
    told = json.loads(done.stdout)
    assert told["list"] == told["full"] == told["after_it"]
    assert told["copy"] == Unusable.FULL
    code, output, sentence = told["screenshot"]
    assert (code, output) == (1, "")
    reason = "cannot be written (No space left on device): choose another file with -o\n"
    assert sentence == f"{tmp_path / 'x.png'} {reason}"
    assert not [name for name in told["names"] if name.endswith(".png")]
    assert told["shown"] == told["after"]
    assert [text for text in told["toasts"] if text.startswith("The disk is full")]


_WITH_A_RESERVE = """
def make(session):
    session.settings.put("explained_first_play", value=True)
    session.ticker.tick()
    app.exit()

def use(session):
    session.library.ask_play(demo("harbour-lights"))
    once(lambda: session.library.running() is not None, lambda: remove(session))

def remove(session):
    told["playing"] = status(session, "harbour-lights")
    session.features.playing.close_player()
    session.library.remove(demo("harbour-lights"))
    session.library.close()
    told["toasts"] = toasts(session)
    told["removed"] = status(session, "harbour-lights")
    told["media"] = sorted(path.name for path in session.opened.media.path.iterdir())
    app.exit()

opened(make)
told["reserve"] = (folder / "library" / "reserve").stat().st_size
told["had"] = sorted(path.name for path in (folder / "library" / "media").iterdir())
fill(folder)
opened(use)
told["left"] = (folder / "library" / "reserve").exists()
print(json.dumps(told))
"""


def test_on_a_full_disk_it_opens_plays_and_removes(tmp_path: Path) -> None:
    done = on_a_small_disk(tmp_path, "size=24m", _PROGRAM + _WITH_A_RESERVE)
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr  # Qt and FFmpeg have their say there
    told = json.loads(done.stdout)
    assert told["reserve"] == RESERVE_BYTES
    assert (told["playing"], told["removed"]) == ("active", "returned")
    assert len(told["media"]) == len(told["had"]) - 1
    assert not told["left"], f"the {RESERVE} was given up for it"


_FIRST = """
import subprocess, sys
from pathlib import Path
from desktop_app.storage.unusable import Unusable
from tests.support.small_disk import fill

folder = Path(sys.argv[1])
fill(folder)
for arguments in (["list"], ["demo", "--yes"], ["--scenario", "first-run"], []):
    command = [sys.executable, "-m", "desktop_app", "--data-dir", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    print(done.returncode, done.stdout + done.stderr, end="")
    left = sorted(path.name for path in folder.rglob("*") if path.stat().st_size and path.is_file())
    assert left == ["filling"], left
"""


def test_a_first_start_on_a_full_disk_names_it_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    done = on_a_small_disk(tmp_path, "size=2m", _FIRST)
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert len(said) == 4, said
    for line in said:
        assert line.startswith("1 The disk that holds "), line
        assert "is full" in line


_LOCKS = """
import os, sys
from pathlib import Path
from desktop_app.platform.lock import FolderLock

folder = Path(sys.argv[1])
number = 0
try:
    while True:
        (folder / str(number)).touch()
        number += 1
except OSError:
    pass
first, second = FolderLock(folder / "library"), FolderLock(folder / "library")
print(first.take(), second.take(), second.is_taken(), (folder / "library.lock").exists())
(folder / "0").unlink()  # there is room again: whoever starts now is still the second
print(second.take(), second.is_taken())
first.let_go()
print(second.take(), (folder / "library.lock").exists())
"""


def test_the_lock_of_a_library_needs_no_room_and_holds_when_there_is_some_again(
    tmp_path: Path,
) -> None:
    done = on_a_small_disk(tmp_path, "nr_inodes=9", _LOCKS)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["True False True False", "False True", "True True"]
