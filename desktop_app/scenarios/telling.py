"""What was done in a library, as the timeline of a scenario tells it."""

from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

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
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.time import Instant
from desktop_app.domain.timeline import (
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
)
from desktop_app.domain.transfer import Transfer
from desktop_app.formats.entries import Departure, WrittenAction
from desktop_app.formats.scenario import Scenario, ScenarioEntry
from desktop_app.formats.scenario_run import ScenarioOpening
from desktop_app.ledger.commands import Command
from desktop_app.ledger.performer import reaches_the_end
from desktop_app.storage.entitlements import record_of
from desktop_app.storage.episodes import left_off
from desktop_app.storage.shelf import cleared
from desktop_app.storage.transfers import asked, queue


class Telling:
    """Tells commands in their order; of transfers and cleared rows only what is left is told."""

    def __init__(
        self,
        db: Database,
        scenario: Scenario,
        done: Sequence[Command],
        moving: Callable[[EpisodeKey], Transfer | None],
    ) -> None:
        """`moving` returns how far a running transfer is at this moment."""
        self._done = done
        self._policy = scenario.policy
        self._terms = scenario.catalogue.terms
        self._offers: dict[str, Offer] = {}
        self._transfers = {key.episode: _queued(key, moving(key) or one) for key, one in queue(db)}
        self._asked = {key.episode: said for key, said in asked(db).items()}
        self._cleared = {key.episode for key in cleared(db)}
        self._began = {
            one.action.episode: place
            for place, one in enumerate(done)
            if isinstance(one.action, Ask | Queue)
        }
        self._cleared_last = {
            one.action.episode: place
            for place, one in enumerate(done)
            if isinstance(one.action, Clear)
        }

    def entries(self) -> Iterator[ScenarioEntry]:
        """Yield the entries of the timeline, once."""
        for place, command in enumerate(self._done):
            yield from self._told(place, command)
        for name, transfer in self._transfers.items():  # asked for before that was written down
            yield self._bound(self._asked[name].at, transfer, self._asked[name].policy)

    def _told(self, place: int, command: Command) -> Iterator[ScenarioEntry]:
        at, action = command.at, command.action
        match action:
            case Ask(name) | Queue(name):
                if self._began[name] == place and name in self._transfers:
                    yield self._bound(at, self._transfers.pop(name), self._asked[name].policy)
            case Cancel():
                pass
            case Clear(name):
                if self._cleared_last[name] == place and name in self._cleared:
                    yield ScenarioEntry(at, action)
            case SwitchDevice(modified):
                yield ScenarioEntry(at, SetDeviceModified(modified))
            case SetOffer(name, offer):
                yield from self._offered(at, name, offer)
            case Download(name):
                yield self._bound(at, Download(name), command.policy)
            case SetPolicy(chosen):
                self._policy = chosen
                yield ScenarioEntry(at, action)
            case SetLeavesAt(name, leaves_at):
                yield ScenarioEntry(at, Departure(name, leaves_at))
            case (
                Play()
                | Stop()
                | Remove()
                | Lose()
                | Observe()
                | SetDownloadable()
                | SetDeviceModified()
                | SetPosition()
            ):
                yield ScenarioEntry(at, action)
            case _:
                assert_never(action)

    def _offered(self, at: Instant, name: str, offer: Offer) -> Iterator[ScenarioEntry]:
        held = self._offers.get(name, self._terms[name].offer)
        self._offers[name] = offer
        if offer.downloadable != held.downloadable:
            yield ScenarioEntry(at, SetDownloadable(name, offer.downloadable))
        if offer.leaves_at != held.leaves_at:
            yield ScenarioEntry(at, Departure(name, offer.leaves_at))

    def _bound(self, at: Instant, action: Download | Queue, by: Policy | None) -> ScenarioEntry:
        in_force = self._policy or self._terms[action.episode].policy or DEFAULT
        return ScenarioEntry(at, action, None if by == in_force else by)


def _queued(key: EpisodeKey, transfer: Transfer) -> Queue:
    reason = transfer.trouble
    return Queue(key.episode, transfer.state, transfer.progress or 0.0, reason)


def left_at(db: Database, saved: Scenario, opening: ScenarioOpening) -> Iterator[ScenarioEntry]:
    """Yield where playback was left, where the timeline does not say it (rule S2)."""
    stopped = [
        (entry.action.episode, entry.action.position_s)
        for entry in saved.timeline
        if isinstance(entry.action, Stop | SetPosition) and entry.action.position_s is not None
    ]
    for episode in left_off(db, saved.catalogue.id):
        name = episode.key.episode
        record = record_of(db, episode.key)
        if name not in saved.catalogue.terms or record is None or record.position_s is None:
            continue
        seen = any(one == name and reaches_the_end(episode, at) for one, at in stopped)
        end = episode.duration_s
        unsaid = record.watched and not seen and end is not None
        if unsaid and end is not None:
            yield ScenarioEntry(opening.now, SetPosition(name, end))
        if unsaid or record.position_s != opening.positions.get(name):
            yield ScenarioEntry(opening.now, SetPosition(name, record.position_s))


def to_come(command: Command) -> list[WrittenAction]:
    """Return what a command that is still ahead is told as."""
    match command.action:
        case SetOffer(episode, offer):
            downloadable = SetDownloadable(episode, offer.downloadable)
            return [downloadable, Departure(episode, offer.leaves_at)]
        case SetLeavesAt(episode, leaves_at):
            return [Departure(episode, leaves_at)]
        case SwitchDevice(modified):
            return [SetDeviceModified(modified)]
        case Ask() | Cancel():  # what the user did, never what a scenario has to come
            return []
        case (
            Download()
            | Play()
            | Stop()
            | Remove()
            | Lose()
            | Observe()
            | SetDownloadable()
            | SetDeviceModified()
            | SetPolicy()
            | Queue()
            | Clear()
            | SetPosition()
        ) as action:
            return [action]
        case never:
            assert_never(never)
