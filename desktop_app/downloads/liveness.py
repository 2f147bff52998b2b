"""Tells a source that has stopped sending from one that is slow, and how fast it sends."""

from desktop_app.clock import Elapsed
from desktop_app.domain.time import MINUTE, SECOND, Duration

STALLED_AFTER: Duration = 30 * SECOND
"""Without a byte for so long, a connection counts as broken."""
_TRICKLES_AFTER: Duration = 5 * MINUTE
_TRICKLE = 1 << 10
"""A connection that brings fewer bytes than this within that time counts as broken too."""


class Liveness:
    """Watches how many bytes arrive in one visit to a source, and when."""

    def __init__(self, elapsed: Elapsed) -> None:
        self._elapsed = elapsed
        self._heard_at: Duration | None = None
        self.begun_from = 0
        """From how many bytes on this visit fetches."""
        self._begun_at: Duration = 0
        self._least: tuple[int, Duration] = (0, 0)
        """How many bytes there were when a little more had arrived for the last time, and when."""

    def begin(self, received: int) -> None:
        """Measure a visit that goes on from so many bytes."""
        self.begun_from, self._begun_at = received, self._elapsed()
        self._least = (received, self._begun_at)

    def hear(self) -> None:
        """Note that the source was asked, or said something."""
        self._heard_at = self._elapsed()

    def rate(self, received: int) -> float | None:
        """Return the bytes a second of this visit, None where no time has passed."""
        passed = self._elapsed() - self._begun_at
        return (received - self.begun_from) * SECOND / passed if passed > 0 else None

    def is_silent(self, *, awaited: bool) -> bool:
        """Return whether nothing has come for too long, while something was `awaited`."""
        if self._heard_at is None:
            return False
        if not awaited:
            self.hear()
        return self._elapsed() - self._heard_at >= STALLED_AFTER

    def trickles(self, received: int, *, awaited: bool) -> bool:
        """Return whether what comes is too little to ever be a film."""
        least, since = self._least
        if not awaited or received - least >= _TRICKLE:
            self._least = (received, self._elapsed())
            return False
        return self._elapsed() - since >= _TRICKLES_AFTER
