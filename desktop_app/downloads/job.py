"""One running transfer: bytes go from its source to its part file, then it is put in place.

The GUI thread only directs: reading a file, writing, checksums and the renaming happen on the pool,
one step at a time. What a step has not taken waits in the source, which is held up by it: so a
slow disk costs no memory, and a fast one no time.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.background import in_background
from desktop_app.clock import Elapsed
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import SECOND, Duration
from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.headers import is_etag
from desktop_app.downloads.pace import Pace
from desktop_app.downloads.part import PartFile
from desktop_app.downloads.source import Fault, Opening, Source

STALLED_AFTER: Duration = 30 * SECOND
"""Without a byte for so long, a connection counts as broken."""
_PROGRESS_EVERY: Duration = SECOND // 4
_BEAT: Duration = 40
_CHUNK = 2 << 20


class Job(QObject):
    """Moves the media of one transfer until `completed` or `failed`; `stop` keeps the part file.

    Each signal carries the job itself.
    """

    opened = Signal(object)
    """The source has said its `size` and `validator`."""
    progressed = Signal(object)
    """More bytes have `received`; at most four times a second."""
    completed = Signal(object)
    failed = Signal(object)
    """With its `fault`."""
    rested = Signal(object)
    """After `stop`: its last step has ended, and nothing touches its file any more."""

    def __init__(
        self,
        key: EpisodeKey,
        source: Source,
        file: PartFile,
        *,
        size: int | None,
        sha256: str | None,
        received: int = 0,
        validator: str | None = None,
        stated: int | None = None,
        elapsed: Elapsed,
        parent: QObject | None = None,
    ) -> None:
        """`size` and `sha256` are the catalogue's.

        `validator` and `stated`, a size, are what the source said of what was `received` before.
        """
        super().__init__(parent)
        self.key = key
        self._source = source
        source.setParent(self)
        self._file = file
        self.part = file.path
        self.complete = file.complete
        self._catalogued = size
        self._sha256 = sha256
        self._elapsed = elapsed
        self._pace = Pace(elapsed)
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT)
        self._beat.timeout.connect(self._pump)
        self.size = size if size is not None else stated
        self.validator = validator
        self.received = received
        self.rate: float | None = None
        """Bytes a second in this visit."""
        self.finishing = False
        """Everything has arrived, and is being put in place."""
        self.fault: Fault | None = None
        self._visited: tuple[int, Duration] = (0, 0)
        """From how many bytes on, and since when."""
        self._busy = False
        self._flowing = False
        self._ended = False
        self._ended_with: Fault | None = None
        self._anew = False
        self._end_asked = False
        self._stopped = False
        self._heard_at: Duration = 0
        self._told_at: Duration = 0
        source.opened.connect(self._on_opened)
        source.ready.connect(self._on_ready)
        source.ended.connect(self._on_ended)

    def start(self) -> None:
        """Go on from what the part file already holds (rule F1)."""
        at_most = self._catalogued
        if self._source.tells_versions() and self.validator is None and self._sha256 is None:
            at_most = 0  # nothing would tell whether the rest is of the same file
        self._step(partial(self._file.open, at_most), self._on_file_open)

    def stop(self) -> None:
        """Hold: what has arrived stays. It may still be `resting`."""
        self._stopped = True
        self._file.abandoned.set()
        self._beat.stop()
        self._source.stop()
        if not self._busy:
            self._file.close()

    @property
    def resting(self) -> bool:
        """It was stopped, and its last step is still on its way."""
        return self._stopped and self._busy

    def limit(self, rate: int | None) -> None:
        """At most so many bytes a second from now on; None is no limit."""
        self._pace.set_rate(rate)
        self._source.limit(rate)
        if rate is None:
            self._beat.stop()
            self._pump()
        elif not self._stopped:
            self._beat.start()

    def look(self) -> None:
        """Called now and then: whether it has stalled."""
        now = self._elapsed()
        waits = self._heard_at and not (self._busy or self._ended or self._source.available())
        if not waits:
            self._heard_at = self._heard_at and now
        elif now - self._heard_at >= STALLED_AFTER:
            self._fail(Fault(Trouble.INTERRUPTED))

    # the steps

    def _step(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._busy = True
        in_background(work, partial(self._on_stepped, then))

    def _on_stepped(self, then: Callable[[Any], None], answer: Any) -> None:
        self._busy = False
        if self._stopped:
            self._file.close()
            self.rested.emit(self)
        elif isinstance(answer, Fault):
            self._fail(answer)
        else:
            then(answer)

    def _on_file_open(self, received: int) -> None:
        self.received = received
        self._visit()
        if received and received == self._catalogued:
            self._finish()
        else:
            self._ask()

    def _ask(self) -> None:
        self._flowing = self._ended = False
        self._heard_at = self._elapsed()
        self._source.start(self.received, self.validator if self.received else None)

    def _on_opened(self, opening: Opening) -> None:
        self._heard_at = self._elapsed()
        if opening.offset and self._differs(opening):
            self._fail(Fault(Trouble.SERVER_ERROR, misfit=True))
        elif self._end_asked and not opening.offset:
            self._finish()  # it always sends all of it: there is no asking
        elif opening.offset == self.received:
            self._flow(opening)
        else:
            self._step(self._file.empty, lambda _size: self._flow(opening))

    def _differs(self, opening: Opening) -> bool:
        if self.size is not None and opening.size not in (None, self.size):
            return True
        ours, theirs = self.validator, opening.validator
        if ours is None or theirs is None or is_etag(ours) != is_etag(theirs):
            return False
        return ours != theirs

    def _flow(self, opening: Opening) -> None:
        if self._catalogued is not None and opening.size not in (None, self._catalogued):
            self._fail(Fault(Trouble.WRONG_LENGTH))
            return
        self.received = opening.offset
        self.size = self._catalogued if self._catalogued is not None else opening.size
        if not opening.offset or self.validator is None:
            self.validator = opening.validator
        self._visit()
        self._flowing = True
        self.opened.emit(self)
        self._pump()

    def _on_ready(self) -> None:
        self._heard_at = self._elapsed()
        self._pump()

    def _pump(self) -> None:
        if self._busy or self._stopped or not self._flowing:
            return
        available = self._source.available()
        if available:
            if count := self._pace.allowed(min(available, _CHUNK)):
                self._busy = True  # taking the last bytes may end the source
                self._step(partial(self._file.append, self._source.take(count)), self._on_written)
        elif self._ended:
            self._conclude()

    def _on_written(self, received: int) -> None:
        self.received = received
        self._heard_at = now = self._elapsed()
        begun_from, begun_at = self._visited
        if now > begun_at:
            self.rate = (received - begun_from) * SECOND / (now - begun_at)
        if self.size is not None and received > self.size:
            self._fail(Fault(Trouble.WRONG_LENGTH))
            return
        if now - self._told_at >= _PROGRESS_EVERY:
            self._told_at = now
            self.progressed.emit(self)
        self._pump()

    def _on_ended(self, fault: Fault | None) -> None:
        self._ended, self._ended_with = True, fault
        if self._flowing or self._busy:
            self._pump()
        else:
            self._fail(fault or Fault(Trouble.SERVER_ERROR))

    def _conclude(self) -> None:
        if self.received == self.size:
            self._finish()
        elif self._ended_with is not None:
            self._fail(self._ended_with)
        elif self.size is not None:
            self._fail(Fault(Trouble.INTERRUPTED))
        elif self._sha256 is None and self.validator is not None and self.received:
            self._ask_for_the_end()
        else:
            self._finish()

    def _ask_for_the_end(self) -> None:
        """Nobody has said how long it is, and a broken connection may look like an end."""
        self._end_asked = True
        self._ask()

    def _finish(self) -> None:
        self.finishing = True
        self._flowing = False
        self._source.stop()
        self.progressed.emit(self)
        if not self._stopped:
            self._step(
                partial(self._file.finish, self.size, self._sha256),
                lambda _none: self.completed.emit(self),
            )

    def _fail(self, fault: Fault) -> None:
        if self._stopped:
            return
        if self._end_asked and fault.misfit:
            self._finish()
            return
        pieced_together = self._visited[0] > 0
        if pieced_together and not self._anew and (fault.misfit or fault.trouble.is_of_the_content):
            self._begin_anew()
            return
        self.fault = fault
        self.stop()
        self.failed.emit(self)

    def _begin_anew(self) -> None:
        """What came in pieces may be of two versions of a file: once, all of it is fetched."""
        self._anew = True
        self.finishing = self._flowing = False
        self._source.stop()
        self.validator = None
        self._step(self._file.empty, self._on_file_open)

    def _visit(self) -> None:
        self._visited = (self.received, self._elapsed())
        self.rate = None
