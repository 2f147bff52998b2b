"""Carries out a scenario's commands on a library, each at its own instant."""

import math
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from sqlite_utils import Database

from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import Decision, Granted, Renewed
from desktop_app.domain.time import Instant
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
from desktop_app.formats.scenario import Queue
from desktop_app.storage import journal, shelf
from desktop_app.storage.codec import policy_from_json
from desktop_app.storage.database import writing
from desktop_app.storage.entitlements import Record, live_files
from desktop_app.storage.grants import commit_grant
from desktop_app.storage.media import MediaFolder, sha256_of
from desktop_app.storage.transfers import put_transfer, queue, remove_transfer


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
class Clear:
    """The user took a greyed row away, or brought it back."""

    episode: str
    back: bool


@dataclass(frozen=True, slots=True)
class Command:
    """One command at its instant; `policy` binds a download that is run again (rule P4)."""

    at: Instant
    action: Action | Queue | Cancel | Clear
    policy: Policy | None = None


class ScenarioError(Exception):
    """A command of a scenario could not be carried out; one sentence says which and why."""


def _read(episode: Episode) -> Path:
    """The media of an episode, which must be a file that can be read."""
    path = Path(episode.media)
    try:
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
        choose_policy: Callable[[Policy | None], None],
        set_device: Callable[[Device], None],
        device: Callable[[], Device],
    ) -> None:
        """`policy` is in force at the beginning; `device_modified` is how the device is met."""
        self._db = db
        self._media = media
        self._ledger = ledger
        self._catalogue = catalogue
        self._policy = policy
        self._device_modified = device_modified
        self._choose_policy = choose_policy
        self._set_device = set_device
        self._device = device

    def begin(self) -> None:
        """Everything as it is before the first command."""
        self._choose_policy(self._policy)
        self._modify_device(modified=False)

    def perform(self, command: Command) -> None:
        """Carry out one command.

        Raises:
            ScenarioError: a download was refused.
        """
        at, action = command.at, command.action
        self._ledger.advance(at)
        match action:
            case SetDeviceModified(modified):
                self._modify_device(modified=modified)
                self._note(at, journal.device_found(modified=modified))
                return
            case SetPolicy(chosen):
                self._choose_policy(chosen)
                self._note(at, journal.policy_chosen(chosen))
                return
        key = EpisodeKey(self._catalogue, action.episode)
        match action:
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
            case Queue():
                self._queue(key, at, action)
            case Cancel():
                self._cancel(key, at)
            case Clear(back=back):
                self._ledger.clear(key, at, back=back)

    def arrive(self, now: Instant) -> None:
        """Let time pass to `now`, and put the files of what is live then in place, no others.

        They take the pipeline's way: a part file, verified and renamed.

        Raises:
            OSError: a file cannot be read or written.
        """
        self._ledger.advance(now)
        self._media.ensure()
        self._tidy()
        for key, (name, size) in live_files(self._db).items():
            complete = self._media.file(name)
            if complete.exists():
                continue
            episode = self._ledger.episode(key)
            part = complete.with_suffix(".part")
            shutil.copyfile(_read(episode), part)
            if part.stat().st_size == size and episode.sha256 in (None, sha256_of(part)):
                self._media.put_in_place(part, complete)
            else:
                self._media.delete(part)
                self._ledger.lose(key, now)

    def meet_device(self) -> None:
        """The device is met as the scenario's head says, whatever its timeline left."""
        if self._device_modified is not None:
            self._modify_device(modified=self._device_modified)

    def _tidy(self) -> None:
        live = {name for name, _size in live_files(self._db).values()}
        moving = {transfer.id for _key, transfer in queue(self._db)}
        for path, transfer, _complete in list(self._media.ours()):
            if path.name not in live and transfer not in moving:
                self._media.delete(path)

    def _modify_device(self, *, modified: bool) -> None:
        self._set_device(replace(self._device(), modified=modified))

    def _download(self, key: EpisodeKey, at: Instant, policy: Policy | None) -> None:
        moving = self._ledger.settled(key, at).transfer
        if moving is None or not moving.under_way:  # else it is the one that arrives now
            self._ask(key, at, policy)
        record = self._ledger.settled(key, at)
        assert record.transfer is not None
        episode = self._ledger.episode(key)
        commit_grant(
            self._db,
            key,
            at,
            file=self._media.complete(record.transfer.id, episode.media).name,
            size=_size_of(episode),
            device_modified=self._device().modified,
        )

    def _queue(self, key: EpisodeKey, at: Instant, wanted: Queue) -> None:
        self._ask(key, at, None)
        transfer = self._ledger.settled(key, at).transfer
        assert transfer is not None
        episode = self._ledger.episode(key)
        size = _size_of(episode)
        received = math.ceil(size * wanted.progress)
        self._media.ensure()
        with _read(episode).open("rb") as source:
            self._media.part(transfer.id).write_bytes(source.read(received))
        moved = Transfer(transfer.id, wanted.state, received, size, wanted.reason)
        with writing(self._db, at):
            put_transfer(self._db, moved)
            shelf.refresh(self._db, key, at)
            journal.write(self._db, at, queued(key, wanted))

    def _cancel(self, key: EpisodeKey, at: Instant) -> None:
        with writing(self._db, at):
            journal.write(self._db, at, journal.cancelled(key))
            remove_transfer(self._db, key)
            shelf.refresh(self._db, key, at)

    def _ask(self, key: EpisodeKey, at: Instant, policy: Policy | None) -> None:
        decision = self._ledger.ask_download(key, at, confirmed=True, policy=policy)
        if not isinstance(decision, Granted | Renewed):
            raise ScenarioError(f"the download of {key.episode} is refused: {decision}")

    def _put_position(self, key: EpisodeKey, at: Instant, position_s: float) -> None:
        duration_s = self._ledger.episode(key).duration_s
        watched = duration_s is not None and position_s >= duration_s - 0.5
        self._ledger.put_position(key, at, position_s, watched=watched)

    def _note(self, at: Instant, entry: journal.Entry) -> None:
        with writing(self._db, at):
            journal.write(self._db, at, entry)


