"""What is made only when it is first used: a page nobody has gone to, the player, a dialog.

A start of the program imports and makes what its first picture shows, and nothing else.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Lazily(Generic[T_co]):
    """Makes one thing when it is first asked for, and hands back that one from then on."""

    def __init__(self, make: Callable[[], T_co]) -> None:
        self._make = make
        self._made: T_co | None = None
        self._waiting: list[Callable[[T_co], object]] = []

    def __call__(self) -> T_co:
        """Return it; the first time it is made, and whoever waits for it is handed it."""
        if self._made is None:
            self._made = self._make()
            waiting, self._waiting = self._waiting, []
            for do in waiting:
                do(self._made)
        return self._made

    @property
    def made(self) -> T_co | None:
        """It, or None where nobody has asked for it yet."""
        return self._made

    def once_made(self, do: Callable[[T_co], object]) -> None:
        """Do this with it as soon as it is made, or now where it is."""
        if self._made is None:
            self._waiting.append(do)
        else:
            do(self._made)

    def forget(self) -> None:
        """Hand it to nobody any more: whoever waits for it goes away."""
        self._waiting.clear()
