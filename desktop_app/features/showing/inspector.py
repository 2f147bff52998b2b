"""The inspector: the exact dates of the chosen row, and where its transfer stands."""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from PySide6.QtCore import QObject

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence_timeline import GrantLine
from desktop_app.domain.queue import InQueue
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import MINUTE, Instant
from desktop_app.downloads.service import DownloadService
from desktop_app.library.service import LibraryService
from desktop_app.library.shelf import DownloadRows
from desktop_app.settings.service import SettingsService
from desktop_app.ui.inspector.view import InspectorView
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow


class QueuePlace(Protocol):
    """Where a transfer stands in the queue."""

    @property
    def asked_at(self) -> Instant:
        """Return when the transfer was asked for."""

    @property
    def place(self) -> int | None:
        """Return its place in the queue, counted from 1; None if it failed."""

    @property
    def of(self) -> int:
        """Return how many transfers are in the queue."""


class InspectorPresenter(QObject):
    """Shows the chosen row in the inspector, and keeps it up to date."""

    def __init__(
        self,
        *,
        view: InspectorView,
        page: DownloadsPage,
        window: MainWindow,
        rows: DownloadRows,
        library: LibraryService,
        downloads: DownloadService,
        settings: SettingsService,
        history: Callable[[EpisodeKey], Sequence[GrantLine]],
        standing: Callable[[EpisodeKey], QueuePlace | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._page = page
        self._window = window
        self._rows = rows
        self._library = library
        self._downloads = downloads
        self._settings = settings
        self._history = history
        self._standing = standing
        self._inspected: EpisodeKey | None = None
        self._waits_minutes: int | None = None
        page.several_changed.connect(self.show)

    def on_current_changed(self, key: EpisodeKey | None) -> None:
        """Inspect another row: its exact dates, and whether its file is there (rule S4)."""
        if key is not None and key != self._inspected:
            self._library.check_file(key)
        self._inspected = key
        self.show()

    def show(self) -> None:
        """Show the chosen row as it is now."""
        if self._window.place == "library" and self._page.several:
            self._view.show_several(self._page.several)
            return
        row = None if self._inspected is None else self._rows.row(self._inspected)
        if row is None:
            self._view.show_nothing()
            return
        try:
            self._show_row(row)
        except sqlite3.DatabaseError as error:
            self._library.meet_damage(error)
            self._view.show_nothing()

    def show_if(self, keys: Collection[EpisodeKey]) -> None:
        """Show the chosen row again, if it is one of these."""
        if self._inspected in keys:
            self.show()

    def on_time(self, now: Instant) -> None:
        """Show the chosen row again, if its words change with time."""
        if (at := self._view.changes_at) is not None and at <= now:
            self.show()
        self._show_waiting()

    def _show_row(self, row: ShelfRow) -> None:
        key = row.episode.key
        history = self._history(key)
        live = self._downloads.live(key)
        pace_s = None if live is None else live.seconds_left
        self._view.show_row(row, history, row.as_of, pace_s, self._in_queue(key))

    def _in_queue(self, key: EpisodeKey) -> InQueue | None:
        found = self._standing(key)
        if found is None:
            return None
        waiting = self._downloads.waiting(key)
        limit = self._settings.rate_limit
        again_in = None if waiting is None else waiting.again_in
        return InQueue(found.asked_at, found.place, found.of, limit, again_in)

    def _show_waiting(self) -> None:
        """Show how long the chosen row still waits for its next try."""
        key = self._inspected
        waiting = None if key is None else self._downloads.waiting(key)
        minutes = None if waiting is None else waiting.again_in // MINUTE
        if minutes != self._waits_minutes:
            self._waits_minutes = minutes
            self.show()
