"""Licences and renewal windows, and what they say at an instant (parts S, D)."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Duration, Instant


class Status(StrEnum):
    """The status of an episode at an instant (part S)."""

    REVOKED = "revoked"
    ACTIVE = "active"
    READY = "ready"
    ABSENT = "absent"
    LOCKED = "locked"
    RETURNED = "returned"
    EXPIRED = "expired"

    @property
    def playable(self) -> bool:
        """Return whether an episode with this status may be played (rule A2)."""
        return self in (Status.READY, Status.ACTIVE)


class Ending(StrEnum):
    """How a licence ended."""

    EXPIRED = "expired"
    RETURNED = "returned"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Licence:
    """One grant of one complete download, bound by the policy it was asked under (rule P4)."""

    granted_at: Instant
    policy: Policy
    opened_at: Instant | None = None
    """When the playback window began. None if the copy is not started."""

    @property
    def expires_at(self) -> Instant | None:
        """Return when this licence ends, as it is now; None if its policy sets no end (S1)."""
        storage_end = _after(self.granted_at, self.policy.storage_duration)
        if self.opened_at is None:
            return storage_end
        playback_end = _after(self.opened_at, self.policy.playback_duration)
        if self.policy.storage_enforced_after_start:
            return earlier(storage_end, playback_end)
        return playback_end


@dataclass(frozen=True, slots=True)
class RenewalWindow:
    """The year (or what the policy says) that starts with the first grant (rule D1)."""

    opened_at: Instant
    ends_at: Instant | None
    max_renewals: int | None
    grants: int = 1

    @classmethod
    def opened_by(cls, policy: Policy, at: Instant) -> "RenewalWindow":
        """Return the window that a first grant at `at` opens."""
        period = policy.renewal_window
        return cls(at, None if period is None else period.after(at), policy.max_renewals)

    def is_open(self, now: Instant) -> bool:
        """Return whether it is open, half-open: at exactly its end it is over (rule T1)."""
        return self.ends_at is None or now < self.ends_at

    @property
    def downloads_left(self) -> int | None:
        """Return the grants still possible while it is open; None is no limit (rule D2)."""
        if self.max_renewals is None:
            return None
        return max(0, 1 + self.max_renewals - self.grants)


def earlier(one: Instant | None, other: Instant | None) -> Instant | None:
    """Return the earlier of two ends, where None means that there is no end."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def _after(start: Instant, duration: Duration | None) -> Instant | None:
    return None if duration is None else start + duration
