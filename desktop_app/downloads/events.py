"""What happened to transfers, in the past tense: one frozen value a signal."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.transfer import Trouble
from desktop_app.storage.unusable import LibraryError


@dataclass(frozen=True, slots=True)
class Moved:
    """Transfers have changed, or stand elsewhere in the queue."""

    keys: frozenset[EpisodeKey]


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A complete, verified file and its licence were committed."""

    episode: Episode


@dataclass(frozen=True, slots=True)
class TransferFailed:
    """A transfer needs the user; nothing was counted (rule D3)."""

    episode: Episode
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class NetworkMissing:
    """Transfers wait for a network; said once until there is one again (rule F5)."""


@dataclass(frozen=True, slots=True)
class TransferCancelled:
    """The user took a transfer off the queue."""

    episode: Episode


@dataclass(frozen=True, slots=True)
class FilesMissing:
    """The files of live licences are not there (rule S4)."""

    keys: frozenset[EpisodeKey]


@dataclass(frozen=True, slots=True)
class MediaFolderUnreadable:
    """The folder of media cannot be read; that ends nothing (rule S4)."""

    folder: Path


@dataclass(frozen=True, slots=True)
class TransferUnwritten:
    """What became of a transfer could not be written; it is tried again. Said once until then."""

    error: LibraryError


Event: TypeAlias = (
    Downloaded
    | TransferFailed
    | NetworkMissing
    | TransferCancelled
    | MediaFolderUnreadable
    | TransferUnwritten
)
