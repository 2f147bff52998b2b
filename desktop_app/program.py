"""The running program: one session at a time, what replaces it, and how it ends."""

import sqlite3
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType, TracebackType
from typing import Any

from PySide6.QtCore import QObject, QTimer, QTimeZone
from PySide6.QtWidgets import QApplication

from desktop_app.app import Session, make_application
from desktop_app.formats.faults import FormatError
from desktop_app.instance import Instance
from desktop_app.interrupts import Interrupts
from desktop_app.log import log_file, start_log
from desktop_app.opening import (
    DATABASE,
    find_scenario,
    library_folder,
    open_scenario,
    open_user_library,
    scenario_folder,
    start_over,
)
from desktop_app.options import Options
from desktop_app.scenarios.performer import ScenarioError
from desktop_app.storage.database import LibraryError, Unusable, library_error
from desktop_app.ui.moments import went_wrong
from desktop_app.ui.widgets.toast import ToastProps

_log = logging.getLogger("sablier")


class Program(QObject):
    """The running program: one session at a time, and what replaces it."""

    def __init__(self, app: QApplication, options: Options) -> None:
        super().__init__(app)
        self._app = app
        self._options = options
        scenario = None if options.scenario is None else find_scenario(options.scenario)
        self._scenario = scenario
        self._folder = (
            library_folder(options.folder)
            if scenario is None
            else scenario_folder(options.folder, scenario)
        )
        self._instance = Instance(self._folder, self)
        self._instance.another_started.connect(self.on_another_started)
        self.session: Session | None = None

    def run(self) -> int:
        """Open the window, or bring that of a running program to the front; the exit code.

        Raises:
            LibraryError: the library cannot be used.
        """
        if not self._instance.is_first():
            if self._instance.bring_first_to_front():
                return 0
            raise LibraryError(Unusable.LOCKED, self._folder)
        sys.excepthook, hook = self.on_uncaught, sys.excepthook
        self._logged = hook
        self._app.aboutToQuit.connect(self.close)
        interrupts = Interrupts(self)
        interrupts.met.connect(self._app.quit)
        try:
            self.open()
            return self._app.exec()
        finally:
            self.close()
            self._instance.close()
            interrupts.close()

    def open(self, chosen: Mapping[str, Any] = MappingProxyType({})) -> None:
        """Open the library and its window; what was `chosen` in the last one still holds."""
        given = self._options.given()
        if self._scenario is None:
            opened = open_user_library(self._options.folder, given)
            zone = None
        else:
            opened = open_scenario(self._scenario, self._folder, given, at=self._options.at)
            zone = QTimeZone(self._scenario.zone.encode()) if self._scenario.zone else None
        for name, value in chosen.items():
            opened.settings.put(name, value)
        session = self.session = Session(self._app, opened, self._options.folder, zone=zone)
        session.wiring.window.fresh_requested.connect(self.on_fresh_requested)
        session.wiring.settings.start_over_requested.connect(self.on_start_over_requested)
        session.show(session.settings.geometry)

    def close(self) -> None:
        """Close what is open."""
        session, self.session = self.session, None
        if session is not None:
            session.close()

    def on_fresh_requested(self) -> None:
        """Ctrl+Shift+R: the scenario as at its start, for the next person."""
        if self._scenario is not None:
            QTimer.singleShot(0, self.reopen)

    def on_start_over_requested(self) -> None:
        """The demo library fresh again; the old one is kept beside it."""
        QTimer.singleShot(0, self.start_over)

    def reopen(self) -> None:
        """Close the session and open it anew, at the same place on the screen."""
        self._replace(lambda: None)

    def start_over(self) -> None:
        """See `on_start_over_requested`."""
        self._replace(lambda: start_over(self._options.folder))

    def on_another_started(self) -> None:
        """A second start of the same library: this window comes to the front."""
        if self.session is not None:
            self.session.window.come_to_front()

    def on_uncaught(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """What should not have happened is in the log, and the window says so."""
        self._logged(kind, error, traceback)
        if self.session is None:
            return
        if isinstance(error, sqlite3.Error):
            unusable = library_error(error, self.session.opened.folder / DATABASE)
            self.session.wiring.desk.say_unusable(unusable)
        elif isinstance(error, Exception):
            sentence = went_wrong(str(log_file(self._options.folder)), self.session.texts)
            self.session.window.toasts.say(ToastProps(sentence, lasts_ms=15_000))

    def _replace(self, between: Callable[[], object]) -> None:
        """Close the session, do something to its files, open it again; or end with a sentence."""
        self._app.setQuitOnLastWindowClosed(False)
        session = self.session
        self.close()
        code = 1
        try:
            try:
                between()
            finally:
                self.open({} if session is None else session.settings.chosen)
        except (LibraryError, FormatError, ScenarioError) as error:
            code = 1 if isinstance(error, LibraryError) else 2
            sys.stderr.write(f"{error}\n")
            if self.session is not None:
                self.session.window.toasts.say(ToastProps(str(error), lasts_ms=15_000))
        finally:
            self._app.setQuitOnLastWindowClosed(True)
            if self.session is None:  # whatever it was: nothing without a window goes on
                self._app.exit(code)


def run_window(options: Options) -> int:
    """Open the window and run until it is closed; the exit code.

    Raises:
        FormatError: the scenario has faults.
        LibraryError: the library cannot be used.
    """
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        start_log(options.folder)
    except OSError as error:
        folder = library_folder(options.folder)
        raise LibraryError(Unusable.NOT_WRITABLE, folder, error.strerror or "") from error
    _log.info("started")
    return Program(make_application(), options).run()
