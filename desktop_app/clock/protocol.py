"""What a clock is to the rest of the program."""

from typing import Protocol

from desktop_app.domain.time import Duration, Instant


class Clock(Protocol):
    """Tells *now*; read once per tick or command and passed down."""

    def now(self) -> Instant:
        """Return the instant in force; never earlier than the last, unless a user moved it."""

    @property
    def pace(self) -> int:
        """Return how fast it runs: 1 as real time does, 0 where it stands."""

    @property
    def set_back_by(self) -> Duration | None:
        """Return how far the laptop's clock stands behind *now*, if it was set back (rule T2)."""

    def accepting_moves_by(self) -> Duration:
        """Return what is added to every stored instant if the laptop's clock is accepted."""

    def accept_laptop_clock(self, moved_by: Duration) -> None:
        """Move *now* by so much, once every stored instant has moved (rule T2)."""
