"""A variant of the warning: how it asks, never what is true.

What happens is said by sentences whose facts come from the rules. A variant puts them in an order,
and may put words of its own in the place of any of them, for the cases in which that one holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.domain.episode import LocalText
from desktop_app.domain.time import SECOND, Duration


class Shape(StrEnum):
    """Whether it is a window of its own, or lies in the one that it blocks."""

    DIALOG = "dialog"
    SHEET = "sheet"


class Choice(StrEnum):
    """One of the two answers, or neither."""

    NOT_NOW = "not-now"
    RENEW = "renew"
    NONE = "none"


class Part(StrEnum):
    """What stands one below the other; sentences that meet make one paragraph."""

    CONSEQUENCE = "consequence"
    """What is used up, and until when there is no other."""
    TIME = "time"
    """How long it can be watched."""
    END = "end"
    """How that ends."""
    KEPT = "kept"
    """What *Not now* keeps; the one part that may be left out."""
    DETAILS = "details"
    """The episodes, and the year as a line to scale."""


class Sentence(StrEnum):
    """What a variant may word itself."""

    TITLE = "title"
    CONSEQUENCE = "consequence"
    TIME = "time"
    END = "end"
    KEPT = "kept"
    ACCEPT = "accept"
    DECLINE = "decline"


PLACEHOLDERS: Mapping[int, str] = {
    1: "the title, or how many episodes",
    2: "when downloads are counted anew",
    3: "the time to start it",
    4: "the time to finish it",
    5: "how long it has to play before that counts",
    6: "when it leaves the catalogue",
}
"""What %1, %2 … stand for, in every sentence that knows them."""

_ASKED = {"one-renewal": (1,), "one-only": (1,), "many-renewal": (1,), "many-only": (1,)}
CASES: Mapping[Sentence, Mapping[str, tuple[int, ...]]] = {
    Sentence.TITLE: _ASKED | {"many-mixed": (1,)},
    Sentence.CONSEQUENCE: {
        "one-renewal-until": (1, 2),
        "one-renewal": (1,),
        "one-only-until": (1, 2),
        "one-only": (1,),
        "many-last-until": (1,),
        "many-last": (1,),
        "many-only-until": (1,),
        "many-only": (1,),
    },
    Sentence.TIME: {
        "no-limit": (),
        "start": (3,),
        "watch": (3,),
        "finish": (4,),
        "finish-grace": (4, 5),
        "start-finish": (3, 4),
        "start-finish-grace": (3, 4, 5),
        "watch-finish": (3, 4),
        "watch-finish-grace": (3, 4, 5),
        "each": (),
    },
    Sentence.END: {
        "over": (),
        "not-started": (3,),
        "leaves": (6,),
        "over-or-leaves": (6,),
        "each": (),
    },
    Sentence.KEPT: {"any": ()},
    Sentence.ACCEPT: dict.fromkeys([*_ASKED, "many-mixed"], ()),
    Sentence.DECLINE: {"any": ()},
}
"""The cases of every sentence, and the placeholders that are known in each."""

Words = Mapping[Sentence, Mapping[str, LocalText]]

DELAY_AT_MOST: Duration = 10 * SECOND


@dataclass(frozen=True, slots=True)
class Variant:
    """How the warning asks; one made with nothing is that of the design, called *neutral*."""

    name: str = "neutral"
    title: LocalText = field(default_factory=lambda: LocalText({}))
    description: LocalText = field(default_factory=lambda: LocalText({}))
    shape: Shape = Shape.DIALOG
    focus: Choice = Choice.NOT_NOW
    """Where the focus stands at first."""
    default: Choice = Choice.NOT_NOW
    """What Enter means until the user has moved."""
    loud: Choice = Choice.RENEW
    """The button in the accent colour."""
    delay: Duration = 0
    """How long after it is seen the button that renews can be pressed."""
    year: bool = True
    """Whether there is the line to scale."""
    icon: str | None = "hourglass"
    order: tuple[Part, ...] = (Part.CONSEQUENCE, Part.TIME, Part.END, Part.DETAILS)
    words: Words = field(default_factory=dict)
    """In place of the neutral ones; a case that is missing has those."""

    def worded(self, sentence: Sentence, case: str) -> LocalText | None:
        """Its own words for that case, where it has some."""
        return self.words.get(sentence, {}).get(case)


NEUTRAL = Variant()
"""The warning of the design, met where no other is chosen."""
