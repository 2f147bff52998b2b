"""Puts the media of a scenario's copies in place, as if they had been downloaded."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from sqlite_utils import Database

from desktop_app.domain.address import file_of
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.time import Instant
from desktop_app.ledger.commands import ScenarioError
from desktop_app.ledger.ledger import Ledger
from desktop_app.platform.regular import require_target
from desktop_app.storage.entitlements import granted_sizes, live_files
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.transfers import queue
from desktop_app.storage.verify import Promise, verify


def source_of(episode: Episode) -> Path:
    """Return the path of an episode's media, a file that can be read.

    Raises:
        ScenarioError: it lies on a server, or cannot be read.
    """
    file = file_of(episode.media)
    if file is None:
        raise ScenarioError(
            f"The media of {episode.key.episode} lies on a server, and a copy that a scenario has "
            "at its opening is made from a file: name one in the catalogue."
        )
    path = Path(file)
    try:
        require_target(path)
        with path.open("rb"):
            return path
    except OSError as error:
        raise ScenarioError(
            f"The media of {episode.key.episode}, {episode.media}, cannot be read "
            f"({error.strerror}): put the file there, or correct the catalogue."
        ) from error


class Arrivals:
    """Makes the files of live copies and of transfers in a scenario's library."""

    def __init__(self, db: Database, media: MediaFolder, ledger: Ledger) -> None:
        self._db = db
        self._media = media
        self._ledger = ledger
        self._sizes: dict[EpisodeKey, int] = {}
        """How large each copy was. No catalogue may know that of a copy from a server."""

    def arrive(self, now: Instant, had: Mapping[EpisodeKey, Path] | None = None) -> None:
        """Let time pass to `now`, then make the files of the copies that are live, and no others.

        A file is made as a download makes it: a part file, verified and renamed. `had` are the
        files of the copies that were live before the clock was moved. They are used again. If
        there is none for a copy and its source cannot be read, the copy is lost.

        Raises:
            ScenarioError: a source cannot be read, and `had` is None.
            OSError: a file cannot be read or written.
        """
        self._ledger.advance(now)
        self._media.ensure()
        wanted = {
            key: (self._media.file(name), size)
            for key, (name, size) in live_files(self._db).items()
            if not self._media.file(name).exists()
        }
        for key in wanted.keys() & (had or {}).keys():
            if had is not None and had[key].exists():
                had[key].replace(wanted.pop(key)[0])
        self._tidy()
        for key, (complete, size) in wanted.items():
            try:
                put = self._fetch(key, complete, size)
            except ScenarioError:
                if had is None:
                    raise
                put = False
            if not put:
                self._ledger.lose(key, now)

    def live_files(self) -> dict[EpisodeKey, Path]:
        """Return the file of every live copy."""
        return {key: self._media.file(name) for key, (name, _size) in live_files(self._db).items()}

    def remember_sizes(self) -> None:
        """Remember how large each download was, before the records of the library are dropped."""
        self._sizes |= granted_sizes(self._db)

    def size_of(self, episode: Episode) -> int:
        """Return how many bytes a copy of an episode has.

        Raises:
            ScenarioError: only its source tells the size, and it cannot be read.
        """
        if episode.size is not None:
            return episode.size
        known = self._sizes.get(episode.key)
        return source_of(episode).stat().st_size if known is None else known

    def put_part(self, episode: Episode, transfer: int, progress: float) -> tuple[int | None, int]:
        """Write the first share of an episode into the part file of a transfer.

        `progress` is that share, 0 to 1. For media on a server nothing is written. Returns how many
        bytes the episode has, where that is known, and how many are in the part file.

        Raises:
            ScenarioError: the source cannot be read.
            OSError: the part file cannot be written.
        """
        if file_of(episode.media) is None:
            return episode.size, 0
        size = self.size_of(episode)
        received = round(size * progress)
        self._media.ensure()
        with source_of(episode).open("rb") as source:
            self._media.part(transfer).write_bytes(source.read(received))
        return size, received

    def _tidy(self) -> None:
        live = {name for name, _size in live_files(self._db).values()}
        moving = {transfer.id for _key, transfer in queue(self._db)}
        for one in self._media.ours():
            if one.path.name not in live and one.transfer not in moving:
                self._media.delete(one.path)

    def _fetch(self, key: EpisodeKey, complete: Path, size: int) -> bool:
        """Copy a source into its place; return whether it is the file that its catalogue names."""
        episode = self._ledger.episode(key)
        part = complete.with_suffix(".part")
        shutil.copyfile(source_of(episode), part)
        if verify(part, Promise(size, episode.sha256, episode.duration_s)) is None:
            self._media.put_in_place(part, complete)
            return True
        self._media.delete(part)
        return False
