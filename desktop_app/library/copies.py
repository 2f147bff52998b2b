"""The files of live copies: whether they are there, and what follows where they are not."""

from collections.abc import Iterable
from pathlib import Path
from typing import assert_never

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Instant
from desktop_app.ledger.events import FolderUnreadable
from desktop_app.ledger.ledger import Ledger
from desktop_app.library.removals import Publish
from desktop_app.storage.entitlements import Record
from desktop_app.storage.media import MediaFolder, Presence


class CopyFiles:
    """Looks for files, ends the licences of those that are gone (rule S4), and publishes that."""

    def __init__(self, ledger: Ledger, media: MediaFolder, publish: Publish) -> None:
        self._ledger = ledger
        self._media = media
        self._publish = publish

    def look(self, record: Record, now: Instant, *, asked: bool) -> Path | Presence | None:
        """Return the file of a live copy, or why there is none; None where no copy is live.

        `asked` where a user waits for the answer.
        """
        if record.entitlement.licence is None or record.file is None:
            return None
        presence = self._media.look(record.file, record.file_size)
        match presence:
            case Presence.THERE:
                return self._media.file(record.file)
            case Presence.GONE:
                self.lose([record.key], now)
            case Presence.UNREADABLE:
                self._publish((), [FolderUnreadable(self._media.path, asked)])
            case _:
                assert_never(presence)
        return presence

    def lose(self, keys: Iterable[EpisodeKey], now: Instant) -> None:
        """End the licences of these live copies: their files are gone."""
        for key in keys:
            self._publish({key}, self._ledger.lose(key, now))
