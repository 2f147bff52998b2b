"""The licence timeline as a picture: its points, the line between them, and the year to scale."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.countdown import time_left
from desktop_app.domain.licence import Ending, Licence
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.inspector.history import GrantLine, granted
from desktop_app.ui.text import Texts


class Dot(StrEnum):
    """Where a point stands in time."""

    PAST = "past"
    NOW = "now"
    FUTURE = "future"


class Stretch(StrEnum):
    """What the line from a point to the next one stands for."""

    PAST = "past"
    USED = "used"
    """Of the open playback window, what has gone."""
    LEFT = "left"
    """Of the open playback window, what is to come."""
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class EntryProps:
    """A point of the licence timeline."""

    dot: Dot
    title: str
    detail: str
    below: Stretch = Stretch.FUTURE
    share: float | None = None
    """*Now* alone: how much of the open playback window is used, to be drawn to scale."""

    @property
    def spoken(self) -> str:
        """Both in one, for a screen reader."""
        return f"{self.title}, {self.detail}" if self.detail else self.title


@dataclass(frozen=True, slots=True)
class YearProps:
    """The open renewal window to scale: every grant in it and today, 0 to 1, between two dates."""

    grants: tuple[float, ...]
    today: float
    begins: str
    ends: str
    spoken: str


@dataclass(frozen=True, slots=True)
class _At:
    """A point and its instant, to be put in order."""

    at: Instant
    title: str
    detail: str
    turns: bool = False
    """The open playback window begins or ends there."""


def entries_of(
    row: ShelfRow, history: Sequence[GrantLine], now: Instant, texts: Texts
) -> tuple[EntryProps, ...]:
    """What happened, now, and what is to come; nothing where *now* would stand alone."""
    past = _past(row, history, now, texts)
    future = _future(row, now, texts)
    if not past and not future:
        return ()
    entries: list[EntryProps] = []
    inside = False
    for one in past:
        inside ^= one.turns
        below = Stretch.USED if inside else Stretch.PAST
        entries.append(EntryProps(Dot.PAST, one.title, one.detail, below))
    entries.append(_now(row, now, texts, inside=inside))
    for one in future:
        inside &= not one.turns
        below = Stretch.LEFT if inside else Stretch.FUTURE
        entries.append(EntryProps(Dot.FUTURE, one.title, one.detail, below))
    return tuple(entries)


def year_of(
    row: ShelfRow, history: Sequence[GrantLine], now: Instant, texts: Texts
) -> YearProps | None:
    """The open renewal window, where it has an end and the episode is still offered."""
    window = row.entitlement.window
    if window is None or window.ends_at is None or not window.is_open(now):
        return None
    if row.entitlement.offer.has_left(now):
        return None
    start, end = window.opened_at, window.ends_at
    grants = [one.granted_at for one in history if one.window.opened_at == start]
    begins, ends = texts.date(start), texts.date(end)
    sentence = texts.tr("%n download(s) between %1 and %2", "the year of renewals", len(grants))
    return YearProps(
        grants=tuple((at - start) / (end - start) for at in grants),
        today=min(1.0, max(0.0, (now - start) / (end - start))),
        begins=begins,
        ends=ends,
        spoken=texts.fill(sentence, begins, ends),
    )


# what happened


def _past(row: ShelfRow, history: Sequence[GrantLine], now: Instant, texts: Texts) -> list[_At]:
    """The latest renewal window, in its order; of many grants the first, the last, and a count."""
    window = row.entitlement.window
    lines = list(enumerate(history))
    if window is not None:
        lines = [(number, one) for number, one in lines if one.granted_at >= window.opened_at]
    entries: list[_At] = []
    between = lines[1:-1]
    if between:
        number, line = lines[0]
        entries.append(_granted(number, line, texts))
        entries.append(_between([one for _, one in between], texts))
        lines = lines[-1:]
    for number, line in lines:
        entries.append(_granted(number, line, texts))
        if line.opened_at is not None:
            title = _opened(line.policy, texts)
            opened = _dated(line.opened_at, title, texts)
            counts = line.ended_at is None and row.entitlement.ends_at is not None
            entries.append(replace(opened, turns=counts))
        if line.ended_at is not None and line.ending is not None:
            entries.append(_ended(line, line.ended_at, line.ending, texts))
    licence = row.entitlement.licence
    if licence is not None and row.entitlement.is_overtime(now):
        assert licence.expires_at is not None
        title = texts.tr("The time is over", "licence timeline")
        entries.append(replace(_dated(licence.expires_at, title, texts), turns=True))
    offer = row.entitlement.offer
    left = bool(history) and history[-1].ending is Ending.WITHDRAWN
    if offer.leaves_at is not None and offer.has_left(now) and not left:
        title = texts.tr("Left the catalogue", "licence timeline")
        entries.append(_dated(offer.leaves_at, title, texts))
    if window is not None and not window.is_open(now) and window.ends_at is not None:
        title = texts.tr("Renewals started over", "licence timeline: a renewal window ended")
        entries.append(_dated(window.ends_at, title, texts))
    return sorted(entries, key=lambda one: one.at)


def _granted(number: int, line: GrantLine, texts: Texts) -> _At:
    return _dated(line.granted_at, granted(line, texts, is_first=number == 0), texts)


def _between(lines: Sequence[GrantLine], texts: Texts) -> _At:
    """The grants between the first and the last one; the history has them all."""
    first, last = lines[0].granted_at, lines[-1].granted_at
    title = texts.tr("Downloaded again %n time(s)", "licence timeline", len(lines))
    if len(lines) == 1:
        return _dated(first, title, texts)
    sentence = texts.tr("%1 to %2", "licence timeline: two dates")
    return _At(first, title, texts.fill(sentence, texts.date(first), texts.date(last)))


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


# now


def _now(row: ShelfRow, now: Instant, texts: Texts, *, inside: bool) -> EntryProps:
    """``22 Jun 2026, 13:07 · 17 h 02 used``."""
    title, detail = texts.tr("Now", "licence timeline"), texts.date_time(now)
    licence, ends_at = row.entitlement.licence, row.entitlement.ends_at
    below = Stretch.LEFT if inside else Stretch.FUTURE
    if licence is None or licence.opened_at is None:
        return EntryProps(Dot.NOW, title, detail, below)
    gone, share = now - licence.opened_at, None
    if licence.policy.playback_duration is not None:
        used = time_left(min(gone, licence.policy.playback_duration), precise=True)
        sentence = texts.tr("%1 · %2 used", "licence timeline: a date, an amount of time")
        detail = texts.fill(sentence, detail, texts.remaining(used))
    if inside and ends_at is not None:
        share = min(1.0, max(0.0, gone / max(1, ends_at - licence.opened_at)))
    return EntryProps(Dot.NOW, title, detail, below, share)


# what is to come


def _future(row: ShelfRow, now: Instant, texts: Texts) -> list[_At]:
    """First what has no date, then in the order of the dates, last what has no end."""
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
    endless = _add_renewals(row, now, texts, dated)
    return [*undated, *sorted(dated, key=lambda one: one.at), *endless]


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
        dated.append(replace(_dated(leaves_at, title, texts), turns=True))
    elif expires_at is not None:
        starts = licence.opened_at is None and not licence.policy.storage_enforced_after_start
        title = (
            texts.tr("Expires if not started", "licence timeline")
            if starts
            else texts.tr("Expires and leaves this laptop", "licence timeline")
        )
        dated.append(replace(_dated(expires_at, title, texts), turns=True))


def _add_renewals(row: ShelfRow, now: Instant, texts: Texts, dated: list[_At]) -> list[_At]:
    """What the renewal window still holds; what it answers with has no end."""
    entitlement = row.entitlement
    window = entitlement.window
    if window is None or not window.is_open(now):
        return []
    left, until = window.downloads_left, window.ends_at
    if left is None:
        return [_At(now, texts.tr("Renewals without limit", "licence timeline"), "")]
    if until is None:
        if left == 0:
            title = texts.tr("No renewal left", "licence timeline")
            detail = texts.tr("it cannot be downloaded again", "no renewal left")
            return [_At(now, title, detail)]
        return [_At(now, _left(left, texts), texts.tr("with no end", "renewals left"))]
    if left == 0:
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
    return []


def _left(left: int, texts: Texts) -> str:
    if left == 1:
        return texts.tr("1 renewal left, the last one", "licence timeline")
    return texts.tr("%n renewal(s) left", "licence timeline", left)


def _dated(at: Instant, title: str, texts: Texts) -> _At:
    return _At(at, title, texts.date_time(at))
