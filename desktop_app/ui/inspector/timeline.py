"""The licence timeline in words, and the year of renewals to scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from desktop_app.domain.countdown import time_left
from desktop_app.domain.licence import Ending
from desktop_app.domain.licence_timeline import (
    Dot,
    GrantLine,
    LicencePoint,
    PointKind,
    Stretch,
    renewal_year,
    timeline_of,
)
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.inspector.history import granted
from desktop_app.ui.text import Texts


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
        """Both lines in one, for a screen reader."""
        return f"{self.title}, {self.detail}" if self.detail else self.title


@dataclass(frozen=True, slots=True)
class YearProps:
    """The open renewal window to scale: every grant in it and today, 0 to 1, between two dates."""

    grants: tuple[float, ...]
    today: float
    begins: str
    ends: str
    spoken: str


def entries_of(
    row: ShelfRow, history: Sequence[GrantLine], now: Instant, texts: Texts
) -> tuple[EntryProps, ...]:
    """Word what happened, now, and what is to come; nothing where *now* would stand alone."""
    return tuple(
        EntryProps(one.dot, *_words(one, row, texts), one.below, one.share)
        for one in timeline_of(row, history, now)
    )


def year_of(
    row: ShelfRow, history: Sequence[GrantLine], now: Instant, texts: Texts
) -> YearProps | None:
    """Word the open renewal window, where it has an end and the episode is still offered."""
    year = renewal_year(row, history, now)
    if year is None:
        return None
    begins, ends = texts.date(year.begins), texts.date(year.ends)
    count = len(year.grants)
    sentence = texts.tr("%n download(s) between %1 and %2", "the year of renewals", count)
    return YearProps(year.grants, year.today, begins, ends, texts.fill(sentence, begins, ends))


def _words(point: LicencePoint, row: ShelfRow, texts: Texts) -> tuple[str, str]:
    """Say what a point stands for, and when that was or will be."""
    when = texts.date_time(point.at)
    match point.kind:
        case PointKind.GRANTED:
            return granted(point.grants[0], texts, is_first=point.is_first), when
        case PointKind.GRANTED_BETWEEN:
            return _between(point.grants, when, texts)
        case PointKind.OPENED:
            return _opened(point.grants[0].policy, texts), when
        case PointKind.ENDED:
            return _ended(point.grants[0], when, texts)
        case PointKind.TIME_OVER:
            return texts.tr("The time is over", "licence timeline"), when
        case PointKind.LEFT_CATALOGUE:
            return texts.tr("Left the catalogue", "licence timeline"), when
        case PointKind.STARTED_OVER:
            title = texts.tr("Renewals started over", "licence timeline: a renewal window ended")
            return title, when
        case PointKind.NOW:
            return texts.tr("Now", "licence timeline"), _used(row, point.at, when, texts)
        case PointKind.COUNTS_ONCE_COMPLETE:
            title = texts.tr("The download counts", "licence timeline: of a transfer")
            detail = texts.tr("once it is complete", "licence timeline: the download counts")
            return title, detail
        case PointKind.LEAVES_AFTER_SITTING:
            title = texts.tr("Leaves this laptop", "licence timeline")
            return title, texts.tr("when this sitting ends", "licence timeline: leaves")
        case PointKind.TIME_TO_FINISH:
            return _to_finish(row, texts)
        case PointKind.LEAVES_CATALOGUE:
            return texts.tr("Leaves the catalogue", "licence timeline"), when
        case PointKind.LEAVES_WITH_COPY:
            return texts.tr("Leaves the catalogue and this laptop", "licence timeline"), when
        case PointKind.EXPIRES_IF_NOT_STARTED:
            return texts.tr("Expires if not started", "licence timeline"), when
        case PointKind.EXPIRES:
            return texts.tr("Expires and leaves this laptop", "licence timeline"), when
        case PointKind.NO_LIMIT:
            return texts.tr("Renewals without limit", "licence timeline"), ""
        case PointKind.NONE_LEFT:
            title = texts.tr("No renewal left", "licence timeline")
            return title, texts.tr("it cannot be downloaded again", "no renewal left")
        case PointKind.LEFT_FOR_EVER:
            return _left(point.left, texts), texts.tr("with no end", "renewals left")
        case PointKind.LEFT_UNTIL:
            until = texts.tr("until %1", "licence timeline: a date; renewals left")
            return _left(point.left, texts), texts.fill(until, when)
        case PointKind.OPENS_AGAIN:
            return texts.tr("Downloads open again", "licence timeline"), when
        case PointKind.RESETS:
            return texts.tr("Renewals reset", "licence timeline"), when
        case _:
            assert_never(point.kind)


def _between(grants: Sequence[GrantLine], when: str, texts: Texts) -> tuple[str, str]:
    title = texts.tr("Downloaded again %n time(s)", "licence timeline", len(grants))
    if len(grants) == 1:
        return title, when
    first, last = (texts.date(one.granted_at) for one in (grants[0], grants[-1]))
    return title, texts.fill(texts.tr("%1 to %2", "licence timeline: two dates"), first, last)


def _opened(policy: Policy, texts: Texts) -> str:
    span = policy.playback_duration
    if span is None:
        return texts.tr("First play", "licence timeline")
    sentence = texts.tr("First play, %1 window opens", "licence timeline: 48 h")
    return texts.fill(sentence, texts.span(span))


def _ended(line: GrantLine, when: str, texts: Texts) -> tuple[str, str]:
    match line.ending:
        case Ending.EXPIRED:
            if line.opened_at is None:
                when = texts.fill(texts.tr("%1 · never started", "licence timeline: a date"), when)
            return texts.tr("Expired and left this laptop", "licence timeline"), when
        case Ending.RETURNED:
            return texts.tr("Removed by you", "licence timeline"), when
        case Ending.LOST:
            return texts.tr("File found missing", "licence timeline"), when
        case Ending.WITHDRAWN | None:
            return texts.tr("Left the catalogue", "licence timeline"), when
        case _:
            assert_never(line.ending)


def _used(row: ShelfRow, now: Instant, when: str, texts: Texts) -> str:
    """Add to now what is used of the time: ``22 Jun 2026, 13:07 · 17 h 02 used``."""
    licence = row.entitlement.licence
    if licence is None or licence.opened_at is None or licence.policy.playback_duration is None:
        return when
    gone = min(now - licence.opened_at, licence.policy.playback_duration)
    sentence = texts.tr("%1 · %2 used", "licence timeline: a date, an amount of time")
    return texts.fill(sentence, when, texts.remaining(time_left(gone, precise=True)))


def _to_finish(row: ShelfRow, texts: Texts) -> tuple[str, str]:
    licence = row.entitlement.licence
    assert licence is not None
    assert licence.policy.playback_duration is not None
    span = texts.span(licence.policy.playback_duration)
    title = texts.fill(texts.tr("%1 to finish", "licence timeline: 48 h"), span)
    return title, texts.tr("from the moment you press play", "licence timeline: so much time")


def _left(left: int, texts: Texts) -> str:
    if left == 1:
        return texts.tr("1 renewal left, the last one", "licence timeline")
    return texts.tr("%n renewal(s) left", "licence timeline", left)
