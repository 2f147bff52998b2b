"""A command: one action at its instant, as a scenario or the journal has it.

An action (`domain/timeline.py`, `domain/actions.py`) says what is done. A command adds when, and
under which policy and in which catalogue where that matters.
"""

from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.domain.actions import (
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

RecordedAction: TypeAlias = (
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
"""The actions that the journal records. Those of a scenario become one of these."""
AnyAction: TypeAlias = Action | Queue | Clear | SetPosition | Ask | Cancel | SetOffer | SwitchDevice


@dataclass(frozen=True, slots=True)
class Command:
    """An action to carry out at an instant."""

    at: Instant
    action: AnyAction
    policy: Policy | None = None
    """The policy that binds the download (rule P4). None means the one in force at that instant."""
    catalogue: str | None = None
    """The catalogue of the episode. None means the catalogue of the scenario."""


class ScenarioError(Exception):
    """A command of a scenario cannot be carried out; the text is a sentence that says why."""
