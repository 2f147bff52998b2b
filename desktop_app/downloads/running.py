"""The transfers that run: a job each, how far it is, and what it may take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.clock import Elapsed
from desktop_app.domain.address import file_of
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.transfer import Transfer
from desktop_app.storage.disk import Free
from desktop_app.storage.media import MediaFolder

if TYPE_CHECKING:
    from desktop_app.downloads.job import Job
    from desktop_app.downloads.source import Source


class Running(QObject):
    """Starts and halts jobs, and passes on what they tell."""

    opened = Signal(object)
    progressed = Signal(object)
    completed = Signal(object)
    failed = Signal(object)
    rested = Signal(object)

    def __init__(
        self,
        media: MediaFolder,
        rate_limit: Callable[[], int | None],
        free: Free,
        elapsed: Elapsed,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._media = media
        self._rate_limit = rate_limit
        self._free = free
        self._elapsed = elapsed
        self._jobs: dict[EpisodeKey, Job] = {}
        self._moving: dict[EpisodeKey, Transfer] = {}
        self._resting: dict[EpisodeKey, Job] = {}
        self._anew: set[EpisodeKey] = set()
        """Of these all was fetched once more already: what does not fit now is damaged."""

    def __contains__(self, key: EpisodeKey) -> bool:
        return key in self._jobs

    def __iter__(self) -> Iterator[EpisodeKey]:
        return iter(list(self._jobs))

    def is_finishing(self, key: EpisodeKey) -> bool:
        """Return whether everything has arrived, so that there is nothing left to hold."""
        return key in self._jobs and self._jobs[key].finishing

    def is_resting(self, key: EpisodeKey) -> bool:
        """Return whether one was halted, and its last step still touches its file."""
        return key in self._resting

    def transfer(self, key: EpisodeKey) -> Transfer | None:
        """Return how far one is at this moment."""
        return self._moving.get(key)

    def still_needed(self) -> int:
        """Return the bytes that all of them have yet to bring, as far as that is known."""
        return sum(max(0, (one.size or 0) - one.received) for one in self._moving.values())

    def prepare(self, episode: Episode, transfer: Transfer) -> None:
        """Make a job for a transfer whose turn has come; nothing moves before `begin`."""
        from desktop_app.downloads.job import EarlierVisits, Job
        from desktop_app.downloads.part import PartFile
        from desktop_app.storage.verify import Promise

        assert episode.key not in self._jobs, "two would write into one part file"
        job = Job(
            episode.key,
            self._source_of(episode.media),
            PartFile(
                self._media,
                self._media.part(transfer.id),
                self._media.complete(transfer.id, episode.media),
                self._free,
            ),
            Promise(episode.size, episode.sha256, episode.duration_s),
            EarlierVisits(
                transfer.received,
                transfer.size,
                transfer.validator,
                anew=episode.key in self._anew,
            ),
            self._elapsed,
            self,
        )
        self._jobs[episode.key] = job
        self._moving[episode.key] = transfer
        job.opened.connect(self._on_opened)
        job.progressed.connect(self._on_progressed)
        job.completed.connect(self.completed)
        job.failed.connect(self.failed)
        job.rested.connect(self._on_rested)

    def begin(self, key: EpisodeKey) -> None:
        """Let a prepared one move."""
        self.share_rate()
        self._jobs[key].start()

    def halt(self, key: EpisodeKey) -> Transfer:
        """Stop it where it is."""
        job = self._jobs.pop(key)
        job.stop()
        if job.remedies.anew:
            self._anew.add(key)
        if job.resting:
            self._resting[key] = job
        else:
            job.deleteLater()
        self.share_rate()
        return replace(self._as_far_as(job, self._moving.pop(key)), rate=None)

    def forget(self, key: EpisodeKey) -> None:
        """Forget a transfer, so that it begins with a clean sheet if it is asked for again."""
        self._anew.discard(key)

    def share_rate(self) -> None:
        """Share the limit among all of them."""
        limit = self._rate_limit()
        for job in list(self._jobs.values()):
            job.limit(None if limit is None else max(1, limit // len(self._jobs)))

    def look(self) -> None:
        """Give up those that have stalled."""
        for job in list(self._jobs.values()):
            job.look()

    def _on_opened(self, job: Job) -> None:
        self._moving[job.key] = self._as_far_as(job, self._moving[job.key])
        self.opened.emit(job)

    def _on_progressed(self, job: Job) -> None:
        self._moving[job.key] = self._as_far_as(job, self._moving[job.key])
        self.progressed.emit(job)

    def _on_rested(self, job: Job) -> None:
        del self._resting[job.key]
        job.deleteLater()
        self.rested.emit(job)

    def _as_far_as(self, job: Job, transfer: Transfer) -> Transfer:
        moved = replace(transfer, rate=job.rate, size=job.size, validator=job.validator)
        return moved.advanced(job.received)

    def _source_of(self, media: str) -> Source:
        if (file := file_of(media)) is None:
            from desktop_app.downloads.http import HttpSource

            return HttpSource(media, self)
        from desktop_app.downloads.local import LocalSource

        return LocalSource(Path(file), self)
