"""What a clock is to the rest of the program."""

from typing import Protocol

from desktop_app.domain.time import Duration, Instant


class Clock(Protocol):
    """Tells *now*; read once per tick or command and passed down."""

    def now(self) -> Instant:
        """The instant in force; never earlier than the last answer, unless a user moved it."""

    @property
    def pace(self) -> int:
        """How fast it runs: 1 as real time does, 0 where it stands."""

    @property
    def set_back_by(self) -> Duration | None:
        """How far the laptop's clock stands behind *now*, where it was set back (rule T2)."""

    def accepting_moves_by(self) -> Duration:
        """What is to be added to every stored instant if the laptop's clock is accepted."""

    def accept_laptop_clock(self, moved_by: Duration) -> None:
        """*Now* moves by so much, once every stored instant has (rule T2)."""
