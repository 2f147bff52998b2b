"""What is on screen, written as a scenario, opens to the very same state and picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize

from desktop_app.clock import DemoClock
from desktop_app.commands.screenshot import take
from desktop_app.domain.actions import Cancel, Clear
from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import DAY, HOUR, MINUTE, CalendarPeriod
from desktop_app.domain.timeline import Download, SetPolicy
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.formats.scenario import Scenario
from desktop_app.formats.scenario_write import id_from
from desktop_app.ledger.commands import Command, ScenarioError
from desktop_app.scenarios.saving import OnScreen
from desktop_app.scenarios.service import ScenarioService
from desktop_app.session.copying import open_copy_of_user_library
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.opening import open_scenario, open_user_library
from desktop_app.session.saving import save_state
from desktop_app.session.shipped import CATALOGUES, SCENARIOS, find_scenario
from desktop_app.start.options import Options
from desktop_app.storage import shelf
from desktop_app.storage.entitlements import record_of, running_sitting
from desktop_app.storage.episodes import put_catalogue
from desktop_app.storage.transaction import kept_now, writing
from desktop_app.storage.transfers import asked, queue
from tests.scenarios.test_service import SHIPPED_SMALL, files_are_those_of_what_is_live, written
from tests.support.clocks import START

pytestmark = pytest.mark.usefixtures("qapp")
Opened = tuple[OpenLibrary, ScenarioService]


@contextmanager
def travelling(library: OpenLibrary) -> Iterator[Opened]:
    """An open library, and the means to travel in it."""
    assert isinstance(library.clock, DemoClock)
    try:
        yield (
            library,
            ScenarioService(library.db, library.performer, library.clock, library.later),
        )
    finally:
        library.close()


def opened(scenario: Scenario, folder: Path) -> Any:
    """The scenario in its place."""
    return travelling(open_scenario(scenario, folder, {}, standing_at=START))


def state_of(library: OpenLibrary, service: ScenarioService) -> dict[str, Any]:
    """Everything that a person could meet."""
    now = library.clock.now()
    episodes: dict[str, Any] = {}
    for key in (
        EpisodeKey(*row) for row in library.db.execute("SELECT catalogue, id FROM episodes")
    ):
        record = library.ledger.settled(key, now)
        stored = record_of(library.db, key)
        assert stored is not None
        transfer = None if record.transfer is None else replace(record.transfer, id=0, attempts=0)
        in_force = library.settings.in_force(library.ledger.episode(key))
        episodes[key.episode] = (
            (record.entitlement, record.granted_at, record.file_size),
            (record.position_s, record.watched),
            (transfer, record.transfer_policy, in_force),
        )
    return {
        "episodes": episodes,
        "counts": shelf.counts(library.db),
        "cleared": set(shelf.cleared(library.db)),
        "queue": [(key, one.at) for key, one in asked(library.db).items()],
        "playing": running_sitting(library.db),
        "now": now,
        "kept": kept_now(library.db),
        "device": library.device.get(),
        "set back": library.clock.set_back_by,
        "upcoming": service.upcoming(now, now + 400 * DAY, 1_000),
    }


def is_the_same_again(library: OpenLibrary, service: ScenarioService, folder: Path) -> Scenario:
    """Save it, open the file, and compare; save that, and compare the files."""
    library.ledger.advance(library.clock.now())
    first, second = folder / "saved.json", folder / "again" / "saved.json"
    second.parent.mkdir()
    scenario = library.scenario
    view = "library" if scenario is None else scenario.view
    on_screen = OnScreen(view=view, variant=None if scenario is None else scenario.variant)
    save_state(library, first, on_screen, later=service.later)
    before = state_of(library, service)
    saved = find_scenario(str(first))
    with opened(saved, folder / "reopened") as (again, travel):
        assert state_of(again, travel) == before
        files_are_those_of_what_is_live(again)
        save_state(again, second, on_screen, later=travel.later)
    assert first.read_text() == second.read_text()
    return saved


@pytest.mark.parametrize("name", SHIPPED_SMALL)
def test_a_shipped_scenario_is_the_same_when_it_was_saved(tmp_path: Path, name: str) -> None:
    shipped = find_scenario(name)
    with opened(shipped, tmp_path / "place") as (library, service):
        saved = is_the_same_again(library, service, tmp_path)
    assert (saved.catalogue, saved.zone) == (shipped.catalogue, shipped.zone)
    assert (saved.name, saved.title) == ("saved", LocalText.plain("saved"))
    assert saved.now == (START if shipped.now is None else shipped.now)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name == "last-renewal" else pytest.mark.long)
        for name in SCENARIOS
    ],
)
def test_its_picture_is_the_same_when_it_was_saved(tmp_path: Path, name: str) -> None:
    shipped, file = find_scenario(name), tmp_path / "saved.json"
    select = None if shipped.select is None else EpisodeKey(shipped.catalogue.id, shipped.select)
    with opened(shipped, tmp_path / "place") as (library, service):
        on_screen = OnScreen("en", "dark", "library", select)
        save_state(library, file, on_screen, later=service.later)
    pictures = []
    for scenario in (name, str(file)):
        options = Options(tmp_path, scenario, locale="en", theme="dark")
        output = tmp_path / "picture.png"
        take(options, "inspector", output, QSize(1280, 800))
        pictures.append(output.read_bytes())
    assert pictures[0] == pictures[1]


def act(library: OpenLibrary, service: ScenarioService) -> Iterator[None]:
    """A session with a participant, and after each step a moment to save at."""
    ledger, clock = library.ledger, library.clock
    assert library.scenario is not None
    now = clock.now()

    def key(episode: str) -> EpisodeKey:
        return EpisodeKey("demo", episode)

    def grant(episode: str) -> None:
        command = Command(clock.now(), Download(episode, confirm=True))
        library.performer.perform(command)
        library.performer.arrive(clock.now(), {})

    ledger.begin_sitting(key("harbour-lights"), now)
    ledger.put_position(key("harbour-lights"), now, 3.5, watched=False)
    yield
    ledger.put_position(key("harbour-lights"), now, 40.0, watched=True)
    ledger.put_position(key("harbour-lights"), now, 12.5, watched=False)
    service.travel_to(now + MINUTE)
    ledger.end_sitting(clock.now(), 12.5)
    yield
    ledger.ask_download(key("salt"), clock.now(), confirmed=True)
    library.settings.put("policy", "sky-go-nz")
    yield
    grant("salt")
    ledger.begin_sitting(key("salt"), clock.now())
    ledger.end_sitting(clock.now(), 7.25)
    ledger.remove(key("low-water"), clock.now())
    ledger.clear(key("low-water"), clock.now())
    library.performer.perform(Command(clock.now(), Cancel("the-viaduct")))
    yield
    ledger.ask_download(key("clearing"), clock.now(), confirmed=False)
    service.switch_device(Device(modified=True, online=False))
    yield
    service.switch_device(Device())
    grant("clearing")
    ledger.set_offer(key("clearing"), clock.now(), Offer(leaves_at=now + 5 * DAY))
    ledger.set_offer(key("fog-signal"), clock.now(), Offer(downloadable=False))
    library.performer.perform(Command(clock.now(), Clear("low-water", back=True)))
    yield
    service.travel_to(now + 2 * DAY + HOUR)
    yield
    service.travel_to(now + 2 * MINUTE)
    yield
    service.travel_to(now - 2 * DAY)
    yield


@pytest.mark.parametrize(
    ("name", "step"),
    [
        pytest.param(name, step, marks=[] if step % 2 == which else [pytest.mark.long])
        for which, name in enumerate(("last-renewal", "demo"))
        for step in range(9)
    ],
)
def test_it_is_the_same_after_a_session_with_a_participant(
    tmp_path: Path, name: str, step: int
) -> None:
    with opened(find_scenario(name), tmp_path / "place") as (library, service):
        for _step, _acted in zip(range(step + 1), act(library, service), strict=False):
            pass
        is_the_same_again(library, service, tmp_path)


def test_what_is_to_come_is_saved_with_its_absolute_instants(tmp_path: Path) -> None:
    own = {"name": "own", "storage_duration": "P3D", "renewal_window": "P1Y2M3D"}
    timeline: list[dict[str, Any]] = [
        {"at": "-PT5H", "do": "queue", "episode": "canopy", "state": "paused", "policy": own},
        {"at": "+PT2H", "do": "download", "episode": "salt", "policy": own},
        {"at": "+PT3H", "do": "set", "episode": "salt", "leaves_at": "+P2D"},
        {"at": "+PT3H", "do": "set", "policy": own},
        {"at": "+PT4H", "do": "clear", "episode": "low-water"},
        {"at": "+PT4H", "do": "set", "device_modified": True},
    ]
    scenario = written(tmp_path, timeline, clock_set_back="P3DT1H", disk_full=True)
    with opened(scenario, tmp_path / "place") as (library, service):
        saved = is_the_same_again(library, service, tmp_path)
        service.travel_to(library.clock.now() + 150 * MINUTE)
        (tmp_path / "then").mkdir()
        then = is_the_same_again(library, service, tmp_path / "then")
    assert saved.clock_set_back == 3 * DAY + HOUR
    assert saved.disk_full
    assert [one.at for one in saved.timeline[1:]] == [
        START + hours * HOUR for hours in (2, 3, 3, 4, 4)
    ]
    policy = Policy(
        "own", storage_duration=3 * DAY, renewal_window=CalendarPeriod(years=1, months=2, days=3)
    )
    assert saved.timeline[3].action == SetPolicy(policy)
    assert [one.policy for one in saved.timeline[:2]] == [policy, policy]
    assert isinstance(then.timeline[1].action, Download)


def test_a_transfer_is_saved_where_it_stands(tmp_path: Path) -> None:
    with opened(find_scenario("first-run"), tmp_path / "place") as (library, _service):
        now = library.clock.now()
        salt = EpisodeKey("demo", "salt")
        library.ledger.ask_download(salt, now, confirmed=True)
        ((_key, transfer),) = queue(library.db)
        there = replace(transfer, state=TransferState.DOWNLOADING, received=123_457)
        file = tmp_path / "saved.json"
        save_state(library, file, OnScreen(), moving=lambda _key: there)
    with opened(find_scenario(str(file)), tmp_path / "again") as (library, _service):
        ((key, transfer),) = queue(library.db)
        assert (key, transfer.received, transfer.state) == (salt, 123_457, "downloading")
        assert library.media.part(transfer.id).stat().st_size == 123_457


# where it cannot be written


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("mine")
    (tmp_path / "a-folder.json").mkdir()
    with opened(find_scenario("locked-out"), tmp_path / "place") as (library, _service):
        for path in (
            tmp_path / "none/x.json",
            tmp_path / "a-file/x.json",
            tmp_path / "a-folder.json",
        ):
            with pytest.raises(
                ScenarioError, match=r"cannot be written to .*: choose another"
            ) as no:
                save_state(library, path, OnScreen())
            assert str(no.value).count("\n") == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a-file", "a-folder.json", "place"]


def test_a_catalogue_of_ones_own_must_lie_below(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (tmp_path / "elsewhere").mkdir()
    text = '{"format": "sablier-catalogue/1", "id": "own", "title": "Own", "series": []}'
    (own / "reeds.json").write_text(text)
    with opened(written(own, [], catalogue="reeds.json"), tmp_path / "place") as (
        library,
        _service,
    ):
        with pytest.raises(ScenarioError, match=f"save it in {own}, or in a folder above"):
            save_state(library, tmp_path / "elsewhere" / "x.json", OnScreen())
        save_state(library, tmp_path / "x.json", OnScreen())
    assert '"catalogue": "own/reeds.json"' in (tmp_path / "x.json").read_text()
    assert find_scenario(str(tmp_path / "x.json")).catalogue.id == "own"


def test_what_happened_in_two_catalogues_is_no_scenario(tmp_path: Path) -> None:
    with opened(find_scenario("locked-out"), tmp_path / "place") as (library, _service):
        other = Episode(
            key=EpisodeKey("other", "strange"),
            series="strange",
            series_title=LocalText.plain("Strange"),
            title=LocalText.plain("Strange"),
            media="strange.webm",
        )
        with writing(library.db):
            put_catalogue(library.db, "other", LocalText.plain("Other"), "", [other])
        on_screen = OnScreen(select=other.key)
        save_state(library, tmp_path / "x.json", on_screen)
        assert find_scenario(str(tmp_path / "x.json")).select is None
        library.ledger.ask_download(other.key, library.clock.now(), confirmed=True)
        with pytest.raises(ScenarioError, match=r"one catalogue, here demo, but .* of other too"):
            save_state(library, tmp_path / "y.json", on_screen)
    assert not (tmp_path / "y.json").exists()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Last renewal, P07", "last-renewal-p07"),
        ("été", "t"),
        ("…", "scenario"),
        ("x" * 70, "x" * 64),
    ],
)
def test_a_name_is_made_from_words(words: str, name: str) -> None:
    assert id_from(words) == name


def test_the_catalogues_that_ship_are_named_not_located(tmp_path: Path) -> None:
    for name in ("first-run", "hundred-downloads"):
        with opened(find_scenario(name), tmp_path / name) as (library, _service):
            save_state(library, tmp_path / "x.json", OnScreen())
        shipped = find_scenario(str(tmp_path / "x.json")).catalogue.id
        assert shipped in CATALOGUES
        assert f'"catalogue": "{shipped}"' in (tmp_path / "x.json").read_text()


# the user's own library


def test_a_copy_of_the_users_library_travels_and_is_saved_while_that_stays(tmp_path: Path) -> None:
    data = tmp_path / "data"
    mine = open_user_library(data, {})
    now = mine.clock.now()
    salt, mail = EpisodeKey("demo", "salt"), EpisodeKey("demo", "night-mail")
    mine.ledger.begin_sitting(mail, now)
    mine.ledger.end_sitting(now + MINUTE, 4.5)
    mine.ledger.keep(now + MINUTE)
    before = snapshot(mine)
    mine.close()
    with travelling(open_copy_of_user_library(data, data / "scenarios/copy", {})) as (
        copy,
        service,
    ):
        then = copy.clock.now()
        assert copy.clock.now() >= now + MINUTE
        files_are_those_of_what_is_live(copy)
        begun = state_of(copy, service)["episodes"]
        service.travel_to(then + 10 * DAY)
        assert copy.ledger.settled(mail, then + 10 * DAY).entitlement.licence is None
        service.travel_to(then)
        again = state_of(copy, service)["episodes"]
        assert {name: one[0] for name, one in again.items()} == {
            name: one[0] for name, one in begun.items()
        }
        assert copy.ledger.settled(mail, then).position_s == 4.5
        files_are_those_of_what_is_live(copy)
        service.travel_to(then - 40 * DAY)
        assert copy.ledger.settled(salt, then).entitlement.window is not None
        service.travel_to(then)
        is_the_same_again(copy, service, tmp_path)
    mine = open_user_library(data, {})
    assert snapshot(mine) == before
    files_are_those_of_what_is_live(mine)
    mine.close()


def snapshot(library: OpenLibrary) -> Any:
    """The licences, the journal and the files of a library."""
    tables = ("licences", "journal", "transfers", "positions")
    rows = [library.db.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    return rows, library.media.sizes()


def test_the_same_part_file_is_not_written_by_two_libraries(tmp_path: Path) -> None:
    data = tmp_path / "data"
    mine = open_user_library(data, {})
    key, transfer = next(
        (key, one) for key, one in queue(mine.db) if one.state is TransferState.PAUSED
    )
    mine.close()
    with travelling(open_copy_of_user_library(data, tmp_path / "copy", {})) as (copy, _service):
        copied = copy.media.part(transfer.id)
        copied.write_bytes(copied.read_bytes() + b"more")
    assert mine.media.part(transfer.id).stat().st_size == transfer.received
    assert key.episode == "heartwood"


def test_what_failed_is_saved_with_its_reason(tmp_path: Path) -> None:
    with opened(find_scenario("strict-rental"), tmp_path / "place") as (library, service):
        saved = is_the_same_again(library, service, tmp_path)
    (failed,) = [one.action for one in saved.timeline if getattr(one.action, "reason", None)]
    assert failed.reason is Trouble.INTERRUPTED  # type: ignore[union-attr]
