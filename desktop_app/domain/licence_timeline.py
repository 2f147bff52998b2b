"""The points of an episode's licence timeline: what happened, and what is to come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.licence import Ending, Licence, RenewalWindow, earlier
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import MINUTE, Instant


@dataclass(frozen=True, slots=True)
class GrantLine:
    """One licence of an episode's history, live or ended."""

    granted_at: Instant
    policy: Policy
    window: RenewalWindow
    """The renewal window that counts this licence, as it was after the grant."""
    opened_at: Instant | None = None
    ended_at: Instant | None = None
    ending: Ending | None = None


class Dot(StrEnum):
    """Where a point stands in time."""

    PAST = "past"
    NOW = "now"
    FUTURE = "future"


class Stretch(StrEnum):
    """What the line from a point to the next one stands for."""

    PAST = "past"
    USED = "used"
    """The part of the open playback window that has passed."""
    LEFT = "left"
    """The part of the open playback window that is left."""
    FUTURE = "future"


class PointKind(StrEnum):
    """What a point of the timeline stands for."""

    GRANTED = "granted"
    GRANTED_BETWEEN = "granted-between"
    """The grants between the first and the last one of a renewal window."""
    OPENED = "opened"
    ENDED = "ended"
    TIME_OVER = "time-over"
    """A sitting runs on past the end."""
    LEFT_CATALOGUE = "left-catalogue"
    STARTED_OVER = "started-over"
    """The renewal window ended, and another one can begin."""

    NOW = "now"

    COUNTS_ONCE_COMPLETE = "counts-once-complete"
    LEAVES_AFTER_SITTING = "leaves-after-sitting"
    TIME_TO_FINISH = "time-to-finish"
    """How long the copy could be watched if it were started."""
    LEAVES_CATALOGUE = "leaves-catalogue"
    LEAVES_WITH_COPY = "leaves-with-copy"
    EXPIRES_IF_NOT_STARTED = "expires-if-not-started"
    EXPIRES = "expires"
    NO_LIMIT = "no-limit"
    NONE_LEFT = "none-left"
    LEFT_FOR_EVER = "left-for-ever"
    LEFT_UNTIL = "left-until"
    OPENS_AGAIN = "opens-again"
    RESETS = "resets"


@dataclass(frozen=True, slots=True)
class LicencePoint:
    """A point of the timeline."""

    kind: PointKind
    at: Instant
    turns: bool = False
    """The open playback window begins or ends there."""
    grants: tuple[GrantLine, ...] = ()
    """The instants of the grants that this point stands for, the oldest first."""
    is_first: bool = False
    """The point is the first download of the episode."""
    left: int = 0
    """How many renewals are left."""
    dot: Dot = Dot.PAST
    below: Stretch = Stretch.FUTURE
    share: float | None = None
    """*Now* alone: how much of the open playback window is used, to be drawn to scale."""


@dataclass(frozen=True, slots=True)
class RenewalYear:
    """The open renewal window to scale: its grants and today, 0 to 1."""

    grants: tuple[float, ...]
    today: float
    begins: Instant
    ends: Instant


def renewal_year(row: ShelfRow, history: Sequence[GrantLine], now: Instant) -> RenewalYear | None:
    """Return the open renewal window, where it has an end and the episode is still offered."""
    window = row.entitlement.window
    if window is None or window.ends_at is None or not window.is_open(now):
        return None
    if row.entitlement.offer.has_left(now):
        return None
    start, length = window.opened_at, window.ends_at - window.opened_at
    return RenewalYear(
        tuple(
            (one.granted_at - start) / length for one in history if one.window.opened_at == start
        ),
        min(1.0, max(0.0, (now - start) / length)),
        start,
        window.ends_at,
    )


def timeline_of(
    row: ShelfRow, history: Sequence[GrantLine], now: Instant
) -> tuple[LicencePoint, ...]:
    """Return what happened, now, and what is to come; nothing where *now* would stand alone."""
    past, future = _past(row, history, now), _future(row, now)
    if not past and not future:
        return ()
    points: list[LicencePoint] = []
    inside = False
    for one in past:
        inside ^= one.turns
        points.append(replace(one, below=Stretch.USED if inside else Stretch.PAST))
    below = Stretch.LEFT if inside else Stretch.FUTURE
    share = _share_used(row, now) if inside else None
    points.append(LicencePoint(PointKind.NOW, now, dot=Dot.NOW, below=below, share=share))
    for one in future:
        inside &= not one.turns
        below = Stretch.LEFT if inside else Stretch.FUTURE
        points.append(replace(one, dot=Dot.FUTURE, below=below))
    return tuple(points)


def _share_used(row: ShelfRow, now: Instant) -> float | None:
    licence, ends_at = row.entitlement.licence, row.entitlement.ends_at
    if licence is None or licence.opened_at is None or ends_at is None:
        return None
    return min(1.0, max(0.0, (now - licence.opened_at) / max(1, ends_at - licence.opened_at)))


def ends_if_started(row: ShelfRow, licence: Licence, now: Instant) -> Instant | None:
    """Return when a copy that is not started would end if it were started now."""
    policy, began = licence.policy, row.entitlement.sitting_began_at
    opened = (now if began is None else began) + policy.play_start_grace
    started = Licence(licence.granted_at, policy, opened)
    return earlier(started.expires_at, row.entitlement.offer.leaves_at)


