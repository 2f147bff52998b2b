"""What a badge shows: the icon, the colour and the words of each of its states."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, assert_never

from desktop_app.domain.badge import BadgeFacts, BadgeState, badge_facts
from desktop_app.domain.countdown import TimeLeft, Unit, Urgency
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.spoken import spoken_estimate, spoken_left, spoken_remaining
from desktop_app.ui.text import Texts
from desktop_app.ui.tokens import Tone
from desktop_app.ui.troubles import trouble_text


class Sign(StrEnum):
    """A badge's icon: its file in resources/icons, or one that is drawn."""

    HOURGLASS = "hourglass"
    RING = "ring"
    OPEN_RING = "open-ring"
    DOOR = "door-open"
    STRUCK_CLOCK = "clock-struck"
    STRUCK_BOX = "package-x"
    BROKEN_FILE = "file-x"
    PADLOCK = "lock"
    SLASHED_CIRCLE = "ban"
    ARROW = "arrow-down"
    BAR = "bar"
    PAUSE = "pause"
    CROSS = "x"
    DOWNLOAD = "download"


DRAWN = (Sign.RING, Sign.OPEN_RING, Sign.BAR)
"""The signs that need no file."""

LOOKS = {
    BadgeState.DOWNLOADING: (Sign.BAR, Tone.MOVING),
    BadgeState.QUEUED: (Sign.ARROW, Tone.MOVING),
    BadgeState.NO_NETWORK: (Sign.ARROW, Tone.MOVING),
    BadgeState.SIGN_IN: (Sign.ARROW, Tone.MOVING),
    BadgeState.TRIES_AGAIN: (Sign.ARROW, Tone.MOVING),
    BadgeState.PAUSED: (Sign.PAUSE, Tone.MOVING),
    BadgeState.FAILED: (Sign.CROSS, Tone.MOVING),
    BadgeState.REMOVING: (Sign.STRUCK_BOX, Tone.ENDED),
    BadgeState.OVERTIME: (Sign.RING, Tone.URGENT),
    BadgeState.ONCE_STARTED: (Sign.HOURGLASS, Tone.READY),
    BadgeState.ENDLESS: (Sign.OPEN_RING, Tone.READY),
    BadgeState.LEAVING: (Sign.DOOR, Tone.CALM),
    BadgeState.START_WITHIN: (Sign.HOURGLASS, Tone.READY),
    BadgeState.RUNNING: (Sign.RING, Tone.CALM),
    BadgeState.REVOKED: (Sign.SLASHED_CIRCLE, Tone.ENDED),
    BadgeState.LOCKED: (Sign.PADLOCK, Tone.LOCKED),
    BadgeState.RETURNED: (Sign.STRUCK_BOX, Tone.ENDED),
    BadgeState.LOST: (Sign.BROKEN_FILE, Tone.ENDED),
    BadgeState.EXPIRED: (Sign.STRUCK_CLOCK, Tone.ENDED),
    BadgeState.ABSENT: (Sign.DOWNLOAD, Tone.ENDED),
}
"""The icon of each state, and its colour while it is calm and not the last copy."""

_DOT = " · "


@dataclass(frozen=True, slots=True)
class BadgeProps:
    """All that a badge shows."""

    sign: Sign
    tone: Tone
    text: str
    spoken: str
    """What a screen reader says: the same as `text`, without abbreviations and signs."""
    share: float = 0.0
    """The share of time left (ring), or the share that has arrived (bar)."""
    doubled: bool = False
    alarm: bool = False
    changes_at: Instant | None = None
    """When the badge changes next because time passes."""


def badge_of(
    row: ShelfRow, now: Instant, texts: Texts, pace_s: float | None = None, *, precise: bool = False
) -> BadgeProps:
    """Return the badge of a row at `now`; `pace_s` is what its transfer still takes, where known.

    `precise` shows minutes up to 48 h and says what for, as the inspector does.
    """
    facts = badge_facts(row, now, precise=precise)
    sign, tone = LOOKS[facts.state]
    text, spoken = _words(facts, texts, pace_s, precise=precise)
    if facts.last and facts.state is not BadgeState.OVERTIME:
        last = texts.tr("Last · %1", "badge: the last copy, and its time")
        text = texts.fill(last, _inside(text))
        last = texts.tr("last copy, %1", "the last copy and its time, in full words")
        spoken = texts.fill(last, _inside(spoken))
    if facts.urgency is not Urgency.CALM:
        tone = Tone.URGENT if facts.urgency is Urgency.URGENT else Tone.SOON
    elif facts.last:
        tone = Tone.LAST
    return BadgeProps(
        sign,
        tone,
        text,
        spoken,
        share=facts.share or 0.0,
        doubled=facts.last and sign is not Sign.DOOR,
        alarm=facts.urgency is Urgency.URGENT and sign is Sign.RING,
        changes_at=facts.changes_at,
    )


def locked_until(at: Instant, texts: Texts) -> str:
    """Return ``Locked until 18 Jun 2027``, the longest words of a badge."""
    return texts.fill(texts.tr("Locked until %1", "badge"), texts.date(at))


