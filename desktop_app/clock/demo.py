"""The demo clock of a scenario (rule T5)."""

from desktop_app.clock.elapsed import Elapsed, elapsed
from desktop_app.domain.demo_time import DemoTime
from desktop_app.domain.time import Duration, Instant


class DemoClock:
    """Stands, runs, or runs faster, from an instant that the scenario sets.

    The laptop that it plays can have been set back (rule T2): its clock then stands so far behind,
    however the demo clock is moved, until it is accepted or put right.
    """

    def __init__(
        self,
        start: Instant,
        rate: int = 1,
        elapsed: Elapsed = elapsed,
        *,
        set_back_by: Duration | None = None,
    ) -> None:
        self._elapsed = elapsed
        self._set_back_by = set_back_by
        self.time = DemoTime(start, elapsed(), rate)

    def now(self) -> Instant:
        """Return what the demo clock shows."""
        return self.time.at(self._elapsed())

    @property
    def pace(self) -> int:
        """Return how many times as fast as real time it runs."""
        return self.time.rate

    @property
    def set_back_by(self) -> Duration | None:
        """Return how far the laptop's clock stands behind *now*."""
        return self._set_back_by

    def set_back(self, by: Duration | None) -> None:
        """Set the laptop's clock so far behind *now*; None puts it right."""
        self._set_back_by = by

    def accepting_moves_by(self) -> Duration:
        """Return how far the laptop's clock stands from *now*."""
        return -(self._set_back_by or 0)

    def accept_laptop_clock(self, moved_by: Duration) -> None:
        """Set *now* back to where the laptop's clock stands."""
        self._set_back_by = None
        self.move_to(self.now() + moved_by)

    def run_at(self, rate: int) -> None:
        """Run from now on so many times as fast as real time; 0 stands still."""
        self.time = self.time.at_rate(self._elapsed(), rate)

    def move_to(self, instant: Instant) -> None:
        """Jump to an instant, forwards or back; the rate stays."""
        self.time = self.time.moved_to(self._elapsed(), instant)
