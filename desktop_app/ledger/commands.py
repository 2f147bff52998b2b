"""Commands at their instants: what a scenario says, and what the journal tells happened."""

from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.domain.deeds import (
    Ask,
    Cancel,
    Clear,
    Queue,
    SetOffer,
    SetPosition,
    SwitchDevice,
)
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant
from desktop_app.domain.timeline import (
    Action,
    Download,
    Lose,
    Play,
    Remove,
    SetDeviceModified,
    SetPolicy,
    Stop,
)

RecordedDeed: TypeAlias = (
    Ask
    | Download
    | Play
    | Stop
    | Remove
    | Lose
    | Cancel
    | Clear
    | Queue
    | SetOffer
    | SetPosition
    | SetPolicy
    | SetDeviceModified
    | SwitchDevice
)
"""What the journal can tell."""
Deed: TypeAlias = Action | Queue | Clear | SetPosition | Ask | Cancel | SetOffer


@dataclass(frozen=True, slots=True)
class Command:
    """One command at its instant; `policy` binds what was asked for under another (rule P4)."""

    at: Instant
    action: Deed | SwitchDevice
    policy: Policy | None = None
    catalogue: str | None = None
    """Of the episode; None is the catalogue of the scenario."""


class ScenarioError(Exception):
    """A command of a scenario could not be carried out; one sentence says which and why."""