def _words(
    facts: BadgeFacts, texts: Texts, pace_s: float | None, *, precise: bool
) -> tuple[str, str]:
    """Return what a badge says, and what is spoken."""
    match facts.state:
        case BadgeState.DOWNLOADING:
            return _downloading(facts.share, pace_s, texts)
        case BadgeState.QUEUED:
            text = texts.tr("Queued", "badge: a transfer")
        case BadgeState.NO_NETWORK:
            text = texts.tr("Waiting for a network", "badge")
        case BadgeState.SIGN_IN:
            text = texts.tr("Waiting until you sign in", "badge: to the network, as in a hotel")
        case BadgeState.TRIES_AGAIN:
            text = texts.tr("Tries again automatically", "badge: after a passing trouble")
        case BadgeState.PAUSED:
            return _paused(facts.share, texts)
        case BadgeState.FAILED:
            why = trouble_text(facts.trouble, texts)
            text = texts.fill(texts.tr("Failed · %1", "badge: and why"), why)
            return text, text.replace(_DOT, ", ")
        case BadgeState.REMOVING:
            text = texts.tr("Being removed", "badge: it can still be undone")
        case BadgeState.OVERTIME:
            text = texts.tr("Finish this sitting", "badge: the time is over, playing goes on")
        case BadgeState.ONCE_STARTED:
            once = texts.tr("%1 once started", "badge: how long after the first play")
            span = facts.once_started
            return texts.fill(once, texts.span(span)), texts.fill(once, texts.long_span(span))
        case BadgeState.ENDLESS:
            text = texts.tr("No time limit", "badge")
        case BadgeState.LEAVING | BadgeState.START_WITHIN | BadgeState.RUNNING as counting:
            return _time_words(counting, facts.left, texts, precise=precise)
        case BadgeState.REVOKED:
            text = texts.tr("No longer offered", "badge")
        case BadgeState.LOCKED:
            never = texts.tr("No downloads left", "badge")
            text = never if facts.reset_at is None else locked_until(facts.reset_at, texts)
        case BadgeState.RETURNED | BadgeState.LOST | BadgeState.EXPIRED as ended:
            return _ended_words(ended, facts.renewals, texts)
        case BadgeState.ABSENT:
            text = texts.tr("Not downloaded", "badge")
        case unknown:
            assert_never(unknown)
    return text, text


def _downloading(share: float | None, pace_s: float | None, texts: Texts) -> tuple[str, str]:
    if share is None:
        text = texts.tr("Downloading", "badge: how much is not known")
        return text, text
    percent = texts.percent(share)
    spoken = texts.fill(texts.tr("downloading, %1", "in full words"), percent)
    if pace_s is None:
        return percent, spoken
    both = texts.tr("%1 · %2", "badge: percent, time that it still takes")
    text = texts.fill(both, percent, texts.estimate(pace_s))
    return text, f"{spoken}, {spoken_estimate(pace_s, texts)}"


def _paused(share: float | None, texts: Texts) -> tuple[str, str]:
    paused = texts.tr("Paused", "badge: a transfer")
    if share is None:
        return paused, paused
    percent = texts.percent(share)
    text = texts.fill(texts.tr("%1 · %2", "badge: paused, percent"), paused, percent)
    return text, f"{paused}, {percent}"


def _time_words(
    state: Literal[BadgeState.LEAVING, BadgeState.START_WITHIN, BadgeState.RUNNING],
    left: TimeLeft,
    texts: Texts,
    *,
    precise: bool,
) -> tuple[str, str]:
    under_a_minute = left.unit is Unit.UNDER_A_MINUTE
    match state:
        case BadgeState.LEAVING:
            sentence = texts.tr("Leaves in %1", "badge: from the catalogue, in so much time")
        case BadgeState.START_WITHIN if under_a_minute:
            sentence = texts.tr("Start within a minute", "badge: before it expires unseen")
        case BadgeState.START_WITHIN:
            sentence = texts.tr("Start within %1", "badge: before it expires unseen")
        case BadgeState.RUNNING if precise and not under_a_minute:
            sentence = texts.tr("%1 left to finish", "wide badge: so much time")
        case BadgeState.RUNNING:
            return texts.time_left(left), spoken_left(left, texts)
        case never:
            assert_never(never)
    text = texts.fill(sentence, texts.remaining(left))
    if state is BadgeState.RUNNING:
        return text, spoken_left(left, texts)
    return text, texts.fill(sentence, spoken_remaining(left, texts))


def _ended_words(
    state: Literal[BadgeState.RETURNED, BadgeState.LOST, BadgeState.EXPIRED],
    renewals: int | None,
    texts: Texts,
) -> tuple[str, str]:
    match state:
        case BadgeState.RETURNED:
            what = texts.tr("Removed", "badge: by the user")
        case BadgeState.LOST:
            what = texts.tr("File missing", "badge")
        case BadgeState.EXPIRED:
            what = texts.tr("Expired", "badge")
        case never:
            assert_never(never)
    rest = (
        texts.tr("download again", "badge: after Expired, Removed or File missing")
        if renewals is None
        else texts.tr(
            "%n renewal(s) left", "badge: after Expired, Removed or File missing", renewals
        )
    )
    both = texts.tr("%1 · %2", "badge: what happened, what can be done")
    return texts.fill(both, what, rest), f"{what}, {rest}"


def _inside(text: str) -> str:
    """Return a badge's words as they are where they do not begin it."""
    return text[:1].lower() + text[1:]
