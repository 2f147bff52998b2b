"""Shows the numbers around the rows: chips, rail, storage meter and the folder's settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.device import StorageUsage
from desktop_app.domain.media_folder import MediaShown, MoveShown
from desktop_app.domain.queue import QueuePauses
from desktop_app.domain.shelf import Chip
from desktop_app.domain.transfer import TransferState
from desktop_app.folder.service import FolderService
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts

if TYPE_CHECKING:
    from desktop_app.ui.settings.page import SettingsPage


class CountsPresenter(QObject):
    """Shows how many episodes there are, and how much room they take."""

    def __init__(
        self,
        *,
        page: DownloadsPage,
        settings_page: Lazily[SettingsPage],
        window: MainWindow,
        texts: Texts,
        folder: FolderService,
        transfers: Callable[[], Mapping[TransferState, int]],
        usage: Callable[[int], StorageUsage],
        movable: bool,
        parent: QObject,
    ) -> None:
        """`transfers` counts the queue by state; `usage` says what the disk holds.

        `usage` is handed the bytes of the downloads; `movable` is whether the folder may be moved.
        """
        super().__init__(parent)
        self._page = page
        self._settings_page = settings_page
        self._window = window
        self._texts = texts
        self._folder = folder
        self._transfers = transfers
        self._usage = usage
        self._movable = movable
        texts.changed.connect(self.name_places)
        folder.changed.connect(self.show_media)
        settings_page.once_made(lambda _page: self.show_media())

    def show(self) -> None:
        """Show the chips' numbers and the storage meter."""
        usage = self._usage(self._page.model.counts.bytes_on_laptop)
        self._window.set_usage(usage)
        self._show_media(usage)
        self._page.show_queue(self.queue_pauses())
        self.name_places()

    def queue_pauses(self) -> QueuePauses:
        """Return how many transfers run or wait, and how many are paused."""
        found = self._transfers()
        moving = sum(count for state, count in found.items() if state.goes_on)
        return QueuePauses(moving, found[TransferState.PAUSED])

    def name_places(self) -> None:
        """Show the rail's words, and its count."""
        window, texts = self._window, self._texts
        rows = self._page.model.counts.rows.get(Chip.ALL, 0)
        window.name_place("library", texts.tr("Downloads", "page"), texts.number(rows))
        window.name_place("catalogue", texts.tr("Catalogue", "page"))
        window.name_place("rules", texts.tr("The rules", "page"))
        window.name_place("settings", texts.tr("Settings", "page"))

    def show_media(self) -> None:
        """Show in the settings where the downloads are, and how far a move of them is."""
        if self._settings_page.made is not None:
            self._show_media(self._usage(self._page.model.counts.bytes_on_laptop))

    def _show_media(self, usage: StorageUsage) -> None:
        if (page := self._settings_page.made) is None:
            return
        state, move = self._folder.state, None
        if state.moving is not None:
            move = MoveShown(str(state.moving.to), state.moving.moved, state.moving.total)
        page.show_media(
            MediaShown(
                folder=str(state.path),
                size=usage.downloads,
                free=usage.free,
                readable=state.readable,
                movable=self._movable,
                is_own=state.is_own,
                move=move,
            )
        )
