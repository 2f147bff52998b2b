"""Actions that scenarios and the journal know beside those of `replay` (`domain/timeline.py`)."""

from dataclasses import dataclass

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.transfer import TransferState, Trouble


@dataclass(frozen=True, slots=True)
class Queue:
    """A scenario puts a transfer into the queue, already in this state."""

    episode: str
    state: TransferState
    progress: float = 0.0
    """The share of the file that has arrived, 0 to 1."""
    reason: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Clear:
    """The user took a greyed row away, or brought it back."""

    episode: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class SetPosition:
    """Playback stopped at this position, in seconds. At the end the episode counts as watched."""

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
    """The catalogue changes whether an episode may be downloaded, or when it leaves."""

    episode: str
    offer: Offer


@dataclass(frozen=True, slots=True)
class SwitchDevice:
    """The facilitator sets whether the device counts as modified from now on."""

    modified: bool
