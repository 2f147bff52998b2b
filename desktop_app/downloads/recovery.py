"""What a crash left in the folder of media, and what is to be done about it (rule F4)."""

import contextlib
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal
from sqlite_utils import Database

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.transfer import Transfer
from desktop_app.downloads.events import FilesMissing, MediaFolderUnreadable
from desktop_app.downloads.kept import KeptTransfers
from desktop_app.platform.background import Err, Ok, Outcome, in_background
from desktop_app.storage.entitlements import live_files, lost_files
from desktop_app.storage.media import MediaFolder, OurFile
from desktop_app.storage.verify import Promise, verify


@dataclass(frozen=True, slots=True)
class Plan:
    """Complete files that still wait for their licence, files to delete, lost licences."""

    waiting: Mapping[EpisodeKey, Path]
    delete: tuple[Path, ...]
    lost: frozenset[EpisodeKey]


@dataclass(frozen=True, slots=True)
class Check:
    """A complete file to be verified again before it is committed."""

    key: EpisodeKey
    path: Path
    promise: Promise


class CrashRecovery(QObject):
    """Compares the folder of media with what is stored, and puts both right."""

    happened = Signal(object)
    """`MediaFolderUnreadable`: nothing is put right."""
    files_missing = Signal(object)
    ended = Signal(object)
    """The keys of transfers whose files are complete and good: only their licences are missing."""

    def __init__(
        self,
        db: Database,
        media: MediaFolder,
        kept: KeptTransfers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._db = db
        self._media = media
        self._kept = kept
        self._under_way: object | None = None

    def begin(self) -> None:
        """Look at the folder; a missing one is made where no copy can have lain in it."""
        if not live_files(self._db):
            with contextlib.suppress(OSError):  # the scan meets it too, and reports it
                self._media.ensure()
        self._under_way = object()
        in_background(partial(scan, self._media), partial(self._on_scanned, self._under_way))

    def abandon(self) -> None:
        """Let nothing follow: what was found may not be there any more."""
        self._under_way = None

    def _on_scanned(self, begun: object, outcome: Outcome[list[OurFile] | OSError]) -> None:
        if begun is not self._under_way:
            return
        match outcome:
            case Ok(found):
                self._put_right(begun, found)
            case Err():  # what a crash left stays until the next start
                self.ended.emit(frozenset())
            case _:
                assert_never(outcome)

    def _put_right(self, begun: object, found: list[OurFile] | OSError) -> None:
        self._kept.put_right()
        if isinstance(found, OSError):
            self.happened.emit(MediaFolderUnreadable(self._media.path))
            return
        parts = {one.transfer: one.size for one in found if not one.complete}
        stored = self._kept.queue()
        for key, transfer in stored:
            received = parts.get(transfer.id, 0)
            if transfer.received != received:
                self._kept.put(key, replace(transfer, received=received))
        live = live_files(self._db)
        strange = {one.path.name for one in found if one.complete} - {
            name for name, _ in live.values()
        }
        todo = plan(found, live, stored, lost_files(self._db, strange))
        announced = {key: transfer.size for key, transfer in stored}
        checks = [self._check(key, path, announced[key]) for key, path in todo.waiting.items()]
        put_right = partial(carry_out, todo.delete, checks)
        in_background(put_right, partial(self._on_carried_out, begun))
        if lost := self._still_missing(todo.lost):
            self.files_missing.emit(FilesMissing(lost))

    def _still_missing(self, keys: frozenset[EpisodeKey]) -> frozenset[EpisodeKey]:
        """Look again: a file may have come into its place since the folder was read."""
        try:
            sizes = self._media.sizes() if keys else {}
        except OSError:
            return frozenset()
        live = live_files(self._db) if keys else {}
        return frozenset(
            key for key in keys if key in live and sizes.get(live[key][0]) != live[key][1]
        )

    def _check(self, key: EpisodeKey, path: Path, announced: int | None) -> Check:
        episode = self._kept.episode(key)
        size = episode.size if episode.size is not None else announced
        return Check(key, path, Promise(size, episode.sha256, episode.duration_s))

    def _on_carried_out(self, begun: object, outcome: Outcome[frozenset[EpisodeKey]]) -> None:
        if begun is not self._under_way:
            return
        match outcome:
            case Ok(good):
                self.ended.emit(good)
            case Err():  # none is known to be good: each is fetched again
                self.ended.emit(frozenset())
            case _:
                assert_never(outcome)


def scan(media: MediaFolder) -> list[OurFile] | OSError:
    """Return every file that is ours by its name, or why the folder cannot be read."""
    try:
        return list(media.ours())
    except OSError as error:
        return error


def plan(
    found: list[OurFile],
    live: Mapping[EpisodeKey, tuple[str, int]],
    queue: list[tuple[EpisodeKey, Transfer]],
    lost_files: Collection[str] = (),
) -> Plan:
    """Compare the folder with what is stored, and decide what becomes of each file (rule F4).

    `live` is the file and size of each live licence, `lost_files` the names of files whose licence
    ended as lost: who puts one back keeps it.
    """
    transfers = {transfer.id: (key, transfer.under_way) for key, transfer in queue}
    kept = {name for name, _size in live.values()}.union(lost_files)
    waiting: dict[EpisodeKey, Path] = {}
    delete: list[Path] = []
    for one in found:
        if one.path.name in kept:
            continue
        key, under_way = transfers.get(one.transfer, (None, False))
        if key is None:
            delete.append(one.path)
        elif one.complete and under_way:
            waiting[key] = one.path
    sizes = {one.path.name: one.size for one in found}
    lost = frozenset(key for key, (name, size) in live.items() if sizes.get(name) != size)
    return Plan(waiting, tuple(delete), lost)


def carry_out(delete: Iterable[Path], checks: Iterable[Check]) -> frozenset[EpisodeKey]:
    """Delete what belongs to nobody; the keys of the files that are good."""
    for path in delete:
        try_to_delete(path)
    good = set()
    for check in checks:
        if _is_good(check):
            good.add(check.key)
        else:
            try_to_delete(check.path)
    return frozenset(good)


def try_to_delete(path: Path) -> None:
    """Delete a file; what cannot be deleted now is tried again at the next start."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        logging.getLogger(__name__).warning("cannot delete %s: %s", path, error)


def _is_good(check: Check) -> bool:
    """Return whether a file passes the very test that it had to pass when it arrived (rule F2)."""
    try:
        return verify(check.path, check.promise) is None
    except OSError:
        return False
