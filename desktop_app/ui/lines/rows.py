"""What the lines of a list show, and what is said alike of every row and header."""

from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.shelf import GroupHeader
from desktop_app.domain.time import Instant
from desktop_app.ui.badges import BadgeProps
from desktop_app.ui.intents import ActionProps
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.poster import PosterProps


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProps:
    """All that a row shows; `badge` is None for what was never downloaded and is not moving."""

    key: EpisodeKey
    title: str
    line: str
    facts: str = ""
    """A second line below the first."""
    badge: BadgeProps | None
    action: ActionProps
    poster: PosterProps
    greyed: bool
    spoken: str
    changes_at: Instant | None
    """When any of this changes by itself, if nothing else happens."""
    grip: bool = False
    """It can be given another place in the queue."""

    @property
    def tip(self) -> str:
        """Every text that may be cut off where there is no room."""
        badge = "" if self.badge is None else self.badge.text
        return "\n".join(one for one in (self.title, self.line, self.facts, badge) if one)


@dataclass(frozen=True, slots=True)
class HeaderProps:
    """All that a group's header shows."""

    title: str
    line: str
    spoken: str
    collapsed: bool = False
    badge: BadgeProps | None = None
    """That of its most urgent row, while folded."""
    terms: str = ""
    """What a download made now would allow."""

    @property
    def tip(self) -> str:
        """Name and line; the line may be cut off where there is no room."""
        return f"{self.title}\n{self.line}"

    @property
    def changes_at(self) -> Instant | None:
        """When the badge changes by itself."""
        return None if self.badge is None else self.badge.changes_at


LineProps: TypeAlias = RowProps | HeaderProps


def header_props(
    header: GroupHeader, texts: Texts, badge: BadgeProps | None = None, terms: str = ""
) -> HeaderProps:
    """Return ``Les Heures creuses``, ``Season 1 · 4 episodes · 954 MB on this laptop``."""
    parts = []
    if header.season is not None:
        season = texts.tr("Season %1", "header of a group")
        parts.append(texts.fill(season, str(header.season)))
    parts.append(texts.tr("%n episode(s)", "header of a group", header.episodes))
    if header.size > 0:
        size = texts.tr("%1 on this laptop", "header of a group: so many bytes")
        parts.append(texts.fill(size, texts.size(header.size)))
    title = texts.local(header.series_title)
    state = (
        texts.tr("collapsed", "state of a group of rows")
        if header.collapsed
        else texts.tr("expanded", "state of a group of rows")
    )
    said = [title, *parts, "" if badge is None else badge.spoken, terms, state]
    spoken = ", ".join(one for one in said if one)
    return HeaderProps(title, " · ".join(parts), spoken, header.collapsed, badge, terms)


def title_of(episode: Episode, texts: Texts) -> tuple[str, list[str]]:
    """Return an episode's title as it is shown, ``3. Salt``, and as it is spoken, in parts."""
    name = texts.local(episode.title)
    if episode.number is None:
        return name, [name]
    number = texts.tr("episode %1", "the number of an episode, in full words")
    return f"{episode.number}. {name}", [name, texts.fill(number, str(episode.number))]
