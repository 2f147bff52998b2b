"""A real library on disk, with a catalogue of small episodes, for tests of storage and services."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlite_utils import Database

from desktop_app.domain.device import Device
from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import Decision, Granted, Refused, Renewed
from desktop_app.domain.time import Instant
from desktop_app.ledger.granting import commit_grant
from desktop_app.ledger.ledger import Ledger
from desktop_app.storage import groups, shelf
from desktop_app.storage.database import open_library
from desktop_app.storage.entitlements import record_of
from desktop_app.storage.episodes import put_catalogue
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.places import media_folder
from desktop_app.storage.transaction import writing

CATALOGUE = "test"
PROJECTION = (
    *("shelf", "shelf_counts", "shelf_groups", "shelf_group_counts"),
    *("listed_groups", "listed_counts"),
)
"""The tables that can be thrown away and built again."""


def key(episode: str) -> EpisodeKey:
    """An episode of the test catalogue."""
    return EpisodeKey(CATALOGUE, episode)


def episodes(names: Iterable[str], source: Path, *, size: int = 1_000) -> list[Episode]:
    """Small episodes, five to a series, whose media would lie in `source`."""
    return [
        Episode(
            key=key(name),
            series=f"series-{number // 5}",
            series_title=LocalText.plain(f"Series {number // 5}"),
            title=LocalText({"en": f"Title {name}", "fr": f"Titre {name}"}),
            media=str(source / f"{name}.webm"),
            season=1,
            number=number % 5 + 1,
            duration_s=40.0,
            size=size,
        )
        for number, name in enumerate(names)
    ]


@dataclass
class Shelf:
    """One open library."""

    folder: Path
    db: Database
    media: MediaFolder
    ledger: Ledger
    policy: list[Policy] = field(default_factory=lambda: [DEFAULT])
    device: list[Device] = field(default_factory=lambda: [Device()])

    def download(self, one: EpisodeKey, now: Instant, *, confirmed: bool = True) -> Decision:
        """Ask, and where it is allowed commit at once, with a file."""
        decision = self.ledger.ask_download(one, now, confirmed=confirmed)
        if isinstance(decision, Granted | Renewed):
            self.commit(one, now)
        return decision

    def commit(self, one: EpisodeKey, now: Instant) -> Refused | None:
        """Its transfer has brought a file of the right size; a refused one goes again."""
        record = record_of(self.db, one)
        assert record is not None
        assert record.transfer is not None
        episode = self.ledger.episode(one)
        assert episode.size is not None
        path = self.media.complete(record.transfer.id, episode.media)
        path.write_bytes(bytes(episode.size))
        self.media.part(record.transfer.id).unlink(missing_ok=True)
        refused = commit_grant(
            self.db,
            one,
            now,
            file=path.name,
            size=episode.size,
            device_modified=self.device[0].modified,
        )
        if refused is not None:
            path.unlink()
        return refused

    def projection(self) -> dict[str, list[dict[str, Any]]]:
        """Return every table that is kept beside the facts."""
        return {table: list(self.db.query(f"SELECT * FROM {table}")) for table in PROJECTION}

    def rebuilt(self, now: Instant) -> dict[str, list[dict[str, Any]]]:
        """Return what they would be, built from the facts at `now`; nothing is changed."""
        self.db.execute("SAVEPOINT rebuilt")
        shelf.rebuild(self.db, now)
        groups.rebuild(self.db)
        found = self.projection()
        self.db.execute("ROLLBACK TO rebuilt")
        self.db.execute("RELEASE rebuilt")
        return found


@cache
def _new_library() -> bytes:
    """A library as the program makes it: once, for it takes four times as long as to open one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        open_library(path).close()
        return path.read_bytes()


@contextmanager
def opened(
    folder: Path,
    names: Iterable[str] = "abcdef",
    tracer: Callable[[str, Any], None] | None = None,
    *,
    policy: Policy = DEFAULT,
) -> Iterator[Shelf]:
    """Open the library in `folder`, with its catalogue."""
    path = folder / "library.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_new_library())
    db = open_library(path, tracer)
    try:
        with writing(db):
            title = LocalText.plain("Test")
            put_catalogue(db, CATALOGUE, title, "", episodes(names, folder / "source"))
        yield over(db, folder, policy)
    finally:
        db.close()


def over(db: Database, folder: Path, policy: Policy = DEFAULT) -> Shelf:
    """The ledger of an open library."""
    media = media_folder(db, folder / "media")
    media.ensure()
    db.execute("PRAGMA synchronous = OFF")  # a test outlives no power cut
    policies, devices = [policy], [Device()]
    ledger = Ledger(db, media, lambda _episode: policies[0], lambda: devices[0])
    return Shelf(folder, db, media, ledger, policies, devices)
