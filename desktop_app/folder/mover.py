"""Moves the media into another folder, and empties what a move leaves behind."""

import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal
from sqlite_utils import Database

from desktop_app.domain.time import SECOND, Duration
from desktop_app.folder.events import FolderMoved, MoveBegan, MoveFailed
from desktop_app.folder.moving import (
    Gauge,
    MoveFault,
    NotMoved,
    copy_all,
    empty_left,
    obstacle,
)
from desktop_app.ledger import places
from desktop_app.platform.background import Err, Ok, Outcome, in_background
from desktop_app.storage.entitlements import live_files
from desktop_app.storage.media import MediaFolder, can_be_read
from desktop_app.storage.places import folders_left

_TELL_EVERY: Duration = SECOND // 4


@dataclass(frozen=True, slots=True)
class Moving:
    """A move under way: where to, and how many bytes of how many are there."""

    to: Path
    moved: int = 0
    total: int = 0


class FolderMover(QObject):
    """Carries out one move at a time: judged, copied, put in force, and the old folder emptied."""

    changed = Signal()
    """`moving` is another one."""
    in_force = Signal()
    """The media lie in the new folder; the old one is still to be emptied."""
    happened = Signal(object)
    """`MoveBegan`, and then `FolderMoved` or `MoveFailed`."""

    def __init__(
        self,
        db: Database,
        media: MediaFolder,
        closed: Collection[Path],
        parent: QObject | None = None,
    ) -> None:
        """Nothing is moved into the folders of the program, which are `closed`."""
        super().__init__(parent)
        self._db = db
        self._media = media
        self._program = closed
        self._gauge: Gauge | None = None
        self._to = media.path
        self._tidying: set[Path] = set()
        """Folders that are being emptied."""
        self._once_tidy: Callable[[], None] | None = None
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TELL_EVERY)
        self._timer.timeout.connect(self.changed)

    @property
    def moving(self) -> Moving | None:
        """Return how far the move under way is, or None."""
        gauge = self._gauge
        return None if gauge is None else Moving(self._to, gauge.moved, gauge.total)

    def empty_leftovers(self) -> None:
        """Empty what a crash left of a move, in the place that is not in force (rule F4)."""
        for folder in folders_left(self._db):
            self._tidy(folder, partial(empty_left, folder, self._media.path))

    def close(self) -> None:
        """Cancel a move under way, and tell nothing more."""
        self._closed = True
        self._timer.stop()
        self.cancel()

    def begin_into(self, chosen: Path) -> None:
        """Move the media into a folder of their own inside of `chosen`."""
        name = places.own_name(self._db)
        to = chosen if chosen.name == name else chosen / name
        hindered = partial(obstacle, self._media.path, chosen, to, self._program)
        if self._gauge is None:
            self._begin(to)
            in_background(hindered, self._on_looked_for_obstacle)

    def begin_back(self) -> None:
        """Move the media back into the library's own folder.

        Where the folder cannot be read and no copy lies in it, there is nothing to bring.
        """
        if self._gauge is not None:
            return
        self._begin(self._media.own)
        if can_be_read(self._media.path) or live_files(self._db):
            self._on_judged(None)
        else:
            self.happened.emit(MoveBegan())
            self._put_in_force(None)

    def cancel(self) -> None:
        """Leave the media where they are."""
        if self._gauge is not None:
            self._gauge.cancelled = True

    def _begin(self, to: Path) -> None:
        self._gauge = Gauge()
        self._to = to
        self._timer.start()
        self.changed.emit()

    def _on_looked_for_obstacle(self, outcome: Outcome[NotMoved | None]) -> None:
        match outcome:
            case Ok(hindered):
                self._on_judged(hindered)
            case Err():
                self._on_judged(NotMoved(MoveFault.WENT_WRONG, self._to))
            case _:
                assert_never(outcome)

    def _on_judged(self, hindered: NotMoved | None) -> None:
        if self._closed:
            return
        if self._tidying:  # perhaps the very folder
            self._once_tidy = partial(self._on_judged, hindered)
            return
        if hindered is None:
            hindered = self._write(partial(places.expect, self._db, self._to))
        if hindered is not None:
            self._end(MoveFailed(hindered, began=False))
            return
        self._media.next = self._to
        self.happened.emit(MoveBegan())
        assert self._gauge is not None
        in_background(partial(copy_all, self._media.path, self._to, self._gauge), self._on_copied)

    def _on_copied(self, outcome: Outcome[NotMoved | None]) -> None:
        match outcome:
            case Ok(why):
                self._put_in_force(why)
            case Err():  # what was copied goes, as after any other failure
                self._put_in_force(NotMoved(MoveFault.WENT_WRONG, self._to), left_behind=True)
            case _:
                assert_never(outcome)

    def _put_in_force(self, why: NotMoved | None, *, left_behind: bool = False) -> None:
        """End a move, in the new folder where nothing went wrong.

        With `left_behind` some of it may lie in the new folder, and is deleted first.
        """
        if self._closed:
            return
        assert self._gauge is not None
        self._media.next = None
        old, to = self._media.path, self._to
        if why is not None and not left_behind:
            if why.undone:
                self._write(partial(places.forget, self._db, to))
            self._end(MoveFailed(why, began=True))
            return
        if why is None:
            why = NotMoved(MoveFault.CANCELLED, to) if self._gauge.cancelled else self._missing()
        if why is None:
            why = self._write(partial(places.put_in_force, self._db, self._media, to))
        if why is None:
            self._media.path = to
            self.in_force.emit()
        ended = FolderMoved(to) if why is None else MoveFailed(why, began=True)
        self._once_tidy = partial(self._end, ended)
        left = old if why is None else to
        self._tidy(left, partial(empty_left, left, self._media.path))

    def _missing(self) -> NotMoved | None:
        """Return why, where a live copy has its file in the old folder alone (rule S4)."""
        live = set(live_files(self._db).values())
        if not live:
            return None
        try:
            here, there = self._media.sizes(), MediaFolder(self._to).sizes()
        except OSError as error:
            gone = self._to if can_be_read(self._media.path) else self._media.path
            return NotMoved(MoveFault.UNREADABLE, gone, error.strerror or str(error))
        if live & here.items() <= there.items():
            return None
        return NotMoved(MoveFault.NOT_WRITABLE, self._to.parent)

    def _write(self, what: Callable[[], None]) -> NotMoved | None:
        try:
            what()
        except sqlite3.Error as error:
            return NotMoved(MoveFault.UNWRITTEN, self._to, str(error))
        return None

    def _tidy(self, folder: Path, emptied: Callable[[], bool]) -> None:
        self._tidying.add(folder)
        in_background(emptied, partial(self._on_tidied, folder))

    def _on_tidied(self, folder: Path, outcome: Outcome[bool]) -> None:
        match outcome:
            case Ok(emptied):
                pass
            case Err():  # it is tried again at the next start
                emptied = False
            case _:
                assert_never(outcome)
        self._tidying.discard(folder)
        if self._closed:
            return
        if emptied:
            self._write(partial(places.forget, self._db, folder))
        if not self._tidying and self._once_tidy is not None:
            goes_on, self._once_tidy = self._once_tidy, None
            goes_on()

    def _end(self, what: FolderMoved | MoveFailed) -> None:
        self._gauge = None
        self._timer.stop()
        self.changed.emit()
        self.happened.emit(what)
