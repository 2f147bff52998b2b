"""Carries out a scenario's commands on a library, each at its own instant."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeAlias, assert_never

from sqlite_utils import Database

from desktop_app.domain.address import file_of
from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import Decision, Granted, Renewed
from desktop_app.domain.time import Duration, Instant
from desktop_app.domain.timeline import (
    Action,
    Download,
    Look,
    Lose,
    Play,
    Remove,
    SetDeviceModified,
    SetDownloadable,
    SetLeavesAt,
    SetPolicy,
    Stop,
)
from desktop_app.domain.transfer import Transfer, TransferState, Trouble
from desktop_app.formats.entries import Clear, Queue, SetPosition
from desktop_app.ledger.granting import commit_grant
from desktop_app.ledger.queue import cancel_transfer
from desktop_app.platform.regular import require_target
from desktop_app.storage import journal, shelf
from desktop_app.storage.codec import policy_from_json, policy_to_json
from desktop_app.storage.database import writing
from desktop_app.storage.entitlements import Record, granted_sizes, live_files
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.transfers import put_transfer, queue
from desktop_app.storage.verify import Promise, verify


class Ledger(Protocol):
    """What carries out one command at one instant."""

    def advance(self, now: Instant) -> object:
        """Everything due up to `now` happens."""

    def ask_download(
        self, key: EpisodeKey, now: Instant, *, confirmed: bool, policy: Policy | None = None
    ) -> Decision:
        """Answer a request for a download; an allowed one is queued."""

    def begin_sitting(self, key: EpisodeKey, now: Instant) -> object:
        """A first frame was shown."""

    def end_sitting(self, now: Instant, position_s: float | None = None) -> object:
        """Whatever plays stops."""

    def remove(self, key: EpisodeKey, now: Instant) -> object:
        """The user removes the copy."""

    def lose(self, key: EpisodeKey, now: Instant) -> object:
        """Its file is gone."""

    def set_offer(self, key: EpisodeKey, now: Instant, offer: Offer) -> object:
        """The catalogue says something else."""

    def clear(self, key: EpisodeKey, now: Instant, *, back: bool = False) -> None:
        """A greyed row is taken away, or brought back."""

    def put_position(
        self, key: EpisodeKey, now: Instant, position_s: float, *, watched: bool
    ) -> None:
        """Where playback was left."""

    def settled(self, key: EpisodeKey, now: Instant) -> Record:
        """What is stored of an episode, as it is at `now`."""

    def episode(self, key: EpisodeKey) -> Episode:
        """One episode of a catalogue."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """The user took a transfer off the queue."""

    episode: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The user asked for a download, and a transfer began."""

    episode: str


@dataclass(frozen=True, slots=True)
class SetOffer:
    """The catalogue says something else of an episode."""

    episode: str
    offer: Offer


Deed: TypeAlias = Action | Queue | Clear | SetPosition | Ask | Cancel | SetOffer


@dataclass(frozen=True, slots=True)
class SwitchDevice:
    """The facilitator says from now on whether the device is modified."""

    modified: bool


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


def _read(episode: Episode) -> Path:
    """The media of an episode, which must be a file that can be read."""
    file = file_of(episode.media)
    if file is None:
        raise ScenarioError(
            f"The media of {episode.key.episode} lies on a server, and a copy that a scenario has "
            "at its opening is made from a file: name one in the catalogue."
        )
    path = Path(file)
    try:
        require_target(path)
        with path.open("rb"):
            return path
    except OSError as error:
        raise ScenarioError(
            f"The media of {episode.key.episode}, {episode.media}, cannot be read "
            f"({error.strerror}): put the file there, or correct the catalogue."
        ) from error


