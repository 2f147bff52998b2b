"""The limit on how fast bytes are taken."""

from desktop_app.clock import Elapsed
from desktop_app.domain.time import SECOND, Duration


class SpeedLimit:
    """Allow at most so many bytes a second; what was not used within a second is lost."""

    def __init__(self, elapsed: Elapsed) -> None:
        self._elapsed = elapsed
        self._rate: int | None = None
        self._from: Duration = elapsed()

    def set_rate(self, rate: int | None) -> None:
        """Set the bytes a second that are allowed from now on; None is no limit."""
        if rate != self._rate:
            self._rate = rate
            self._from = self._elapsed()

    def allowed(self, wanted: int) -> int:
        """Return how many of the wanted bytes may be taken now, and count them as taken."""
        if self._rate is None:
            return wanted
        now = self._elapsed()
        allowed = self._rate * min(now - self._from, SECOND) // SECOND
        if allowed:
            self._from = now
        return min(wanted, allowed)
