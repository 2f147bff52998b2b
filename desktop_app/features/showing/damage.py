"""Handles a library that is found damaged while it is open: a bar says so, a copy is made."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.storage.unusable import LibraryError, Unusable
from desktop_app.ui import moments
from desktop_app.ui.text import Texts

_log = logging.getLogger(__name__)


class Damage(QObject):
    """Remembers what was found damaged. Everything else goes on being shown."""

    found = Signal()
    """Something more cannot be read: the bar is to be shown, and the rows laid out without it."""

    def __init__(
        self, keep: Callable[[], Path], is_closed: Callable[[], bool], parent: QObject
    ) -> None:
        """`keep` copies the database as it is, and returns where to, or raises LibraryError."""
        super().__init__(parent)
        self._keep = keep
        self._is_closed = is_closed
        self._details: list[str] = []
        self._why: Unusable | None = None
        self._kept: Path | None = None
        self._told = False
        self._tell = QTimer(self, singleShot=True)
        self._tell.timeout.connect(self.on_tell)

    def meet(self, error: LibraryError) -> None:
        """Take note of damage, perhaps in the middle of painting. Known damage is ignored."""
        if error.detail not in self._details:
            self._why = self._why or error.why
            self._details.append(error.detail)
            _log.error("%s", error)
            self._tell.start(0)

    def on_tell(self) -> None:
        """Copy the damaged file before anything more is written."""
        if self._is_closed():
            return
        if self._kept is None:
            try:
                self._kept = self._keep()
            except LibraryError as error:
                _log.warning("no copy of the damaged library: %s", error)
        self._told = True
        self.found.emit()

    def sentence(self, texts: Texts) -> str | None:
        """Return the sentence about the first damage and the copy; None without damage."""
        if not self._told:
            return None
        if self._why is Unusable.NEWER:
            return moments.library_newer(self._details[0], texts)
        return moments.library_damaged(self._details[0], self._kept, texts)
