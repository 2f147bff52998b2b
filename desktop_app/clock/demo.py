"""The demo clock of a scenario (rule T5)."""

from desktop_app.clock.elapsed import Elapsed, elapsed
from desktop_app.domain.demo_time import DemoTime
from desktop_app.domain.time import Duration, Instant


class DemoClock:
    """Stands, runs, or runs faster, from an instant that the scenario sets."""

    def __init__(self, start: Instant, rate: int = 1, elapsed: Elapsed = elapsed) -> None:
        self._elapsed = elapsed
        self.time = DemoTime(start, elapsed(), rate)

    def now(self) -> Instant:
        """What the demo clock shows."""
        return self.time.at(self._elapsed())

    @property
    def set_back_by(self) -> Duration | None:
        """A demo clock is moved by a facilitator, never set back by a laptop."""
        return None

    def accept_laptop_clock(self) -> Duration:
        """Nothing to accept."""
        return 0

    def run_at(self, rate: int) -> None:
        """From now on so many times as fast as real time; 0 stands still."""
        self.time = self.time.at_rate(self._elapsed(), rate)

    def move_to(self, instant: Instant) -> None:
        """Jump, forwards or back; the rate stays."""
        self.time = self.time.moved_to(self._elapsed(), instant)
