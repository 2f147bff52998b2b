"""How fast bytes are taken."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.clock import Elapsed
from desktop_app.domain.time import SECOND, Duration

_BEAT: Duration = 40


class SpeedLimit(QObject):
    """Allows at most so many bytes a second; what was not used in a second is gone."""

    more_allowed = Signal()
    """While there is a limit: more may be taken by now."""

    def __init__(self, elapsed: Elapsed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._elapsed = elapsed
        self._rate: int | None = None
        self._from: Duration = elapsed()
        self._stopped = False
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT)
        self._beat.timeout.connect(self.more_allowed)

    def set_rate(self, rate: int | None) -> None:
        """Allow so many bytes a second from now on; None is no limit."""
        if rate != self._rate:
            self._rate = rate
            self._from = self._elapsed()
        if rate is None:
            self._beat.stop()
        elif not self._stopped:
            self._beat.start()

    def stop(self) -> None:
        """Say nothing more."""
        self._stopped = True
        self._beat.stop()

    def allowed(self, wanted: int) -> int:
        """Return how many of so many bytes may be taken now; they count as taken."""
        if self._rate is None:
            return wanted
        now = self._elapsed()
        allowed = self._rate * min(now - self._from, SECOND) // SECOND
        if allowed:
            self._from = now
        return min(wanted, allowed)