def queued(key: EpisodeKey, wanted: Queue) -> journal.Entry:
    """A transfer that a scenario puts in the queue."""
    return {
        "do": "queue",
        "episode": key,
        "state": wanted.state,
        "progress": wanted.progress,
        "reason": wanted.reason,
    }


def recorded(entries: Iterable[tuple[Instant, journal.Entry]]) -> list[Command]:
    """A journal as commands that can be carried out again."""
    return [command for at, entry in entries for command in _commands(at, entry)]


def _commands(at: Instant, entry: journal.Entry) -> list[Command]:
    name = entry["episode"].episode if "episode" in entry else ""
    match entry["do"]:
        case "download":
            return [Command(at, Download(name, confirm=True), policy_from_json(entry["policy"]))]
        case "play":
            return [Command(at, Play(name))]
        case "stop":
            return [Command(at, Stop(name, entry["position_s"]))]
        case "remove":
            return [Command(at, Remove(name))]
        case "lose":
            return [Command(at, Lose(name))]
        case "cancel":
            return [Command(at, Cancel(name))]
        case "clear" | "bring-back" as do:
            return [Command(at, Clear(name, back=do == "bring-back"))]
        case "queue":
            reason = None if entry["reason"] is None else Trouble(entry["reason"])
            state = TransferState(entry["state"])
            return [Command(at, Queue(name, state, entry["progress"], reason))]
        case _ if "policy" in entry:
            return [Command(at, SetPolicy(policy_from_json(entry["policy"])))]
        case _ if "device_modified" in entry:
            return [Command(at, SetDeviceModified(entry["device_modified"]))]
        case _:
            return [
                Command(at, SetDownloadable(name, entry["downloadable"])),
                Command(at, SetLeavesAt(name, entry["leaves_at"])),
            ]


def _size_of(episode: Episode) -> int:
    return _read(episode).stat().st_size if episode.size is None else episode.size
