"""Time that a test moves by hand: what the laptop's clock says, and what really passed."""

from dataclasses import dataclass

from desktop_app.clock import Clock, elapsed
from desktop_app.domain.time import Duration, Instant

START: Instant = 1_782_126_420_000


@dataclass
class HandClock:
    """The two readings that a `SystemClock` is made from."""

    wall: Instant = START
    real: Duration = 1_000

    def laptop(self) -> Instant:
        """What the laptop's clock says."""
        return self.wall

    def elapsed(self) -> Duration:
        """What the monotonic clock says."""
        return self.real

    def pass_time(self, passed: Duration) -> None:
        """Both go on, as clocks do."""
        self.wall += passed
        self.real += passed


@dataclass
class Skipping:
    """Time as it passes, and a test that may skip some of it."""

    skipped: Duration = 0

    def __call__(self) -> Duration:
        """What the monotonic clock says, and what was skipped."""
        return elapsed() + self.skipped


@dataclass
class FixedClock:
    """A clock that a test sets; it is never set back."""

    at: Instant = START
    set_back_by: Duration | None = None
    pace: int = 1

    def now(self) -> Instant:
        """The instant that was set."""
        return self.at

    def accepting_moves_by(self) -> Duration:
        """Nothing to accept."""
        return 0

    def accept_laptop_clock(self, moved_by: Duration) -> None:
        """Nothing to accept."""


def accepted(clock: Clock) -> Duration:
    """The laptop's clock is accepted, as a library does it: how far *now* moves."""
    moved_by = clock.accepting_moves_by()
    clock.accept_laptop_clock(moved_by)
    return moved_by
