"""Replays commands on a library, each at its own instant: a scenario's, or the journal's."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias, assert_never

from sqlite_utils import Database

from desktop_app.domain.deeds import (
    Ask,
    Cancel,
    Clear,
    Queue,
    SetOffer,
    SetPosition,
    SwitchDevice,
)
from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import Granted, Renewed
from desktop_app.domain.time import Duration, Instant
from desktop_app.domain.timeline import (
    Download,
    EpisodeAction,
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
from desktop_app.domain.transfer import Transfer
from desktop_app.ledger import journal
from desktop_app.ledger.arriving import Arrivals
from desktop_app.ledger.clock import keep_instant
from desktop_app.ledger.commands import Command, ScenarioError
from desktop_app.ledger.granting import commit_grant
from desktop_app.ledger.ledger import Ledger
from desktop_app.ledger.queue import cancel_transfer, put_told_transfer
from desktop_app.storage.database import writing
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.rewind import forget_what_happened

_OfOne: TypeAlias = EpisodeAction | Queue | Clear | SetPosition | Ask | Cancel | SetOffer


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
        self._arrivals = Arrivals(db, media, ledger)
        self._catalogue = catalogue
        self._policy = self._in_force = policy
        self._device_modified = device_modified
        self._opened_at = opened_at
        self._told_modified = False
        self._told_since_opening = False
        self._choose_policy = choose_policy
        self._set_device = set_device
        self._device = device

    @property
    def device(self) -> Device:
        """What the device reports."""
        return self._device()

    def put_device(self, device: Device) -> None:
        """Have the device report this from now on."""
        self._set_device(device)

    def key_of(self, command: Command) -> EpisodeKey | None:
        """Return the episode that a command concerns, if it concerns one."""
        if isinstance(command.action, SetDeviceModified | SwitchDevice | SetPolicy):
            return None
        return EpisodeKey(command.catalogue or self._catalogue, command.action.episode)

    def move_all(self, by: Duration) -> None:
        """Move every instant by so much (rule T2)."""
        self._opened_at += by

    # several commands

    def open(self, commands: Iterable[Command], now: Instant) -> None:
        """Carry out commands in their order, let time pass to `now`, and put the media in place.

        Raises:
            ScenarioError: a download was refused.
            OSError: a file cannot be read or written.
        """
        self._begin()
        for command in commands:
            self.perform(command)
        self.arrive(now)
        self.meet_device()
        keep_instant(self._db, now)

    def catch_up(self, commands: Iterable[Command], now: Instant) -> None:
        """Carry out what has come due by `now`, all of it or nothing."""
        with self._all_or_nothing():
            self._perform_all(commands)
            keep_instant(self._db, now)

    def rewind(self, to: Instant) -> dict[EpisodeKey, Path]:
        """Run what was done up to `to` again, and drop the rest, or leave all as it is (rule T5).

        Returns the files of what was live before.
        """
        kept = list(journal.entries(self._db, until=to))
        had = self._arrivals.live_files()
        self._arrivals.remember_sizes()
        with self._all_or_nothing():
            forget_what_happened(self._db)
            self._begin()
            self._perform_all(kept)
            keep_instant(self._db, to)
        return had

    def arrive(self, now: Instant, had: Mapping[EpisodeKey, Path] | None = None) -> None:
        """Let time pass to `now`, and put the files of what is live then in place, no others.

        Raises:
            ScenarioError: a source cannot be read, and nothing was live before.
            OSError: a file cannot be read or written.
        """
        self._arrivals.arrive(now, had)

    def meet_device(self) -> None:
        """Have it as the scenario's head says, unless it was set since the opening."""
        if self._told_since_opening or self._device_modified is None:
            self._modify_device(modified=self._told_modified)
        else:
            self._modify_device(modified=self._device_modified)

    def _begin(self) -> None:
        self._put_policy(self._policy)
        self._told_modified = self._told_since_opening = False
        self._modify_device(modified=False)

    def _perform_all(self, commands: Iterable[Command]) -> None:
        """What cannot be carried out any more is left out, and the log says so."""
        for command in commands:
            try:
                self.perform(command)
            except ScenarioError as error:
                logging.getLogger(__name__).warning("%s", error)

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
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

    # one command

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
                journal.note(self._db, at, action)
                self._tell_device(modified=modified, since=at > self._opened_at)
            case SwitchDevice(modified):
                journal.note(self._db, at, action)
                self._tell_device(modified=modified, since=True)
            case SetPolicy(chosen):
                journal.note(self._db, at, action)
                self._put_policy(chosen)
            case _:
                key = EpisodeKey(command.catalogue or self._catalogue, action.episode)
                self._perform_on(key, at, action, command.policy)

    def _perform_on(
        self, key: EpisodeKey, at: Instant, action: _OfOne, policy: Policy | None
    ) -> None:
        match action:
            case Ask():
                self._ask(key, at, policy)
            case Download():
                self._download(key, at, policy)
            case Play():
                self._ledger.begin_sitting(key, at)
            case Stop(position_s=position_s):
                self._stop(key, at, position_s)
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
                journal.note(self._db, at, action, key.catalogue)
            case Queue():
                self._queue(key, at, action, policy)
            case Cancel():
                cancel_transfer(self._db, key, at)
            case Clear(back=back):
                self._clear(key, at, back=back)
            case _:
                assert_never(action)

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
            size=self._arrivals.size_of(episode),
            device_modified=self._device().modified,
        )

    def _queue(self, key: EpisodeKey, at: Instant, wanted: Queue, policy: Policy | None) -> None:
        self._ask(key, at, policy)
        transfer = self._ledger.settled(key, at).transfer
        assert transfer is not None
        episode = self._ledger.episode(key)
        size, received = self._arrivals.put_part(episode, transfer.id, wanted.progress)
        moved = Transfer(transfer.id, wanted.state, received, size, wanted.reason)
        put_told_transfer(self._db, key, moved, at, told=wanted, policy=policy)

    def _stop(self, key: EpisodeKey, at: Instant, position_s: float | None) -> None:
        if self._ledger.settled(key, at).entitlement.sitting_began_at is not None:
            self._ledger.end_sitting(at, position_s)
            if position_s is not None:
                self._put_position(key, at, position_s)

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

    def _put_position(self, key: EpisodeKey, at: Instant, position_s: float) -> None:
        watched = reaches_the_end(self._ledger.episode(key), position_s)
        self._ledger.put_position(key, at, position_s, watched=watched)

    # what holds beside the library

    def _put_policy(self, policy: Policy | None) -> None:
        self._in_force = policy
        self._choose_policy(policy)

    def _tell_device(self, *, modified: bool, since: bool) -> None:
        self._told_modified = modified
        self._told_since_opening |= since
        self._modify_device(modified=modified)

    def _modify_device(self, *, modified: bool) -> None:
        self._set_device(replace(self._device(), modified=modified))


def reaches_the_end(episode: Episode, position_s: float) -> bool:
    """Whether who stopped there has watched it."""
    return episode.duration_s is not None and position_s >= episode.duration_s - 0.5
