"""One running transfer: bytes go from its source to its part file, then it is put in place.

The GUI thread only directs: reading a file, writing, checksums and the renaming happen on the pool,
one step at a time. What a step has not taken waits in the source, which is held up by it: so a
slow disk costs no memory, and a fast one no time.
"""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.clock import Elapsed
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import SECOND, Duration
from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.intake import Intake
from desktop_app.downloads.part import PartFile
from desktop_app.downloads.remedies import Remedies
from desktop_app.downloads.source import Source, SourceFault, SourceReply
from desktop_app.downloads.steps import PoolSteps
from desktop_app.storage.verify import Promise

_PROGRESS_EVERY: Duration = SECOND // 4
_CHUNK = 2 << 20


@dataclass(frozen=True, slots=True)
class EarlierVisits:
    """What earlier visits to the source have left."""

    received: int = 0
    size: int | None = None
    """What the source said that it is in all."""
    validator: str | None = None
    """What the source said that its version can be told by."""
    anew: bool = False
    """All of it was fetched once more already."""


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
        promise: Promise,
        earlier: EarlierVisits,
        elapsed: Elapsed,
        parent: QObject | None = None,
    ) -> None:
        """`promise` is what the catalogue says of the file."""
        super().__init__(parent)
        self.key = key
        self._file = file
        self.part = file.path
        self.complete = file.complete
        self._promise = promise
        self._elapsed = elapsed
        checksum = promise.sha256 is not None
        self._intake = Intake(source, elapsed, has_checksum=checksum, parent=self)
        self._intake.opened.connect(self._on_opened)
        self._intake.refused.connect(self._fail)
        self._intake.ready.connect(self._pump)
        self._intake.ended.connect(self._on_ended)
        self._steps = PoolSteps(self)
        self._steps.failed.connect(self._on_step_failed)
        self._steps.rested.connect(self._on_rested)
        self.remedies = Remedies(anew=earlier.anew)
        self.size = promise.size if promise.size is not None else earlier.size
        self.validator = earlier.validator
        self.received = earlier.received
        self.rate: float | None = None
        """Bytes a second in this visit."""
        self.finishing = False
        """Everything has arrived, and is being put in place."""
        self.fault: SourceFault | None = None
        self._flowing = False
        self._told_at: Duration = 0

    def start(self) -> None:
        """Go on from what the part file already holds (rule F1)."""
        versioned = self._intake.source.tells_versions()
        told = self.validator is not None or self._promise.sha256 is not None
        # where nothing would tell whether the rest is of the same file, it begins again
        at_most = 0 if versioned and not told else self._promise.size
        self._steps.take(partial(self._file.open, at_most), self._on_file_open)

    def stop(self) -> None:
        """Hold it, and keep what has arrived; it may still be `resting`."""
        self._steps.stop()
        self._file.abandoned.set()
        self._intake.close()
        if not self._steps.busy:
            self._file.close()

    @property
    def resting(self) -> bool:
        """Return whether it was stopped, and its last step is still on its way."""
        return self._steps.stopped and self._steps.busy

    def limit(self, rate: int | None) -> None:
        """Take at most so many bytes a second from now on; None is no limit."""
        self._intake.limit(rate)

    def look(self) -> None:
        """Give up a source that has stalled; called now and then."""
        trouble = self._intake.stalled(self.received, flowing=self._flowing, busy=self._steps.busy)
        if trouble is None:
            return
        if self._flowing and self.received == self.size:
            self._finish()  # all of it is there, and only the connection stays
        else:
            self._fail(SourceFault(trouble))

    # the steps

    def _on_rested(self) -> None:
        self._file.close()
        self.rested.emit(self)

    def _on_step_failed(self, fault: SourceFault) -> None:
        if self._flowing:
            self.received = self._file.size  # some of the last bytes may have been taken
        self._fail(fault)

    def _on_file_open(self, received: int) -> None:
        self.received = received
        self._begin_visit()
        if received and received == self._promise.size:
            self._finish()
        else:
            self._ask()

    def _ask(self) -> None:
        self._flowing = False
        validator = self.validator if self.received else None
        for_the_end = self.remedies.end_was_asked()
        self._intake.start(self.received, validator, for_the_end=for_the_end)

    def _on_opened(self, reply: SourceReply) -> None:
        if self.remedies.end_was_asked() and not reply.offset:
            self._finish()  # it always sends all of it: there is no asking
        elif reply.offset and reply.differs_from(self.size, self.validator):
            self._fail(SourceFault(Trouble.SOURCE_CHANGED, misfit=True))
        elif reply.offset == self.received:
            self._flow(reply)
        else:
            self._steps.take(self._file.empty, lambda _size: self._flow(reply))

    def _flow(self, reply: SourceReply) -> None:
        if self._promise.size is not None and reply.size not in (None, self._promise.size):
            self._fail(SourceFault(Trouble.WRONG_LENGTH))
            return
        self.received = reply.offset
        if self._promise.size is None and (reply.size is not None or not reply.offset):
            self.size = reply.size
        if not reply.offset or self.validator is None:
            self.validator = reply.validator
        self._begin_visit()
        self._flowing = True
        self.opened.emit(self)
        self._pump()

    def _pump(self) -> None:
        if self._steps.busy or self._steps.stopped or not self._flowing:
            return
        if self._intake.is_empty():
            if self._intake.is_over:
                self._conclude()
        elif count := self._intake.allowed(_CHUNK):
            self._steps.busy = True  # taking the last bytes may end the source
            bring = self._intake.source.take(count)
            self._steps.take(partial(self._file.append, bring), self._on_written)

    def _on_written(self, received: int) -> None:
        self.received = received
        self._intake.liveness.hear()
        self.rate = self._intake.liveness.rate(received)
        if self.size is not None and received > self.size:
            self._fail(SourceFault(Trouble.WRONG_LENGTH))
            return
        now = self._elapsed()
        if now - self._told_at >= _PROGRESS_EVERY:
            self._told_at = now
            self.progressed.emit(self)
        self._pump()

    def _on_ended(self, fault: SourceFault | None) -> None:
        if self._flowing or self._steps.busy:
            self._pump()
        else:
            self._fail(fault or SourceFault(Trouble.SERVER_ERROR))

    def _conclude(self) -> None:
        if self.received == self.size:
            self._finish()
        elif self._intake.over_with is not None:
            self._fail(self._intake.over_with)
        elif self.size is not None:
            self._fail(SourceFault(Trouble.INTERRUPTED))
        elif self._promise.sha256 is None and self._may_ask_for_the_end():
            self._ask_for_the_end()
        else:
            self._finish()

    def _may_ask_for_the_end(self) -> bool:
        return self.remedies.may_ask_for_the_end(self.received, self.size, self.validator)

    def _ask_for_the_end(self) -> None:
        self.finishing = False
        self.remedies.ask_for_the_end(self.received)
        self._ask()

    def _finish(self) -> None:
        self.finishing = True
        self._flowing = False
        self._intake.stop()
        self.progressed.emit(self)
        if not self._steps.stopped:
            self._steps.take(
                partial(self._file.finish, self._promise._replace(size=self.size)),
                lambda _none: self.completed.emit(self),
            )

    def _fail(self, fault: SourceFault) -> None:
        if self._steps.stopped:
            return
        if fault.misfit and self.remedies.end_was_asked_at(self.received):
            self._finish()
            return
        if fault.trouble is Trouble.WRONG_CHECKSUM and self._may_ask_for_the_end():
            self._ask_for_the_end()  # it may only have broken off
            return
        if self.remedies.may_begin_anew(fault, self._intake.liveness.begun_from, self.size):
            self._begin_anew(fault)
            return
        self.fault = fault
        self.stop()
        self.failed.emit(self)

    def _begin_anew(self, fault: SourceFault) -> None:
        """Fetch all of it from the beginning, once."""
        self.remedies.begin_anew(fault)
        self.finishing = self._flowing = False
        self._intake.stop()
        self.validator = None
        self._steps.take(self._file.empty, self._on_file_open)

    def _begin_visit(self) -> None:
        self._intake.liveness.begin(self.received)
        self.rate = None
