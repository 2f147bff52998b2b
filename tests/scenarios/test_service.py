"""Scenarios on disk are what the pure timeline says, at their opening and wherever they travel."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.clock import DemoClock
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Ending, Status
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.time import DAY, HOUR, MINUTE, Instant
from desktop_app.domain.timeline import State
from desktop_app.downloads.service import DownloadService
from desktop_app.formats.scenario import Scenario
from desktop_app.formats.scenario_run import ScenarioOpening, run_scenario
from desktop_app.ledger.granting import commit_grant
from desktop_app.scenarios.service import ScenarioService
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.opening import open_scenario
from desktop_app.session.shipped import SCENARIOS, find_scenario
from desktop_app.storage.entitlements import live_files, record_of, running_sitting
from desktop_app.storage.transfers import queue
from tests.support.clocks import START
from tests.support.films import film
from tests.support.signals import Heard

pytestmark = pytest.mark.usefixtures("qapp")

SHIPPED = SCENARIOS
SHIPPED_SMALL = [
    pytest.param(name, marks=pytest.mark.long if name == "hundred-downloads" else ())
    for name in SCENARIOS
]
"""Where every episode is looked at again and again, a hundred of them tell what eighteen do."""


def written(folder: Path, timeline: list[dict[str, Any]], **head: Any) -> Scenario:
    """A scenario of its own, standing at 13:07 unless it says otherwise."""
    path = folder / "story.json"
    whole = {
        "format": "sablier-scenario/1",
        "name": "story",
        "title": "A story",
        "catalogue": "demo",
        "now": "2026-06-22T13:07:00+02:00",
        "timeline": timeline,
        **head,
    }
    path.write_text(json.dumps(whole))
    return find_scenario(str(path))


@contextmanager
def opened(
    scenario: Scenario, folder: Path, at: Instant | None = None
) -> Iterator[tuple[OpenLibrary, ScenarioService]]:
    """The scenario in its place, and the means to travel in it."""
    library = open_scenario(scenario, folder, {}, at=at, standing_at=START)
    clock = library.clock
    assert isinstance(clock, DemoClock)
    service = ScenarioService(library.db, library.performer, clock, library.later)
    try:
        yield library, service
    finally:
        library.close()


def is_what_the_timeline_says(library: OpenLibrary, opening: ScenarioOpening) -> None:
    """Every episode, the transfers, the positions, the device, and the files on disk."""
    scenario = library.scenario
    assert scenario is not None
    now = library.clock.now()
    assert now == opening.now
    held = opening.timeline.entitlements(now)
    for episode in scenario.catalogue.episodes:
        name = episode.key.episode
        record = library.ledger.settled(episode.key, now)
        in_force = library.settings.in_force(episode)
        assert in_force == (opening.policy or episode.policy or DEFAULT)
        told = State.of(held[name], now, in_force)
        assert State.of(record.entitlement, now, in_force) == told, name
        assert record.entitlement == held[name], name
        assert record.position_s == opening.positions.get(name), name
    moving = {one.episode: transfer for one, transfer in queue(library.db)}
    assert {
        name: (one.state, one.trouble, one.progress and round(one.progress, 2))
        for name, one in moving.items()
    } == {name: (one.state, one.reason, one.progress) for name, one in opening.transfers.items()}
    rows = library.db.execute("SELECT episode FROM cleared").fetchall()
    assert {row[0] for row in rows} == opening.cleared
    assert library.device.get().modified == opening.timeline.device_modified
    playing = running_sitting(library.db)
    assert (playing and playing.episode) == opening.timeline.playing
    files_are_those_of_what_is_live(library)


def files_are_those_of_what_is_live(library: OpenLibrary) -> None:
    live = live_files(library.db)
    parts = {f"t{one.id}.part" for _key, one in queue(library.db)}
    sizes = library.media.sizes()
    assert {name: size for name, size in sizes.items() if name not in parts} == dict(live.values())
    for key, (name, _size) in live.items():
        source = Path(library.ledger.episode(key).media)
        assert library.media.file(name).read_bytes() == source.read_bytes()
    for _key, transfer in queue(library.db):
        assert sizes[f"t{transfer.id}.part"] == transfer.received


@pytest.mark.parametrize("name", SHIPPED)
def test_t5_a_shipped_scenario_opens_as_the_rules_say(tmp_path: Path, name: str) -> None:
    scenario = find_scenario(name)
    with opened(scenario, tmp_path / "place") as (library, _service):
        is_what_the_timeline_says(library, run_scenario(scenario, START))
        statuses = {
            library.ledger.settled(one.key, START).entitlement.status(START)
            for one in scenario.catalogue.episodes
        }
        if name != "first-run":
            assert {Status.ACTIVE, Status.READY, Status.EXPIRED} <= statuses
        if name == "demo":
            assert statuses == set(Status)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("by", [-3 * DAY, 5 * HOUR])
def test_t5_it_can_be_opened_at_another_instant(tmp_path: Path, name: str, by: int) -> None:
    scenario = find_scenario(name)
    at = run_scenario(scenario, START).now + by
    with opened(scenario, tmp_path / "place", at) as (library, _service):
        is_what_the_timeline_says(library, run_scenario(scenario, START, at))


STORY: list[dict[str, Any]] = [
    {"at": "-P3D", "do": "download", "episode": "salt"},
    {"at": "-P3D", "do": "set", "episode": "low-water", "downloadable": False},
    {"at": "-P2DT1H", "do": "play", "episode": "salt"},
    {"at": "-P2DT30M", "do": "stop", "episode": "salt", "position_s": 11.5},
    {"at": "-P1D", "do": "set", "policy": "sky-go-nz"},
    {"at": "-P1D", "do": "download", "episode": "night-mail"},
    {"at": "-PT5H", "do": "queue", "episode": "canopy", "state": "paused", "progress": 0.42},
    {"at": "-PT4H", "do": "play", "episode": "night-mail"},
    {"at": "-PT3H", "do": "stop", "episode": "night-mail", "position_s": 4.5},
    {"at": "+PT2H", "do": "download", "episode": "salt"},
    {"at": "+PT3H", "do": "play", "episode": "salt"},
    {"at": "+PT3H10M", "do": "stop", "episode": "salt", "position_s": 7.5},
    {"at": "+PT5H", "do": "set", "episode": "night-mail", "leaves_at": "+PT6H"},
    {"at": "+PT7H", "do": "set", "policy": "clubic-2017"},
    {"at": "+PT8H", "do": "remove", "episode": "salt"},
]
JOURNEYS = [
    [2 * HOUR],
    [10 * HOUR],
    [-HOUR],
    [-2 * DAY - 45 * MINUTE],
    [-30 * DAY],
    [10 * HOUR, 0],
    [10 * HOUR, 4 * HOUR, 10 * HOUR],
    [-2 * DAY, 10 * HOUR, -5 * HOUR, 0, 7 * HOUR],
    [40 * DAY, -DAY, 40 * DAY],
]


@pytest.mark.parametrize("journey", JOURNEYS, ids=str)
def test_t5_travelling_forwards_and_back_is_what_the_timeline_says_there(
    tmp_path: Path, journey: list[int]
) -> None:
    scenario = written(tmp_path, STORY)
    now = run_scenario(scenario, START).now
    with opened(scenario, tmp_path / "place") as (library, service):
        heard = Heard(service, "travelled")
        for stop in journey:
            service.travel_to(now + stop)
            library.ledger.advance(now + stop)
            is_what_the_timeline_says(library, run_scenario(scenario, START, now + stop))
        assert heard["travelled"] == [now + stop for stop in journey]


def test_t5_going_back_drops_what_was_done_after_and_keeps_what_was_done_before(
    tmp_path: Path,
) -> None:
    scenario = written(tmp_path, STORY)
    viaduct = EpisodeKey("demo", "the-viaduct")
    mail = EpisodeKey("demo", "night-mail")
    with opened(scenario, tmp_path / "place") as (library, service):
        now = library.clock.now()
        service.travel_to(now + 10 * MINUTE)
        library.ledger.begin_sitting(mail, now + 10 * MINUTE)
        service.travel_to(now + 20 * MINUTE)
        library.ledger.end_sitting(now + 20 * MINUTE, 21.5)
        library.ledger.remove(mail, now + 40 * MINUTE)
        library.ledger.ask_download(viaduct, now + 40 * MINUTE, confirmed=True)
        service.travel_to(now + 50 * MINUTE)
        service.travel_to(now + 30 * MINUTE)
        held = library.ledger.settled(mail, now + 30 * MINUTE)
        assert held.entitlement.licence is not None
        assert held.position_s == 21.5
        assert [one.episode for one, _transfer in queue(library.db)] == ["canopy"]
        files_are_those_of_what_is_live(library)
        service.travel_to(now + 15 * MINUTE)
        assert running_sitting(library.db) == mail
        service.travel_to(now)
        is_what_the_timeline_says(library, run_scenario(scenario, START))


def test_t5_a_transfer_of_the_scenario_that_was_completed_stays_so_when_going_back(
    tmp_path: Path,
) -> None:
    scenario = written(tmp_path, STORY)
    canopy = EpisodeKey("demo", "canopy")
    with opened(scenario, tmp_path / "place") as (library, service):
        now = library.clock.now()
        record = record_of(library.db, canopy)
        assert record is not None
        assert record.transfer is not None
        assert record.transfer_policy is not None
        library.performer.perform(recorded_download(library, canopy, now + MINUTE))
        service.travel_to(now + 3 * MINUTE)
        service.travel_to(now + 2 * MINUTE)
        held = library.ledger.settled(canopy, now + 2 * MINUTE)
        assert held.entitlement.licence is not None
        assert held.entitlement.licence.granted_at == now + MINUTE
        assert held.entitlement.licence.policy == record.transfer_policy
        assert held.transfer is None
        files_are_those_of_what_is_live(library)
        service.travel_to(now)
        is_what_the_timeline_says(library, run_scenario(scenario, START))


def test_t5_what_was_cancelled_or_cleared_stays_so_when_going_back_to_after_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    gone = {"at": "-PT2H", "do": "lose", "episode": "night-mail"}
    scenario = written(tmp_path, [*STORY[:7], gone])
    canopy, mail = EpisodeKey("demo", "canopy"), EpisodeKey("demo", "night-mail")
    with opened(scenario, tmp_path / "place") as (library, service):
        now = library.clock.now()
        downloads = DownloadService(
            library.db,
            library.media,
            library.clock,
            library.device.get,
            lambda: None,
            needs_network=lambda _media: False,
            slots=lambda: 2,
        )

        def shown() -> set[str]:
            rows = library.db.execute("SELECT episode FROM shelf").fetchall()
            return {row[0] for row in rows} & {"canopy", "night-mail"}

        service.travel_to(now + 10 * MINUTE)
        downloads.cancel(canopy)
        library.ledger.clear(mail, now + 20 * MINUTE)
        service.travel_to(now + 30 * MINUTE)
        library.ledger.clear(mail, now + 30 * MINUTE, back=True)
        service.travel_to(now + HOUR)
        assert shown() == {"night-mail"}
        for minutes, there in (
            (40, {"night-mail"}),
            (25, set()),
            (15, {"night-mail"}),
            (5, {"canopy", "night-mail"}),
        ):
            service.travel_to(now + minutes * MINUTE)
            assert shown() == there, minutes
            files_are_those_of_what_is_live(library)
        downloads.deleteLater()


def test_t5_what_came_from_a_server_of_no_known_size_stays_when_going_back_to_after_it(
    tmp_path: Path,
) -> None:
    film = {"id": "film", "title": "Film", "media": "http://films.invalid/film.webm"}
    (tmp_path / "own.json").write_text(
        json.dumps(
            {
                "format": "sablier-catalogue/1",
                "id": "own",
                "title": "Own",
                "series": [{"id": "films", "title": "Films", "episodes": [film]}],
            }
        )
    )
    queued = {"at": "-PT1H", "do": "queue", "episode": "film", "state": "paused", "progress": 0.5}
    scenario = written(tmp_path, [queued], catalogue="own.json")
    key = EpisodeKey("own", "film")
    with opened(scenario, tmp_path / "place") as (library, service):
        now = library.clock.now()
        service.travel_to(now + MINUTE)
        ((_key, transfer),) = queue(library.db)
        file = library.media.complete(transfer.id, film["media"])
        file.write_bytes(b"as it came")
        commit_grant(library.db, key, now + MINUTE, file=file.name, size=10, device_modified=False)
        service.travel_to(now + 3 * MINUTE)
        service.travel_to(now + 2 * MINUTE)
        held = library.ledger.settled(key, now + 2 * MINUTE)
        assert held.entitlement.licence is not None
        assert (queue(library.db), held.file is not None) == ([], True)
        assert [one.read_bytes() for one in library.media.path.iterdir()] == [b"as it came"]
        service.travel_to(now)
        ((_key, again),) = queue(library.db)
        assert (again.state, again.received) == (transfer.state, 0)


def recorded_download(library: OpenLibrary, key: EpisodeKey, at: Instant) -> Any:
    """What the journal makes of a transfer that completed."""
    from desktop_app.domain.timeline import Download
    from desktop_app.ledger.commands import Command

    assert library.scenario is not None
    return Command(at, Download(key.episode, confirm=True))


@pytest.mark.parametrize(("head", "met"), [(None, True), (False, False), (True, True)])
def test_t5_the_device_is_met_as_the_scenario_says_wherever_it_travels(
    tmp_path: Path, head: bool | None, met: bool
) -> None:
    timeline: list[dict[str, Any]] = [
        {"at": "-PT2H", "do": "set", "device_modified": True},
        {"at": "+PT2H", "do": "set", "device_modified": False},
    ]
    scenario = written(tmp_path, timeline, device_modified=head)
    with opened(scenario, tmp_path / "place") as (library, service):
        now = library.clock.now()
        assert library.device.get().modified is met
        service.travel_to(now + 3 * HOUR)
        assert not library.device.get().modified
        service.travel_to(now + HOUR)
        assert library.device.get().modified is met
        service.travel_to(now - 3 * HOUR)
        assert library.device.get().modified is bool(head)


def test_stopping_what_does_not_play_changes_nothing(tmp_path: Path) -> None:
    timeline: list[dict[str, Any]] = [
        {"at": "-PT5H", "do": "download", "episode": "salt"},
        {"at": "-PT5H", "do": "download", "episode": "canopy"},
        {"at": "-PT4H", "do": "play", "episode": "salt"},
        {"at": "-PT3H", "do": "stop", "episode": "canopy", "position_s": 9.0},
    ]
    scenario = written(tmp_path, timeline)
    with opened(scenario, tmp_path / "place") as (library, _service):
        is_what_the_timeline_says(library, run_scenario(scenario, START))
        assert running_sitting(library.db) == EpisodeKey("demo", "salt")


def test_what_the_user_made_impossible_is_left_out(tmp_path: Path) -> None:
    timeline = [{"at": "+PT1H", "do": "download", "episode": "salt"}]
    scenario = written(tmp_path, timeline)
    salt = EpisodeKey("demo", "salt")
    with opened(scenario, tmp_path / "place") as (library, service):
        now = library.clock.now()
        library.ledger.ask_download(salt, now, confirmed=False)
        assert not service.advance(now)
        service.travel_to(now + 40 * DAY)  # asked for already: it is the one that arrives
        held = library.ledger.settled(salt, now + HOUR).entitlement
        assert held.window is not None
        assert held.window.grants == 1
        assert held.window.opened_at == now + HOUR


def test_s4_a_source_that_is_not_what_its_catalogue_says_is_lost(tmp_path: Path) -> None:
    catalogue = {
        "format": "sablier-catalogue/1",
        "id": "own",
        "title": "Own",
        "series": [
            {
                "id": "one",
                "title": "One",
                "episodes": [
                    {
                        "id": "salt",
                        "title": "Salt",
                        "media": "salt.webm",
                        "size": 100,
                        "sha256": "ab" * 32,
                    },
                    {"id": "tide", "title": "Tide", "media": "tide.webm", "size": 7},
                    {"id": "reed", "title": "Reed", "media": "reed.webm", "size": 100},
                    {"id": "fern", "title": "Fern", "media": "fern.webm", "size": 100},
                ],
            }
        ],
    }
    (tmp_path / "own.json").write_text(json.dumps(catalogue))
    (tmp_path / "salt.webm").write_bytes(film(100))
    (tmp_path / "tide.webm").write_bytes(film(100))
    (tmp_path / "reed.webm").write_bytes(b"<!DOCTYPE html>".ljust(100))
    (tmp_path / "fern.webm").write_bytes(film(100))
    names = ("salt", "tide", "reed", "fern")
    timeline = [{"at": "-PT5H", "do": "download", "episode": name} for name in names]
    scenario = written(tmp_path, timeline, catalogue="own.json")
    with opened(scenario, tmp_path / "place") as (library, _service):
        for name in ("salt", "tide", "reed"):
            held = library.ledger.settled(EpisodeKey("own", name), library.clock.now())
            assert held.entitlement.ended is Ending.LOST
        fern = library.ledger.settled(EpisodeKey("own", "fern"), library.clock.now())
        assert library.media.sizes() == {fern.file: 100}
