"""The side of a transfer that faces its source: its answers, its bytes, and whether it stalls."""

from PySide6.QtCore import QObject, Signal

from desktop_app.clock import Elapsed
from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.first_look import FirstLook
from desktop_app.downloads.liveness import Liveness
from desktop_app.downloads.source import Source, SourceFault, SourceReply
from desktop_app.downloads.speed import SpeedLimit


class Intake(QObject):
    """Asks a source for bytes, judges its reply, and offers them as fast as is allowed."""

    opened = Signal(object)
    """The `SourceReply`, whose bytes may be written as far as can be told."""
    refused = Signal(object)
    """The `SourceFault` of a reply that is no film."""
    ready = Signal()
    """There may be more to take."""
    ended = Signal(object)
    """A `SourceFault`, or None where that was all; what was not taken yet still can be."""

    def __init__(
        self, source: Source, elapsed: Elapsed, *, has_checksum: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.source = source
        source.setParent(self)
        self.liveness = Liveness(elapsed)
        self._limit = SpeedLimit(elapsed, self)
        self._limit.more_allowed.connect(self.ready)
        self._first_look = FirstLook(source, has_checksum=has_checksum)
        self._asks_for_the_end = False
        self.is_over = False
        self.over_with: SourceFault | None = None
        source.opened.connect(self._on_opened)
        source.ready.connect(self._on_ready)
        source.ended.connect(self._on_ended)

    def start(self, offset: int, validator: str | None, *, for_the_end: bool) -> None:
        """Ask for what follows `offset` bytes, or `for_the_end`: whether anything does."""
        self._asks_for_the_end = for_the_end
        self.is_over = False
        self._first_look.forget()
        self.liveness.hear()
        self.source.start(offset, validator)

    def stop(self) -> None:
        """Ask for nothing more until the next `start`."""
        self.source.stop()

    def close(self) -> None:
        """Ask for nothing more, and offer nothing."""
        self._limit.stop()
        self.source.stop()

    def limit(self, rate: int | None) -> None:
        """Offer at most so many bytes a second from now on; None is no limit."""
        self._limit.set_rate(rate)
        self.source.limit(rate)
        if rate is None:
            self.ready.emit()

    def is_empty(self) -> bool:
        """Return whether nothing has come that was not taken."""
        return not self.source.available()

    def allowed(self, most: int) -> int:
        """Return how many bytes may be taken now; they count as taken."""
        return self._limit.allowed(min(self.source.available(), most))

    def stalled(self, received: int, *, flowing: bool, busy: bool) -> Trouble | None:
        """Return how a source that sends nothing, or next to nothing, is to be called.

        `flowing` once its bytes are written, `busy` while nobody could take any.
        """
        held_up = flowing and not self.is_empty()
        if self.liveness.trickles(received, awaited=flowing and not held_up):
            return Trouble.INTERRUPTED
        if not self.liveness.is_silent(awaited=not (busy or self.is_over or held_up)):
            return None
        answered = flowing or self._first_look.is_undecided
        return Trouble.INTERRUPTED if answered else Trouble.UNREACHABLE

    def _on_opened(self, reply: SourceReply) -> None:
        self.liveness.hear()
        if self._asks_for_the_end and not reply.offset:
            self.opened.emit(reply)  # it always sends all of it, which says all that was asked
        else:
            self._tell(self._first_look.judge(reply))

    def _on_ready(self) -> None:
        self.liveness.hear()
        self._tell(self._first_look.judge_again(ended=self.is_over))
        self.ready.emit()

    def _on_ended(self, fault: SourceFault | None) -> None:
        self.is_over, self.over_with = True, fault
        self._tell(self._first_look.judge_again(ended=True))
        self.ended.emit(fault)

    def _tell(self, verdict: SourceReply | SourceFault | None) -> None:
        if isinstance(verdict, SourceReply):
            self.opened.emit(verdict)
        elif verdict is not None:
            self.refused.emit(verdict)
