"""The running program: one session at a time, what replaces it, and how it ends."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.domain.settings import Remembered, SettingName
from desktop_app.formats.faults import FormatError
from desktop_app.ledger.commands import ScenarioError
from desktop_app.platform.log import start_log
from desktop_app.platform.output import complain
from desktop_app.session.folders import DATABASE, library_folder
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.session import Session, open_session
from desktop_app.session.shipped import read_scenario_file
from desktop_app.start.application import make_application
from desktop_app.start.instance import Instance
from desktop_app.start.interrupts import Interrupts
from desktop_app.start.options import Options
from desktop_app.start.subject import (
    Own,
    Subject,
    card_of,
    every_card,
    folder_of,
    open_subject,
    subject_of,
    subject_on_card,
    zone_of,
)
from desktop_app.start.uncaught import UncaughtErrors
from desktop_app.storage.unusable import LibraryError, Unusable, told, unwritable
from desktop_app.ui.text import system_language
from desktop_app.ui.widgets.toast import ToastProps

if TYPE_CHECKING:
    from desktop_app.features.facilitator.presenter import Facilitator

_LISTENS_AFTER_MS = 200
"""The first picture goes before later starts, which try again until they are heard."""
_log = logging.getLogger("sablier")


class Program(QObject):
    """The running program: one session at a time, and what replaces it."""

    def __init__(self, app: QApplication, options: Options, subject: Subject | None = None) -> None:
        """`subject` is what the options ask for, where that is known already."""
        super().__init__(app)
        self._app = app
        self._options = options
        self._subject: Subject = subject or subject_of(options)
        self._folder = folder_of(self._subject, options.folder)
        self._instance = Instance(self._folder, self)
        self._instance.another_started.connect(self.on_another_started)
        self.session: Session | None = None
        self.facilitator: Facilitator | None = None
        self._replacing = False

    def run(self) -> int:
        """Open the window, or bring that of a running program to the front; the exit code.

        Raises:
            LibraryError: the library cannot be used.
            NotAnsweringError: a running program has it, and does not answer.
        """
        if not self._instance.take_or_show():
            return 0
        UncaughtErrors(lambda: self.session).watch()
        self._app.aboutToQuit.connect(self.close)
        interrupts = Interrupts(self)
        interrupts.met.connect(self.on_interrupted)
        self._app.commitDataRequest.connect(self.on_desktop_ending)
        try:
            self.open()
            QTimer.singleShot(_LISTENS_AFTER_MS, self._listen)
            if self._options.facilitator:
                self.show_facilitator()
            return self._app.exec()
        finally:
            self.close()
            if self.facilitator is not None:
                self.facilitator.close()
            self._instance.close()
            interrupts.close()

    def _listen(self) -> None:
        self._instance.listen()

    def open(self, chosen: Mapping[SettingName, Any] = MappingProxyType({})) -> None:
        """Open the library and its window; what was `chosen` in the last one still holds.

        Raises:
            LibraryError: the library cannot be used.
        """
        with told(self._folder / DATABASE):
            opened = open_subject(self._subject, self._folder, self._options)
            for name, value in chosen.items():
                opened.settings.arrange(name, value)
            self._show(opened)

    def _show(self, opened: OpenLibrary) -> None:
        session = self.session = open_session(
            self._app, opened, self._options.folder, zone=zone_of(self._subject)
        )
        session.features.window.fresh_requested.connect(self.on_fresh_requested)
        session.features.settings.start_over_requested.connect(self.on_start_over_requested)
        session.features.window.facilitator_requested.connect(self.show_facilitator)
        session.window.closing.connect(self.on_window_closing)
        session.window.keep_on_screen()
        session.show(session.settings.geometry)
        self._attach()

    def _attach(self) -> None:
        if self.facilitator is not None and self.session is not None:
            self.facilitator.attach(
                self.session.features.participant, every_card(), card_of(self._subject)
            )

    # the facilitator

    def show_facilitator(self) -> None:
        """Show the facilitator's window, on a second screen if there is one."""
        if self.facilitator is None:
            from desktop_app.features.facilitator.presenter import Facilitator

            language = self._options.locale or system_language()
            self.facilitator = Facilitator(self._app, self, language)
            self._attach()
        self.facilitator.show()

    def open_card(self, key: str) -> None:
        """Open what a card of the facilitator names."""
        subject = subject_on_card(key)
        QTimer.singleShot(0, lambda: self.switch_to(subject))

    def open_file(self, file: str) -> None:
        """Open a scenario out of a file; its faults are shown all at once."""
        try:
            scenario = read_scenario_file(Path(file))
        except FormatError as error:
            if self.facilitator is not None:
                self.facilitator.say_trouble(str(error))
            return
        QTimer.singleShot(0, lambda: self.switch_to(scenario))

    def next_participant(self) -> None:
        """Open it as at its start; nothing is left of the last one but what was prepared."""
        if self._subject is not Own.LIBRARY:
            QTimer.singleShot(0, self.reopen)

    def switch_to(self, subject: Subject) -> None:
        """Open something else in place of what is open; where that cannot be, stay."""
        before = self._subject, self._folder, self._instance
        folder = folder_of(subject, self._options.folder)
        if folder != self._folder:
            instance = Instance(folder, self)
            if not instance.is_first():
                if self.facilitator is not None:
                    self.facilitator.say_trouble(str(LibraryError(Unusable.LOCKED, folder)))
                return
            instance.another_started.connect(self.on_another_started)
            self._instance = instance
        self._subject, self._folder = subject, folder
        self._options = replace(self._options, at=None)
        old = before[2]

        def stay() -> None:
            if self._instance is not old:
                self._instance.close()
            self._subject, self._folder, self._instance = before

        self._replace(lambda: None, otherwise=stay)
        if self._instance is not old:
            old.close()

    def on_window_closing(self) -> None:
        """End the program with the participant's window."""
        if self.session is not None and not self._replacing and self.facilitator is not None:
            self.facilitator.window.close()

    def close(self) -> None:
        """Close what is open."""
        session, self.session = self.session, None
        if self.facilitator is not None:
            self.facilitator.detach()
        if session is not None:
            session.close()

    def on_interrupted(self) -> None:
        """End at once, whatever a window would ask before it closes."""
        self._app.exit()

    def on_desktop_ending(self) -> None:
        """Close without asking when the user logs out: nothing may hold that up."""
        if self.session is not None:
            self.session.features.window.close_without_asking()

    def on_fresh_requested(self) -> None:
        """Open the scenario as at its start, for the next person."""
        if self._subject is not Own.LIBRARY:
            QTimer.singleShot(0, self.reopen)

    def on_start_over_requested(self) -> None:
        """Make the demo library afresh; the old one is kept beside it."""
        QTimer.singleShot(0, self.start_over)

    def reopen(self) -> None:
        """Close the session and open it anew, at the same place on the screen."""
        self._replace(lambda: None)

    def start_over(self) -> None:
        """Open a fresh demo library in place of the user's."""
        from desktop_app.session.making import start_over

        self._replace(lambda: start_over(self._options.folder))

    def _kept(self, session: Session | None) -> dict[SettingName, Any]:
        """Return what holds in a fresh library too.

        Where somebody runs a demo: what they chose for the participant, nothing of the last one;
        else what was chosen in the settings.
        """
        if session is None:
            return {}
        if self.facilitator is not None:
            geometry = session.settings.value(Remembered.GEOMETRY)
            return {Remembered.GEOMETRY: geometry, **self.facilitator.chosen}
        return session.settings.chosen

    def on_another_started(self) -> None:
        """Bring the window to the front: the program was started again for this library."""
        if self.session is not None:
            self.session.window.come_to_front()

    def _replace(
        self, between: Callable[[], object], otherwise: Callable[[], None] | None = None
    ) -> None:
        """Close the session, do something to its files, open it again; or end with a sentence.

        Where it cannot be opened, `otherwise` brings back what was open, and that is opened.
        """
        self._app.setQuitOnLastWindowClosed(False)
        self._replacing = True
        session = self.session
        self.close()
        chosen = self._kept(session)
        code = 1
        try:
            try:
                between()
            finally:
                try:
                    self.open(chosen)
                except (LibraryError, FormatError, ScenarioError) as error:
                    if otherwise is None or self.facilitator is None:
                        raise
                    self.facilitator.say_trouble(str(error))
                    otherwise()
                    self.open(chosen)
        except (LibraryError, FormatError, ScenarioError) as error:
            code = 1 if isinstance(error, LibraryError) else 2
            complain(str(error))
            if self.session is not None:
                self.session.window.toasts.say(ToastProps(str(error), lasts_ms=15_000))
        finally:
            self._replacing = False
            self._app.setQuitOnLastWindowClosed(True)
            if self.session is None:  # whatever it was: nothing without a window goes on
                self._app.exit(code)


def run_window(options: Options) -> int:
    """Open the window and run until it is closed; the exit code.

    Raises:
        FormatError: the scenario has faults.
        LibraryError: the library cannot be used.
        NotAnsweringError: a running program has it, and does not answer.
    """
    subject = subject_of(options)  # where there is no such scenario, nothing is made, nor begun
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(library_folder(options.folder), error) from error
    with contextlib.suppress(OSError):  # who can neither write it nor the library is told so next
        start_log(options.folder)
    _log.info("started")
    return Program(make_application(), options, subject).run()