def next_minute_shown(row: ShelfRow, now: Instant) -> Instant:
    """Return when a date or a length of time that the inspector shows has another minute.

    That is *now* itself, what is used of a playback window, and the end if started now.
    """
    due = [now - now % MINUTE + MINUTE]
    licence = row.entitlement.licence
    if licence is not None and licence.opened_at is not None:
        due.append(now - (now - licence.opened_at) % MINUTE + MINUTE)
    elif licence is not None and (end := ends_if_started(row, licence, now)) is not None:
        due.append(now - end % MINUTE + MINUTE)
    return min(due)


def _past(row: ShelfRow, history: Sequence[GrantLine], now: Instant) -> list[LicencePoint]:
    """Return what happened in the latest renewal window, the earliest first.

    Of many grants the first, the last, and all between them as one; `history` is oldest first.
    """
    window, offer = row.entitlement.window, row.entitlement.offer
    lines = list(history)
    if window is not None:
        lines = [one for one in lines if one.granted_at >= window.opened_at]
    points: list[LicencePoint] = []
    if between := tuple(lines[1:-1]):
        points += _of_grant(lines[0], history)[:1]
        points.append(
            LicencePoint(PointKind.GRANTED_BETWEEN, between[0].granted_at, grants=between)
        )
        lines = lines[-1:]
    for line in lines:
        points += _of_grant(line, history, counts=row.entitlement.ends_at is not None)
    licence = row.entitlement.licence
    if licence is not None and row.entitlement.is_overtime(now):
        assert licence.expires_at is not None
        points.append(LicencePoint(PointKind.TIME_OVER, licence.expires_at, turns=True))
    withdrawn = bool(history) and history[-1].ending is Ending.WITHDRAWN
    if offer.leaves_at is not None and offer.has_left(now) and not withdrawn:
        points.append(LicencePoint(PointKind.LEFT_CATALOGUE, offer.leaves_at))
    if window is not None and not window.is_open(now) and window.ends_at is not None:
        points.append(LicencePoint(PointKind.STARTED_OVER, window.ends_at))
    return sorted(points, key=lambda one: one.at)


def _of_grant(
    line: GrantLine, history: Sequence[GrantLine], *, counts: bool = False
) -> list[LicencePoint]:
    """Return a grant, its first play and its end; `counts`: the play opened what has an end."""
    about = (line,)
    points = [
        LicencePoint(PointKind.GRANTED, line.granted_at, grants=about, is_first=line is history[0])
    ]
    if line.opened_at is not None:
        turns = counts and line.ended_at is None
        points.append(LicencePoint(PointKind.OPENED, line.opened_at, turns, about))
    if line.ended_at is not None and line.ending is not None:
        points.append(LicencePoint(PointKind.ENDED, line.ended_at, grants=about))
    return points


def _future(row: ShelfRow, now: Instant) -> list[LicencePoint]:
    """Return what is to come: first what has no date, then by date, last what has no end."""
    entitlement = row.entitlement
    leaves_at, licence = entitlement.offer.leaves_at, entitlement.licence
    if entitlement.offer.has_left(now):
        return []
    undated: list[LicencePoint] = []
    dated: list[LicencePoint] = []
    if row.transfer is not None and row.transfer.under_way:
        undated.append(LicencePoint(PointKind.COUNTS_ONCE_COMPLETE, now))
    if licence is not None and entitlement.is_overtime(now):
        undated.append(LicencePoint(PointKind.LEAVES_AFTER_SITTING, now))
    elif licence is not None:
        if licence.opened_at is None and licence.policy.playback_duration is not None:
            undated.append(LicencePoint(PointKind.TIME_TO_FINISH, now))
        dated += _end_of(licence, leaves_at)
    elif leaves_at is not None:
        dated.append(LicencePoint(PointKind.LEAVES_CATALOGUE, leaves_at))
    renewals = _renewals(row, now)
    endless = [one for one in renewals if one.at == now]
    dated += [one for one in renewals if one.at != now]
    return [*undated, *sorted(dated, key=lambda one: one.at), *endless]


def _end_of(licence: Licence, leaves_at: Instant | None) -> list[LicencePoint]:
    expires_at = licence.expires_at
    if leaves_at is not None and (expires_at is None or leaves_at < expires_at):
        return [LicencePoint(PointKind.LEAVES_WITH_COPY, leaves_at, turns=True)]
    if expires_at is None:
        return []
    to_start = licence.opened_at is None and not licence.policy.storage_enforced_after_start
    kind = PointKind.EXPIRES_IF_NOT_STARTED if to_start else PointKind.EXPIRES
    return [LicencePoint(kind, expires_at, turns=True)]


def _renewals(row: ShelfRow, now: Instant) -> list[LicencePoint]:
    """Return what the renewal window still holds; at `now` what has no end."""
    window, licence = row.entitlement.window, row.entitlement.licence
    if window is None or not window.is_open(now):
        return []
    left, until = window.downloads_left, window.ends_at
    if left is None:
        return [LicencePoint(PointKind.NO_LIMIT, now)]
    if until is None:
        kind = PointKind.LEFT_FOR_EVER if left else PointKind.NONE_LEFT
        return [LicencePoint(kind, now, left=left)]
    if left == 0 and licence is None:
        return [LicencePoint(PointKind.OPENS_AGAIN, until)]
    if left == 0 or (licence is None and row.transfer is None):
        return [LicencePoint(PointKind.RESETS, until)]  # the badge says how many are left
    return [LicencePoint(PointKind.LEFT_UNTIL, until, left=left)]
