"""Runs a scenario by the rules: the steps in their order, and what holds at its opening."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from desktop_app.domain.actions import Clear, Queue, SetPosition
from desktop_app.domain.entitlement import Entitlement
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import NeedsConfirmation, Refused, decide
from desktop_app.domain.time import Instant
from desktop_app.domain.timeline import (
    Action,
    Download,
    Lose,
    Observe,
    Play,
    Remove,
    SetDeviceModified,
    SetDownloadable,
    SetLeavesAt,
    SetPolicy,
    Stop,
    Timeline,
)
from desktop_app.domain.transfer import TransferState
from desktop_app.formats.entries import Departure, WrittenAction
from desktop_app.formats.faults import Fault, FormatError
from desktop_app.formats.iso8601 import resolve
from desktop_app.formats.scenario import Scenario

ScenarioAction: TypeAlias = Action | Queue | Clear | SetPosition


@dataclass(frozen=True, slots=True)
class ScenarioStep:
    """One action at its instant. A download that needs the warning is already confirmed."""

    at: Instant
    action: ScenarioAction
    policy: Policy | None = None
    """The policy that binds the download (rule P4). None means the one in force at that instant."""


@dataclass(frozen=True, slots=True)
class ScenarioOpening:
    """What holds in a scenario at an instant, and what has happened and is to come."""

    anchor: Instant
    """The *now* of the scenario. Its clock may have been moved since."""
    now: Instant
    steps: tuple[ScenarioStep, ...]
    """What happened up to `now`, in order. The ledger runs it again."""
    later: tuple[ScenarioStep, ...]
    """What happens once the clock of the scenario gets there."""
    timeline: Timeline
    """The rules at `now`, with every episode of the catalogue."""
    policy: Policy | None
    """The policy that the scenario chose last, if any."""
    transfers: Mapping[str, Queue]
    positions: Mapping[str, float]
    """Where each episode was last stopped, in seconds."""
    cleared: frozenset[str]
    """Greyed rows that were taken away."""


def run_scenario(
    scenario: Scenario, opened_at: Instant, until: Instant | None = None
) -> ScenarioOpening:
    """Carry out the whole timeline in the order of its instants, and say what holds at `until`.

    `opened_at` is the now of a scenario that sets none; `until` is that now, unless its clock was
    moved. Raises `FormatError` with every download that the rules refuse, also after `until`.
    """
    anchor = opened_at if scenario.now is None else scenario.now
    now = anchor if until is None else until
    entries = _ordered(scenario, anchor)
    catalogue = _untouched(scenario)
    whole = _Run(scenario, anchor, catalogue)
    steps = [whole.take(index, step) for index, step in entries]
    if whole.faults:
        raise FormatError(whole.faults)
    past = [(index, step) for index, step in entries if step.at <= now]
    met = _Run(scenario, anchor, catalogue)
    for index, step in past:
        met.take(index, step)
    met.timeline.live(now)
    met.apply_head_to_device()
    return ScenarioOpening(
        anchor=anchor,
        now=now,
        steps=tuple(steps[: len(past)]),
        later=tuple(steps[len(past) :]),
        timeline=met.timeline,
        policy=met.policy,
        transfers=met.transfers,
        positions=met.positions,
        cleared=frozenset(met.cleared),
    )


def _untouched(scenario: Scenario) -> dict[str, Entitlement]:
    """Return what holds of each episode before anything happened; few terms, many episodes."""
    terms = scenario.catalogue.terms
    made = {one: Entitlement(one.offer) for one in set(terms.values())}
    return {name: made[one] for name, one in terms.items()}


def _ordered(scenario: Scenario, anchor: Instant) -> list[tuple[int, ScenarioStep]]:
    """Sort the entries, each with its place in the file; those at one instant keep their order."""
    steps: list[tuple[int, ScenarioStep]] = []
    faults: list[Fault] = []
    for index, entry in enumerate(scenario.timeline):
        field = "at"
        try:
            at = resolve(entry.at, anchor)
            field = "leaves_at"
            steps.append((index, ScenarioStep(at, _resolved(entry.action, anchor), entry.policy)))
        except ValueError as error:
            faults.append(Fault(str(scenario.path), f"timeline[{index}].{field}", str(error)))
    if faults:
        raise FormatError(faults)
    return sorted(steps, key=lambda one: one[1].at)


def _resolved(action: WrittenAction, anchor: Instant) -> ScenarioAction:
    if not isinstance(action, Departure):
        return action
    leaves_at = None if action.leaves_at is None else resolve(action.leaves_at, anchor)
    return SetLeavesAt(action.episode, leaves_at)


class _Run:
    """One pass over the entries; a refused one is noted, and the pass goes on without it."""

    def __init__(
        self, scenario: Scenario, anchor: Instant, catalogue: Mapping[str, Entitlement]
    ) -> None:
        self.scenario = scenario
        self._anchor = anchor
        self._head_applied = False
        self.timeline = Timeline(catalogue=catalogue)
        self.policy = scenario.policy
        self.transfers: dict[str, Queue] = {}
        self.positions: dict[str, float] = {}
        self.cleared: set[str] = set()
        self.faults: list[Fault] = []
        self._own = scenario.catalogue.terms

    def take(self, index: int, step: ScenarioStep) -> ScenarioStep:
        """Carry out one step; the same one, or the confirmed download that it became."""
        at, action = step.at, step.action
        if at > self._anchor:
            self.apply_head_to_device()
        match action:
            case SetPolicy(policy):
                self.policy = policy
            case SetDeviceModified():
                self.timeline.run(at, action)
            case Download() | Queue():
                return self._ask(index, step, action)
            case SetPosition(episode, position):
                self.positions[episode] = position
            case Clear(episode, back=True):
                self.cleared.discard(episode)
            case Clear(episode):
                held = self.timeline.entitlement(episode, at)
                greyed = held.licence is None and held.window is not None
                if greyed and episode not in self.transfers:
                    self.cleared.add(episode)
            case Stop(episode, position_s):
                answer = self._as_asked(episode).run(at, action)
                if answer.decision == "stopped" and position_s is not None:
                    self.positions[episode] = position_s
            case Play() | Remove() | Lose() | Observe() | SetDownloadable() | SetLeavesAt():
                self._as_asked(action.episode).run(at, action)
            case _:
                assert_never(action)
        return step

    def apply_head_to_device(self) -> None:
        """Set whether the device is modified, as the head of the scenario says. Only once."""
        if not self._head_applied and self.scenario.device_modified is not None:
            self.timeline.device_modified = self.scenario.device_modified
        self._head_applied = True

    def _ask(self, index: int, step: ScenarioStep, asked: Download | Queue) -> ScenarioStep:
        """Let the rules answer for a transfer too, as if it were confirmed (part A)."""
        at, episode = step.at, asked.episode
        timeline = self._as_asked(episode, step.policy)
        moving = [one for one in self.transfers.values() if one.state is not TransferState.FAILED]
        outcome = decide(
            timeline.entitlement(episode, at),
            at,
            timeline.policy,
            confirmed=isinstance(asked, Queue) or asked.confirm,
            device_modified=timeline.device_modified,
            in_progress=any(one.episode == episode for one in moving),
            occupied=lambda: timeline.live(at) + len(moving),
        )
        if isinstance(outcome, Refused):
            reason = (
                f"the rules refuse this download of {episode} as {outcome.reason}; take it out, "
                "or move it to when they allow it"
            )
            self.faults.append(Fault(str(self.scenario.path), f"timeline[{index}]", reason))
        elif isinstance(asked, Queue):
            self.transfers[episode] = asked
        else:
            self.transfers.pop(episode, None)
            self.cleared.discard(episode)
            if isinstance(outcome, NeedsConfirmation):
                asked = replace(asked, confirm=True)
            timeline.run(at, asked)
        return ScenarioStep(at, asked, step.policy)

    def _as_asked(self, episode: str, under: Policy | None = None) -> Timeline:
        """Return the timeline, with the policy that is in force for that episode."""
        self.timeline.policy = under or self.policy or self._own[episode].policy or DEFAULT
        return self.timeline
