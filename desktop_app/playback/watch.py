"""Notices that the file that is open is gone (rule S4), though what is open plays on."""

import logging
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.time import SECOND, Duration
from desktop_app.platform.background import Err, Ok, Outcome, in_background
from desktop_app.storage.media import MediaFolder, Presence

LOOK_EVERY: Duration = 2 * SECOND
_log = logging.getLogger(__name__)


class FileWatch(QObject):
    """Looks for a file every other second, off the GUI thread; tells once that it is gone."""

    gone = Signal(object)
    """Its path."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._size = 0
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self, path: Path) -> None:
        """Watch that file from now on; whoever opens it has just seen it, with its size."""
        self.end()
        try:
            self._size = path.stat().st_size
        except OSError as error:
            _log.info("%s cannot be watched: %s", path, error)
            return
        self._path = path
        self._timer.start()

    def end(self) -> None:
        """Watch no file any more."""
        self._path = None
        self._timer.stop()

    def look(self) -> None:
        """Look for the file once; a disk that takes long is not asked again in the meantime."""
        if self._path is not None and not self._looking:
            self._looking = True
            folder, name = MediaFolder(self._path.parent), self._path.name
            in_background(
                partial(folder.look, name, self._size), partial(self._on_looked, self._path)
            )

    def _on_looked(self, path: Path, outcome: Outcome[Presence]) -> None:
        self._looking = False
        match outcome:
            case Ok(Presence.GONE) if path == self._path:
                self.end()
                self.gone.emit(path)
            case Ok() | Err():  # it is there, or nobody knows: the next look may tell
                pass
            case _:
                assert_never(outcome)
