"""All that the rules know of one episode, and how it changes: by a command, and by itself.

Each change is a pure step from an `Entitlement` to the next one and the facts that it created, in
order. Storage writes the facts; `settle` is where time passes (rules R3 to R6).
"""

from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from desktop_app.domain.licence import Ending, Licence, RenewalWindow, Status, earlier
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant


@dataclass(frozen=True, slots=True)
class Offer:
    """What the catalogue says: whether an episode may be downloaded, and when it leaves."""

    downloadable: bool = True
    leaves_at: Instant | None = None

    def has_left(self, now: Instant) -> bool:
        """Return whether the episode has left the catalogue at `now`."""
        return self.leaves_at is not None and self.leaves_at <= now


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One episode's offer, live licence, last ending, renewal window and running sitting."""

    offer: Offer = Offer()
    licence: Licence | None = None
    """The live licence. None if the last one has ended."""
    ended: Ending | None = None
    """How the last licence ended. None while one is live."""
    window: RenewalWindow | None = None
    """The latest renewal window, open or over. None if the episode was never downloaded."""
    sitting_began_at: Instant | None = None
    """When the running sitting began. None if none runs."""

    def status(self, now: Instant) -> Status:
        """Return the first status that holds, for an entitlement settled at `now` (part S)."""
        if self.window is None:
            return Status.ABSENT
        if self.offer.has_left(now):
            return Status.REVOKED
        if self.licence is not None:
            return Status.READY if self.licence.opened_at is None else Status.ACTIVE
        if self.window.is_open(now) and self.window.downloads_left == 0:
            return Status.LOCKED
        return Status.RETURNED if self.ended is Ending.RETURNED else Status.EXPIRED

    def is_overtime(self, now: Instant) -> bool:
        """Return whether the copy plays on past its end, inside a sitting (rules S, R5)."""
        licence = self.licence
        if licence is None or licence.opened_at is None or licence.expires_at is None:
            return False
        return licence.expires_at <= now

    @property
    def expires_at(self) -> Instant | None:
        """Return the end of the live licence (rule S1)."""
        return None if self.licence is None else self.licence.expires_at

    @property
    def ends_at(self) -> Instant | None:
        """Return when the copy ends: at the end of its licence, or when the episode leaves (T3)."""
        return None if self.licence is None else earlier(self.expires_at, self.offer.leaves_at)

    def downloads_left(self, now: Instant, in_force: Policy) -> int | None:
        """Return the downloads that may still be asked for; None is no limit (rule D2)."""
        if self.window is not None and self.window.is_open(now):
            return self.window.downloads_left
        return None if in_force.max_renewals is None else 1 + in_force.max_renewals

    def downloads_reset_at(self, now: Instant) -> Instant | None:
        """Return the end of the open renewal window."""
        if self.window is None or not self.window.is_open(now):
            return None
        return self.window.ends_at

    def next_due_at(self, now: Instant) -> Instant | None:
        """Return the next instant after `now` at which something falls due."""
        due = _next_due(self)
        candidates = [None if due is None else due[0], self.downloads_reset_at(now)]
        if self.window is not None and not self.offer.has_left(now):
            candidates.append(self.offer.leaves_at)
        if self.expires_at is not None and now < self.expires_at:
            candidates.append(self.expires_at)  # overtime begins there, even inside a sitting
        return min((at for at in candidates if at is not None), default=None)


@dataclass(frozen=True, slots=True)
class LicenceGranted:
    """A complete download was committed. `window` is the renewal window that counts it."""

    at: Instant
    policy: Policy
    window: RenewalWindow


@dataclass(frozen=True, slots=True)
class PlaybackWindowOpened:
    """The time to finish began."""

    at: Instant


@dataclass(frozen=True, slots=True)
class LicenceEnded:
    """The copy can no longer be played, and its file is deleted (rule S3)."""

    at: Instant
    how: Ending


@dataclass(frozen=True, slots=True)
class SittingBegan:
    """The first frame was shown."""

    at: Instant


@dataclass(frozen=True, slots=True)
class SittingEnded:
    """Playback stopped, for whatever reason."""

    at: Instant


