"""Builds the services and the screens of one session by hand, in order."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimeZone, QUrl
from PySide6.QtWidgets import QApplication

from desktop_app.clock import Clock, DemoClock, Elapsed
from desktop_app.clock.ticker import Ticker
from desktop_app.clock.zone import ZoneWatch
from desktop_app.domain.address import server_of
from desktop_app.domain.device import StorageUsage
from desktop_app.domain.episode import EpisodeKey
from desktop_app.downloads.network import Network
from desktop_app.downloads.service import DownloadService
from desktop_app.folder.reveal import FileManager
from desktop_app.folder.service import FolderService
from desktop_app.library.service import LibraryService
from desktop_app.library.shelf import CatalogueRows, DownloadRows
from desktop_app.notifications.service import NotificationService
from desktop_app.platform.qt_texts import QtTexts
from desktop_app.platform.session_bus import Connect
from desktop_app.playback.service import PlaybackService
from desktop_app.playback.shown import Languages
from desktop_app.playback.wakefulness import Wakefulness
from desktop_app.scenarios.service import ScenarioService
from desktop_app.session.folders import SCENARIOS_FOLDER
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.parts import Ground, Lifetime, Screens, Services
from desktop_app.session.shipped import policy_title, shipped_policies
from desktop_app.session.variants import ChosenVariant
from desktop_app.ui import moments
from desktop_app.ui.inspector.view import InspectorView
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import Destination, MainWindow
from desktop_app.ui.text import Texts, system_language
from desktop_app.ui.theme import ThemeChoice, ThemeHolder
from desktop_app.ui.widgets.tray import TrayIcon

if TYPE_CHECKING:
    from desktop_app.ui.catalogue.page import CataloguePage
    from desktop_app.ui.player.view import PlayerView
    from desktop_app.ui.rules.page import RulesPage
    from desktop_app.ui.settings.page import SettingsPage

_THIS_LAPTOP = ("localhost", "127.0.0.1", "::1")


def build_ground(
    app: QApplication,
    opened: OpenLibrary,
    data_dir: Path,
    *,
    elapsed: Elapsed,
    zone: QTimeZone | None,
    disk: StorageUsage | None,
    texts: Texts | None,
) -> Ground:
    """Build what every other part of a session uses (see `open_session`)."""
    settings = opened.settings
    watch = ZoneWatch(opened.clock.now()) if zone is None else None
    shown_zone = zone if watch is None else watch.zone
    spoken = texts or Texts(settings.language or system_language(), shown_zone)
    return Ground(
        opened=opened,
        data_dir=data_dir,
        elapsed=elapsed,
        lifetime=Lifetime(),
        disk=disk,
        zone_watch=watch,
        texts=spoken,
        qt_texts=QtTexts(app, spoken.language),
        settings=settings,
        variants=ChosenVariant(opened.variant, data_dir),
    )


def build_services(
    ground: Ground,
    *,
    lacking: Callable[[], str],
    bus: Connect,
    open_url: Callable[[QUrl], bool],
) -> Services:
    """Build the services, and the source of the rows (see `open_session`)."""
    opened, elapsed, parent = ground.opened, ground.elapsed, ground.lifetime
    ticker = Ticker(opened.clock, elapsed, parent)
    library = _library(ground, ticker)
    network = Network(parent)
    downloads = _downloads(ground, network)
    program = (opened.folder, ground.data_dir / SCENARIOS_FOLDER)
    wakefulness = Wakefulness(bus, lambda: moments.plays(ground.texts), parent)
    playback = _playback(ground, lacking, wakefulness, ticker)
    tray = TrayIcon(parent)
    notifications = NotificationService(tray, bus, parent)
    if ground.disk is not None:
        notifications.close()  # taking a picture sends nothing to the desktop
    download_rows, catalogue_rows = _rows(ground, library, downloads)
    return Services(
        ticker=ticker,
        library=library,
        network=network,
        downloads=downloads,
        folder=FolderService(opened.db, opened.media, program, elapsed, parent),
        file_manager=FileManager(bus, open_url, parent),
        wakefulness=wakefulness,
        playback=playback,
        tray=tray,
        notifications=notifications,
        travel=_travel(opened, parent),
        download_rows=download_rows,
        catalogue_rows=catalogue_rows,
    )


def build_screens(app: QApplication, ground: Ground, services: Services) -> Screens:
    """Build the pages, the player, and the window around them."""
    texts, settings = ground.texts, ground.settings
    still = settings.reduced_motion or ground.disk is not None
    theme = ThemeHolder(
        app, ThemeChoice(settings.theme), settings.text_size, reduced_motion=still, dressed=False
    )
    downloads_page = DownloadsPage(theme, texts, services.download_rows)
    catalogue_page = Lazily(partial(_catalogue_page, theme, texts, services.catalogue_rows))
    rules_page = Lazily(partial(_rules_page, theme, texts))
    settings_page = Lazily(partial(_settings_page, theme, texts))
    inspector = InspectorView(theme, texts, title_of=policy_title)
    player = Lazily(partial(_player, theme, texts))
    window = MainWindow(
        theme,
        texts,
        [
            Destination("library", "download", Lazily(lambda: downloads_page)),
            Destination("catalogue", "monitor-play", catalogue_page),
            Destination("rules", "scroll-text", rules_page),
            Destination("settings", "settings", settings_page),
        ],
        inspector=inspector,
        inspected_places=("library", "catalogue"),
    )
    # each would outlive the window, and its theme, if the window did not own it
    player.once_made(lambda view: window.take_cover(view, view.ground))
    catalogue_page.once_made(partial(window.take_page, "catalogue"))
    rules_page.once_made(partial(window.take_page, "rules"))
    settings_page.once_made(partial(window.take_page, "settings"))
    return Screens(
        theme=theme,
        downloads_page=downloads_page,
        lazy_catalogue_page=catalogue_page,
        lazy_rules_page=rules_page,
        lazy_settings_page=settings_page,
        inspector=inspector,
        lazy_player=player,
        window=window,
    )


def _player(theme: ThemeHolder, texts: Texts) -> PlayerView:
    from desktop_app.ui.player.controller import PlayerController
    from desktop_app.ui.player.view import PlayerView

    view = PlayerView(theme, texts)
    PlayerController(view)
    return view


def _catalogue_page(theme: ThemeHolder, texts: Texts, rows: CatalogueRows) -> CataloguePage:
    from desktop_app.ui.catalogue.page import CataloguePage

    return CataloguePage(theme, texts, rows)


def _rules_page(theme: ThemeHolder, texts: Texts) -> RulesPage:
    from desktop_app.ui.rules.page import RulesPage

    return RulesPage(theme, texts, shipped_policies())


def _settings_page(theme: ThemeHolder, texts: Texts) -> SettingsPage:
    from desktop_app.ui.settings.page import SettingsPage

    return SettingsPage(theme, texts, shipped_policies())


def usage_of(ground: Ground, downloads: int) -> StorageUsage:
    """Return how the disk of the media is used; `downloads` are the bytes of Sablier on it.

    While that disk is away, the one of the library.
    """
    if ground.disk is not None:
        return StorageUsage(downloads, ground.disk.other, ground.disk.free)
    for folder in (ground.opened.media.path, ground.opened.folder):
        with contextlib.suppress(OSError):
            disk = shutil.disk_usage(folder)
            return StorageUsage(downloads, max(0, disk.used - downloads), disk.free)
    return StorageUsage(downloads, 0, 0)


def _library(ground: Ground, ticker: Ticker) -> LibraryService:
    opened, settings = ground.opened, ground.settings
    library = LibraryService(
        opened.ledger,
        opened.media,
        opened.clock,
        ground.elapsed,
        explained=lambda: settings.explained_first_play,
        awake=ticker.catch_up,
        parent=ground.lifetime,
    )
    if opened.cut_off_at is not None:
        library.end_sitting(None, opened.cut_off_at)
    return library


def _downloads(ground: Ground, network: Network) -> DownloadService:
    opened, settings = ground.opened, ground.settings
    return DownloadService(
        opened.db,
        opened.media,
        opened.clock,
        opened.device.get,
        lambda: settings.rate_limit,
        ground.elapsed,
        needs_network=partial(_needs_network, opened.clock, network),
        slots=lambda: settings.slots,
        parent=ground.lifetime,
    )


def _playback(
    ground: Ground, lacking: Callable[[], str], wakefulness: Wakefulness, ticker: Ticker
) -> PlaybackService:
    settings, is_picture = ground.settings, ground.disk is not None
    playback = PlaybackService(
        lacking,
        ground.elapsed,
        ground.lifetime,
        awake=ticker.catch_up,
        stay_awake=(lambda _playing: None) if is_picture else wakefulness.keep,
    )
    languages = Languages(settings.audio, settings.subtitles)
    playback.prepare(settings.volume, languages, settings.encodings)
    return playback


def _rows(
    ground: Ground, library: LibraryService, downloads: DownloadService
) -> tuple[DownloadRows, CatalogueRows]:
    opened, in_force = ground.opened, ground.settings.in_force
    shown = (opened.db, opened.clock, in_force, downloads.live, library.is_removing)
    damaged, unreadable = library.meet_damage, set[EpisodeKey]()
    return (
        DownloadRows(*shown, damaged=damaged, unreadable=unreadable),
        CatalogueRows(*shown, damaged=damaged, unreadable=unreadable),
    )


def _travel(opened: OpenLibrary, parent: Lifetime) -> ScenarioService | None:
    if not isinstance(opened.clock, DemoClock):
        return None
    return ScenarioService(opened.db, opened.performer, opened.clock, opened.later, parent)


def _needs_network(clock: Clock, network: Network, media: str) -> bool:
    """Return whether media need a network. In a scenario all of them do (rule F5)."""
    if isinstance(clock, DemoClock):
        return True
    server = server_of(media)
    far = server is not None and server not in _THIS_LAPTOP
    if far:
        network.watch()
    return far
