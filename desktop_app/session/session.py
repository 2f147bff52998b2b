"""One open library in its window: built in order, shown, and closed in order."""

import gc
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import DatabaseError

from PySide6.QtCore import QByteArray, QThreadPool, QTimer, QTimeZone, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from desktop_app.clock import Elapsed, elapsed
from desktop_app.domain.device import StorageUsage
from desktop_app.ledger.events import keys_of
from desktop_app.platform import doctor
from desktop_app.platform.background import Ok, Outcome, in_background
from desktop_app.platform.session_bus import Connect, session_bus
from desktop_app.session.building import build_ground, build_screens, build_services
from desktop_app.session.folders import DATABASE
from desktop_app.session.joining import join_features
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.parts import Parts
from desktop_app.session.showing import join_showing
from desktop_app.storage.unusable import library_error
from desktop_app.ui.text import Texts

_log = logging.getLogger("sablier")
_GB = 1_000_000_000
PICTURED_DISK = StorageUsage(0, 67 * _GB, 61 * _GB)
"""The disk that a picture shows: 128 GB with 61 GB free."""


@dataclass(frozen=True, kw_only=True)
class Session(Parts):
    """The parts of one open library, and what begins and ends them."""

    @property
    def closed(self) -> bool:
        """Return whether the session is being closed, or was."""
        return self.lifetime.is_closed()

    def show(self, geometry: QByteArray | None = None) -> None:
        """Show the window, then let everything that moves begin."""
        if geometry is not None:
            self.window.restoreGeometry(geometry)
        self.window.show()
        QTimer.singleShot(0, self.lifetime, self.start)

    def start(self) -> None:
        """After the first paint: look at the files, run the queue, tick (rules F4, S4)."""
        if self.closed:
            return
        check = self.opened.check
        if check is None:
            self._begin()
        else:
            in_background(check.found, self._on_checked)
        recovered = self.opened.recovered
        self.library.publish(keys_of(recovered), recovered)
        self._show_opening()
        gc.freeze()  # collecting garbage among all these objects would block for 50 ms

    def _on_checked(self, outcome: Outcome[DatabaseError | None]) -> None:
        """Let everything move: the database was looked through, and what is damaged is told."""
        if self.closed:
            return
        if isinstance(outcome, Ok) and outcome.value is not None:
            self.library.meet_damage(outcome.value)
        self._begin()

    def _begin(self) -> None:
        self.folder.start()
        self.downloads.start()
        self.ticker.start()

    def close(self) -> None:
        """Close everything in order: transfers, playback, then the library.

        A library that cannot be written now stays as it is, and is let go of all the same.
        """
        if self.closed:
            return
        self.lifetime.end()
        gc.unfreeze()
        for screen in (
            self.lazy_player,
            self.lazy_catalogue_page,
            self.lazy_rules_page,
            self.lazy_settings_page,
        ):
            screen.forget()
        self.ticker.stop()
        self.window.set_cover_fills(False)  # store the window's own size, not the screen's
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

    def _show_opening(self) -> None:
        """Show what the scenario says to begin with: a view, a selected row, a running playback."""
        scenario, views = self.opened.scenario, self.features.views
        views.show("library")
        if scenario is not None and scenario.view != "library":
            views.show(scenario.view)
        self.features.playing.follow_sitting()


def open_session(
    app: QApplication,
    opened: OpenLibrary,
    data_dir: Path,
    *,
    elapsed: Elapsed = elapsed,
    zone: QTimeZone | None = None,
    disk: StorageUsage | None = None,
    lacking: Callable[[], str] = lambda: doctor.sentence(doctor.missing("player")),
    bus: Connect = session_bus,
    open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    texts: Texts | None = None,
) -> Session:
    """Build every part of an open library, in order; nothing is shown or begun yet.

    `disk` stands for the real one in a picture; `lacking` is what the player lacks. `texts` speak
    in place of those of the user's language. Without a `zone` dates are those of the laptop's,
    whichever it is at the moment.
    """
    ground = build_ground(app, opened, data_dir, elapsed=elapsed, zone=zone, disk=disk, texts=texts)
    services = build_services(ground, lacking=lacking, bus=bus, open_url=open_url)
    screens = build_screens(app, ground, services)
    showing = join_showing(ground, services, screens)
    features = join_features(ground, services, screens, showing)
    showing.counts.show()
    showing.conditions.show()
    screens.theme.dress()
    return Session(
        **vars(ground), **vars(services), **vars(screens), showing=showing, features=features
    )
