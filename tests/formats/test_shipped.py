"""Every file that ships is read, and the scenarios show what they are there to show."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.domain.countdown import Urgency, time_left
from desktop_app.domain.entitlement import Entitlement
from desktop_app.domain.licence import Ending, Status
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.shelf import Chip, chips_of
from desktop_app.domain.time import DAY, HOUR, MINUTE, CalendarPeriod, Instant
from desktop_app.domain.timeline import Stop
from desktop_app.domain.transfer import Transfer, TransferState, Trouble
from desktop_app.formats.catalogue import Catalogue, read_catalogue
from desktop_app.formats.iso8601 import parse_instant
from desktop_app.formats.policy import find_policy, read_policy
from desktop_app.formats.scenario import Scenario
from desktop_app.formats.scenario_run import ScenarioOpening, run_scenario
from desktop_app.platform.paths import resource
from desktop_app.session.shipped import SCENARIOS as OFFERED
from desktop_app.session.shipped import find_scenario

POLICIES, DEMO = resource("policies"), resource("catalogue", "catalogue.json")
NOW = parse_instant("2026-06-22T13:07:00+02:00")
SCENARIOS = sorted(resource("scenarios").glob("*.json"))


def scenario(name: str) -> Scenario:
    """A scenario that ships."""
    return find_scenario(name)


@dataclass
class Row:
    """What the opening of a scenario shows of one episode."""

    opening: ScenarioOpening
    name: str

    @property
    def status(self) -> Status:
        return self._held.status(self.opening.now)

    @property
    def left(self) -> str:
        """As `5 h 20`, without what follows the minutes."""
        assert self._held.ends_at is not None
        minutes = (self._held.ends_at - self.opening.now) // MINUTE
        return f"{minutes // 60} h {minutes % 60:02d}"

    @property
    def urgency(self) -> Urgency:
        assert self._held.ends_at is not None
        return time_left(self._held.ends_at - self.opening.now).urgency

    @property
    def ended(self) -> Ending | None:
        return self._held.ended

    @property
    def downloads_left(self) -> int | None:
        return self._held.downloads_left(self.opening.now, DEFAULT)

    @property
    def resets_at(self) -> Instant | None:
        return self._held.downloads_reset_at(self.opening.now)

    @property
    def _held(self) -> Entitlement:
        return self.opening.timeline.entitlements(self.opening.now)[self.name]


def chips(opening: ScenarioOpening) -> Counter[Chip]:
    """How many rows each chip has."""
    counts: Counter[Chip] = Counter()
    for name, held in opening.timeline.entitlements(opening.now).items():
        queued = opening.transfers.get(name)
        transfer = None if queued is None else Transfer(1, queued.state)
        if held.window is not None or transfer is not None:
            counts.update([Chip.ALL, *chips_of(held, transfer, opening.now)])
    return counts


@pytest.mark.parametrize(
    "policy",
    [
        DEFAULT,
        Policy(
            "sky-go-nz",
            storage_duration=30 * DAY,
            storage_enforced_after_start=True,
            max_renewals=None,
            max_downloads=25,
        ),
        Policy("chili-rental", storage_duration=28 * DAY, max_renewals=0, renewal_window=None),
        Policy("apple-rental", storage_duration=30 * DAY, max_renewals=0, renewal_window=None),
        Policy(
            "prime-video-rental", storage_duration=30 * DAY, max_renewals=0, renewal_window=None
        ),
        Policy(
            "prime-video-included", storage_duration=30 * DAY, max_renewals=None, max_downloads=25
        ),
        Policy(
            "screener-14d", storage_duration=14 * DAY, playback_duration=None, max_renewals=None
        ),
        Policy("catalogue-window", playback_duration=None, max_renewals=None),
    ],
    ids=lambda policy: policy.name,
)
def test_p3_the_policies_that_ship_are_those_of_the_facts(policy: Policy) -> None:
    assert find_policy(policy.name, POLICIES) == policy
    assert policy.renewal_window in (None, CalendarPeriod(years=1))


def test_p3_each_policy_that_ships_says_where_it_is_from() -> None:
    files = sorted(POLICIES.glob("*.json"))
    assert len(files) == 8
    for file in files:
        read = read_policy(file)
        assert read.policy.name == file.stem
        assert {"en", "fr"} <= read.title.by_language.keys()
        assert read.source.in_language("en")
        assert read.mark.in_language("en") in ("A", "B", "C")


@pytest.fixture(scope="module")
def demo_catalogue() -> Catalogue:
    return read_catalogue(DEMO, POLICIES)


def test_the_demo_catalogue_is_read_and_has_its_files(demo_catalogue: Catalogue) -> None:
    assert demo_catalogue.id == "demo"
    assert demo_catalogue.policy is None
    assert len(demo_catalogue.episodes) == 18
    assert {episode.series for episode in demo_catalogue.episodes} == {
        "heures-creuses",
        "understory",
        "slow-trains",
    }
    for episode in demo_catalogue.episodes:
        assert episode.poster is not None
        assert Path(episode.poster).is_file()
        assert Path(episode.media).stat().st_size == episode.size
        assert episode.policy is None
        assert set(episode.languages) == {"en", "fr"}
        for text in (episode.title, episode.summary):
            assert text.in_language("en")
            assert text.in_language("fr")
    closed = [one for one in demo_catalogue.episodes if not one.downloadable]
    assert [one.key.episode for one in closed] == ["terminus"]
    assert closed[0].not_offered_because.by_language.keys() == {"en", "fr"}


def test_every_scenario_is_offered_and_its_words_fit_a_card() -> None:
    assert sorted(OFFERED) == [file.stem for file in SCENARIOS]
    for name in OFFERED:
        shipped = scenario(name)
        for language in ("en", "fr"):
            assert len(shipped.title.in_language(language)) <= 32
            assert len(shipped.description.in_language(language)) <= 60


def test_a_hundred_downloads_are_in_every_state() -> None:
    opening = run_scenario(scenario("hundred-downloads"), 0)
    held = opening.timeline.entitlements(opening.now)
    assert {one.status(opening.now) for one in held.values()} == set(Status)
    assert chips(opening)[Chip.ALL] == 100
    assert {one.state for one in opening.transfers.values()} == {
        TransferState.PAUSED,
        TransferState.FAILED,
        TransferState.QUEUED,
    }
    rows = [Row(opening, name) for name, one in held.items() if one.ends_at is not None]
    assert {row.urgency for row in rows} == set(Urgency)
    assert {one.ended for one in held.values()} == {None, *Ending}


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_every_scenario_that_ships_runs_at_any_moment(file: Path) -> None:
    shipped = scenario(file.stem)
    assert shipped.name == file.stem
    assert (
        {"en", "fr"} == shipped.title.by_language.keys() == shipped.description.by_language.keys()
    )
    lengths = {one.key.episode: one.duration_s for one in shipped.catalogue.episodes}
    for moment in (
        NOW,
        parse_instant("2028-02-29T23:59:59Z"),
        parse_instant("2031-01-01T00:00:00Z"),
    ):
        opening = run_scenario(shipped, moment)
        assert opening.later == () or shipped.name == "leaves-tonight"
        for step in opening.steps:
            match step.action:
                case Stop(episode, position):
                    assert position is not None
                    assert position <= (lengths[episode] or 0)
        if shipped.name == "first-run":
            assert opening.steps == ()
            continue
        counts = chips(opening)
        assert counts[Chip.STARTED]
        assert counts[Chip.READY]
        assert counts[Chip.EXPIRED]
        assert counts[Chip.DOWNLOADING]


def test_the_queue_of_transfers_is_in_every_state() -> None:
    shipped = scenario("transfers")
    assert (shipped.view, shipped.select) == ("transfers", "heartwood")
    opening = run_scenario(shipped, 0)
    assert {name: (one.state, one.reason) for name, one in opening.transfers.items()} == {
        "heartwood": (TransferState.DOWNLOADING, None),
        "first-frost": (TransferState.QUEUED, Trouble.INTERRUPTED),
        "the-viaduct": (TransferState.QUEUED, None),
        "mycelium": (TransferState.PAUSED, None),
        "clearing": (TransferState.FAILED, Trouble.WRONG_CHECKSUM),
    }
    assert Row(opening, "salt").downloads_left == 1


def test_the_demo_library_shows_every_state_that_is_reached_at_rest() -> None:
    opening = run_scenario(scenario("demo"), NOW)

    def row(name: str) -> Row:
        return Row(opening, name)

    assert (row("night-ferry").left, row("night-ferry").urgency) == ("0 h 38", Urgency.URGENT)
    assert (row("canopy").left, row("canopy").urgency) == ("5 h 20", Urgency.SOON)
    assert (row("low-water").left, row("low-water").urgency) == ("30 h 58", Urgency.CALM)
    assert (row("harbour-lights").status, row("harbour-lights").downloads_left) == (Status.READY, 1)
    assert (row("snow-fence").status, row("snow-fence").left) == (Status.READY, "685 h 00")
    assert (row("the-viaduct").status, row("the-viaduct").left) == (Status.READY, "77 h 00")
    held = opening.timeline.entitlements(NOW)
    assert held["the-viaduct"].expires_at is None
    assert (row("platform-two").status, held["platform-two"].ends_at) == (Status.ACTIVE, None)
    last = row("night-mail")
    assert (last.status, last.downloads_left, last.urgency) == (Status.ACTIVE, 0, Urgency.CALM)
    salt = row("salt")
    assert (salt.status, salt.ended, salt.downloads_left) == (Status.EXPIRED, Ending.EXPIRED, 1)
    assert (row("leaf-litter").status, row("leaf-litter").downloads_left) == (Status.RETURNED, 1)
    lost = row("first-frost")
    assert (lost.status, lost.ended, lost.downloads_left) == (Status.EXPIRED, Ending.LOST, 1)
    locked = row("mycelium")
    assert locked.status is Status.LOCKED
    assert locked.resets_at == parse_instant("2027-06-18T05:07:00Z")
    assert row("junction").status is Status.REVOKED
    assert {name: one.state for name, one in opening.transfers.items()} == {
        "heartwood": TransferState.PAUSED,
        "clearing": TransferState.FAILED,
    }
    assert opening.policy == DEFAULT
    assert opening.timeline.playing is None
    assert chips(opening)[Chip.ALL] == 15
    unseen = {name for name, one in held.items() if one.window is None} - set(opening.transfers)
    assert unseen == {"fog-signal", "salvage", "terminus"}


def test_the_last_renewal_is_the_picture() -> None:
    shipped = scenario("last-renewal")
    assert (shipped.zone, shipped.view, shipped.select) == ("Europe/Paris", "library", "salt")
    opening = run_scenario(shipped, 0)
    assert opening.now == NOW
    assert chips(opening) == {
        Chip.ALL: 9,
        Chip.READY: 3,
        Chip.STARTED: 3,
        Chip.ENDING_TODAY: 2,
        Chip.EXPIRED: 2,
        Chip.DOWNLOADING: 1,
    }
    left = {name: Row(opening, name).left for name in ("night-ferry", "low-water", "canopy")}
    assert left == {"night-ferry": "0 h 38", "low-water": "30 h 58", "canopy": "5 h 20"}
    low_water = opening.timeline.entitlements(NOW)["low-water"]
    assert low_water.licence is not None
    assert low_water.licence.granted_at == parse_instant("2026-06-18T14:48:00+02:00")
    assert low_water.licence.opened_at == parse_instant("2026-06-21T20:05:00+02:00")
    salt = Row(opening, "salt")
    assert (salt.status, salt.downloads_left) == (Status.EXPIRED, 1)
    assert salt.resets_at == parse_instant("2027-02-12T09:30:00+01:00")
    assert Row(opening, "harbour-lights").status is Status.READY
    mycelium = Row(opening, "mycelium")
    assert mycelium.status is Status.LOCKED
    assert mycelium.resets_at is not None
    assert abs(mycelium.resets_at - parse_instant("2027-06-18T12:00:00+02:00")) < 12 * HOUR
    assert opening.transfers["the-viaduct"].progress == 0.42
