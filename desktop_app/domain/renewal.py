"""Decides whether a download is allowed (part A)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from desktop_app.domain.entitlement import Entitlement, Offer
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant


class Reason(StrEnum):
    """Why a download is refused. The first reason that holds is given."""

    DEVICE_BLOCKED = "device-blocked"
    NOT_OFFERED = "not-offered"
    WITHDRAWN = "withdrawn"
    ALREADY_DOWNLOADED = "already-downloaded"
    IN_PROGRESS = "in-progress"
    LOCKED = "locked"
    SHELF_FULL = "shelf-full"


@dataclass(frozen=True, slots=True)
class Granted:
    """The download is allowed, and opens a renewal window."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """The download is allowed, as a renewal inside an open renewal window."""


@dataclass(frozen=True, slots=True)
class NeedsConfirmation:
    """The download is the last one that is allowed, so the modal warning has to ask first."""

    renewal: bool
    """False if the policy allows no renewal and this is the only download (R9)."""
    window_opened_at: Instant | None
    resets_at: Instant | None
    """When downloads would be allowed again after this one; None if never."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The download is refused. `until` is when a locked episode opens again; None if never."""

    reason: Reason
    until: Instant | None = None


Decision: TypeAlias = Granted | Renewed | NeedsConfirmation | Refused


def decide(
    entitlement: Entitlement,
    now: Instant,
    policy: Policy,
    *,
    confirmed: bool = False,
    device_modified: bool = False,
    in_progress: bool = False,
    occupied: Callable[[], int] = lambda: 0,
) -> Decision:
    """Decide a request for a download of a settled entitlement (part A).

    `occupied` counts live licences and transfers under way; it is asked only where the policy
    limits them.
    """
    if refusal := recheck(entitlement.offer, now, device_modified=device_modified):
        return refusal
    if entitlement.licence is not None:
        return Refused(Reason.ALREADY_DOWNLOADED)
    if in_progress:
        return Refused(Reason.IN_PROGRESS)
    left = entitlement.downloads_left(now, policy)
    resets_at = entitlement.downloads_reset_at(now)
    if left == 0:
        return Refused(Reason.LOCKED, resets_at)
    if policy.max_downloads is not None and occupied() >= policy.max_downloads:
        return Refused(Reason.SHELF_FULL)
    window = entitlement.window
    renewal = window is not None and window.is_open(now)
    if left == 1 and not confirmed:
        if window is None or not renewal:
            period = policy.renewal_window
            ends_at = None if period is None else period.after(now)
            return NeedsConfirmation(False, None, ends_at)
        return NeedsConfirmation(True, window.opened_at, resets_at)
    return Renewed() if renewal else Granted()


def recheck(offer: Offer, now: Instant, *, device_modified: bool) -> Refused | None:
    """Return a refusal, if one of those holds that are checked again at the end (rule A1)."""
    if device_modified:
        return Refused(Reason.DEVICE_BLOCKED)
    if not offer.downloadable:
        return Refused(Reason.NOT_OFFERED)
    if offer.has_left(now):
        return Refused(Reason.WITHDRAWN)
    return None
