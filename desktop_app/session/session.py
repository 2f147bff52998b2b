"""The composition root: builds every object in order, and closes them in order."""

import contextlib
import gc
import logging
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QByteArray,
    QObject,
    QThreadPool,
    QTimer,
    QTimeZone,
    QUrl,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from desktop_app.clock import DemoClock, Elapsed, elapsed
from desktop_app.clock.ticker import Ticker
from desktop_app.clock.zone import ZoneWatch
from desktop_app.domain.address import server_of
from desktop_app.domain.episode import EpisodeKey
from desktop_app.downloads.network import Network
from desktop_app.downloads.service import DownloadService
from desktop_app.features import Wiring
from desktop_app.folder.reveal import FileManager
from desktop_app.folder.service import FolderService
from desktop_app.library.service import LibraryService
from desktop_app.library.shelf import CatalogueRows, DownloadRows
from desktop_app.notifications.service import NotificationService
from desktop_app.platform import doctor
from desktop_app.platform.session_bus import Connect, session_bus
from desktop_app.playback.service import PlaybackService
from desktop_app.playback.shown import Languages
from desktop_app.playback.wakefulness import Wakefulness
from desktop_app.scenarios.service import ScenarioService
from desktop_app.session.opening import (
    DATABASE,
    SCENARIOS_FOLDER,
    Library,
    find_variant,
    policy_files,
)
from desktop_app.storage.database import library_error
from desktop_app.ui import moments
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.inspector.view import InspectorView
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow, Place
from desktop_app.ui.player.controller import PlayerController
from desktop_app.ui.player.view import PlayerView
from desktop_app.ui.rules.page import RulesPage
from desktop_app.ui.settings.page import SettingsPage
from desktop_app.ui.terms import ShippedPolicy
from desktop_app.ui.text import QtTexts, Texts, system_language
from desktop_app.ui.theme import Look, ThemeHolder
from desktop_app.ui.widgets.meter import StorageUsage
from desktop_app.ui.widgets.tray import TrayIcon

_log = logging.getLogger("sablier")
_GB = 1_000_000_000
_THIS_LAPTOP = ("localhost", "127.0.0.1", "::1")
PICTURED_DISK = StorageUsage(0, 67 * _GB, 61 * _GB)
"""The disk of a picture: 128 GB with 61 free."""


