"""What a card shows, and how it is answered."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.episode import Episode
from desktop_app.domain.rules import Rules
from desktop_app.domain.time import Duration
from desktop_app.domain.variant import DialogChoice
from desktop_app.ui.dialogs.year import PointProps
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.buttons import ButtonKind
from desktop_app.ui.widgets.poster import PosterProps


class ClosedBy(StrEnum):
    """How a card was answered."""

    BUTTON = "button"
    ENTER = "enter"
    ESC = "esc"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class DialogAnswer:
    """An answer: whether it was accepted, and how that was said."""

    accepted: bool
    how: ClosedBy


@dataclass(frozen=True, slots=True)
class ItemProps:
    """An episode in the card; `lines` stand under its title."""

    title: str
    lines: tuple[str, ...]
    poster: PosterProps

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join((self.title, *self.lines))


@dataclass(frozen=True, slots=True)
class CardProps:
    """All that a card shows; without `accept` there is only one way out."""

    icon: str | None
    title: str
    sentences: tuple[str, ...]
    """Above the episodes."""
    decline: str
    accept: str = ""
    accept_kind: ButtonKind = ButtonKind.ACCENT
    decline_kind: ButtonKind = ButtonKind.OUTLINED
    items: tuple[ItemProps, ...] = ()
    year: tuple[PointProps, ...] = ()
    """From the first download to the reset, with today on it; empty where there is no line."""
    rules: tuple[Rules, ...] = ()
    sentences_below: tuple[str, ...] = ()
    """Below the episodes and the year."""
    focus: DialogChoice = DialogChoice.NOT_NOW
    """Where the focus stands at first."""
    default: DialogChoice = DialogChoice.NOT_NOW
    """What Enter means until the user has moved."""
    delay: Duration = 0
    """How long after it is seen `accept` can be pressed, in whole seconds."""

    @property
    def body(self) -> str:
        """The sentences above, one after the other."""
        return " ".join(self.sentences)

    @property
    def below(self) -> str:
        """The sentences below, one after the other."""
        return " ".join(self.sentences_below)

    @property
    def spoken(self) -> str:
        """All that is said, for a screen reader."""
        return " ".join((*self.sentences, *self.sentences_below))


def item_of(
    episode: Episode, texts: Texts, *lines: str, greyed: bool = False, sized: bool = False
) -> ItemProps:
    """Show an episode by its title, series and length; `sized` adds how much there is to load."""
    parts = [texts.local(episode.series_title)]
    if episode.duration_s is not None:
        parts.append(texts.length(episode.duration_s))
    if sized and episode.size is not None:
        size = texts.tr("%1 to download", "warning: so many bytes")
        parts.append(texts.fill(size, texts.size(episode.size)))
    name = texts.local(episode.title)
    title = name if episode.number is None else f"{episode.number}. {name}"
    poster = PosterProps(episode.poster, greyed=greyed)
    return ItemProps(title, (" · ".join(parts), *lines), poster)
