"""What the inspector shows: a pure function from a row, its history and *now*."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.domain.episode import EpisodeKey, LocalText
from desktop_app.domain.intent import Intent, offered_in_inspector
from desktop_app.domain.licence_timeline import GrantLine, next_minute_shown
from desktop_app.domain.policy import Policy
from desktop_app.domain.queue import InQueue
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.badges import BadgeProps, badge_of
from desktop_app.ui.inspector.history import HistoryProps, history_props
from desktop_app.ui.inspector.outlook import outlook
from desktop_app.ui.inspector.timeline import EntryProps, YearProps, entries_of, year_of
from desktop_app.ui.inspector.transfer import FactProps, facts_of
from desktop_app.ui.intents import ActionProps, label_of
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.buttons import ButtonKind
from desktop_app.ui.widgets.poster import PosterProps


@dataclass(frozen=True, slots=True)
class InspectorProps:
    """All that the inspector shows."""

    key: EpisodeKey
    poster: PosterProps
    title: str
    line: str
    badge: BadgeProps
    outlook: tuple[str, ...]
    """What may be done next, and what it uses up."""
    facts: tuple[FactProps, ...]
    """Of its transfer, while there is one."""
    heading: str
    year: YearProps | None
    entries: tuple[EntryProps, ...]
    history: HistoryProps
    file: str | None
    """The button that shows the file in its folder, where there is a copy."""
    rules: str
    """The button that asks for the rules in plain words."""
    primary: ActionProps
    secondary: ActionProps | None
    changes_at: Instant
    """When a text changes by itself, if nothing else happens: within a minute."""


def inspector_props(
    row: ShelfRow,
    history: Sequence[GrantLine],
    now: Instant,
    texts: Texts,
    pace_s: float | None = None,
    title_of: Callable[[Policy], LocalText | None] = lambda _policy: None,
    queued: InQueue | None = None,
) -> InspectorProps:
    """Word what is shown of a row at `now`; `history` is oldest first, `title_of` of policies."""
    episode = row.episode
    badge = badge_of(row, now, texts, pace_s, precise=True)
    minute = next_minute_shown(row, now)
    primary, secondary = _actions(row, now, texts)
    progress = None
    if not row.greyed and row.transfer is None and row.position_s and episode.duration_s:
        progress = min(1.0, row.position_s / episode.duration_s)
    return InspectorProps(
        key=episode.key,
        poster=PosterProps(episode.poster, row.greyed, progress, row.watched),
        title=texts.local(episode.title),
        line=_line(row, texts),
        badge=badge,
        outlook=outlook(row, now, texts),
        facts=facts_of(row, queued, texts),
        heading=texts.tr("Licence timeline", "heading in the inspector"),
        year=year_of(row, history, now, texts),
        entries=entries_of(row, history, now, texts),
        history=history_props(history, title_of, texts),
        file=_file(row, texts),
        rules=label_of(Intent.READ_RULES, texts),
        primary=primary,
        secondary=secondary,
        changes_at=min(badge.changes_at or minute, minute),
    )


def _file(row: ShelfRow, texts: Texts) -> str | None:
    """Name the button that shows the file; a copy that is being removed is on its way out."""
    if row.entitlement.licence is None or row.removing:
        return None
    return label_of(Intent.SHOW_IN_FOLDER, texts)


def _line(row: ShelfRow, texts: Texts) -> str:
    """Say where it belongs and how long it is: ``Les Heures creuses · S1 E3 · 44 min``."""
    episode = row.episode
    parts = [texts.local(episode.series_title)]
    season, number = episode.season, episode.number
    if season is not None and number is not None:
        place = texts.tr("S%1 E%2", "season and episode, short")
        parts.append(texts.fill(place, str(season), str(number)))
    elif season is not None:
        parts.append(texts.fill(texts.tr("Season %1", "header of a group"), str(season)))
    elif number is not None:
        parts.append(texts.fill(texts.tr("Episode %1", "in the inspector"), str(number)))
    if episode.duration_s is not None:
        parts.append(texts.length(episode.duration_s))
    return " · ".join(parts)


# what can be done next


def _actions(row: ShelfRow, now: Instant, texts: Texts) -> tuple[ActionProps, ActionProps | None]:
    first, second = offered_in_inspector(row, now)
    loud = ButtonKind.OUTLINED if first in (Intent.WHY, Intent.UNDO) else ButtonKind.PRIMARY
    primary = ActionProps.of(first, texts, loud)
    return primary, None if second is None else ActionProps.of(second, texts)
