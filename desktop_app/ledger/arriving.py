"""The media of a scenario's copies: put in place as if they had been downloaded."""

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
    """Return the media of an episode, which must be a file that can be read.

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
    """The files of what is live and of what is queued in a scenario's library."""

    def __init__(self, db: Database, media: MediaFolder, ledger: Ledger) -> None:
        self._db = db
        self._media = media
        self._ledger = ledger
        self._sizes: dict[EpisodeKey, int] = {}
        """Of what came from a server, which no catalogue may know."""

    def arrive(self, now: Instant, had: Mapping[EpisodeKey, Path] | None = None) -> None:
        """Let time pass to `now`, and put the files of what is live then in place, no others.

        They take the pipeline's way: a part file, verified and renamed. `had` are the files of what
        was live before the clock was moved: they are taken again. Where there is none and the
        source cannot be read either, the copy is lost.

        Raises:
            ScenarioError: a source cannot be read, and nothing was live before.
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
        """Keep how large each download was, beyond the day on which it is forgotten."""
        self._sizes |= granted_sizes(self._db)

    def size_of(self, episode: Episode) -> int:
        """Return how many bytes a copy of an episode has.

        Raises:
            ScenarioError: only its source knows, and it cannot be read.
        """
        if episode.size is not None:
            return episode.size
        known = self._sizes.get(episode.key)
        return source_of(episode).stat().st_size if known is None else known

    def put_part(self, episode: Episode, transfer: int, progress: float) -> tuple[int | None, int]:
        """Put a share of an episode into the part file of a transfer; of a server's, nothing.

        Returns how many bytes there are in all, where that is known, and how many are in the part.

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
        """Copy a source into its place; whether it is what its catalogue says."""
        episode = self._ledger.episode(key)
        part = complete.with_suffix(".part")
        shutil.copyfile(source_of(episode), part)
        if verify(part, Promise(size, episode.sha256, episode.duration_s)) is None:
            self._media.put_in_place(part, complete)
            return True
        self._media.delete(part)
        return False
