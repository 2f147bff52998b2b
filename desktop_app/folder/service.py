"""Where the media lie, whether that folder can be read, and moving them elsewhere."""

import contextlib
import sqlite3
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal
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
from desktop_app.folder.moving import (
    Gauge,
    NotMoved,
    Why,
    copy_all,
    empty_left,
    obstacle,
)
from desktop_app.ledger import places
from desktop_app.platform.background import Err, Ok, Outcome, in_background
from desktop_app.storage.entitlements import live_files
from desktop_app.storage.media import MediaFolder, can_be_read
from desktop_app.storage.places import folders_left

LOOK_EVERY: Duration = 5 * SECOND
"""How often the folder is looked at, in real time."""
_TELL_EVERY: Duration = SECOND // 4


@dataclass(frozen=True, slots=True)
class Moving:
    """A move under way: where to, and how many bytes of how many are there."""

    to: Path
    moved: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class FolderState:
    """What there is to know of the folder."""

    path: Path
    is_own: bool
    """It is the one inside the library's folder."""
    readable: bool
    moving: Moving | None = None


class FolderService(QObject):
    """One look at a time, and one move; `happened` is told before anything follows from it."""

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
        self._program = closed
        self._elapsed = elapsed
        self._gauge: Gauge | None = None
        self._to = media.path
        self._tidying: set[Path] = set()
        """Folders that are being emptied."""
        self._once_tidy: Callable[[], None] | None = None
        self._looking = self._look_again = self._doubted = False
        self._looked_at = elapsed()
        self._closed = False
        self._readable = can_be_read(media.path) or self._made()
        self._timer = QTimer(self)
        self._timer.setInterval(_TELL_EVERY)
        self._timer.timeout.connect(self.changed)

    @property
    def state(self) -> FolderState:
        """Where the media lie, and what becomes of them at this moment."""
        moving = None
        if self._gauge is not None:
            moving = Moving(self._to, self._gauge.moved, self._gauge.total)
        return FolderState(self._media.path, self._media.is_own, self._readable, moving)

    def start(self) -> None:
        """What a crash left of a move goes, in the place that is not in force (rule F4)."""
        for folder in folders_left(self._db):
            self._tidy(folder, partial(empty_left, folder, self._media.path))

    def close(self) -> None:
        """A move under way is undone; what plays or moves elsewhere is no concern of this."""
        self._closed = True
        self._timer.stop()
        self.cancel()

    # whether it can be read

    def tick(self) -> None:
        """Look at it now and then."""
        if self._elapsed() - self._looked_at >= LOOK_EVERY:
            self.look()

    def look(self) -> None:
        """Whether it can be read: something was done that needs it."""
        if self._looking:
            self._look_again = True  # the look under way may have seen what was before
        elif self._gauge is None:
            self._looking = True
            self._looked_at = self._elapsed()
            in_background(partial(can_be_read, self._media.path), self._on_looked)

    def doubt(self) -> None:
        """Somebody could not read it, and waits: it counts as lost until a later look finds it."""
        self._doubted = self._gauge is not None  # then it is said if nothing comes of the move
        if self._gauge is None and not self._closed:
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
        if self._closed or self._gauge is not None:
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
        """One that is missing is made again where no copy can have lain in it."""
        if self._media.path.exists() or not self._media.is_own or live_files(self._db):
            return False
        with contextlib.suppress(OSError):
            self._media.ensure()
        return can_be_read(self._media.path)

    # moving

    def move_into(self, chosen: Path) -> None:
        """Have the media lie in a folder of their own inside of `chosen`."""
        name = places.own_name(self._db)
        to = chosen if chosen.name == name else chosen / name
        hindered = partial(obstacle, self._media.path, chosen, to, self._program)
        if self._gauge is None:
            self._begin(to)
            in_background(hindered, self._on_looked_for_obstacle)

    def move_back(self) -> None:
        """Have them lie in the library's own folder again.

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
        """Leave them where they are."""
        if self._gauge is not None:
            self._gauge.cancelled = True

    def _begin(self, to: Path) -> None:
        self._gauge = Gauge()
        self._doubted = False
        self._to = to
        self._timer.start()
        self.changed.emit()

    def _on_looked_for_obstacle(self, outcome: Outcome[NotMoved | None]) -> None:
        match outcome:
            case Ok(hindered):
                self._on_judged(hindered)
            case Err():
                self._on_judged(NotMoved(Why.WENT_WRONG, self._to))
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
                self._put_in_force(NotMoved(Why.WENT_WRONG, self._to), left_behind=True)
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
            why = NotMoved(Why.CANCELLED, to) if self._gauge.cancelled else self._missing()
        if why is None:
            why = self._write(partial(places.put_in_force, self._db, self._media, to))
        if why is None:
            self._media.path = to
            self._readable = True
        ended = FolderMoved(to) if why is None else MoveFailed(why, began=True)
        self._once_tidy = partial(self._end, ended)
        left = old if why is None else to
        self._tidy(left, partial(empty_left, left, self._media.path))

    def _missing(self) -> NotMoved | None:
        """Every live copy that has its file has it in the new folder too (rule S4)."""
        live = set(live_files(self._db).values())
        if not live:
            return None
        try:
            here, there = self._media.sizes(), MediaFolder(self._to).sizes()
        except OSError as error:
            gone = self._to if can_be_read(self._media.path) else self._media.path
            return NotMoved(Why.UNREADABLE, gone, error.strerror or str(error))
        if live & here.items() <= there.items():
            return None
        return NotMoved(Why.NOT_WRITABLE, self._to.parent)

    def _write(self, what: Callable[[], None]) -> NotMoved | None:
        try:
            what()
        except sqlite3.Error as error:
            return NotMoved(Why.UNWRITTEN, self._to, str(error))
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
        if self._doubted and isinstance(what, MoveFailed) and not what.began:
            self.doubt()
