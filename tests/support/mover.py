"""A library whose media move, disks to move them to, and a way to be killed meanwhile.

python -m tests.support.mover FOLDER TO POINT     move the media into TO, and be killed there
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QThreadPool, QTimer

from desktop_app.clock import Elapsed, elapsed
from desktop_app.folder.service import FolderService
from desktop_app.ledger import places
from desktop_app.storage.database import open_library
from desktop_app.storage.media import ours_in
from desktop_app.storage.places import media_folder
from tests.support.pipeline import FERN, REED, ROOT, SALT, SIZE, TIDE, Place
from tests.support.signals import Heard

POINTS = (
    "before",
    "making",
    "linking",
    "copying",
    "verifying",
    "copied",
    "committing",
    "deleting",
    "half-deleted",
    "deleted",
    "forgetting",
)
"""Where a move can be killed, in the order in which it gets there."""
LIVE = (SALT, REED, FERN)


def fill(place: Place) -> dict[str, bytes]:
    """Three copies, and a transfer of which a part has arrived; the files of the copies."""
    for one in LIVE:
        place.shelf.download(one, place.clock.at)
    for path in ours_in(place.shelf.media.path):
        path.write_bytes(random.Random(path.name).randbytes(place.shelf.media.sizes()[path.name]))
    files = {path.name: path.read_bytes() for path in ours_in(place.shelf.media.path)}
    place.ask(TIDE)
    part = place.shelf.media.part(place.stored(TIDE).id)
    part.write_bytes(place.source(TIDE).read_bytes()[: SIZE // 3])
    return files


def held(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, the parts aside."""
    if not folder.is_dir():
        return {}
    whole = [one for one in folder.iterdir() if one.is_file() and one.suffix != ".part"]
    return {one.name: one.read_bytes() for one in whole}


@contextmanager
def other_disk(than: Path) -> Iterator[Path | None]:
    """A folder on another file system than that one, where there is one."""
    disks = [Path("/dev/shm"), Path(tempfile.gettempdir())]
    apart = [one for one in disks if one.is_dir() and one.stat().st_dev != than.stat().st_dev]
    if not apart:
        yield None
        return
    with tempfile.TemporaryDirectory(dir=apart[0], prefix="sablier-") as folder:
        yield Path(folder)


@contextmanager
def small_disk(at: Path, size: int) -> Iterator[bool]:
    """A disk of `size` bytes mounted there; False where this machine lets nobody do that."""
    at.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(at)], check=True)


@contextmanager
def mover(place: Place, elapsed: Elapsed = elapsed) -> Iterator[tuple[FolderService, Heard]]:
    """A service of the folder, closed in the order of the program."""
    closed = [place.shelf.folder / "program"]
    service = FolderService(place.shelf.db, place.shelf.media, closed, elapsed)
    heard = Heard(service, "happened")
    try:
        yield service, heard
    finally:
        service.close()
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
        service.deleteLater()


def killed_at(folder: Path, to: Path, point: str) -> None:
    """Another program moves the media of `folder`, and dies of SIGKILL at `point`."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.mover", str(folder), str(to), point],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


class _Deadly:
    """Hears of every file and every transaction, and dies at one point."""

    def __init__(self, old: Path, to: Path, point: str) -> None:
        self._old, self._to, self._point = old, to, point
        self._met: list[str] = []

    def _meet(self, *points: str) -> None:
        """Something happens for the first time, the second time, and so on."""
        self._met.append(points[0])
        number = self._met.count(points[0])
        if number <= len(points) and points[number - 1] == self._point:
            os.kill(os.getpid(), signal.SIGKILL)

    def on_audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Before the system is asked."""
        if not arguments or not isinstance(arguments[0], str):
            return
        path = Path(arguments[0])
        match event:
            case "os.link" if path.parent == self._old:
                self._meet("a link", "linking")
            case "os.mkdir" if path == self._to:
                self._meet("making")
            case "open" if path.parent == self._to and "w" in str(arguments[1]):
                self._meet("a file", "copying")
            case "open" if path.parent == self._to and path.suffix:
                self._meet("read again", "verifying")
            case "os.remove" if path.parent == self._old:
                self._meet("deleting", "half-deleted")
            case "os.rmdir" if path == self._old:
                self._meet("deleted")

    def on_statement(self, statement: str) -> None:
        """Before SQLite carries it out."""
        if statement == "BEGIN IMMEDIATE":
            self._meet("before", "copied", "forgetting")
        elif statement == "COMMIT":
            self._meet("expected", "committing")


def _main(folder: Path, to: Path, point: str) -> None:
    app = QCoreApplication([])
    db = open_library(folder / "library.db")
    media = media_folder(db, folder / "media")
    deadly = _Deadly(media.path, to / places.own_name(db), point)
    sys.addaudithook(deadly.on_audit)
    db.conn.set_trace_callback(deadly.on_statement)
    service = FolderService(db, media, [folder / "program"])
    service.move_into(to)
    QTimer.singleShot(20_000, app.quit)
    app.exec()


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
