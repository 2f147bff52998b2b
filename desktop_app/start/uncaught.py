"""Exceptions that nothing caught: each is logged, and the window says so."""

import logging
import sqlite3
import sys
from collections.abc import Callable
from types import TracebackType

from desktop_app.platform.log import log_file
from desktop_app.session.folders import DATABASE
from desktop_app.session.session import Session
from desktop_app.storage.room import is_full
from desktop_app.storage.unusable import LibraryError, library_error, unwritable
from desktop_app.ui.moments import went_wrong
from desktop_app.ui.widgets.toast import ToastProps

_log = logging.getLogger("sablier")


class UncaughtErrors:
    """Takes the place of Python's hook, which then only writes them down."""

    def __init__(self, session: Callable[[], Session | None]) -> None:
        """`session` returns the one that is open, in whose window they are told."""
        self._session = session
        self._write_down = sys.excepthook

    def watch(self) -> None:
        """Tell of every exception from now on."""
        self._write_down, sys.excepthook = sys.excepthook, self.on_uncaught

    def on_uncaught(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """Log what should not have happened, and say so in the window.

        That the library cannot be written now, or is damaged, may happen to every command.
        """
        session = self._session()
        unusable = None if session is None else _unusable(error, session)
        if unusable is None:
            self._write_down(kind, error, traceback)
        else:
            _log.warning("%s", unusable, exc_info=(kind, error, traceback))
        if session is None:
            return
        if unusable is not None:
            session.showing.messages.say_unusable(unusable)
        elif isinstance(error, Exception):
            sentence = went_wrong(str(log_file(session.data_dir)), session.texts)
            session.window.toasts.say(ToastProps(sentence, lasts_ms=15_000))


def _unusable(error: BaseException, session: Session) -> LibraryError | None:
    """Return what an exception says of the library that is open, or of its disk."""
    path = session.opened.folder / DATABASE
    match error:
        case sqlite3.ProgrammingError():
            return None
        case sqlite3.Error():
            return library_error(error, path)
        case OSError() if is_full(error, path.parent):
            return unwritable(path, error)
        case _:  # any other exception says nothing of the library
            return None
