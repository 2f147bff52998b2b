"""What happened in a library: one frozen value for each event, named in the past tense."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from desktop_app.domain.countdown import Limit
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Ending, Status
from desktop_app.domain.renewal import NeedsConfirmation, Refused
from desktop_app.domain.time import Duration, Instant
from desktop_app.storage.unusable import LibraryError


@dataclass(frozen=True, slots=True)
class PlaybackWindowBegan:
    """The time to finish an episode began; `ends_at` is None where the policy sets no end."""

    key: EpisodeKey
    ends_at: Instant | None


@dataclass(frozen=True, slots=True)
class CopyEnded:
    """A licence ended, and its file is deleted (rule S3)."""

    key: EpisodeKey
    how: Ending


@dataclass(frozen=True, slots=True)
class SittingStopped:
    """The running sitting ended."""

    key: EpisodeKey


@dataclass(frozen=True, slots=True)
class LimitCrossed:
    """A licence came so close to its end that it is announced, once for each limit (rule T4)."""

    key: EpisodeKey
    limit: Limit


@dataclass(frozen=True, slots=True)
class DownloadRefused:
    """A request for a download was refused (part A)."""

    key: EpisodeKey
    refusal: Refused


@dataclass(frozen=True, slots=True)
class DownloadsRefused:
    """Some of the downloads that were asked for together were refused (part A)."""

    refusals: Mapping[EpisodeKey, Refused]


@dataclass(frozen=True, slots=True)
class DownloadQueued:
    """A transfer was put in the queue."""

    key: EpisodeKey


@dataclass(frozen=True, slots=True)
class RenewalDeclined:
    """The warning was answered with *Not now*: nothing has changed."""

    keys: tuple[EpisodeKey, ...]


@dataclass(frozen=True, slots=True)
class PlayRefused:
    """A request to play was refused (rule A2)."""

    key: EpisodeKey
    status: Status


@dataclass(frozen=True, slots=True)
class FolderUnreadable:
    """The folder of media cannot be read; that ends nothing (rule S4)."""

    folder: Path
    asked: bool
    """True if the user asked for a file in it and has to read why nothing happens."""


@dataclass(frozen=True, slots=True)
class FileFound:
    """The user asked where the file of a copy is, and it is here."""

    path: Path


@dataclass(frozen=True, slots=True)
class FileUndeletable:
    """The file of an ended copy could not be deleted. The next start tries again."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class RemovalBegan:
    """The user removed these copies, and can undo that for a moment."""

    episodes: tuple[Episode, ...]


@dataclass(frozen=True, slots=True)
class RemovalUndone:
    """The user undid the removal of these copies."""

    keys: tuple[EpisodeKey, ...]


@dataclass(frozen=True, slots=True)
class RowsCleared:
    """Greyed rows were taken away; they can be brought back."""

    episodes: tuple[Episode, ...]


@dataclass(frozen=True, slots=True)
class LibraryUnwritten:
    """What fell due could not be stored. It is tried again; the user reads this only once."""

    error: LibraryError


@dataclass(frozen=True, slots=True)
class ClockAccepted:
    """The user accepted the laptop's clock, and every instant moved by `moved_by` (rule T2)."""

    moved_by: Duration


Event: TypeAlias = (
    PlaybackWindowBegan
    | CopyEnded
    | SittingStopped
    | LimitCrossed
    | DownloadRefused
    | DownloadsRefused
    | DownloadQueued
    | RenewalDeclined
    | PlayRefused
    | FolderUnreadable
    | FileFound
    | FileUndeletable
    | RemovalBegan
    | RemovalUndone
    | RowsCleared
    | LibraryUnwritten
    | ClockAccepted
)


def keys_of(events: Iterable[Event]) -> set[EpisodeKey]:
    """Return the episodes of those events that are about one episode."""
    return {event.key for event in events if hasattr(event, "key")}


@dataclass(frozen=True, slots=True)
class Changed:
    """The rows of these episodes have to be read again. An empty set means all rows."""

    keys: frozenset[EpisodeKey]


@dataclass(frozen=True, slots=True)
class ConfirmationNeeded:
    """The modal warning has to ask before these downloads (rule A1), asked for at `now`."""

    questions: Mapping[EpisodeKey, NeedsConfirmation]
    now: Instant


@dataclass(frozen=True, slots=True)
class ExplanationNeeded:
    """The very first play: explain, once, that playing opens the playback window."""

    key: EpisodeKey


@dataclass(frozen=True, slots=True)
class PlayAllowed:
    """The player may open this file (rule A2)."""

    episode: Episode
    path: Path
    position_s: float
    ends_at: Instant | None
