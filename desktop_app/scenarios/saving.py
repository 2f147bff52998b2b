"""The state of an open scenario as a scenario of its own, which opens just there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import assert_never

from sqlite_utils import Database

from desktop_app.domain.deeds import Ask, Cancel, Clear, Queue, SetOffer, SetPosition, SwitchDevice
from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.time import SECOND, Duration, Instant
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
from desktop_app.formats.entries import Deed, Departure
from desktop_app.formats.faults import FormatError
from desktop_app.formats.fields import Shipped
from desktop_app.formats.policy import read_policy
from desktop_app.formats.scenario import Scenario, ScenarioEntry, read_scenario
from desktop_app.formats.scenario_run import ScenarioOpening, run_scenario
from desktop_app.formats.scenario_write import catalogue_name, scenario_text
from desktop_app.ledger import journal
from desktop_app.ledger.commands import Command, ScenarioError
from desktop_app.ledger.performer import reaches_the_end
from desktop_app.storage.entitlements import record_of
from desktop_app.storage.shelf import cleared
from desktop_app.storage.transfers import asked, queue
from desktop_app.storage.whole import appearing


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What the participant's window shows, and no library knows."""

    locale: str | None = None
    theme: str | None = None
    view: str = "library"
    select: EpisodeKey | None = None
    variant: str | None = None


def gather(
    db: Database,
    scenario: Scenario,
    now: Instant,
    *,
    later: Iterable[Command],
    device: Device,
    set_back_by: Duration | None,
    chosen: Policy | None,
    moving: Callable[[EpisodeKey], Transfer | None],
    on_screen: OnScreen,
) -> Scenario:
    """The scenario with everything that happened in its library up to `now`.

    `chosen` is the policy that the user chose for everything, `moving` how far a running transfer
    is at this moment.

    Raises:
        ScenarioError: it cannot be told as a scenario.
    """
    done = list(journal.entries(db))
    catalogues = {one.catalogue for one in done if one.catalogue is not None}
    if strange := catalogues - {scenario.catalogue.id}:
        raise ScenarioError(
            f"A scenario has one catalogue, here {scenario.catalogue.id}, but something happened "
            f"to episodes of {', '.join(sorted(strange))} too: start from a library without them."
        )
    select = on_screen.select
    here = select is not None and select.catalogue == scenario.catalogue.id
    saved = replace(
        scenario,
        now=now,
        timeline=tuple(sorted(_told(db, scenario, done, moving), key=_instant)),
        device_modified=None,
        online=device.online,
        disk_full=device.disk_full,
        clock_set_back=(set_back_by or 0) // SECOND * SECOND or None,
        locale=on_screen.locale,
        theme=on_screen.theme,
        view=on_screen.view,
        select=select.episode if select is not None and here else None,
        variant=on_screen.variant,
    )
    try:
        opening = run_scenario(saved, now)
    except FormatError as error:
        raise _untold(error) from error
    rest = list(_left_at(db, saved, opening))
    if opening.policy is None and chosen is not None:
        rest.append(ScenarioEntry(now, SetPolicy(chosen)))
    if device.modified != opening.timeline.device_modified or scenario.device_modified is not None:
        saved = replace(saved, device_modified=device.modified)
    to_come = (ScenarioEntry(one.at, deed, one.policy) for one in later for deed in _to_come(one))
    return replace(saved, timeline=(*saved.timeline, *rest, *to_come))


def save(scenario: Scenario, path: Path, shipped: Shipped) -> None:
    """Write a scenario into a file, once it is known that it can be read back and run.

    Raises:
        ScenarioError: it cannot be written there.
    """
    folder = path.parent
    catalogue = catalogue_name(scenario.catalogue.path, folder, shipped)
    if catalogue is None:
        raise ScenarioError(
            "A scenario can only name a catalogue below its own folder: save it in "
            f"{scenario.catalogue.path.parent}, or in a folder above."
        )
    policies = [read_policy(file).policy for file in shipped.policies.glob("*.json")]
    try:
        with appearing(path) as written:
            written.write_bytes(scenario_text(scenario, catalogue, policies).encode())
            read = read_scenario(written, shipped)
            run_scenario(read, read.now or 0)
    except OSError as error:
        raise ScenarioError(
            f"The scenario cannot be written to {path} ({error.strerror or error}): "
            "choose another folder or name."
        ) from error
    except FormatError as error:
        raise _untold(error) from error


