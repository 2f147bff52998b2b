"""What a line of the library shows: pure functions from facts, *now* and a language."""

from dataclasses import dataclass

from desktop_app.domain.intent import Intent, concerns, offered_in_library
from desktop_app.domain.shelf import GroupHeader, ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import TransferState
from desktop_app.ui.badges import BadgeProps, badge_of
from desktop_app.ui.intents import ActionProps
from desktop_app.ui.lines.rows import LineProps, RowProps, header_props, title_of
from desktop_app.ui.text import Texts
from desktop_app.ui.troubles import trouble_text
from desktop_app.ui.widgets.buttons import ButtonKind
from desktop_app.ui.widgets.poster import PosterProps

OFFERED = {
    Intent.PLAY: ButtonKind.PRIMARY,
    Intent.RESUME: ButtonKind.PRIMARY,
    Intent.RENEW: ButtonKind.OUTLINED,
    Intent.DOWNLOAD: ButtonKind.OUTLINED,
    Intent.WHY: ButtonKind.QUIET,
    Intent.UNDO: ButtonKind.OUTLINED,
    Intent.PAUSE: ButtonKind.OUTLINED,
    Intent.GO_ON: ButtonKind.OUTLINED,
    Intent.CANCEL: ButtonKind.OUTLINED,
    Intent.TRY_AGAIN: ButtonKind.OUTLINED,
}
"""What the button of a row can ask for, and how loud it is then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadProps(RowProps):
    """All that a row of the library shows, and what can be asked for of it."""

    badge: BadgeProps
    playable: bool
    concerned: frozenset[Intent]
    """What concerns it where it is asked for of several rows at once."""
    transfer: TransferState | None


def props_of(
    line: ShelfRow | GroupHeader,
    now: Instant,
    texts: Texts,
    pace_s: float | None = None,
    *,
    with_badge: bool = True,
) -> LineProps:
    """Return what a line shows; a folded header with the badge of its first row, or without."""
    if isinstance(line, ShelfRow):
        return row_props(line, now, texts, pace_s)
    first = line.first if with_badge else None
    badge = None if first is None else badge_of(first, now, texts, pace_s)
    return header_props(line, texts, badge)


def row_props(
    row: ShelfRow,
    now: Instant,
    texts: Texts,
    pace_s: float | None = None,
    *,
    with_series: bool = False,
    place: int | None = None,
) -> DownloadProps:
    """Return what a row shows; `pace_s` is what its transfer still takes, where known.

    `with_series` names its series where it stands below no header; `place` is that in the queue,
    where it can be given another one.
    """
    episode = row.episode
    title, spoken = title_of(episode, texts)
    badge, action = badge_of(row, now, texts, pace_s), action_of(row, now, texts)
    facts = [line_of(row, texts)]
    if with_series:
        facts.insert(0, texts.local(episode.series_title))
        spoken.append(facts[0])
    spoken += [badge.spoken, action.label]
    if row.transfer is not None and row.transfer.tries_again:  # its badge does not say why
        trouble = trouble_text(row.transfer.trouble, texts)
        facts.insert(0, trouble[:1].upper() + trouble[1:])
        spoken.insert(-1, trouble)
    if place is not None:
        number = texts.tr("number %1 in the queue", "the place of a row, in full words")
        spoken.append(texts.fill(number, texts.number(place)))
    greyed = row.greyed or row.removing
    return DownloadProps(
        key=episode.key,
        title=title,
        line=" · ".join(fact for fact in facts if fact),
        badge=badge,
        action=action,
        spoken=", ".join(spoken),
        poster=_poster(row, greyed=greyed),
        greyed=greyed,
        playable=row.entitlement.status(now).playable,
        concerned=concerns(row, now),
        transfer=None if row.transfer is None else row.transfer.state,
        changes_at=badge.changes_at,
        grip=place is not None,
    )


def _poster(row: ShelfRow, *, greyed: bool) -> PosterProps:
    duration, share = row.episode.duration_s, None
    if not greyed and row.transfer is None and row.position_s and duration:
        share = min(1.0, row.position_s / duration)
    return PosterProps(row.episode.poster, greyed, share, row.watched)


def line_of(row: ShelfRow, texts: Texts) -> str:
    """Return ``42 min · 318 MB · stopped at 31:07``; the size only of what is on this laptop."""
    episode = row.episode
    parts = []
    if episode.duration_s is not None:
        parts.append(texts.length(episode.duration_s))
    transfer = row.transfer
    if transfer is not None:
        size = transfer.size or episode.size
        if size is not None:
            started = transfer.received > 0
            parts.append(
                texts.part_of_size(transfer.received, size) if started else texts.size(size)
            )
        return " · ".join(parts)
    licence = row.entitlement.licence
    if licence is not None and episode.size is not None:
        parts.append(texts.size(episode.size))
    position = row.position_s
    if row.watched:
        parts.append(texts.tr("watched to the end", "how far an episode was watched"))
    elif licence is not None and licence.opened_at is None and not position:
        parts.append(texts.tr("not started", "how far an episode was watched"))
    elif position:
        sentence = (
            texts.tr("watched to %1", "how far an episode was watched, which is gone")
            if licence is None
            else texts.tr("stopped at %1", "how far an episode was watched")
        )
        parts.append(texts.fill(sentence, texts.position(position)))
    return " · ".join(parts)


def action_of(row: ShelfRow, now: Instant, texts: Texts) -> ActionProps:
    """Return the one action of a row."""
    intent = offered_in_library(row, now)
    return ActionProps.of(intent, texts, OFFERED[intent])
