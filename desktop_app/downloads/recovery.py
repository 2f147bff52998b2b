"""What a crash left in the folder of media, and what is to be done about it (rule F4)."""

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.transfer import Transfer
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


def scan(media: MediaFolder) -> list[OurFile] | OSError:
    """Every file that is ours by its name, or why the folder cannot be read."""
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
    """What cannot be deleted now is tried again at the next start."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        logging.getLogger(__name__).warning("cannot delete %s: %s", path, error)


def _is_good(check: Check) -> bool:
    """By the very test that it had to pass when it arrived (rule F2)."""
    try:
        return verify(check.path, check.promise) is None
    except OSError:
        return False
