"""One running transfer: bytes go from its source to its part file, then it is put in place.

The GUI thread only directs: reading a file, writing, checksums and the renaming happen on the pool,
one step at a time. What a step has not taken waits in the source, which is held up by it: so a
slow disk costs no memory, and a fast one no time.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.clock import Elapsed
from desktop_app.domain.container.text import LOOKED_AT, is_page, is_text, may_be_text
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import MINUTE, SECOND, Duration
from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.headers import is_called_page, is_called_text, is_etag
from desktop_app.downloads.part import PartFile
from desktop_app.downloads.source import Source, SourceFault, SourceReply
from desktop_app.downloads.speed import SpeedLimit
from desktop_app.platform.background import Err, Ok, Outcome, in_background
from desktop_app.storage.verify import Promise

STALLED_AFTER: Duration = 30 * SECOND
"""Without a byte for so long, a connection counts as broken."""
_TRICKLES_AFTER: Duration = 5 * MINUTE
_TRICKLE = 1 << 10
"""So does one that brings fewer bytes in so long: seven tries of it are no progress."""
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
        duration_s: float | None,
        received: int = 0,
        validator: str | None = None,
        stated: int | None = None,
        anew: bool = False,
        elapsed: Elapsed,
        parent: QObject | None = None,
    ) -> None:
        """`size`, `sha256` and `duration_s` are the catalogue's.

        `validator` and `stated`, a size, are what the source said of what was `received` before;
        `anew`, whether all of it was fetched once more already.
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
        self._duration_s = duration_s
        self._elapsed = elapsed
        self._limit = SpeedLimit(elapsed)
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
        self.anew = anew
        """What had come was not right, and all of it was fetched once more."""
        self._anew = False
        self.fault: SourceFault | None = None
        self._visited: tuple[int, Duration] = (0, 0)
        """From how many bytes on, and since when."""
        self._least: tuple[int, Duration] = (0, 0)
        """The same of when a little more had arrived for the last time."""
        self._busy = False
        self._flowing = False
        self._ended = False
        self._ended_with: SourceFault | None = None
        self._undecided: SourceReply | None = None
        """Its first bytes tell whether it is of a film at all, before anything gives way to it."""
        self._end_asked_at: int | None = None
        """After how many bytes the source was asked whether that was all."""
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
        self._limit.set_rate(rate)
        self._source.limit(rate)
        if rate is None:
            self._beat.stop()
            self._pump()
        elif not self._stopped:
            self._beat.start()

    def look(self) -> None:
        """Called now and then: whether it has stalled."""
        now = self._elapsed()
        paced = self._flowing and self._source.available()
        if self._trickles(now, paced=bool(paced)):
            self._fail(SourceFault(Trouble.INTERRUPTED))
            return
        waits = self._heard_at and not (self._busy or self._ended or paced)
        if not waits:
            self._heard_at = self._heard_at and now
        elif now - self._heard_at < STALLED_AFTER:
            return
        elif self._flowing and self.received == self.size:
            self._finish()  # all of it is there, and only the connection stays
        else:
            answered = self._flowing or self._undecided is not None
            self._fail(SourceFault(Trouble.INTERRUPTED if answered else Trouble.UNREACHABLE))

    def _trickles(self, now: Duration, *, paced: bool) -> bool:
        """Whether what comes is too little to ever be a film."""
        begun_from, begun_at = self._least
        if not self._flowing or paced or self.received - begun_from >= _TRICKLE:
            self._least = (self.received, now)
            return False
        return now - begun_at >= _TRICKLES_AFTER

    # the steps

    def _step(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._busy = True
        in_background(work, partial(self._on_stepped, then))

    def _on_stepped(self, then: Callable[[Any], None], outcome: Outcome[Any]) -> None:
        self._busy = False
        if self._stopped:
            self._file.close()
            self.rested.emit(self)
            return
        match outcome:
            case Ok(SourceFault() as fault):
                self._on_step_failed(fault)
            case Ok(answer):
                then(answer)
            case Err():
                self._on_step_failed(SourceFault(Trouble.WENT_WRONG))
            case _:
                assert_never(outcome)

    def _on_step_failed(self, fault: SourceFault) -> None:
        if self._flowing:
            self.received = self._file.size  # some of the last bytes may have been taken
        self._fail(fault)

    def _on_file_open(self, received: int) -> None:
        self.received = received
        self._visit()
        if received and received == self._catalogued:
            self._finish()
        else:
            self._ask()

    def _ask(self) -> None:
        self._flowing = self._ended = False
        self._undecided = None
        self._heard_at = self._elapsed()
        self._source.start(self.received, self.validator if self.received else None)

    def _on_opened(self, opening: SourceReply) -> None:
        self._heard_at = self._elapsed()
        called = opening.media_type
        if self._end_asked_at is not None and not opening.offset:
            self._finish()  # it always sends all of it: there is no asking
        elif self._sha256 is None and called is not None and is_called_text(called):
            page = is_called_page(called)
            trouble = Trouble.SIGN_IN_PAGE if page else Trouble.NOT_MEDIA
            self._fail(SourceFault(trouble, unwritten=True))
        elif called is not None and not opening.offset:
            self._undecided = opening
            self._decide()
        else:
            self._take_up(opening)

    def _decide(self) -> None:
        """Look at its first bytes: what had arrived does not give way to a page or a message."""
        if (opening := self._undecided) is None:
            return
        first = self._source.peek(LOOKED_AT)
        if len(first) < LOOKED_AT and not self._ended and may_be_text(first):
            return
        self._undecided = None
        if is_text(first):
            trouble = Trouble.SIGN_IN_PAGE if is_page(first) else Trouble.NOT_MEDIA
            self._fail(SourceFault(trouble, unwritten=True))
        else:
            self._take_up(opening)

    def _take_up(self, opening: SourceReply) -> None:
        """It is of the file, as far as can be told: its bytes may be written."""
        if opening.offset and self._differs(opening):
            self._fail(SourceFault(Trouble.SOURCE_CHANGED, misfit=True))
        elif opening.offset == self.received:
            self._flow(opening)
        else:
            self._step(self._file.empty, lambda _size: self._flow(opening))

    def _differs(self, opening: SourceReply) -> bool:
        if self.size is not None and opening.size not in (None, self.size):
            return True
        ours, theirs = self.validator, opening.validator
        if ours is None or theirs is None or is_etag(ours) != is_etag(theirs):
            return False
        return ours != theirs

    def _flow(self, opening: SourceReply) -> None:
        if self._catalogued is not None and opening.size not in (None, self._catalogued):
            self._fail(SourceFault(Trouble.WRONG_LENGTH))
            return
        self.received = opening.offset
        if self._catalogued is None and (opening.size is not None or not opening.offset):
            self.size = opening.size
        if not opening.offset or self.validator is None:
            self.validator = opening.validator
        self._visit()
        self._flowing = True
        self.opened.emit(self)
        self._pump()

    def _on_ready(self) -> None:
        self._heard_at = self._elapsed()
        self._decide()
        self._pump()

    def _pump(self) -> None:
        if self._busy or self._stopped or not self._flowing:
            return
        available = self._source.available()
        if available:
            if count := self._limit.allowed(min(available, _CHUNK)):
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
            self._fail(SourceFault(Trouble.WRONG_LENGTH))
            return
        if now - self._told_at >= _PROGRESS_EVERY:
            self._told_at = now
            self.progressed.emit(self)
        self._pump()

    def _on_ended(self, fault: SourceFault | None) -> None:
        self._ended, self._ended_with = True, fault
        self._decide()
        if self._flowing or self._busy:
            self._pump()
        else:
            self._fail(fault or SourceFault(Trouble.SERVER_ERROR))

    def _conclude(self) -> None:
        if self.received == self.size:
            self._finish()
        elif self._ended_with is not None:
            self._fail(self._ended_with)
        elif self.size is not None:
            self._fail(SourceFault(Trouble.INTERRUPTED))
        elif self._sha256 is None and self._may_ask_for_the_end():
            self._ask_for_the_end()
        else:
            self._finish()

    def _may_ask_for_the_end(self) -> bool:
        """Nobody has said how long it is, and a broken connection may look like an end.

        Who has nothing new to say when asked is not asked again.
        """
        may = self.size is None and self.validator is not None and self.received > 0
        return may and self.received != self._end_asked_at

    def _ask_for_the_end(self) -> None:
        self.finishing = False
        self._end_asked_at = self.received
        self._ask()

    def _finish(self) -> None:
        self.finishing = True
        self._flowing = False
        self._source.stop()
        self.progressed.emit(self)
        if not self._stopped:
            self._step(
                partial(self._file.finish, Promise(self.size, self._sha256, self._duration_s)),
                lambda _none: self.completed.emit(self),
            )

    def _fail(self, fault: SourceFault) -> None:
        if self._stopped:
            return
        if self._end_asked_at == self.received and fault.misfit:
            self._finish()
            return
        if fault.trouble is Trouble.WRONG_CHECKSUM and self._may_ask_for_the_end():
            self._ask_for_the_end()  # it may only have broken off
            return
        if not self._anew and self._may_be_right_anew(fault):
            self.anew |= fault.trouble.is_of_the_content
            self._begin_anew()
            return
        self.fault = fault
        self.stop()
        self.failed.emit(self)

    def _may_be_right_anew(self, fault: SourceFault) -> bool:
        """What came in pieces may be of two versions of a file, or not be all of it."""
        pieced_together = self._visited[0] > 0
        if fault.misfit:
            return pieced_together
        if not fault.trouble.is_of_the_content or fault.unwritten:
            return fault.trouble is Trouble.PART_LOST
        short = self.size is None and fault.trouble in (Trouble.WRONG_CHECKSUM, Trouble.INCOMPLETE)
        return not self.anew and (pieced_together or short)

    def _begin_anew(self) -> None:
        """Once, all of it is fetched from the beginning."""
        self._anew = True
        self.finishing = self._flowing = False
        self._source.stop()
        self.validator = self._end_asked_at = None
        self._step(self._file.empty, self._on_file_open)

    def _visit(self) -> None:
        self._visited = self._least = (self.received, self._elapsed())
        self.rate = None
