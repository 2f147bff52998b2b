"""Commands that scenarios and journals know beside those of `replay` (see `timeline`)."""

from dataclasses import dataclass

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.transfer import TransferState, Trouble


@dataclass(frozen=True, slots=True)
class Queue:
    """A scenario put a transfer into the queue, in the state in which it is to be found."""

    episode: str
    state: TransferState
    progress: float = 0.0
    """The share that has arrived, 0 to 1."""
    reason: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Clear:
    """The user took a greyed row away, or brought it back."""

    episode: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class SetPosition:
    """Where playback was left, in seconds; the end of the episode means that it was watched."""

    episode: str
    position_s: float


@dataclass(frozen=True, slots=True)
class Ask:
    """The user asked for a download, and a transfer began."""

    episode: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """The user took a transfer off the queue."""

    episode: str


@dataclass(frozen=True, slots=True)
class SetOffer:
    """The catalogue says something else of an episode."""

    episode: str
    offer: Offer


@dataclass(frozen=True, slots=True)
class SwitchDevice:
    """The facilitator says from now on whether the device is modified."""

    modified: bool
