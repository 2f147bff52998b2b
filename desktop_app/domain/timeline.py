"""Runs actions at their instants and answers them, for `replay` and scenarios (part R).

A `Timeline` is the whole rulebook without a window: every episode, the device and the policy in
force. A download is instantaneous here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from desktop_app.domain.entitlement import (
    Entitlement,
    Fact,
    begin_sitting,
    end_licence,
    end_sitting,
    grant,
    set_offer,
    settle,
)
from desktop_app.domain.licence import Ending, Status
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import (
    Decision,
    Granted,
    NeedsConfirmation,
    Refused,
    Renewed,
    decide,
)
from desktop_app.domain.time import SECOND, Instant

SET_BACK_TOLERANCE = 5 * SECOND
"""A clock that falls further behind than this was set back (rule T2)."""


@dataclass(frozen=True, slots=True)
class Download:
    """Ask for a download; `confirm` says that the user has seen the warning."""

    episode: str
    confirm: bool = False


@dataclass(frozen=True, slots=True)
class Play:
    """Start to play the episode."""

    episode: str


@dataclass(frozen=True, slots=True)
class Stop:
    """End the sitting. `position_s` is the position that a scenario says was reached."""

    episode: str
    position_s: float | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """The user removes the copy."""

    episode: str


@dataclass(frozen=True, slots=True)
class Lose:
    """The file is noticed to be gone."""

    episode: str


@dataclass(frozen=True, slots=True)
class Observe:
    """Do nothing, and answer with the state of the episode."""

    episode: str


@dataclass(frozen=True, slots=True)
class SetDownloadable:
    """The catalogue now says whether the episode may be downloaded."""

    episode: str
    downloadable: bool


@dataclass(frozen=True, slots=True)
class SetLeavesAt:
    """The catalogue now says when the episode leaves; None takes it back."""

    episode: str
    leaves_at: Instant | None


@dataclass(frozen=True, slots=True)
class SetDeviceModified:
    """The device now reports whether it was modified."""

    modified: bool


@dataclass(frozen=True, slots=True)
class SetPolicy:
    """Another policy is in force for what is asked from now on (rules P4, R11)."""

    policy: Policy


EpisodeAction: TypeAlias = (
    Download | Play | Stop | Remove | Lose | Observe | SetDownloadable | SetLeavesAt
)
Action: TypeAlias = EpisodeAction | SetDeviceModified | SetPolicy
_Held: TypeAlias = Mapping[str, Entitlement]


@dataclass(frozen=True, slots=True)
class State:
    """The state of an episode after a command."""

    status: Status
    overtime: bool
    expires_at: Instant | None
    remaining_s: int | None
    """Whole seconds to `expires_at`, rounded down, never negative."""
    downloads_left: int | None
    downloads_reset_at: Instant | None

    @classmethod
    def of(cls, entitlement: Entitlement, now: Instant, in_force: Policy) -> "State":
        """Return what holds for a settled entitlement at `now`."""
        expires_at = entitlement.expires_at
        return cls(
            status=entitlement.status(now),
            overtime=entitlement.is_overtime(now),
            expires_at=expires_at,
            remaining_s=None if expires_at is None else max(0, expires_at - now) // SECOND,
            downloads_left=entitlement.downloads_left(now, in_force),
            downloads_reset_at=entitlement.downloads_reset_at(now),
        )


@dataclass(frozen=True, slots=True)
class CommandAnswer:
    """The answer to one command. `state` is None if the command concerns no episode."""

    at: Instant
    clock_set_back: bool
    episode: str | None
    decision: str | None
    state: State | None


class Timeline:
    """Runs commands one after the other, and remembers the state of every episode."""

    def __init__(self, policy: Policy = DEFAULT, catalogue: _Held | None = None) -> None:
        """`catalogue` is what holds of its episodes before anything happened; it is only read."""
        self.policy = policy
        self.device_modified = False
        self.now: Instant | None = None
        self._catalogue = catalogue or {}
        self._entitlements: dict[str, Entitlement] = {}
        self._licensed: set[str] = set()  # time alone changes nothing about any other
        self._playing: str | None = None

    def run(self, at: Instant, action: Action) -> CommandAnswer:
        """Carry out one command at `at`, or at the latest instant if that is later (rule R2)."""
        latest = at if self.now is None else self.now
        set_back = at < latest - SET_BACK_TOLERANCE
        now = self.now = max(at, latest)
        match action:
            case SetDeviceModified(modified):
                self.device_modified = modified
                return CommandAnswer(now, set_back, None, None, None)
            case SetPolicy(policy):
                self.policy = policy
                return CommandAnswer(now, set_back, None, None, None)
            case (
                Download()
                | Play()
                | Stop()
                | Remove()
                | Lose()
                | Observe()
                | SetDownloadable()
                | SetLeavesAt()
            ):
                self.entitlement(action.episode, now)
                decision = self._act(action, now)
                state = State.of(self._entitlements[action.episode], now, self.policy)
                return CommandAnswer(now, set_back, action.episode, decision, state)
            case _:
                assert_never(action)

    def entitlements(self, now: Instant) -> _Held:
        """Return every episode of the catalogue and that was named so far, settled at `now`."""
        self.live(now)
        return {**self._catalogue, **self._entitlements}

    def live(self, now: Instant) -> int:
        """Return how many licences are live at `now`."""
        for episode in tuple(self._licensed):
            self.entitlement(episode, now)
        return len(self._licensed)

    @property
    def playing(self) -> str | None:
        """Return the episode whose sitting runs, if one does."""
        episode = self._playing
        if episode is None or self._entitlements[episode].sitting_began_at is None:
            return None
        return episode

    def _act(self, action: EpisodeAction, now: Instant) -> str | None:
        episode = action.episode
        held = self._entitlements[episode]
        match action:
            case Download(confirm=confirm):
                outcome = decide(
                    held,
                    now,
                    self.policy,
                    confirmed=confirm,
                    device_modified=self.device_modified,
                    occupied=lambda: self.live(now),
                )
                if isinstance(outcome, Granted | Renewed):
                    self._take(episode, grant(held, now, self.policy))
                return describe(outcome)
            case Play():
                return self._play(episode, now)
            case Stop():
                if held.sitting_began_at is None:
                    return "refused: not-playing"
                self._take(episode, end_sitting(held, now))
                return "stopped"
            case Remove():
                if held.licence is None:
                    return "refused: nothing-to-remove"
                self._take(episode, end_licence(held, now, Ending.RETURNED))
                return "removed"
            case Lose():
                if held.licence is None:
                    return "refused: nothing-to-lose"
                self._take(episode, end_licence(held, now, Ending.LOST))
                return "lost"
            case Observe():
                return None
            case SetDownloadable(downloadable=downloadable):
                offer = replace(held.offer, downloadable=downloadable)
                self._take(episode, set_offer(held, now, offer))
                return None
            case SetLeavesAt(leaves_at=leaves_at):
                offer = replace(held.offer, leaves_at=leaves_at)
                self._take(episode, set_offer(held, now, offer))
                return None
            case _:
                assert_never(action)

    def _play(self, episode: str, now: Instant) -> str:
        held = self._entitlements[episode]
        status = held.status(now)
        if not status.playable:
            return f"refused: {status}"
        if held.sitting_began_at is None:
            if self._playing is not None:
                other = self.entitlement(self._playing, now)
                if other.sitting_began_at is not None:
                    self._take(self._playing, end_sitting(other, now))
            self._take(episode, begin_sitting(held, now))
            self._playing = episode
        return "playing"

    def entitlement(self, episode: str, now: Instant) -> Entitlement:
        """Return one episode, settled at `now`."""
        held = self._entitlements.get(episode) or self._catalogue.get(episode) or Entitlement()
        self._take(episode, settle(held, now))
        return self._entitlements[episode]

    def _take(self, episode: str, step: tuple[Entitlement, tuple[Fact, ...]]) -> None:
        self._entitlements[episode] = step[0]
        change = self._licensed.discard if step[0].licence is None else self._licensed.add
        change(episode)


def describe(decision: Decision) -> str:
    """Return the decision in the words of part A."""
    match decision:
        case Granted():
            return "granted"
        case Renewed():
            return "renewed"
        case NeedsConfirmation():
            return "needs-confirmation"
        case Refused(reason=reason):
            return f"refused: {reason}"
        case _:
            assert_never(decision)
