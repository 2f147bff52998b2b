"""The entries of a scenario's timeline: the verbs of `replay`, and those of a library's state."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Discriminator, Field, Tag, ValidationInfo
from typing_extensions import override

from desktop_app.domain.actions import Clear, Queue, SetPosition
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import DAY, SECOND
from desktop_app.domain.timeline import (
    Download,
    Lose,
    Observe,
    Play,
    Remove,
    SetDeviceModified,
    SetDownloadable,
    SetPolicy,
    Stop,
)
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.formats.document import StrictModel
from desktop_app.formats.faults import quoted, some
from desktop_app.formats.fields import MomentField, reading_of
from desktop_app.formats.iso8601 import MAX_DAYS, Moment
from desktop_app.formats.policy import NamedPolicyOrPath


@dataclass(frozen=True, slots=True)
class Departure:
    """A `set` of `leaves_at`, which may count from the scenario's now."""

    episode: str
    leaves_at: Moment | None


WrittenAction: TypeAlias = (
    Download
    | Play
    | Stop
    | Remove
    | Lose
    | Observe
    | SetDownloadable
    | SetDeviceModified
    | SetPolicy
    | Queue
    | Clear
    | SetPosition
    | Departure
)


def _known(episode: str, info: ValidationInfo) -> str:
    known = reading_of(info).episodes
    if known is None or episode in known:
        return episode
    raise ValueError(
        f"{quoted(episode)} is no episode of the catalogue; write one of {some(known)}"
    )


def _a_reason(reason: Trouble | None, info: ValidationInfo) -> Trouble | None:
    """Only what waits or failed has one; only what waits may wait for a network (rule F5)."""
    state = info.data.get("state")
    allowed: tuple[Trouble | None, ...] = (None,)
    if state is TransferState.FAILED:
        allowed = tuple(one for one in Trouble if one is not Trouble.NO_NETWORK)
    elif state is TransferState.QUEUED:
        allowed = (None, *(one for one in Trouble if one.may_wait))
    elif state is None:
        return reason  # what is wrong with the state is said there
    if reason in allowed:
        return reason
    words = ", ".join(one or "none" for one in allowed)
    raise ValueError(f"does not fit a transfer that is {state}; write one of: {words}")


