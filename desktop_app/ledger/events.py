"""What happened in the library, in the past tense: one frozen value a signal."""

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
    """The time to finish began; `ends_at` is None where the policy sets none."""

    key: EpisodeKey
    ends_at: Instant | None


@dataclass(frozen=True, slots=True)
class CopyEnded:
    """A licence ended, and its file goes (rule S3)."""

    key: EpisodeKey
    how: Ending


@dataclass(frozen=True, slots=True)
class SittingStopped:
    """The running sitting ended."""

    key: EpisodeKey


@dataclass(frozen=True, slots=True)
class LimitCrossed:
    """A limit to announce, once (rule T4)."""

    key: EpisodeKey
    limit: Limit


@dataclass(frozen=True, slots=True)
class DownloadRefused:
    """A request for a download was refused (part A)."""

    key: EpisodeKey
    refusal: Refused


@dataclass(frozen=True, slots=True)
class DownloadsRefused:
    """Of several downloads that were asked for together, these were refused (part A)."""

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
    """The user asked for a file in it, and has to be told why nothing happens."""


@dataclass(frozen=True, slots=True)
class FileFound:
    """Where the file of a copy lies that was asked for."""

    path: Path


@dataclass(frozen=True, slots=True)
class FileUndeletable:
    """An ended copy's file could not be deleted; it is tried again at the next start."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class RemovalBegan:
    """The user removed these copies, and may undo that for a moment."""

    episodes: tuple[Episode, ...]


@dataclass(frozen=True, slots=True)
class RemovalUndone:
    """These copies stay."""

    keys: tuple[EpisodeKey, ...]


@dataclass(frozen=True, slots=True)
class RowsCleared:
    """Greyed rows were taken away; they can be brought back."""

    episodes: tuple[Episode, ...]


@dataclass(frozen=True, slots=True)
class LibraryUnwritten:
    """What fell due could not be written; it is tried again, and said once until it can be."""

    error: LibraryError


@dataclass(frozen=True, slots=True)
class ClockAccepted:
    """The laptop's clock was taken for *now*, and every instant moved by so much (rule T2)."""

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
    """Return the episodes that the events are about, of those that are about one."""
    return {event.key for event in events if hasattr(event, "key")}


@dataclass(frozen=True, slots=True)
class Changed:
    """The rows of these episodes show something else now; none named means all of them."""

    keys: frozenset[EpisodeKey]


@dataclass(frozen=True, slots=True)
class ConfirmationNeeded:
    """The modal warning has to ask before these downloads (rule A1); `now` is when it was asked."""

    questions: Mapping[EpisodeKey, NeedsConfirmation]
    now: Instant


@dataclass(frozen=True, slots=True)
class ExplanationNeeded:
    """The first play of all: say that it opens the playback window, once."""

    key: EpisodeKey


@dataclass(frozen=True, slots=True)
class PlayAllowed:
    """The player may open this file (rule A2)."""

    episode: Episode
    path: Path
    position_s: float
    ends_at: Instant | None
