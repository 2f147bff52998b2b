"""Lets time pass: what is done at each tick, once a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.clock.ticker import Tick, Ticker
from desktop_app.clock.zone import ZoneWatch
from desktop_app.domain.time import MINUTE, SECOND, Duration, Instant
from desktop_app.downloads.network import Network
from desktop_app.downloads.service import DownloadService
from desktop_app.features.showing.conditions import ConditionsPresenter
from desktop_app.features.showing.inspector import InspectorPresenter
from desktop_app.features.showing.rows import RowsPresenter
from desktop_app.folder.service import FolderService
from desktop_app.library.service import LibraryService
from desktop_app.playback.service import PlaybackService
from desktop_app.settings.service import SettingsService
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.text import Texts

if TYPE_CHECKING:
    from desktop_app.ui.catalogue.page import CataloguePage

_KEEP_EVERY: Duration = MINUTE
_KEEP_EVERY_IN_SITTING: Duration = 5 * SECOND
"""A crash ends the sitting at the last instant kept."""


class TimePresenter(QObject):
    """Brings every part that depends on the time up to it."""

    def __init__(
        self,
        *,
        ticker: Ticker,
        zone_watch: ZoneWatch | None,
        advance_scenario: Callable[[Instant], None],
        library: LibraryService,
        downloads: DownloadService,
        folder: FolderService,
        network: Network,
        playback: PlaybackService,
        settings: SettingsService,
        showing: RowsPresenter,
        inspecting: InspectorPresenter,
        conditions: ConditionsPresenter,
        downloads_page: DownloadsPage,
        catalogue_page: Lazily[CataloguePage],
        texts: Texts,
        is_closed: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`advance_scenario` lets happen what an open scenario still has to come."""
        super().__init__(parent)
        self._zone_watch = zone_watch
        self._advance_scenario = advance_scenario
        self._library = library
        self._downloads = downloads
        self._folder = folder
        self._network = network
        self._playback = playback
        self._settings = settings
        self._showing = showing
        self._inspecting = inspecting
        self._conditions = conditions
        self._downloads_page = downloads_page
        self._catalogue_page = catalogue_page
        self._texts = texts
        self._is_closed = is_closed
        self._kept_at: Duration = 0
        ticker.ticked.connect(self.on_ticked)

    def on_ticked(self, tick: Tick) -> None:
        """Let happen what has fallen due, and paint the texts that changed with time."""
        if self._is_closed():
            return
        if tick.slept_at is not None:
            self._end_sitting_at(tick.slept_at)
        self._follow_zone(tick.now)
        self._library.advance(tick.now)
        if not self._library.due.is_behind:  # what it says comes after what fell due
            self._advance_scenario(tick.now)
        self._folder.tick()
        self._network.tick()
        self._downloads.tick()
        self._downloads_page.model.on_tick(tick.now)
        if (page := self._catalogue_page.made) is not None:
            page.model.on_tick(tick.now)
        self._inspecting.on_time(tick.now)
        self._showing.show_player_row()
        self._conditions.show()
        in_sitting = self._playback.in_sitting
        keep_every = _KEEP_EVERY_IN_SITTING if in_sitting else _KEEP_EVERY
        if tick.elapsed - self._kept_at >= keep_every:
            self._kept_at = tick.elapsed
            self._library.keep(tick.now)
            self._settings.store_arranged()

    def _follow_zone(self, now: Instant) -> None:
        """Write every date in the laptop's zone, which a traveller sets."""
        if self._zone_watch is not None and self._zone_watch.has_changed(now):
            self._texts.set_zone(self._zone_watch.zone)

    def _end_sitting_at(self, slept_at: Instant) -> None:
        """End the sitting at the instant before the laptop slept, and keep the frame."""
        key = self._playback.key
        if key is not None:
            self._playback.sleep()
            position_s = self._playback.shown.position_s
            self._library.end_sitting(position_s, at=slept_at)
            self._library.put_position(key, position_s, watched=False)