class Performer:
    """Runs commands on one library; a download is instantaneous here, as in `replay`."""

    def __init__(
        self,
        db: Database,
        media: MediaFolder,
        ledger: Ledger,
        catalogue: str,
        *,
        policy: Policy | None,
        device_modified: bool | None,
        opened_at: Instant,
        choose_policy: Callable[[Policy | None], None],
        set_device: Callable[[Device], None],
        device: Callable[[], Device],
    ) -> None:
        """`policy` is in force first; at `opened_at` the device is met as `device_modified`."""
        self._db = db
        self._media = media
        self._ledger = ledger
        self._catalogue = catalogue
        self._policy = self._in_force = policy
        self._device_modified = device_modified
        self._opened_at = opened_at
        self._told_modified = False
        self._told_since_opening = False
        self._sizes: dict[EpisodeKey, int] = {}
        """Of what came from a server, which no catalogue may know."""
        self._choose_policy = choose_policy
        self._set_device = set_device
        self._device = device

    @property
    def device(self) -> Device:
        """What the device reports."""
        return self._device()

    def put_device(self, device: Device) -> None:
        """From now on it reports this."""
        self._set_device(device)

    def key_of(self, command: Command) -> EpisodeKey | None:
        """The episode that a command concerns, if it concerns one."""
        if isinstance(command.action, SetDeviceModified | SwitchDevice | SetPolicy):
            return None
        return EpisodeKey(command.catalogue or self._catalogue, command.action.episode)

    def move_all(self, by: Duration) -> None:
        """Every instant moved by so much (rule T2)."""
        self._opened_at += by

    def begin(self) -> None:
        """Everything as it is before the first command."""
        self._put_policy(self._policy)
        self._told_modified = self._told_since_opening = False
        self._modify_device(modified=False)

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """What is performed inside is stored as one; else everything is as it was before."""
        policy, device = self._in_force, self._device()
        told = self._told_modified, self._told_since_opening
        try:
            with writing(self._db):
                yield
        except BaseException:
            self._put_policy(policy)
            self._told_modified, self._told_since_opening = told
            self._set_device(device)
            raise

    def perform(self, command: Command) -> None:
        """Carry out one command.

        Raises:
            ScenarioError: a download was refused.
        """
        at, action = command.at, command.action
        self._ledger.advance(at)
        if at > self._opened_at:
            self.meet_device()
        else:
            self._modify_device(modified=self._told_modified)
        match action:
            case SetDeviceModified(modified):
                self._note(at, journal.device_found(modified=modified))
                self._tell_device(modified=modified, since=at > self._opened_at)
                return
            case SwitchDevice(modified):
                self._note(at, journal.device_switched(modified=modified))
                self._tell_device(modified=modified, since=True)
                return
            case SetPolicy(chosen):
                self._note(at, journal.policy_chosen(chosen))
                self._put_policy(chosen)
                return
            case _:
                pass  # of an episode: below
        key = self.key_of(command)
        assert key is not None
        match action:
            case Ask():
                self._ask(key, at, command.policy)
            case Download():
                self._download(key, at, command.policy)
            case Play():
                self._ledger.begin_sitting(key, at)
            case Stop(position_s=position_s):
                if self._ledger.settled(key, at).entitlement.sitting_began_at is not None:
                    self._ledger.end_sitting(at, position_s)
                    if position_s is not None:
                        self._put_position(key, at, position_s)
            case Remove():
                self._ledger.remove(key, at)
            case Lose():
                self._ledger.lose(key, at)
            case Look():
                pass
            case SetDownloadable(downloadable=downloadable):
                held = self._ledger.settled(key, at).entitlement.offer
                self._ledger.set_offer(key, at, Offer(downloadable, held.leaves_at))
            case SetLeavesAt(leaves_at=leaves_at):
                held = self._ledger.settled(key, at).entitlement.offer
                self._ledger.set_offer(key, at, Offer(held.downloadable, leaves_at))
            case SetOffer(offer=offer):
                self._ledger.set_offer(key, at, offer)
            case SetPosition(position_s=position_s):
                self._put_position(key, at, position_s)
                self._note(at, journal.left_at(key, position_s))
            case Queue():
                self._queue(key, at, action, command.policy)
            case Cancel():
                self._cancel(key, at)
            case Clear(back=back):
                self._clear(key, at, back=back)
            case _:
                assert_never(action)

    def arrive(self, now: Instant, had: Mapping[EpisodeKey, Path] | None = None) -> None:
        """Let time pass to `now`, and put the files of what is live then in place, no others.

        They take the pipeline's way: a part file, verified and renamed. `had` are the files of what
        was live before the clock was moved: they are taken again. Where there is none and the
        source cannot be read either, the copy is lost.

        Raises:
            ScenarioError: a source cannot be read, and nothing was live before.
            OSError: a file cannot be read or written.
        """
        self._ledger.advance(now)
        self._media.ensure()
        wanted = {
            key: (self._media.file(name), size)
            for key, (name, size) in live_files(self._db).items()
            if not self._media.file(name).exists()
        }
        for key in wanted.keys() & (had or {}).keys():
            if had is not None and had[key].exists():
                had[key].replace(wanted.pop(key)[0])
        self._tidy()
        for key, (complete, size) in wanted.items():
            try:
                put = self._fetch(key, complete, size)
            except ScenarioError:
                if had is None:
                    raise
                put = False
            if not put:
                self._ledger.lose(key, now)

    def live_files(self) -> dict[EpisodeKey, Path]:
        """The file of every live copy."""
        return {key: self._media.file(name) for key, (name, _size) in live_files(self._db).items()}

    def remember_sizes(self) -> None:
        """What was downloaded has its size also after it was forgotten."""
        self._sizes |= granted_sizes(self._db)

    def meet_device(self) -> None:
        """It is as the scenario's head says, unless it was set since the opening."""
        if self._told_since_opening or self._device_modified is None:
            self._modify_device(modified=self._told_modified)
        else:
            self._modify_device(modified=self._device_modified)

    def _tidy(self) -> None:
        live = {name for name, _size in live_files(self._db).values()}
        moving = {transfer.id for _key, transfer in queue(self._db)}
        for one in self._media.ours():
            if one.path.name not in live and one.transfer not in moving:
                self._media.delete(one.path)

    def _fetch(self, key: EpisodeKey, complete: Path, size: int) -> bool:
        """Copy a source into its place; whether it is what its catalogue says."""
        episode = self._ledger.episode(key)
        part = complete.with_suffix(".part")
        shutil.copyfile(_read(episode), part)
        if verify(part, Promise(size, episode.sha256, episode.duration_s)) is None:
            self._media.put_in_place(part, complete)
            return True
        self._media.delete(part)
        return False

    def _put_policy(self, policy: Policy | None) -> None:
        self._in_force = policy
        self._choose_policy(policy)

    def _tell_device(self, *, modified: bool, since: bool) -> None:
        self._told_modified = modified
        self._told_since_opening |= since
        self._modify_device(modified=modified)

    def _modify_device(self, *, modified: bool) -> None:
        self._set_device(replace(self._device(), modified=modified))

    def _download(self, key: EpisodeKey, at: Instant, policy: Policy | None) -> None:
        self._ask(key, at, policy)
        record = self._ledger.settled(key, at)
        assert record.transfer is not None
        episode = self._ledger.episode(key)
        commit_grant(
            self._db,
            key,
            at,
            file=self._media.complete(record.transfer.id, episode.media).name,
            size=self._size_of(episode),
            device_modified=self._device().modified,
        )

    def _queue(self, key: EpisodeKey, at: Instant, wanted: Queue, policy: Policy | None) -> None:
        self._ask(key, at, policy)
        transfer = self._ledger.settled(key, at).transfer
        assert transfer is not None
        episode = self._ledger.episode(key)
        size, received = episode.size, 0
        if file_of(episode.media) is not None:  # of what lies on a server nothing is here yet
            size = self._size_of(episode)
            received = round(size * wanted.progress)
            self._media.ensure()
            with _read(episode).open("rb") as source:
                self._media.part(transfer.id).write_bytes(source.read(received))
        moved = Transfer(transfer.id, wanted.state, received, size, wanted.reason)
        with writing(self._db, at):
            put_transfer(self._db, moved)
            shelf.refresh(self._db, key, at)
            journal.write(self._db, at, queued(key, wanted, policy))

    def _cancel(self, key: EpisodeKey, at: Instant) -> None:
        cancel_transfer(self._db, key, at)

    def _clear(self, key: EpisodeKey, at: Instant, *, back: bool) -> None:
        record = self._ledger.settled(key, at)
        greyed = record.entitlement.licence is None and record.transfer is None
        if back or (greyed and record.licence_id is not None):
            self._ledger.clear(key, at, back=back)

    def _ask(self, key: EpisodeKey, at: Instant, policy: Policy | None) -> None:
        moving = self._ledger.settled(key, at).transfer
        if moving is not None and moving.under_way:  # it is the one that arrives now
            return
        decision = self._ledger.ask_download(key, at, confirmed=True, policy=policy)
        if not isinstance(decision, Granted | Renewed):
            raise ScenarioError(f"the download of {key.episode} is refused: {decision}")

    def _size_of(self, episode: Episode) -> int:
        if episode.size is not None:
            return episode.size
        known = self._sizes.get(episode.key)
        return _read(episode).stat().st_size if known is None else known

    def _put_position(self, key: EpisodeKey, at: Instant, position_s: float) -> None:
        watched = reaches_the_end(self._ledger.episode(key), position_s)
        self._ledger.put_position(key, at, position_s, watched=watched)

    def _note(self, at: Instant, entry: journal.Entry) -> None:
        with writing(self._db, at):
            journal.write(self._db, at, entry)


