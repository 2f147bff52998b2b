"""What the inspector shows: a pure function from a row, its history and *now*."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.countdown import time_left
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Ending, Licence, Status
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import MINUTE, Instant
from desktop_app.domain.transfer import TransferState
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.badge import BadgeProps, badge_of
from desktop_app.ui.widgets.buttons import ButtonKind
from desktop_app.ui.widgets.poster import PosterProps


@dataclass(frozen=True, slots=True)
class GrantLine:
    """One licence of an episode, live or ended, as it is kept."""

    granted_at: Instant
    policy: Policy
    opened_at: Instant | None = None
    ended_at: Instant | None = None
    ending: Ending | None = None


class Dot(StrEnum):
    """Where an entry stands in time."""

    PAST = "past"
    NOW = "now"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class EntryProps:
    """A line of the licence timeline."""

    dot: Dot
    title: str
    detail: str

    @property
    def spoken(self) -> str:
        """Both in one, for a screen reader."""
        return f"{self.title}, {self.detail}" if self.detail else self.title


class ActionKind(StrEnum):
    """What can be asked for from here."""

    PLAY = "play"
    RENEW = "renew"
    DOWNLOAD = "download"
    WHY = "why"
    REMOVE = "remove"
    UNDO = "undo"
    CLEAR = "clear"
    PAUSE = "pause"
    GO_ON = "go-on"
    TRY_AGAIN = "try-again"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class ActionProps:
    """A button."""

    kind: ActionKind
    label: str
    button: ButtonKind


@dataclass(frozen=True, slots=True)
class InspectorProps:
    """All that the inspector shows."""

    key: EpisodeKey
    poster: PosterProps
    title: str
    line: str
    badge: BadgeProps
    heading: str
    entries: tuple[EntryProps, ...]
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
) -> InspectorProps:
    """What is shown of a row at `now`; `history` is oldest first."""
    episode = row.episode
    badge = badge_of(row, now, texts, pace_s, precise=True)
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
        heading=texts.tr("Licence timeline", "heading in the inspector"),
        entries=_entries(row, history, now, texts),
        primary=primary,
        secondary=secondary,
        changes_at=_changes_at(row, badge, now),
    )


def _changes_at(row: ShelfRow, badge: BadgeProps, now: Instant) -> Instant:
    """*Now* shows minutes of the clock, the badge minutes left, and beside it minutes used."""
    due = [now - now % MINUTE + MINUTE]
    if badge.changes_at is not None:
        due.append(badge.changes_at)
    licence = row.entitlement.licence
    if licence is not None and licence.opened_at is not None:
        due.append(now - (now - licence.opened_at) % MINUTE + MINUTE)
    return min(due)


def _line(row: ShelfRow, texts: Texts) -> str:
    """``Les Heures creuses · S1 E3 · 44 min``."""
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


# the timeline


@dataclass(frozen=True, slots=True)
class _At:
    """An entry and its instant, to be put in order."""

    at: Instant
    title: str
    detail: str


def _entries(
    row: ShelfRow, history: Sequence[GrantLine], now: Instant, texts: Texts
) -> tuple[EntryProps, ...]:
    past = _past(row, history, now, texts)
    future = _future(row, now, texts)
    return (
        *(EntryProps(Dot.PAST, one.title, one.detail) for one in past),
        EntryProps(Dot.NOW, texts.tr("Now", "licence timeline"), _now(row, now, texts)),
        *(EntryProps(Dot.FUTURE, one.title, one.detail) for one in future),
    )


def _past(row: ShelfRow, history: Sequence[GrantLine], now: Instant, texts: Texts) -> list[_At]:
    """What happened in the latest renewal window, in its order."""
    window = row.entitlement.window
    entries: list[_At] = []
    for number, line in enumerate(history):
        if window is not None and line.granted_at < window.opened_at:
            continue
        entries.append(_dated(line.granted_at, _granted(number, line, row, texts), texts))
        if line.opened_at is not None:
            entries.append(_dated(line.opened_at, _opened(line.policy, texts), texts))
        if line.ended_at is not None and line.ending is not None:
            entries.append(_ended(line, line.ended_at, line.ending, texts))
    licence = row.entitlement.licence
    if licence is not None and row.entitlement.is_overtime(now):
        assert licence.expires_at is not None
        entries.append(
            _dated(licence.expires_at, texts.tr("The time is over", "licence timeline"), texts)
        )
    offer = row.entitlement.offer
    left = bool(history) and history[-1].ending is Ending.WITHDRAWN
    if offer.leaves_at is not None and offer.has_left(now) and not left:
        title = texts.tr("Left the catalogue", "licence timeline")
        entries.append(_dated(offer.leaves_at, title, texts))
    if window is not None and not window.is_open(now) and window.ends_at is not None:
        title = texts.tr("Renewals started over", "licence timeline: a renewal window ended")
        entries.append(_dated(window.ends_at, title, texts))
    return sorted(entries, key=lambda one: one.at)


def _granted(number: int, line: GrantLine, row: ShelfRow, texts: Texts) -> str:
    if number == 0:
        return texts.tr("First download", "licence timeline")
    window = row.entitlement.window
    if window is not None and line.granted_at == window.opened_at:
        return texts.tr("Downloaded, renewals start over", "licence timeline")
    return texts.tr("Downloaded again", "licence timeline")


def _opened(policy: Policy, texts: Texts) -> str:
    span = policy.playback_duration
    if span is None:
        return texts.tr("First play", "licence timeline")
    sentence = texts.tr("First play, %1 window opens", "licence timeline: 48 h")
    return texts.fill(sentence, texts.span(span))


def _ended(line: GrantLine, at: Instant, how: Ending, texts: Texts) -> _At:
    detail = texts.date_time(at)
    match how:
        case Ending.EXPIRED:
            title = texts.tr("Expired and left this laptop", "licence timeline")
            if line.opened_at is None:
                never = texts.tr("%1 · never started", "licence timeline: a date")
                detail = texts.fill(never, detail)
        case Ending.RETURNED:
            title = texts.tr("Removed by you", "licence timeline")
        case Ending.LOST:
            title = texts.tr("File found missing", "licence timeline")
        case Ending.WITHDRAWN:
            title = texts.tr("Left the catalogue", "licence timeline")
        case never_else:
            assert_never(never_else)
    return _At(at, title, detail)


def _now(row: ShelfRow, now: Instant, texts: Texts) -> str:
    """``22 Jun 2026, 13:07 · 17 h 02 used``."""
    shown = texts.date_time(now)
    licence = row.entitlement.licence
    if licence is None or licence.opened_at is None or licence.policy.playback_duration is None:
        return shown
    used = time_left(min(now - licence.opened_at, licence.policy.playback_duration), precise=True)
    sentence = texts.tr("%1 · %2 used", "licence timeline: a date, an amount of time")
    return texts.fill(sentence, shown, texts.remaining(used))


def _future(row: ShelfRow, now: Instant, texts: Texts) -> list[_At]:
    """What is to come; first what has no date, then in the order of the dates."""
    entitlement = row.entitlement
    if entitlement.offer.has_left(now):
        return []
    undated: list[_At] = []
    dated: list[_At] = []
    if row.transfer is not None and row.transfer.under_way:
        title = texts.tr("The download counts", "licence timeline: of a transfer")
        detail = texts.tr("once it is complete", "licence timeline: the download counts")
        undated.append(_At(now, title, detail))
    licence = entitlement.licence
    if licence is not None:
        _add_ends(row, licence, now, texts, undated, dated)
    elif entitlement.offer.leaves_at is not None:
        title = texts.tr("Leaves the catalogue", "licence timeline")
        dated.append(_dated(entitlement.offer.leaves_at, title, texts))
    _add_renewals(row, now, texts, undated, dated)
    return [*undated, *sorted(dated, key=lambda one: one.at)]


def _add_ends(
    row: ShelfRow,
    licence: Licence,
    now: Instant,
    texts: Texts,
    undated: list[_At],
    dated: list[_At],
) -> None:
    entitlement = row.entitlement
    expires_at, leaves_at = licence.expires_at, entitlement.offer.leaves_at
    if entitlement.is_overtime(now):
        title = texts.tr("Leaves this laptop", "licence timeline")
        undated.append(
            _At(now, title, texts.tr("when this sitting ends", "licence timeline: leaves"))
        )
        return
    finish = licence.policy.playback_duration
    if licence.opened_at is None and finish is not None:
        title = texts.fill(texts.tr("%1 to finish", "licence timeline: 48 h"), texts.span(finish))
        detail = texts.tr("from the moment you press play", "licence timeline: so much time")
        undated.append(_At(now, title, detail))
    if leaves_at is not None and (expires_at is None or leaves_at < expires_at):
        title = texts.tr("Leaves the catalogue and this laptop", "licence timeline")
        dated.append(_dated(leaves_at, title, texts))
    elif expires_at is not None:
        starts = licence.opened_at is None and not licence.policy.storage_enforced_after_start
        title = (
            texts.tr("Expires if not started", "licence timeline")
            if starts
            else texts.tr("Expires and leaves this laptop", "licence timeline")
        )
        dated.append(_dated(expires_at, title, texts))


def _add_renewals(
    row: ShelfRow, now: Instant, texts: Texts, undated: list[_At], dated: list[_At]
) -> None:
    entitlement = row.entitlement
    window = entitlement.window
    if window is None or not window.is_open(now):
        return
    left, until = window.downloads_left, window.ends_at
    if left is None:
        title = texts.tr("Renewals without limit", "licence timeline")
        undated.append(_At(now, title, ""))
    elif left == 0 and until is None:
        title = texts.tr("No renewal left", "licence timeline")
        undated.append(
            _At(now, title, texts.tr("it cannot be downloaded again", "no renewal left"))
        )
    elif until is None:
        undated.append(_At(now, _left(left, texts), texts.tr("with no end", "renewals left")))
    elif left == 0:
        title = (
            texts.tr("Downloads open again", "licence timeline")
            if entitlement.licence is None
            else texts.tr("Renewals reset", "licence timeline")
        )
        dated.append(_dated(until, title, texts))
    elif entitlement.licence is None and row.transfer is None:
        # the badge says how many are left
        dated.append(_dated(until, texts.tr("Renewals reset", "licence timeline"), texts))
    else:
        sentence = texts.tr("until %1", "licence timeline: a date; renewals left")
        detail = texts.fill(sentence, texts.date_time(until))
        dated.append(_At(until, _left(left, texts), detail))


def _left(left: int, texts: Texts) -> str:
    if left == 1:
        return texts.tr("1 renewal left, the last one", "licence timeline")
    return texts.tr("%n renewal(s) left", "licence timeline", left)


def _dated(at: Instant, title: str, texts: Texts) -> _At:
    return _At(at, title, texts.date_time(at))


# what can be done next


def _actions(row: ShelfRow, now: Instant, texts: Texts) -> tuple[ActionProps, ActionProps | None]:
    if row.transfer is not None:
        return _transfer_actions(row.transfer.state, texts)
    if row.removing:
        undo = texts.tr("Undo", "button: a removal")
        return ActionProps(ActionKind.UNDO, undo, ButtonKind.OUTLINED), None
    entitlement = row.entitlement
    status = entitlement.status(now)
    clear = ActionProps(
        ActionKind.CLEAR,
        texts.tr("Clear", "button: take a greyed row off the list"),
        ButtonKind.OUTLINED,
    )
    why = ActionProps(
        ActionKind.WHY, texts.tr("Why?", "button: why it cannot be played"), ButtonKind.OUTLINED
    )
    match status:
        case Status.READY | Status.ACTIVE:
            resumes = status is Status.ACTIVE and row.position_s
            label = (
                texts.tr("Resume", "button: watching") if resumes else texts.tr("Play", "button")
            )
            remove = texts.tr("Remove", "button: a copy")
            return (
                ActionProps(ActionKind.PLAY, label, ButtonKind.PRIMARY),
                ActionProps(ActionKind.REMOVE, remove, ButtonKind.OUTLINED),
            )
        case Status.LOCKED | Status.REVOKED:
            return why, clear
        case Status.RETURNED | Status.EXPIRED:
            if not entitlement.offer.downloadable:
                return why, clear
            window = entitlement.window
            again = (
                ActionProps(ActionKind.RENEW, texts.tr("Renew", "button"), ButtonKind.PRIMARY)
                if window is not None and window.is_open(now)
                else _download(texts)
            )
            return again, clear
        case Status.ABSENT:
            return (_download(texts) if entitlement.offer.downloadable else why), None
        case never:
            assert_never(never)


def _download(texts: Texts) -> ActionProps:
    return ActionProps(ActionKind.DOWNLOAD, texts.tr("Download", "button"), ButtonKind.PRIMARY)


def _transfer_actions(state: TransferState, texts: Texts) -> tuple[ActionProps, ActionProps]:
    match state:
        case TransferState.QUEUED | TransferState.DOWNLOADING:
            kind, label = ActionKind.PAUSE, texts.tr("Pause", "button: a transfer")
        case TransferState.PAUSED:
            kind, label = ActionKind.GO_ON, texts.tr("Go on", "button: a paused transfer")
        case TransferState.FAILED:
            kind, label = ActionKind.TRY_AGAIN, texts.tr("Try again", "button: a failed transfer")
        case never:
            assert_never(never)
    cancel = ActionProps(
        ActionKind.CANCEL, texts.tr("Cancel", "button: a transfer"), ButtonKind.OUTLINED
    )
    return ActionProps(kind, label, ButtonKind.PRIMARY), cancel
