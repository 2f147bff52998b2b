"""Libraries of any size, made through the program's own door: its ledger, one command at a time.

    python -m tests.benchmarks.libraries FOLDER DOWNLOADS

Of six downloads one has expired, two were not started, three are running: every instant is set
beside the present one. A library that is kept is moved on to the present when it is used again, as
the program does for a laptop's clock that was wrong (rule T2).
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.device import Device
from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.time import DAY, HOUR, MINUTE, Instant
from desktop_app.ledger.granting import commit_grant
from desktop_app.ledger.ledger import Ledger
from desktop_app.session.folders import DATABASE, MEDIA, library_folder
from desktop_app.storage.database import open_library
from desktop_app.storage.entitlements import record_of
from desktop_app.storage.episodes import put_catalogue
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.transaction import kept_now, writing
from tests.benchmarks.measuring import Plan, alone, tell

CATALOGUE = "bench"
SEASON = 10
"""Episodes to a season, and one season to a series."""
_WORDS = ("Salt", "Harbour", "Lights", "Low", "Water", "Œuvre", "Junction", "Night", "Ferry")
_FINE = replace(DEFAULT, max_downloads=None)
_SIZE = 1


def key_of(number: int) -> EpisodeKey:
    """Return which episode that is."""
    return EpisodeKey(CATALOGUE, f"e{number}")


def is_expired(number: int) -> bool:
    """Return whether that download has run out."""
    return number % 6 == 0


def is_running(number: int) -> bool:
    """Return whether that download was started, and has time left."""
    return number % 6 > 2


def title(number: int) -> str:
    """Return what that episode is called."""
    return f"{_WORDS[number % 9]} {number}"


def _episodes(downloads: int) -> list[Episode]:
    return [
        Episode(
            key=key_of(number),
            series=f"s{number // SEASON}",
            series_title=LocalText.plain(f"{_WORDS[number // SEASON % 9]} {number // SEASON}"),
            title=LocalText({"en": title(number), "fr": f"Titre {title(number)}"}),
            media=f"/nowhere/e{number}.webm",
            season=1,
            number=number % SEASON + 1,
            duration_s=40.0,
            size=_SIZE,
        )
        for number in range(downloads)
    ]


class _Maker:
    """A ledger at whose door things are asked for, each in transactions of its own."""

    def __init__(self, folder: Path) -> None:
        self.db = open_library(folder / DATABASE)
        self.db.execute("PRAGMA synchronous = OFF")  # nothing is lost that cannot be made again
        self.media = MediaFolder(folder / MEDIA)
        self.media.ensure()
        self.ledger = Ledger(self.db, self.media, lambda _episode: _FINE, Device)

    def download(self, key: EpisodeKey, now: Instant) -> None:
        self.ledger.ask_download(key, now, confirmed=True)
        record = record_of(self.db, key)
        assert record is not None
        assert record.transfer is not None
        path = self.media.complete(record.transfer.id, "x.webm")
        path.write_bytes(bytes(_SIZE))
        commit_grant(self.db, key, now, file=path.name, size=_SIZE, device_modified=False)

    def play(self, key: EpisodeKey, now: Instant) -> None:
        self.ledger.begin_sitting(key, now)
        self.ledger.end_sitting(now + MINUTE, 20.0)


def make(data: Path, downloads: int, now: Instant) -> None:
    """Make the user's library in a folder of data."""
    maker = _Maker(library_folder(data))
    with writing(maker.db):
        put_catalogue(maker.db, CATALOGUE, LocalText.plain("Many"), "", _episodes(downloads))
    expired = [number for number in range(downloads) if is_expired(number)]
    others = [number for number in range(downloads) if not is_expired(number)]
    for number in expired:
        maker.download(key_of(number), now - 9 * DAY)
    for number in expired:
        maker.play(key_of(number), now - 8 * DAY + number)
    maker.ledger.advance(now - 2 * DAY)
    for number in others:
        maker.download(key_of(number), now - DAY + number)
    for number in filter(is_running, others):
        maker.play(key_of(number), now - 20 * HOUR + 15 * HOUR * number // downloads)
    maker.ledger.keep(now)
    maker.db.close()


def prepared(plan: Plan, downloads: int) -> Path:
    """Return the folder of data of a library of that size, made or moved on to the present."""
    folder = plan.keep / f"library-{downloads}"
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"making a library of {downloads:,} …", file=sys.stderr, flush=True)
        took = alone("libraries", folder, downloads)["took_s"]  # its memory is not ours
        print(f"… took {took:.0f} s", file=sys.stderr, flush=True)
        (folder / "made").touch()
    _move_on(library_folder(folder))
    return folder


def _move_on(folder: Path) -> None:
    maker = _Maker(folder)
    now = time.time_ns() // 1_000_000
    behind = now - (kept_now(maker.db) or now)
    if behind > HOUR:
        maker.ledger.move_all(behind, now)
    maker.db.close()


@contextmanager
def copied(plan: Plan, data: Path) -> Iterator[Path]:
    """Yield a copy that may be changed: a database of its own, links to the media."""
    with tempfile.TemporaryDirectory(dir=plan.keep) as name:
        before, after = library_folder(data), library_folder(Path(name))
        (after / MEDIA).mkdir(parents=True)
        shutil.copy(before / DATABASE, after / DATABASE)
        for one in os.scandir(before / MEDIA):
            os.link(one.path, after / MEDIA / one.name)
        yield Path(name)


if __name__ == "__main__":
    began = time.monotonic()
    make(Path(sys.argv[1]), int(sys.argv[2]), time.time_ns() // 1_000_000)
    tell(took_s=time.monotonic() - began)
