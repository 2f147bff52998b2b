"""The parts of one open library, in the order in which they are made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_app.clock import Elapsed
    from desktop_app.clock.ticker import Ticker
    from desktop_app.clock.zone import ZoneWatch
    from desktop_app.domain.device import StorageUsage
    from desktop_app.downloads.network import Network
    from desktop_app.downloads.service import DownloadService
    from desktop_app.features.asking import AskingPresenter
    from desktop_app.features.browsing import BrowsingPresenter
    from desktop_app.features.device import DevicePresenter
    from desktop_app.features.endings import EndingsPresenter
    from desktop_app.features.facilitator.participant import Participant
    from desktop_app.features.folder import FolderPresenter
    from desktop_app.features.intents import IntentsPresenter
    from desktop_app.features.laptop_clock import LaptopClockPresenter
    from desktop_app.features.next_episode import NextEpisodePresenter
    from desktop_app.features.notifications import NotificationsPresenter
    from desktop_app.features.playing import PlayingPresenter
    from desktop_app.features.queue import QueuePresenter
    from desktop_app.features.removing import RemovingPresenter
    from desktop_app.features.rules import RulesPresenter
    from desktop_app.features.settings import SettingsPresenter
    from desktop_app.features.showing.conditions import ConditionsPresenter
    from desktop_app.features.showing.counts import CountsPresenter
    from desktop_app.features.showing.damage import Damage
    from desktop_app.features.showing.inspector import InspectorPresenter
    from desktop_app.features.showing.messages import Messages
    from desktop_app.features.showing.rows import RowsPresenter
    from desktop_app.features.subtitles import SubtitlesPresenter
    from desktop_app.features.time import TimePresenter
    from desktop_app.features.travel import TravelPresenter
    from desktop_app.features.views import ViewsPresenter
    from desktop_app.features.window import WindowPresenter
    from desktop_app.folder.reveal import FileManager
    from desktop_app.folder.service import FolderService
    from desktop_app.library.service import LibraryService
    from desktop_app.library.shelf import CatalogueRows, DownloadRows
    from desktop_app.notifications.service import NotificationService
    from desktop_app.platform.qt_texts import QtTexts
    from desktop_app.playback.service import PlaybackService
    from desktop_app.playback.wakefulness import Wakefulness
    from desktop_app.scenarios.service import ScenarioService
    from desktop_app.session.opened import OpenLibrary
    from desktop_app.session.variants import ChosenVariant
    from desktop_app.settings.service import SettingsService
    from desktop_app.ui.catalogue.page import CataloguePage
    from desktop_app.ui.inspector.view import InspectorView
    from desktop_app.ui.lazily import Lazily
    from desktop_app.ui.library.page import DownloadsPage
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.player.view import PlayerView
    from desktop_app.ui.rules.page import RulesPage
    from desktop_app.ui.settings.page import SettingsPage
    from desktop_app.ui.text import Texts
    from desktop_app.ui.theme import ThemeHolder
    from desktop_app.ui.widgets.tray import TrayIcon


class Lifetime(QObject):
    """Says whether a session is still open; parent of its objects that have no window."""

    def __init__(self) -> None:
        super().__init__()
        self._closed = False

    def is_closed(self) -> bool:
        """Return whether the library is being closed, or was."""
        return self._closed

    def end(self) -> None:
        """Let nothing more happen to the library from now on."""
        self._closed = True


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What every other part of a session uses: library, texts, theme, clock."""

    opened: OpenLibrary
    data_dir: Path
    elapsed: Elapsed
    lifetime: Lifetime
    disk: StorageUsage | None
    """The disk that a picture shows in place of the real one."""
    zone_watch: ZoneWatch | None
    """Follows the laptop's time zone. None if the scenario or the picture has its own."""
    texts: Texts
    qt_texts: QtTexts
    settings: SettingsService
    variants: ChosenVariant


@dataclass(frozen=True, kw_only=True)
class Services:
    """The services, which hold state and publish what the ledger answered."""

    ticker: Ticker
    library: LibraryService
    network: Network
    downloads: DownloadService
    folder: FolderService
    file_manager: FileManager
    wakefulness: Wakefulness
    playback: PlaybackService
    tray: TrayIcon
    notifications: NotificationService
    travel: ScenarioService | None
    """Moves the clock of a scenario; None in the user's own library."""
    download_rows: DownloadRows
    catalogue_rows: CatalogueRows


@dataclass(frozen=True, kw_only=True)
class Screens:
    """The screens, which draw props and emit what the user asks for."""

    theme: ThemeHolder
    downloads_page: DownloadsPage
    lazy_catalogue_page: Lazily[CataloguePage]
    lazy_rules_page: Lazily[RulesPage]
    lazy_settings_page: Lazily[SettingsPage]
    inspector: InspectorView
    lazy_player: Lazily[PlayerView]
    window: MainWindow

    @property
    def player(self) -> PlayerView:
        """The player; made now, if nothing has been played yet."""
        return self.lazy_player()

    @property
    def catalogue_page(self) -> CataloguePage:
        """The catalogue; made now, if nobody has looked at it yet."""
        return self.lazy_catalogue_page()

    @property
    def rules_page(self) -> RulesPage:
        """The rules in plain words; made now, if nobody has looked at them yet."""
        return self.lazy_rules_page()

    @property
    def settings_page(self) -> SettingsPage:
        """The settings; made now, if nobody has looked at them yet."""
        return self.lazy_settings_page()


@dataclass(frozen=True, kw_only=True)
class Showing:
    """The presenters that several features share."""

    damage: Damage
    messages: Messages
    conditions: ConditionsPresenter
    inspecting: InspectorPresenter
    counts: CountsPresenter
    rows: RowsPresenter


@dataclass(frozen=True, kw_only=True)
class Features:
    """One presenter for each thing that a user does."""

    playing: PlayingPresenter
    subtitles: SubtitlesPresenter
    removing: RemovingPresenter
    travel: TravelPresenter | None
    """Follows the clock of a scenario; None in the user's own library."""
    time: TimePresenter
    endings: EndingsPresenter
    laptop_clock: LaptopClockPresenter
    asking: AskingPresenter
    notifications: NotificationsPresenter
    queue: QueuePresenter
    device: DevicePresenter
    folder: FolderPresenter
    browsing: BrowsingPresenter
    intents: IntentsPresenter
    next_episode: NextEpisodePresenter
    settings: SettingsPresenter
    window: WindowPresenter
    rules: RulesPresenter
    views: ViewsPresenter
    participant: Participant
    """What the facilitator is handed of this session."""


@dataclass(frozen=True, kw_only=True)
class Parts(Ground, Services, Screens):
    """Everything that one open library is made of."""

    showing: Showing
    features: Features
