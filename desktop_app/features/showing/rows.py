"""Brings the rows, and everything else that shows an episode, up to date together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.clock import Clock
from desktop_app.downloads.events import Moved
from desktop_app.downloads.service import DownloadService
from desktop_app.features.showing.counts import CountsPresenter
from desktop_app.features.showing.inspector import InspectorPresenter
from desktop_app.ledger.events import Changed
from desktop_app.library.service import LibraryService
from desktop_app.library.shelf import DownloadRows
from desktop_app.playback.service import PlaybackService
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.library.page import DownloadsPage

if TYPE_CHECKING:
    from desktop_app.ui.catalogue.page import CataloguePage
    from desktop_app.ui.player.view import PlayerView


class RowsPresenter(QObject):
    """Refreshes what shows an episode that has changed."""

    refreshed = Signal()
    """Emitted when every row may show something else."""

    def __init__(
        self,
        *,
        library: LibraryService,
        downloads: DownloadService,
        downloads_page: DownloadsPage,
        catalogue_page: Lazily[CataloguePage],
        player: Lazily[PlayerView],
        playback: PlaybackService,
        rows: DownloadRows,
        clock: Clock,
        inspector: InspectorPresenter,
        counts: CountsPresenter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._downloads_page = downloads_page
        self._catalogue_page = catalogue_page
        self._player = player
        self._playback = playback
        self._rows = rows
        self._clock = clock
        self._inspector = inspector
        self._counts = counts
        library.changed.connect(self.on_changed)
        downloads.changed.connect(self.on_changed)

    def on_changed(self, changed: Changed | Moved) -> None:
        """Read these rows again, wherever they are shown."""
        if not changed.keys:
            self.refresh_everything()
            return
        self._downloads_page.model.on_changed(changed.keys)
        if (page := self._catalogue_page.made) is not None:
            page.model.on_changed(changed.keys)
        self._inspector.show_if(changed.keys)
        if self._playback.key in changed.keys:
            self.show_player_row()
        self._counts.show()

    def refresh_everything(self) -> None:
        """Show all rows anew: at another instant, or in another language of the titles."""
        self._downloads_page.model.reload()
        if (page := self._catalogue_page.made) is not None:
            page.model.reload()
        self._inspector.show()
        self.show_player_row()
        self._counts.show()
        self.refreshed.emit()

    def show_player_row(self) -> None:
        """Show in the player's head the row as it is now."""
        if self._playback.key is not None:
            row = self._rows.row(self._playback.key)
            self._player().show_row(row, self._clock.now(), self._clock.pace)