class Session(QObject):
    """One open library: its services, its screens, and what connects them."""

    def __init__(
        self,
        app: QApplication,
        opened: Library,
        data_dir: Path,
        *,
        elapsed: Elapsed = elapsed,
        zone: QTimeZone | None = None,
        disk: StorageUsage | None = None,
        lacking: Callable[[], str] = lambda: doctor.sentence(doctor.missing("player")),
        bus: Connect = session_bus,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
        texts: Texts | None = None,
    ) -> None:
        """`disk` stands for the real one in a picture; `lacking` is what the player lacks.

        `texts` speak in place of those of the user's language. Without a `zone` dates are those of
        the laptop's, whichever it is at the moment.
        """
        super().__init__()
        self.opened = opened
        self.data_dir = data_dir
        self.elapsed = elapsed
        self.settings = settings = opened.settings
        self.closed = False
        self.variant = opened.variant
        """Of the warning, from the next one on; see `set_variant`."""
        self._disk = disk

        self.ticker = Ticker(opened.clock, elapsed, self)
        self.library = LibraryService(
            opened.ledger,
            opened.media,
            opened.clock,
            elapsed,
            explained=lambda: settings.explained_first_play,
            awake=self.ticker.catch_up,
            parent=self,
        )
        if opened.cut_off_at is not None:
            self.library.end_sitting(None, opened.cut_off_at)
        self.network = Network(self)
        self.downloads = DownloadService(
            opened.db,
            opened.media,
            opened.clock,
            opened.device.get,
            lambda: settings.rate_limit,
            elapsed,
            needs_network=self._needs_network,
            slots=lambda: settings.slots,
            parent=self,
        )
        program = (opened.folder, data_dir / SCENARIOS_FOLDER)
        self.folder = FolderService(opened.db, opened.media, program, elapsed, self)
        self.file_manager = FileManager(bus, open_url, self)
        self.wakefulness = Wakefulness(bus, lambda: moments.plays(self.texts), self)
        self.playback = PlaybackService(
            lacking,
            elapsed,
            self,
            awake=self.ticker.catch_up,
            stay_awake=self.wakefulness.keep if disk is None else lambda _playing: None,
        )
        languages = Languages(settings.audio, settings.subtitles)
        self.playback.prepare(settings.volume, languages, settings.encodings)
        self.tray = TrayIcon(self)
        self.notifications = NotificationService(self.tray, bus, self)
        if disk is not None:
            self.notifications.close()  # a picture says nothing to the desktop
        self.travel: ScenarioService | None = None
        if isinstance(opened.clock, DemoClock):
            self.travel = ScenarioService(
                opened.db, opened.performer, opened.clock, opened.later, self
            )
        live = (self.downloads.live, self.library.is_removing)
        shown = (opened.db, opened.clock, settings.in_force, *live)
        damaged, unreadable = self.library.meet_damage, set[EpisodeKey]()
        self.download_rows = DownloadRows(*shown, damaged=damaged, unreadable=unreadable)
        self.catalogue_rows = CatalogueRows(*shown, damaged=damaged, unreadable=unreadable)

        self.zone_watch = ZoneWatch(opened.clock.now()) if zone is None else None
        """None where the scenario or the picture has a zone of its own."""
        shown_zone = zone if self.zone_watch is None else self.zone_watch.zone
        self.texts = texts or Texts(settings.language or system_language(), shown_zone)
        self.qt_texts = QtTexts(app, self.texts.language)
        still = settings.reduced_motion or disk is not None
        self.theme = ThemeHolder(
            app, Look(settings.theme), settings.text_size, reduced_motion=still, dressed=False
        )
        self.downloads_page = DownloadsPage(self.theme, self.texts, self.download_rows)
        self.catalogue_page = CataloguePage(self.theme, self.texts, self.catalogue_rows)
        policies = [
            ShippedPolicy(name, one.title, one.policy, one.source, one.mark)
            for name, one in policy_files().items()
        ]
        self.rules_page = RulesPage(self.theme, self.texts, policies)
        self.settings_page = SettingsPage(self.theme, self.texts, policies)
        titles = {one.policy: one.title for one in policies}
        self.inspector = InspectorView(self.theme, self.texts, titles=titles)
        self.player = PlayerView(self.theme, self.texts)
        PlayerController(self.player)
        self.window = MainWindow(
            self.theme,
            self.texts,
            [
                Place("library", "download", self.downloads_page),
                Place("catalogue", "monitor-play", self.catalogue_page),
                Place("rules", "scroll-text", self.rules_page),
                Place("settings", "settings", self.settings_page),
            ],
            inspector=self.inspector,
            inspected_places=("library", "catalogue"),
            cover=self.player,
            cover_ground=self.player.ground,
        )
        self.wiring = Wiring(self)
        self.theme.dress()
        self._beginning = QTimer(self, singleShot=True)
        self._beginning.timeout.connect(self.start)

    def show(self, geometry: QByteArray | None = None) -> None:
        """Show the window, then let everything that moves begin."""
        if geometry is not None:
            self.window.restoreGeometry(geometry)
        self.window.show()
        self._beginning.start(0)

    def start(self) -> None:
        """After the first paint: look at the files, run the queue, tick (rules F4, S4)."""
        if self.closed:
            return
        self.folder.start()
        self.downloads.start()
        self.ticker.start()
        self.library.tell(self.opened.recovered)
        self.wiring.show_opening()
        gc.freeze()  # a search for garbage in all that is here would hold the window for 50 ms

    def close(self) -> None:
        """In the order that leaves nothing behind: what moves, what plays, what is kept.

        A library that cannot be written now stays as it is, and is let go of all the same.
        """
        if self.closed:
            return
        self.closed = True
        gc.unfreeze()
        self._beginning.stop()
        self.ticker.stop()
        self.window.set_cover_fills(False)  # what is kept of it is the window
        for one in (
            self.folder.close,
            self.downloads.close,
            self.playback.close,
            self.wakefulness.close,
            self.notifications.close,
            self.file_manager.close,
            lambda: self.settings.put_geometry(self.window.saveGeometry()),
            self.settings.store_arranged,
            self.library.close,
        ):
            try:
                one()
            except sqlite3.Error as error:
                _log.warning("closing: %s", library_error(error, self.opened.folder / DATABASE))
        self.window.set_full_screen(False)
        self.window.close()
        self.window.deleteLater()
        self.theme.deleteLater()
        self.qt_texts.close()
        QThreadPool.globalInstance().waitForDone()
        self.opened.close()

    def set_variant(self, name: str) -> None:
        """The variant of the warning that is met from the next one on.

        Raises:
            FormatError: there is none of that name, or its file has faults.
        """
        self.variant = find_variant(name, self.data_dir)

    def usage(self, downloads: int) -> StorageUsage:
        """What the disk of the media holds, `downloads` bytes of ours among it.

        While that disk is away, the one of the library.
        """
        if self._disk is not None:
            return StorageUsage(downloads, self._disk.other, self._disk.free)
        for folder in (self.opened.media.path, self.opened.folder):
            with contextlib.suppress(OSError):
                disk = shutil.disk_usage(folder)
                return StorageUsage(downloads, max(0, disk.used - downloads), disk.free)
        return StorageUsage(downloads, 0, 0)

    def _needs_network(self, media: str) -> bool:
        """In a scenario local files count as coming over the network, which it sets (rule F5)."""
        if self.travel is not None:
            return True
        server = server_of(media)
        far = server is not None and server not in _THIS_LAPTOP
        if far:
            self.network.watch()
        return far