def _untold(error: FormatError) -> ScenarioError:
    fault = error.faults[0]
    said = ": ".join(part for part in (fault.where, fault.reason) if part)
    return ScenarioError(f"What happened here cannot be told as a scenario ({said}).")


def _instant(entry: ScenarioEntry) -> Instant:
    assert isinstance(entry.at, Instant)
    return entry.at


def _told(
    db: Database,
    scenario: Scenario,
    done: Sequence[Command],
    moving: Callable[[EpisodeKey], Transfer | None],
) -> Iterator[ScenarioEntry]:
    """What was done, as a timeline tells it: of transfers and cleared rows only what is left."""
    episodes = scenario.catalogue.episodes
    own = {one.key.episode: one.policy or DEFAULT for one in episodes}
    offers = {one.key.episode: Offer(one.downloadable, one.leaves_at) for one in episodes}
    transfers = {key.episode: _queued(key, moving(key) or one) for key, one in queue(db)}
    terms = {key.episode: said for key, said in asked(db).items()}
    gone = {key.episode for key in cleared(db)}
    began = {
        one.action.episode: place
        for place, one in enumerate(done)
        if isinstance(one.action, Ask | Queue)
    }
    cleared_last = {
        one.action.episode: place for place, one in enumerate(done) if isinstance(one.action, Clear)
    }
    policy = scenario.policy

    def bound(at: Instant, deed: Download | Queue, by: Policy | None) -> ScenarioEntry:
        in_force = policy or own[deed.episode]
        return ScenarioEntry(at, deed, None if by == in_force else by)

    for place, command in enumerate(done):
        at, action = command.at, command.action
        match action:
            case Ask(name) | Queue(name):
                if began[name] == place and name in transfers:
                    yield bound(at, transfers.pop(name), terms[name].policy)
            case Cancel():
                pass
            case Clear(name):
                if cleared_last[name] == place and name in gone:
                    yield ScenarioEntry(at, action)
            case SwitchDevice(modified):
                yield ScenarioEntry(at, SetDeviceModified(modified))
            case SetOffer(name, offer):
                held, offers[name] = offers[name], offer
                if offer.downloadable != held.downloadable:
                    yield ScenarioEntry(at, SetDownloadable(name, offer.downloadable))
                if offer.leaves_at != held.leaves_at:
                    yield ScenarioEntry(at, Departure(name, offer.leaves_at))
            case Download(name):
                yield bound(at, Download(name), command.policy)
            case SetPolicy(chosen):
                policy = chosen
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
    for name, transfer in transfers.items():  # asked for before that was written down
        yield bound(terms[name].at, transfer, terms[name].policy)


def _queued(key: EpisodeKey, transfer: Transfer) -> Queue:
    reason = transfer.trouble
    return Queue(key.episode, transfer.state, transfer.progress or 0.0, reason)


def _left_at(db: Database, saved: Scenario, opening: ScenarioOpening) -> Iterator[ScenarioEntry]:
    """Where playback was left, where the timeline does not say it (rule S2)."""
    stopped = [
        (entry.deed.episode, entry.deed.position_s)
        for entry in saved.timeline
        if isinstance(entry.deed, Stop | SetPosition) and entry.deed.position_s is not None
    ]
    for episode in saved.catalogue.episodes:
        name = episode.key.episode
        record = record_of(db, episode.key)
        if record is None or record.position_s is None:
            continue
        seen = any(one == name and reaches_the_end(episode, at) for one, at in stopped)
        end = episode.duration_s
        unsaid = record.watched and not seen and end is not None
        if unsaid and end is not None:
            yield ScenarioEntry(opening.now, SetPosition(name, end))
        if unsaid or record.position_s != opening.positions.get(name):
            yield ScenarioEntry(opening.now, SetPosition(name, record.position_s))


def _to_come(command: Command) -> list[Deed]:
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
