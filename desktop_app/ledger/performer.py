"""Runs the commands of a scenario or of the journal on a library, each at its own instant."""

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias, assert_never

from sqlite_utils import Database

from desktop_app.domain.actions import (
    Ask,
    Cancel,
    Clear,
    Queue,
    SetOffer,
    SetPosition,
    SwitchDevice,
)
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import Granted, Renewed
from desktop_app.domain.time import Instant
from desktop_app.domain.timeline import (
    Download,
    EpisodeAction,
    Lose,
    Observe,
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
from desktop_app.ledger.circumstances import Circumstances
from desktop_app.ledger.clock import keep_instant
from desktop_app.ledger.commands import Command, ScenarioError
from desktop_app.ledger.granting import commit_grant
from desktop_app.ledger.ledger import Ledger
from desktop_app.ledger.queue import cancel_transfer, put_scenario_transfer
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.rewind import forget_what_happened
from desktop_app.storage.transaction import writing

_OfOne: TypeAlias = EpisodeAction | Queue | Clear | SetPosition | Ask | Cancel | SetOffer


class Performer:
    """Runs commands on one library. A download takes no time here, as in `replay`."""

    def __init__(
        self,
        db: Database,
        media: MediaFolder,
        ledger: Ledger,
        catalogue: str,
        circumstances: Circumstances,
    ) -> None:
        """`catalogue` is the one that a command means if it names none."""
        self._db = db
        self._media = media
        self._ledger = ledger
        self._arrivals = Arrivals(db, media, ledger)
        self._catalogue = catalogue
        self.circumstances = circumstances

    def key_of(self, command: Command) -> EpisodeKey | None:
        """Return the episode that a command concerns, if it concerns one."""
        if isinstance(command.action, SetDeviceModified | SwitchDevice | SetPolicy):
            return None
        return EpisodeKey(command.catalogue or self._catalogue, command.action.episode)

    # several commands

    def open(self, commands: Iterable[Command], now: Instant) -> None:
        """Run the commands of a scenario in a new library, up to `now`, and put its media in place.

        Raises:
            ScenarioError: a download was refused.
            OSError: a file cannot be read or written.
        """
        self.circumstances.begin()
        with writing(self._db):  # one commit for all: a commit for each takes most of the time
            for command in commands:
                self.perform(command)
        self.arrive(now)
        self.circumstances.apply_device_after_opening()
        keep_instant(self._db, now)

    def catch_up(self, commands: Iterable[Command], now: Instant) -> None:
        """Run the commands that have come due by `now`: all of them, or none."""
        with self.circumstances.all_or_nothing(), writing(self._db):
            self._perform_all(commands)
            keep_instant(self._db, now)

    def rewind(self, to: Instant) -> dict[EpisodeKey, Path]:
        """Go back to the instant `to`: run the journal up to it again, and drop the rest (rule T5).

        If that fails, the library stays as it is. Returns the files of the copies that were live
        before.
        """
        kept = list(journal.entries(self._db, until=to))
        had = self._arrivals.live_files()
        self._arrivals.remember_sizes()
        with self.circumstances.all_or_nothing(), writing(self._db):
            forget_what_happened(self._db)
            self.circumstances.begin()
            self._perform_all(kept)
            keep_instant(self._db, to)
        return had

    def arrive(self, now: Instant, had: Mapping[EpisodeKey, Path] | None = None) -> None:
        """Let time pass to `now`, then make the files of the copies that are live, and no others.

        Raises:
            ScenarioError: a source cannot be read, and `had` is None.
            OSError: a file cannot be read or written.
        """
        self._arrivals.arrive(now, had)

    def _perform_all(self, commands: Iterable[Command]) -> None:
        """Run commands. One that is no longer possible is left out, and the log says so."""
        for command in commands:
            try:
                self.perform(command)
            except ScenarioError as error:
                logging.getLogger(__name__).warning("%s", error)

    # one command

    def perform(self, command: Command) -> None:
        """Run one command.

        Raises:
            ScenarioError: a download was refused.
        """
        at, action = command.at, command.action
        self._ledger.advance(at)
        self.circumstances.apply_device_at(at)
        match action:
            case SetDeviceModified(modified):
                journal.note(self._db, at, action)
                since = self.circumstances.is_since_opening(at)
                self.circumstances.set_device_modified(modified=modified, since_opening=since)
            case SwitchDevice(modified):
                journal.note(self._db, at, action)
                self.circumstances.set_device_modified(modified=modified, since_opening=True)
            case SetPolicy(chosen):
                journal.note(self._db, at, action)
                self.circumstances.put_policy(chosen)
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
            case Observe():
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
            device_modified=self.circumstances.device().modified,
        )

    def _queue(self, key: EpisodeKey, at: Instant, wanted: Queue, policy: Policy | None) -> None:
        self._ask(key, at, policy)
        transfer = self._ledger.settled(key, at).transfer
        assert transfer is not None
        episode = self._ledger.episode(key)
        size, received = self._arrivals.put_part(episode, transfer.id, wanted.progress)
        moved = Transfer(transfer.id, wanted.state, received, size, wanted.reason)
        put_scenario_transfer(self._db, key, moved, at, action=wanted, policy=policy)

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


def reaches_the_end(episode: Episode, position_s: float) -> bool:
    """Return whether a stop at this position, in seconds, counts as having watched the episode."""
    return episode.duration_s is not None and position_s >= episode.duration_s - 0.5