Fact: TypeAlias = LicenceGranted | PlaybackWindowOpened | LicenceEnded | SittingBegan | SittingEnded
Step: TypeAlias = tuple[Entitlement, tuple[Fact, ...]]


def settle(entitlement: Entitlement, now: Instant, since: Instant | None = None) -> Step:
    """Let time pass up to `now`: everything that falls due happens at its own instant (R3).

    `since` is the instant of a command that has just acted: what fell due *through* it cannot have
    happened before it (a withdrawal set in the past, the end of an overtime sitting).
    """
    facts: list[Fact] = []
    while (due := _next_due(entitlement)) is not None and due[0] <= now:
        at = due[0] if since is None else max(due[0], since)
        match due[2]:
            case Ending() as how:
                entitlement, ended = _end(entitlement, at, how)
                facts += ended
            case None:
                assert entitlement.licence is not None
                entitlement = replace(
                    entitlement, licence=replace(entitlement.licence, opened_at=at)
                )
                facts.append(PlaybackWindowOpened(at))
            case never:
                assert_never(never)
    return entitlement, tuple(facts)


def grant(entitlement: Entitlement, now: Instant, policy: Policy) -> Step:
    """Grant a licence for a complete, verified file, counted in its renewal window (D1, D3)."""
    window = entitlement.window
    if window is not None and window.is_open(now):
        window = replace(window, grants=window.grants + 1)
    else:
        window = RenewalWindow.opened_by(policy, now)
    granted = replace(entitlement, licence=Licence(now, policy), ended=None, window=window)
    settled, facts = settle(granted, now, since=now)
    return settled, (LicenceGranted(now, policy, window), *facts)


def begin_sitting(entitlement: Entitlement, now: Instant) -> Step:
    """Begin a sitting at the first frame of a playback that was allowed."""
    settled, facts = settle(replace(entitlement, sitting_began_at=now), now, since=now)
    return settled, (SittingBegan(now), *facts)


def end_sitting(entitlement: Entitlement, now: Instant) -> Step:
    """End the sitting: playback stopped; in overtime that ends the licence (rule R6)."""
    settled, facts = settle(replace(entitlement, sitting_began_at=None), now, since=now)
    return settled, (SittingEnded(now), *facts)


def end_licence(entitlement: Entitlement, now: Instant, how: Ending) -> Step:
    """End the licence: the user removed the copy, or its file is gone (rules S4, R6)."""
    return _end(entitlement, now, how)


def set_offer(entitlement: Entitlement, now: Instant, offer: Offer) -> Step:
    """Store another offer of the catalogue. A departure in the past acts at once (rule R3)."""
    return settle(replace(entitlement, offer=offer), now, since=now)


_WITHDRAWAL, _OPENING, _EXPIRY = range(3)
_Due: TypeAlias = tuple[Instant, int, Ending | None]


def _next_due(entitlement: Entitlement) -> _Due | None:
    """Return what happens next by itself: (instant, order at it, how it ends the licence).

    No ending is the opening of the playback window.
    """
    licence, sitting = entitlement.licence, entitlement.sitting_began_at
    if licence is None:
        return None
    due: list[_Due] = []
    if entitlement.offer.leaves_at is not None:
        due.append((entitlement.offer.leaves_at, _WITHDRAWAL, Ending.WITHDRAWN))
    if sitting is not None and licence.opened_at is None:
        due.append((sitting + licence.policy.play_start_grace, _OPENING, None))
    runs_on = sitting is not None and licence.policy.soft_enforce_playback
    if licence.expires_at is not None and not runs_on:
        due.append((licence.expires_at, _EXPIRY, Ending.EXPIRED))
    return min(due, key=lambda one: one[:2], default=None)


def _end(entitlement: Entitlement, at: Instant, how: Ending) -> Step:
    facts: list[Fact] = []
    if entitlement.sitting_began_at is not None:
        facts.append(SittingEnded(at))
    facts.append(LicenceEnded(at, how))
    return replace(entitlement, licence=None, ended=how, sitting_began_at=None), tuple(facts)
