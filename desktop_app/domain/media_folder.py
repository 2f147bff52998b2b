"""The folder of the downloads, as the page of settings shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MoveShown:
    """How far a move of the downloads is, in bytes."""

    to: str
    moved: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """Return how much of the move is done, 0 to 1."""
        return min(1.0, self.moved / self.total) if self.total else 0.0


@dataclass(frozen=True, slots=True)
class MediaShown:
    """Where the downloads are, and whether they can be moved."""

    folder: str = ""
    size: int = 0
    free: int = 0
    """Bytes on the disk of the folder."""
    readable: bool = True
    movable: bool = True
    """True for a scenario, whose media stay in its own folder."""
    is_own: bool = True
    """The media are in the folder of the library, so there is nothing to move back."""
    move: MoveShown | None = None
