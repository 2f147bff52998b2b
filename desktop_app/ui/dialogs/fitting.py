"""How a card is laid out where its window is large, and where it has hardly room for anything."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSize

from desktop_app.ui.theme import Theme

_WIDTH = 554
CLOSE_AROUND = 8
"""The least room around a card that has more to say than fits."""


@dataclass(frozen=True, slots=True)
class CardFit:
    """One way to lay out a card in its window."""

    width: int
    around: int = 24
    """The least room between the card and the edge of its window."""
    margin: int = 28
    gap: int = 22
    """Between the words and what stands below them, at 100 %."""
    emblem: bool = False
    tight: bool = False
    """On a small screen with large text: little but a few lines and the buttons."""

    @property
    def inner(self) -> int:
        """The width of the words."""
        return self.width - 2 * self.margin


def ways_to_fit(theme: Theme, room: QSize) -> Iterator[CardFit]:
    """Return ways to lay out a card in a window of that size, the most generous first."""
    wide, narrow = theme.grown(_WIDTH), round(_WIDTH * theme.scale)
    for width, around, emblem in (
        (wide, 24, True),
        (wide, 24, False),
        (narrow, 24, False),
        (narrow, CLOSE_AROUND, False),
    ):
        yield CardFit(min(width, room.width() - 2 * around), around, emblem=emblem)
    yield CardFit(min(narrow, room.width()), around=0, margin=12, gap=6, tight=True)
