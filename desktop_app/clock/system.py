"""The laptop's clock, guarded against being set back (rule T2)."""

import time
from collections.abc import Callable

from desktop_app.clock.elapsed import Elapsed, elapsed
from desktop_app.domain.time import Duration, Instant
from desktop_app.domain.timeline import SET_BACK_TOLERANCE


def laptop_clock() -> Instant:
    """Return what the laptop says that the time is."""
    return time.time_ns() // 1_000_000


class SystemClock:
    """Tells the laptop's time, never going back: a clock set back is believed once it caught up."""

    def __init__(
        self,
        kept: Instant | None = None,
        laptop: Callable[[], Instant] = laptop_clock,
        elapsed: Elapsed = elapsed,
    ) -> None:
        self._laptop = laptop
        self._elapsed = elapsed
        self._now = laptop() if kept is None else kept
        self._read_at = elapsed()
        self._set_back = False
        self.now()

    def now(self) -> Instant:
        """Return the laptop's clock, or while that is set back the kept instant and what passed."""
        laptop, read_at = self._laptop(), self._elapsed()
        counted = self._now + read_at - self._read_at
        if self._set_back:
            self._set_back = laptop < counted
        else:
            self._set_back = laptop < self._now - SET_BACK_TOLERANCE
        self._now = counted if self._set_back else max(self._now, laptop)
        self._read_at = read_at
        return self._now

    @property
    def pace(self) -> int:
        """Return 1: it runs as real time does."""
        return 1

    @property
    def set_back_by(self) -> Duration | None:
        """Return how far the laptop's clock stands behind, or None where it is believed."""
        return self._now - self._laptop() if self._set_back else None

    def accepting_moves_by(self) -> Duration:
        """Return how far the laptop's clock stands from *now*, wherever it stands."""
        now = self.now()
        return self._laptop() - now

    def accept_laptop_clock(self, moved_by: Duration) -> None:
        """Believe the laptop's clock from now on."""
        self._now = self.now() + moved_by
        self._set_back = False
