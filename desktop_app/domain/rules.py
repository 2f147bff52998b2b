"""The rules for a download: for one made now, or for one episode with its own count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.episode import LocalText
from desktop_app.domain.licence import RenewalWindow
from desktop_app.domain.policy import Origin, Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant


@dataclass(frozen=True, slots=True)
class TermsInForce:
    """A policy that a download asked for now would come under, and the series it is for."""

    policy: Policy
    origin: Origin
    series: tuple[LocalText, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """The terms that are explained: for a download made now, or for one episode.

    A copy keeps the policy that it came under, an open renewal window its own end and count, and
    how many may lie here at once is asked of the policy in force (rules P4, R11).
    """

    policy: Policy
    window: RenewalWindow | None = None
    """The open renewal window of the episode."""
    leaves_at: Instant | None = None
    now: Instant = 0
    title: LocalText | None = None
    """The title of the episode."""
    asked_now: Policy | None = None
    """The policy of a download asked for now, if its times differ from those of the copy."""

    @classmethod
    def of(cls, row: ShelfRow) -> "Rules":
        """Return the rules that bind the copy; without one, those of a download asked for now."""
        now, entitlement, policy = row.as_of, row.entitlement, row.in_force
        asked_now = None
        if entitlement.licence is not None:
            policy = replace(entitlement.licence.policy, max_downloads=policy.max_downloads)
            if not _same_times(policy, row.in_force):
                asked_now = row.in_force
        window = entitlement.window
        if window is not None and not window.is_open(now):
            window = None
        leaves_at = entitlement.offer.leaves_at
        return cls(policy, window, leaves_at, now, row.episode.title, asked_now)

    @property
    def max_renewals(self) -> int | None:
        """Return the renewals of the open window, else those of the policy."""
        return self.policy.max_renewals if self.window is None else self.window.max_renewals


def _same_times(one: Policy, other: Policy) -> bool:
    """Return whether two policies differ only in how downloads are counted."""
    counted = replace(
        one,
        max_renewals=other.max_renewals,
        renewal_window=other.renewal_window,
        max_downloads=other.max_downloads,
    )
    return counted.same_terms(other)


def together(rules: Sequence[Rules]) -> tuple[Rules, ...]:
    """Return the rules of several episodes, as one that names none where they are all alike."""
    alone = [replace(one, title=None, now=0) for one in rules]
    return (alone[0],) if len(alone) > 1 and alone.count(alone[0]) == len(alone) else tuple(rules)
