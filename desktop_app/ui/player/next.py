"""The card of the next episode: what comes, and when."""

from dataclasses import dataclass

from desktop_app.ui.widgets.badge import BadgeProps


@dataclass(frozen=True, slots=True)
class NextProps:
    """All that the card shows."""

    title: str
    place: str
    """``Next · S1 E4``."""
    poster: str | None
    badge: BadgeProps | None
    sentence: str
    """What it begins and ``Starts in 8 s.``, or why it does not start by itself."""
    seconds_left: float | None
    """Until it starts by itself, exactly; None where it only offers to."""
    play_name: str
    cancel_name: str
    counts: bool = True
    """The seconds pass; not while something else is in front."""

    @property
    def spoken(self) -> str:
        """What a screen reader says when the card appears."""
        badge = "" if self.badge is None else self.badge.spoken
        sentence = self.sentence.replace("\n", " ")
        return ". ".join(one for one in (self.place, self.title, badge, sentence) if one)
