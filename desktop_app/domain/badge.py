"""Decides which state the badge of a row shows.

`ui/badges.py` gives each state its icon, its colour and its words.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.countdown import TimeLeft, Urgency, time_left
from desktop_app.domain.entitlement import Entitlement
from desktop_app.domain.licence import Ending, Licence, Status
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Duration, Instant
from desktop_app.domain.transfer import Transfer, TransferState, Trouble


class BadgeState(StrEnum):
    """What a badge says: first of a transfer, then of a live copy, then of none."""

    DOWNLOADING = "downloading"
    QUEUED = "queued"
    NO_NETWORK = "no-network"
    SIGN_IN = "sign-in"
    """It waits until the user signs in to the network, as in a hotel."""
    TRIES_AGAIN = "tries-again"
    PAUSED = "paused"
    FAILED = "failed"
    REMOVING = "removing"
    """The user removed it a moment ago and can still undo that."""
    OVERTIME = "overtime"
    """The time is over, and playing goes on (rule R5)."""
    ONCE_STARTED = "once-started"
    """Not started. The copy has no end until the first play sets one."""
    ENDLESS = "endless"
    LEAVING = "leaving"
    """It leaves the catalogue before the licence ends (rule T3)."""
    START_WITHIN = "start-within"
    """Not started, and the copy expires if it is not started in time."""
    RUNNING = "running"
    REVOKED = "revoked"
    LOCKED = "locked"
    RETURNED = "returned"
    LOST = "lost"
    EXPIRED = "expired"
    ABSENT = "absent"


_NO_TIME = time_left(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeFacts:
    """Everything that a badge says. Fields that the state does not use keep their defaults."""

    state: BadgeState
    urgency: Urgency = Urgency.CALM
    last: bool = False
    """The copy is live, and no other download is left."""
    left: TimeLeft = _NO_TIME
    share: float | None = None
    """The share of the time that is left, or of a transfer that has arrived; None if unknown."""
    changes_at: Instant | None = None
    """When the badge changes next because time passes."""
    once_started: Duration = 0
    """How long the copy can be played after the first play."""
    trouble: Trouble | None = None
    reset_at: Instant | None = None
    """When a locked episode may be downloaded again; None where it never may."""
    renewals: int | None = None
    """How many renewals are left. None means that no renewal window is open."""


def badge_facts(row: ShelfRow, now: Instant, *, precise: bool = False) -> BadgeFacts:
    """Decide what the badge of a row says at `now`; `precise` counts minutes up to 48 h."""
    held, transfer = row.entitlement, row.transfer
    if transfer is not None:
        state = _of_transfer(transfer)
        return BadgeFacts(state=state, share=transfer.progress, trouble=transfer.trouble)
    if row.removing:
        return BadgeFacts(state=BadgeState.REMOVING)
    if held.licence is not None:
        return _of_copy(held, held.licence, row.in_force, now, precise=precise)
    match held.status(now):
        case Status.REVOKED:
            return BadgeFacts(state=BadgeState.REVOKED)
        case Status.LOCKED:
            return BadgeFacts(state=BadgeState.LOCKED, reset_at=held.downloads_reset_at(now))
        case Status.ABSENT:
            return BadgeFacts(state=BadgeState.ABSENT)
        case Status.RETURNED:
            state = BadgeState.RETURNED
        case Status.EXPIRED | Status.READY | Status.ACTIVE:
            state = BadgeState.LOST if held.ended is Ending.LOST else BadgeState.EXPIRED
        case never:
            assert_never(never)
    in_window = held.window is not None and held.window.is_open(now)
    renewals = held.downloads_left(now, row.in_force) if in_window else None
    return BadgeFacts(state=state, renewals=renewals)


def _of_transfer(transfer: Transfer) -> BadgeState:
    """Return the state of a transfer. While one waits in the queue, its trouble decides."""
    match transfer.state:
        case TransferState.DOWNLOADING:
            return BadgeState.DOWNLOADING
        case TransferState.PAUSED:
            return BadgeState.PAUSED
        case TransferState.FAILED:
            return BadgeState.FAILED
        case TransferState.QUEUED if transfer.trouble is Trouble.NO_NETWORK:
            return BadgeState.NO_NETWORK
        case TransferState.QUEUED if transfer.trouble is Trouble.SIGN_IN_PAGE:
            return BadgeState.SIGN_IN
        case TransferState.QUEUED if transfer.trouble is not None:
            return BadgeState.TRIES_AGAIN
        case TransferState.QUEUED:
            return BadgeState.QUEUED
        case never:
            assert_never(never)


def _of_copy(
    held: Entitlement, licence: Licence, in_force: Policy, now: Instant, *, precise: bool
) -> BadgeFacts:
    """Return what the badge of a live copy says.

    Overtime beats everything else. A copy without an end says so, or how long it lasts once
    started. Where the catalogue takes the episode away before the licence ends, LEAVING beats
    RUNNING and START_WITHIN.
    """
    last = held.downloads_left(now, in_force) == 0
    ends_at, started = held.ends_at, licence.opened_at is not None
    if licence.expires_at is not None and licence.expires_at <= now:
        return BadgeFacts(state=BadgeState.OVERTIME, urgency=Urgency.URGENT, last=last, share=0.0)
    if ends_at is None:
        playback = licence.policy.playback_duration
        if started or playback is None:
            return BadgeFacts(state=BadgeState.ENDLESS, last=last, share=1.0)
        state = BadgeState.ONCE_STARTED
        return BadgeFacts(state=state, last=last, share=1.0, once_started=playback)
    if licence.expires_at is None or ends_at < licence.expires_at:
        state = BadgeState.LEAVING
    else:
        state = BadgeState.RUNNING if started else BadgeState.START_WITHIN
    begun = licence.granted_at if licence.opened_at is None else licence.opened_at
    left = time_left(ends_at - now, precise=precise)
    return BadgeFacts(
        state=state,
        urgency=left.urgency,
        last=last,
        left=left,
        share=min(1.0, (ends_at - now) / max(1, ends_at - begun)),
        changes_at=None if left.changes_in is None else now + left.changes_in,
    )
