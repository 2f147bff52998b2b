"""The folder of the downloads as the settings show it: where it lies, and a move of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MoveShown:
    """A move under way, in bytes."""

    to: str
    moved: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return min(1.0, self.moved / self.total) if self.total else 0.0


@dataclass(frozen=True, slots=True)
class MediaShown:
    """Where the downloads lie, and what may be done about it."""

    folder: str = ""
    size: int = 0
    free: int = 0
    """Bytes on the disk of the folder."""
    readable: bool = True
    movable: bool = True
    """A scenario keeps its own in its place."""
    is_own: bool = True
    """It is the folder inside of the library's, and there is nothing to move back."""
    move: MoveShown | None = None
