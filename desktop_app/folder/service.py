"""Knows where the media lie and whether that folder can be read, and has them moved."""

import contextlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal
from sqlite_utils import Database

from desktop_app.clock import Elapsed, elapsed
from desktop_app.domain.time import SECOND, Duration
from desktop_app.folder.events import (
    FolderFound,
    FolderLost,
    FolderMoved,
    MoveBegan,
    MoveFailed,
)
from desktop_app.folder.mover import FolderMover, Moving
from desktop_app.platform.background import Err, Ok, Outcome, in_background
from desktop_app.storage.entitlements import live_files
from desktop_app.storage.media import MediaFolder, can_be_read

LOOK_EVERY: Duration = 5 * SECOND
"""How often the folder is looked at, in real time."""


@dataclass(frozen=True, slots=True)
class FolderState:
    """What there is to know of the folder."""

    path: Path
    is_own: bool
    """It is the one inside the library's folder."""
    readable: bool
    moving: Moving | None = None


class FolderService(QObject):
    """Looks at the folder and has it moved, one at a time; tells before anything follows."""

    changed = Signal()
    """`state` is another one."""
    happened = Signal(object)

    def __init__(
        self,
        db: Database,
        media: MediaFolder,
        closed: Collection[Path],
        elapsed: Elapsed = elapsed,
        parent: QObject | None = None,
    ) -> None:
        """Nothing is moved into the folders of the program, which are `closed`."""
        super().__init__(parent)
        self._db = db
        self._media = media
        self._elapsed = elapsed
        self._mover = FolderMover(db, media, closed, self)
        self._mover.changed.connect(self.changed)
        self._mover.in_force.connect(self._on_in_force)
        self._mover.happened.connect(self._on_move_happened)
        self._looking = self._look_again = False
        self._doubted = False
        """During a move, which is said if nothing comes of the move."""
        self._looked_at = elapsed()
        self._closed = False
        self._readable = can_be_read(media.path) or self._made()

    @property
    def state(self) -> FolderState:
        """Return where the media lie, and what becomes of them at this moment."""
        media = self._media
        return FolderState(media.path, media.is_own, self._readable, self._mover.moving)

    def start(self) -> None:
        """Empty what a crash left of a move, in the place that is not in force (rule F4)."""
        self._mover.empty_leftovers()

    def close(self) -> None:
        """Undo a move under way, and tell nothing more."""
        self._closed = True
        self._mover.close()

    # whether it can be read

    def tick(self) -> None:
        """Look at the folder every few seconds."""
        if self._elapsed() - self._looked_at >= LOOK_EVERY:
            self.look()

    def look(self) -> None:
        """Find out whether the folder can be read: something was done that needs it."""
        if self._looking:
            self._look_again = True  # the look under way may have seen what was before
        elif self._mover.moving is None:
            self._looking = True
            self._looked_at = self._elapsed()
            in_background(partial(can_be_read, self._media.path), self._on_looked)

    def doubt(self) -> None:
        """Count the folder as lost until a later look finds it: somebody could not read it."""
        self._doubted = self._mover.moving is not None
        if not self._doubted and not self._closed:
            self._looked_at = self._elapsed()
            self._look_again = self._looking
            self._put_readable(readable=False)

    def _on_looked(self, outcome: Outcome[bool]) -> None:
        match outcome:
            case Ok(readable):
                pass
            case Err():
                readable = False
            case _:
                assert_never(outcome)
        again, self._looking, self._look_again = self._look_again, False, False
        if self._closed or self._mover.moving is not None:
            return
        if again:
            self.look()
            return
        self._put_readable(readable=readable or self._made())

    def _put_readable(self, *, readable: bool) -> None:
        if readable != self._readable:
            self._readable = readable
            self.changed.emit()
            what = FolderFound if readable else FolderLost
            self.happened.emit(what(self._media.path))

    def _made(self) -> bool:
        """Make a missing folder again where no copy can have lain in it."""
        if self._media.path.exists() or not self._media.is_own or live_files(self._db):
            return False
        with contextlib.suppress(OSError):
            self._media.ensure()
        return can_be_read(self._media.path)

    # moving

    def move_into(self, chosen: Path) -> None:
        """Move the media into a folder of their own inside of `chosen`."""
        self._mover.begin_into(chosen)

    def move_back(self) -> None:
        """Move the media back into the library's own folder."""
        self._mover.begin_back()

    def cancel(self) -> None:
        """Leave the media where they are."""
        self._mover.cancel()

    def _on_in_force(self) -> None:
        self._readable = True

    def _on_move_happened(self, what: MoveBegan | FolderMoved | MoveFailed) -> None:
        self.happened.emit(what)
        if isinstance(what, MoveBegan):
            return
        doubted, self._doubted = self._doubted, False
        if doubted and isinstance(what, MoveFailed) and not what.began:
            self.doubt()
