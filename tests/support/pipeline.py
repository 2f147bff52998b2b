"""The pipeline over a real library: real files to download, real time, and a way to be killed.

python -m tests.support.pipeline FOLDER POINT     download, and be killed at that point
"""

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QThreadPool, QTimer

from desktop_app.clock import elapsed
from desktop_app.clock.elapsed import Elapsed
from desktop_app.domain.device import Device
from desktop_app.domain.episode import EpisodeKey, LocalText
from desktop_app.domain.transfer import Transfer
from desktop_app.downloads.events import Downloaded
from desktop_app.downloads.service import DownloadService
from desktop_app.storage.database import open_library
from desktop_app.storage.disk import Free, free_at
from desktop_app.storage.entitlements import record_of
from desktop_app.storage.episodes import put_catalogue
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.transaction import writing
from tests.support.clocks import FixedClock
from tests.support.films import film
from tests.support.shelfs import CATALOGUE, Shelf, episodes, key, opened, over
from tests.support.signals import Heard

ROOT = Path(__file__).parents[2]
SIZE = 200_000
SALT, TIDE, REED, FERN = (key(name) for name in "abcd")
POINTS = ("part", "verified", "renamed", "granting", "committing", "committed")
"""Where a download can be killed, in the order in which it gets there."""


@dataclass
class Place:
    """What a service is made from, and what the test may change about it."""

    shelf: Shelf
    clock: FixedClock
    rate: int | None = None
    needs_network: bool = False
    slots: int = 2
    free: Free = free_at

    def service(self, elapsed: Elapsed = elapsed) -> DownloadService:
        """A service over this library; nothing runs before it is started."""
        return DownloadService(
            self.shelf.db,
            self.shelf.media,
            self.clock,
            lambda: self.shelf.device[0],
            lambda: self.rate,
            elapsed,
            needs_network=lambda _media: self.needs_network,
            slots=lambda: self.slots,
            free=self._free_now,
        )

    def _free_now(self, folder: Path) -> int:
        return self.free(folder)

    def ask(self, *keys: EpisodeKey) -> None:
        """Put transfers in the queue."""
        for one in keys:
            self.shelf.ledger.ask_download(one, self.clock.at, confirmed=True)

    def transfer(self, one: EpisodeKey) -> Transfer | None:
        """The stored one."""
        record = record_of(self.shelf.db, one)
        assert record is not None
        return record.transfer

    def stored(self, one: EpisodeKey) -> Transfer:
        """The stored one, which must be there."""
        transfer = self.transfer(one)
        assert transfer is not None
        return transfer

    def device(self, **what: bool) -> None:
        """The device reports something else."""
        self.shelf.device[0] = replace(Device(), **what)

    def listed(self, one: EpisodeKey, **what: Any) -> None:
        """The catalogue says something else of it."""
        episode = replace(self.shelf.ledger.episode(one), **what)
        with writing(self.shelf.db):
            put_catalogue(self.shelf.db, CATALOGUE, LocalText.plain("Test"), "", [episode])

    def source(self, one: EpisodeKey) -> Path:
        """The file that a download of it brings."""
        return Path(self.shelf.ledger.episode(one).media)

    def swap(self, one: EpisodeKey, content: bytes) -> None:
        """Its source holds other bytes, and nothing tells it from what it was."""
        source = self.source(one)
        was = source.stat()
        source.write_bytes(content)
        os.utime(source, ns=(was.st_atime_ns, was.st_mtime_ns))

    def grants(self, one: EpisodeKey) -> int:
        """How often a download of it was counted."""
        (count,) = self.shelf.db.execute(
            "SELECT count(*) FROM licences WHERE episode = ?", [one.episode]
        ).fetchone()
        return int(count)


@contextmanager
def pipeline(folder: Path) -> Iterator[Place]:
    """A library whose episodes have films of `SIZE` bytes, with their checksums."""
    source = folder / "source"
    if not source.exists():
        source.mkdir()
        for one in "abcdef":
            (source / f"{one}.webm").write_bytes(film(SIZE, one))
    with opened(folder) as shelf:
        listed = [
            replace(one, sha256=hashlib.sha256(Path(one.media).read_bytes()).hexdigest())
            for one in episodes("abcdef", source, size=SIZE)
        ]
        with writing(shelf.db):
            put_catalogue(shelf.db, CATALOGUE, LocalText.plain("Test"), "", listed)
        yield Place(shelf, FixedClock())


@contextmanager
def running(place: Place, elapsed: Elapsed = elapsed) -> Iterator[tuple[DownloadService, Heard]]:
    """A started service, closed in the order of the program."""
    service = place.service(elapsed)
    heard = Heard(service, "changed", "progressed", "happened", "files_missing")
    service.start()
    try:
        yield service, heard
    finally:
        service.close()
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
        service.deleteLater()


def killed_at(folder: Path, point: str) -> None:
    """Another program goes on with the queue of `folder`, and dies of SIGKILL at `point`."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.pipeline", str(folder), point],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


class _Deadly:
    """Dies where it is met for the first time, or with `renamed:2` for the second."""

    def __init__(self, point: str) -> None:
        self._point, _colon, number = point.partition(":")
        self._left = int(number or 1)

    def meet(self, point: str) -> None:
        if point == self._point:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


class _DeadlyFolder(MediaFolder):
    """Dies beside the renaming of a verified file."""

    def __init__(self, path: Path, deadly: _Deadly) -> None:
        super().__init__(path)
        self._deadly = deadly

    def put_in_place(self, part: Path, complete: Path) -> None:
        self._deadly.meet("verified")
        super().put_in_place(part, complete)
        self._deadly.meet("renamed")


def _main(folder: Path, point: str) -> None:
    app = QCoreApplication([])
    deadly = _Deadly(point)
    db = open_library(folder / "library.db")
    shelf = over(db, folder)
    shelf.media = _DeadlyFolder(folder / "media", deadly)
    place = Place(shelf, FixedClock(), rate=4 * SIZE if point == "part" else None)
    service = place.service()
    granting: list[str] = []

    def on_statement(statement: str) -> None:
        if statement.replace('"', "").startswith("INSERT INTO licences"):
            granting.append(statement)
            deadly.meet("granting")
        if statement == "COMMIT" and granting:
            granting.clear()
            deadly.meet("committing")

    def on_progressed(_moved: object) -> None:
        deadly.meet("part")

    def on_happened(event: object) -> None:
        if isinstance(event, Downloaded):
            deadly.meet("committed")

    db.conn.set_trace_callback(on_statement)
    service.progressed.connect(on_progressed)
    service.happened.connect(on_happened)
    service.start()
    QTimer.singleShot(20_000, app.quit)
    app.exec()


if __name__ == "__main__":
    _main(Path(sys.argv[1]), sys.argv[2])
