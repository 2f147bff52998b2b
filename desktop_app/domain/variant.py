"""A variant of the warning: how it asks, never what is true.

What happens is said by sentences whose facts come from the rules. A variant puts them in an order,
and may put words of its own in the place of any of them, for the cases in which that one holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from desktop_app.domain.episode import LocalText
from desktop_app.domain.time import SECOND, Duration


class Shape(StrEnum):
    """The shape of the warning: a window of its own, or inside the one that it blocks."""

    DIALOG = "dialog"
    SHEET = "sheet"


class DialogChoice(StrEnum):
    """One of the two answers, or neither."""

    NOT_NOW = "not-now"
    RENEW = "renew"
    NONE = "none"


class Part(StrEnum):
    """A part of the warning, one below the other; sentences that meet make one paragraph."""

    CONSEQUENCE = "consequence"
    """What is used up, and until when there is no other download."""
    TIME = "time"
    """How long the episode can be watched."""
    END = "end"
    """How the copy ends."""
    KEPT = "kept"
    """What *Not now* keeps; the one part that may be left out."""
    DETAILS = "details"
    """The episodes, and the year as a line to scale."""


class Sentence(StrEnum):
    """A sentence of the warning that a variant may word itself."""

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


class Case(StrEnum):
    """One of the cases of a sentence, and the placeholders that are known in it."""

    placeholders: tuple[int, ...]

    def __new__(cls, value: str, *placeholders: int) -> Self:
        """Make a case from its name in files and the numbers of its placeholders."""
        case = str.__new__(cls, value)
        case._value_ = value
        case.placeholders = placeholders
        return case


class TitleCase(Case):
    """How many episodes are asked for, and what of each is used up."""

    ONE_RENEWAL = "one-renewal", 1
    ONE_ONLY = "one-only", 1
    MANY_RENEWAL = "many-renewal", 1
    MANY_ONLY = "many-only", 1
    MANY_MIXED = "many-mixed", 1


class AcceptCase(Case):
    """The cases of the button that accepts, which knows no placeholder."""

    ONE_RENEWAL = "one-renewal"
    ONE_ONLY = "one-only"
    MANY_RENEWAL = "many-renewal"
    MANY_ONLY = "many-only"
    MANY_MIXED = "many-mixed"


class ConsequenceCase(Case):
    """What is used up, and whether a date is known until which there is no other download."""

    ONE_RENEWAL_UNTIL = "one-renewal-until", 1, 2
    ONE_RENEWAL = "one-renewal", 1
    ONE_ONLY_UNTIL = "one-only-until", 1, 2
    ONE_ONLY = "one-only", 1
    MANY_LAST_UNTIL = "many-last-until", 1
    MANY_LAST = "many-last", 1
    MANY_ONLY_UNTIL = "many-only-until", 1
    MANY_ONLY = "many-only", 1


class TimeCase(Case):
    """Which limits a policy sets to watching."""

    NO_LIMIT = ("no-limit",)
    START = "start", 3
    WATCH = "watch", 3
    FINISH = "finish", 4
    FINISH_GRACE = "finish-grace", 4, 5
    START_FINISH = "start-finish", 3, 4
    START_FINISH_GRACE = "start-finish-grace", 3, 4, 5
    WATCH_FINISH = "watch-finish", 3, 4
    WATCH_FINISH_GRACE = "watch-finish-grace", 3, 4, 5
    EACH = ("each",)
    """Several episodes whose limits differ."""


class EndCase(Case):
    """How the copy ends."""

    OVER = ("over",)
    NOT_STARTED = "not-started", 3
    LEAVES = "leaves", 6
    OVER_OR_LEAVES = "over-or-leaves", 6
    EACH = ("each",)


class OnlyCase(Case):
    """The one case of a sentence that is always the same."""

    ANY = "any"


CASES: Mapping[Sentence, type[Case]] = {
    Sentence.TITLE: TitleCase,
    Sentence.CONSEQUENCE: ConsequenceCase,
    Sentence.TIME: TimeCase,
    Sentence.END: EndCase,
    Sentence.KEPT: OnlyCase,
    Sentence.ACCEPT: AcceptCase,
    Sentence.DECLINE: OnlyCase,
}
"""The cases of every sentence."""

Words = Mapping[Sentence, Mapping[Case, LocalText]]

DELAY_AT_MOST: Duration = 10 * SECOND


@dataclass(frozen=True, slots=True)
class Variant:
    """How the warning asks; one made with nothing is that of the design, called *neutral*."""

    name: str = "neutral"
    title: LocalText = field(default_factory=lambda: LocalText({}))
    description: LocalText = field(default_factory=lambda: LocalText({}))
    shape: Shape = Shape.DIALOG
    focus: DialogChoice = DialogChoice.NOT_NOW
    """Where the focus stands at first."""
    default: DialogChoice = DialogChoice.NOT_NOW
    """What Enter means until the user has moved."""
    loud: DialogChoice = DialogChoice.RENEW
    """The button in the accent colour."""
    delay: Duration = 0
    """How long after it is seen the button that renews can be pressed."""
    year: bool = True
    """Whether there is the line to scale."""
    icon: str | None = "hourglass"
    order: tuple[Part, ...] = (Part.CONSEQUENCE, Part.TIME, Part.END, Part.DETAILS)
    words: Words = field(default_factory=dict)
    """In place of the neutral ones; a case that is missing has those."""

    def worded(self, sentence: Sentence, case: Case) -> LocalText | None:
        """Return its own words for that case, where it has some."""
        return self.words.get(sentence, {}).get(case)


NEUTRAL = Variant()
"""The warning of the design, met where no other is chosen."""