EpisodeName: TypeAlias = Annotated[str, AfterValidator(_known)]
_Seconds: TypeAlias = Annotated[float, Field(ge=0, le=MAX_DAYS * DAY // SECOND)]


class EntryModel(StrictModel):
    """What every entry of a timeline has."""

    at: MomentField

    def asked_under(self) -> Policy | None:
        """Return the policy that a download was asked for under, where the entry says one."""
        return None


class AskedModel(EntryModel):
    """What was asked for, under the policy of its instant or another one (rule P4)."""

    policy: NamedPolicyOrPath | None = None

    @override
    def asked_under(self) -> Policy | None:
        return self.policy


class SimpleModel(EntryModel):
    """An entry that only names its episode."""

    do: Literal["play", "remove", "lose", "look"]
    episode: EpisodeName

    def action(self) -> WrittenAction:
        """Return the action that this entry stands for."""
        return _SIMPLE[self.do](self.episode)


class DownloadModel(AskedModel):
    """A complete download."""

    do: Literal["download"]
    episode: EpisodeName
    confirm: bool = False

    def action(self) -> WrittenAction:
        """Return the action that this entry stands for."""
        return Download(self.episode, self.confirm)


class StopModel(EntryModel):
    """The end of a sitting."""

    do: Literal["stop"]
    episode: EpisodeName
    position_s: _Seconds | None = None

    def action(self) -> WrittenAction:
        """Return the action that this entry stands for."""
        return Stop(self.episode, self.position_s)


class QueueModel(AskedModel):
    """A transfer that is found in the queue."""

    do: Literal["queue"]
    episode: EpisodeName
    state: Annotated[TransferState, Field(strict=False)]
    progress: Annotated[float, Field(ge=0, le=1)] = 0.0
    reason: Annotated[
        Annotated[Trouble, Field(strict=False)] | None,
        AfterValidator(_a_reason),
        Field(validate_default=True),
    ] = None

    def action(self) -> WrittenAction:
        """Return the action that this entry stands for."""
        return Queue(self.episode, self.state, self.progress, self.reason)


class ClearModel(EntryModel):
    """A greyed row that is taken away, or brought back."""

    do: Literal["clear"]
    episode: EpisodeName
    back: bool = False

    def action(self) -> WrittenAction:
        """Return the action that this entry stands for."""
        return Clear(self.episode, self.back)


class SetDownloadableModel(EntryModel):
    """The catalogue says otherwise whether it may be downloaded."""

    do: Literal["set"]
    episode: EpisodeName
    downloadable: bool

    def action(self) -> WrittenAction:
        """Return the action that this entry stands for."""
        return SetDownloadable(self.episode, self.downloadable)


class SetLeavesAtModel(EntryModel):
    """The catalogue says otherwise when it leaves."""

    do: Literal["set"]
    episode: EpisodeName
    leaves_at: MomentField | None

    def action(self) -> WrittenAction:
        """Return the action that this entry stands for."""
        return Departure(self.episode, self.leaves_at)


class SetPositionModel(EntryModel):
    """Playback was left elsewhere."""

    do: Literal["set"]
    episode: EpisodeName
    position_s: _Seconds

    def action(self) -> WrittenAction:
        """Return the action that this entry stands for."""
        return SetPosition(self.episode, self.position_s)


class SetDeviceModifiedModel(EntryModel):
    """The device reports otherwise whether it was modified."""

    do: Literal["set"]
    device_modified: bool

    def action(self) -> WrittenAction:
        """Return the action that this entry stands for."""
        return SetDeviceModified(self.device_modified)


class SetPolicyModel(EntryModel):
    """Another policy is in force."""

    do: Literal["set"]
    policy: NamedPolicyOrPath

    def action(self) -> WrittenAction:
        """Return the action that this entry stands for."""
        return SetPolicy(self.policy)


_SIMPLE: dict[str, type[Play | Remove | Lose | Observe]] = {
    "play": Play,
    "remove": Remove,
    "lose": Lose,
    "look": Observe,
}
_FACTS = ("downloadable", "leaves_at", "position_s", "device_modified", "policy")


def _kind(value: Any) -> str | None:
    """Return which model an entry is to be checked as, in angle brackets for `document.place`."""
    do = value.get("do") if isinstance(value, dict) else None
    if do == "set":
        do = next((fact for fact in _FACTS if fact in value), None)
    elif do in (*_SIMPLE,):
        do = "simple"
    elif do not in ("download", "stop", "queue", "clear"):
        do = None
    return None if do is None else f"<{do}>"


EntryField: TypeAlias = Annotated[
    Annotated[SimpleModel, Tag("<simple>")]
    | Annotated[DownloadModel, Tag("<download>")]
    | Annotated[StopModel, Tag("<stop>")]
    | Annotated[QueueModel, Tag("<queue>")]
    | Annotated[ClearModel, Tag("<clear>")]
    | Annotated[SetDownloadableModel, Tag("<downloadable>")]
    | Annotated[SetLeavesAtModel, Tag("<leaves_at>")]
    | Annotated[SetPositionModel, Tag("<position_s>")]
    | Annotated[SetDeviceModifiedModel, Tag("<device_modified>")]
    | Annotated[SetPolicyModel, Tag("<policy>")],
    Discriminator(
        _kind,
        custom_error_type="entry",
        custom_error_message=(
            "Input should be an object whose `do` is one of download, play, stop, remove, lose, "
            f"look, clear, queue or set, a set with one of {', '.join(_FACTS)}"
        ),
    ),
]