def reaches_the_end(episode: Episode, position_s: float) -> bool:
    """Whether who stopped there has watched it."""
    return episode.duration_s is not None and position_s >= episode.duration_s - 0.5


def queued(key: EpisodeKey, wanted: Queue, policy: Policy | None) -> journal.Entry:
    """A transfer that a scenario puts in the queue."""
    return {
        "policy": None if policy is None else policy_to_json(policy),
        "do": "queue",
        "episode": key,
        "state": wanted.state,
        "progress": wanted.progress,
        "reason": wanted.reason,
    }


def recorded(entries: Iterable[tuple[Instant, journal.Entry]]) -> list[Command]:
    """A journal as commands that can be carried out again."""
    return [_command(at, entry) for at, entry in entries]


def _command(at: Instant, entry: journal.Entry) -> Command:
    policy = entry.get("policy")
    bound_by = None if policy is None else policy_from_json(policy)
    if "episode" not in entry:
        match entry["do"]:
            case "switch":
                return Command(at, SwitchDevice(entry["device_modified"]))
            case _ if bound_by is not None:
                return Command(at, SetPolicy(bound_by))
            case _:
                return Command(at, SetDeviceModified(entry["device_modified"]))
    catalogue, name = entry["episode"]
    return Command(at, _action(name, entry), bound_by, catalogue)


def _action(name: str, entry: journal.Entry) -> Deed:
    match entry["do"]:
        case "ask":
            return Ask(name)
        case "download":
            return Download(name, confirm=True)
        case "play":
            return Play(name)
        case "stop":
            return Stop(name, entry["position_s"])
        case "remove":
            return Remove(name)
        case "lose":
            return Lose(name)
        case "cancel":
            return Cancel(name)
        case "clear" | "bring-back" as do:
            return Clear(name, back=do == "bring-back")
        case "queue":
            reason = None if entry["reason"] is None else Trouble(entry["reason"])
            return Queue(name, TransferState(entry["state"]), entry["progress"], reason)
        case _ if "position_s" in entry:
            return SetPosition(name, entry["position_s"])
        case _:
            return SetOffer(name, Offer(entry["downloadable"], entry["leaves_at"]))
