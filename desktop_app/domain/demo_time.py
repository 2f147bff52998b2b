"""Time travel as arithmetic: where the demo clock of a scenario stands (rule T5)."""

from dataclasses import dataclass, replace

from desktop_app.domain.time import Duration, Instant


@dataclass(frozen=True, slots=True)
class DemoTime:
    """At `real` (monotonic ms) it was `shown`; since then it runs `rate` times as fast."""

    shown: Instant
    real: Duration
    rate: int = 1
    """How many times as fast as real time the clock runs; 0 if it stands."""

    def at(self, real: Duration) -> Instant:
        """Return what the demo clock shows at a monotonic instant."""
        return self.shown + (real - self.real) * self.rate

    def at_rate(self, real: Duration, rate: int) -> "DemoTime":
        """Return the same clock, from now on at another rate."""
        return DemoTime(self.at(real), real, rate)

    def moved_to(self, real: Duration, shown: Instant) -> "DemoTime":
        """Return a clock of the same rate, from another instant on, forwards or back."""
        return replace(self, shown=shown, real=real)
