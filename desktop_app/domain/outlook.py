"""What can be done next with an episode, and what that uses up.

Every answer is true of this copy, under the policy that binds it, or of the next one, under the
policy in force.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.licence import Licence, Status
from desktop_app.domain.licence_timeline import ends_if_started
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant


class Prospect(StrEnum):
    """One thing that can be done next or that will happen, and what it uses up."""

    UNDO_KEEPS = "undo-keeps"
    CLEARING_KEEPS_NOTHING_ELSE = "clearing"
    GONE_FOR_GOOD = "gone-for-good"

    PLAY_STARTS_TIME = "play-starts-time"
    PLAY_UNTIL = "play-until"
    PLAY_WITHOUT_LIMIT = "play-without-limit"
    PLAY_WITHOUT_LIMIT_ONCE_STARTED = "play-without-limit-once-started"
    AGAIN_WITHOUT_LIMIT = "again-without-limit"
    AGAIN_UNTIL = "again-until"
    AGAIN_UNTIL_IT_STOPS = "again-until-it-stops"
    STOPPED_IT_IS_DELETED = "stopped-it-is-deleted"
    SITTING_CAN_END = "sitting-can-end"

    REMOVED_NOT_AS_THINGS_STAND = "removed-not-as-things-stand"
    REMOVED_AGAIN = "removed-again"
    REMOVED_USES_NOTHING = "removed-uses-nothing"
    REMOVED_GIVES_NOTHING = "removed-gives-nothing"
    REMOVED_NEVER = "removed-never"
    REMOVED_LOCKED_UNTIL = "removed-locked-until"

    LOCKED_FOR_EVER = "locked-for-ever"
    LOCKED_AND_LEAVES = "locked-and-leaves"
    LOCKED_UNTIL = "locked-until"
    NOT_OFFERED = "not-offered"
    LEFT_CATALOGUE = "left-catalogue"
    NONE_ALLOWED_HERE = "none-allowed-here"

    FIRST_WITHOUT_LIMIT = "first-without-limit"
    FIRST_IS_ONLY = "first-is-only"
    FIRST_OPENS_RENEWALS = "first-opens-renewals"
    RENEW_WITHOUT_LIMIT = "renew-without-limit"
    RENEW_ONE_OF = "renew-one-of"
    RENEW_ONE_OF_UNTIL = "renew-one-of-until"
    RENEW_LAST = "renew-last"
    RENEW_LAST_UNTIL = "renew-last-until"
    RENEW_LAST_AND_LEAVES = "renew-last-and-leaves"
    ASKED_FIRST = "asked-first"


@dataclass(frozen=True, slots=True)
class Outlook:
    """A prospect with its details: an instant, or how many renewals are left."""

    what: Prospect
    at: Instant | None = None
    left: int = 0


_CLEARED = Outlook(Prospect.CLEARING_KEEPS_NOTHING_ELSE)
_ASKED = Outlook(Prospect.ASKED_FIRST)


def outlook_of(row: ShelfRow, now: Instant) -> tuple[Outlook, ...]:
    """Return what can be done with an episode that has no transfer."""
    entitlement = row.entitlement
    if row.removing:
        return Outlook(Prospect.UNDO_KEEPS), _removed(row, now)
    status, licence = entitlement.status(now), entitlement.licence
    if licence is not None and status.playable:
        if licence.expires_at is not None and licence.expires_at <= now:
            unstarted = licence.opened_at is None
            ends = Prospect.STOPPED_IT_IS_DELETED if unstarted else Prospect.SITTING_CAN_END
            return (Outlook(ends),)
        is_ready = status is Status.READY
        playing = _ready(row, licence, now) if is_ready else _active(row, licence)
        return playing, _removed(row, now)
    match status:
        case Status.LOCKED:
            return _locked(row, now), _CLEARED
        case Status.REVOKED:
            return Outlook(Prospect.GONE_FOR_GOOD), _CLEARED
        case Status.ACTIVE | Status.READY | Status.ABSENT | Status.RETURNED | Status.EXPIRED:
            return next_download(row, now)
        case _:
            assert_never(status)


def _ready(row: ShelfRow, licence: Licence, now: Instant) -> Outlook:
    end = ends_if_started(row, licence, now)
    if licence.policy.playback_duration is not None:
        return Outlook(Prospect.PLAY_STARTS_TIME, end)
    if end is not None:
        return Outlook(Prospect.PLAY_UNTIL, end)
    if licence.expires_at is None:
        return Outlook(Prospect.PLAY_WITHOUT_LIMIT)
    return Outlook(Prospect.PLAY_WITHOUT_LIMIT_ONCE_STARTED)


def _active(row: ShelfRow, licence: Licence) -> Outlook:
    """Return until when the copy can be watched again at no cost."""
    end = row.entitlement.ends_at
    if end is None:
        return Outlook(Prospect.AGAIN_WITHOUT_LIMIT)
    runs_on = licence.policy.soft_enforce_playback and end == licence.expires_at
    return Outlook(Prospect.AGAIN_UNTIL if runs_on else Prospect.AGAIN_UNTIL_IT_STOPS, end)


def _removed(row: ShelfRow, now: Instant) -> Outlook:
    """Return what is left if the user removes the live copy (rules D3, R6)."""
    offer, window = row.entitlement.offer, row.entitlement.window
    if not offer.downloadable or window is None or row.in_force.max_downloads == 0:
        return Outlook(Prospect.REMOVED_NOT_AS_THINGS_STAND)
    if not window.is_open(now):
        return Outlook(Prospect.REMOVED_AGAIN)
    left, until = window.downloads_left, window.ends_at
    if left is None:
        return Outlook(Prospect.REMOVED_USES_NOTHING)
    if left:
        return Outlook(Prospect.REMOVED_GIVES_NOTHING)
    if until is None or (offer.leaves_at is not None and offer.leaves_at <= until):
        return Outlook(Prospect.REMOVED_NEVER)
    return Outlook(Prospect.REMOVED_LOCKED_UNTIL, until)


def _locked(row: ShelfRow, now: Instant) -> Outlook:
    offer, until = row.entitlement.offer, row.entitlement.downloads_reset_at(now)
    if until is None:
        return Outlook(Prospect.LOCKED_FOR_EVER)
    if not offer.downloadable:
        return Outlook(Prospect.NOT_OFFERED)
    if offer.leaves_at is not None and offer.leaves_at <= until:
        return Outlook(Prospect.LOCKED_AND_LEAVES, offer.leaves_at)
    return Outlook(Prospect.LOCKED_UNTIL, until)


def next_download(row: ShelfRow, now: Instant) -> tuple[Outlook, ...]:
    """Return what the next download uses up, or why no download is possible."""
    entitlement, policy = row.entitlement, row.in_force
    offer, window = entitlement.offer, entitlement.window
    if not offer.downloadable:
        return (Outlook(Prospect.NOT_OFFERED),)
    if offer.has_left(now):
        return (Outlook(Prospect.LEFT_CATALOGUE),)
    if policy.max_downloads == 0 and entitlement.downloads_left(now, policy) != 0:
        return (Outlook(Prospect.NONE_ALLOWED_HERE),)
    if window is None or not window.is_open(now):
        return _first(policy)
    left, until = window.downloads_left, window.ends_at
    if left is None:
        return (Outlook(Prospect.RENEW_WITHOUT_LIMIT),)
    if left == 0:
        return (_locked(row, now),)
    if left > 1:
        kind = Prospect.RENEW_ONE_OF if until is None else Prospect.RENEW_ONE_OF_UNTIL
        return (Outlook(kind, until, left),)
    if until is None:
        return Outlook(Prospect.RENEW_LAST), _ASKED
    if offer.leaves_at is not None and offer.leaves_at <= until:
        return Outlook(Prospect.RENEW_LAST_AND_LEAVES, offer.leaves_at), _ASKED
    return Outlook(Prospect.RENEW_LAST_UNTIL, until), _ASKED


def _first(policy: Policy) -> tuple[Outlook, ...]:
    """Return what a download begins if it opens a renewal window."""
    if policy.max_renewals is None:
        return (Outlook(Prospect.FIRST_WITHOUT_LIMIT),)
    if policy.max_renewals == 0:
        return Outlook(Prospect.FIRST_IS_ONLY), _ASKED
    return (Outlook(Prospect.FIRST_OPENS_RENEWALS),)
