"""What will happen in a scenario, for the facilitator's picture of it."""

import re
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import DAY, HOUR, CalendarPeriod
from desktop_app.domain.upcoming import Due
from desktop_app.storage.upcoming import NEXT_DUE, NEXT_END, UPCOMING
from tests.scenarios.test_service import opened, written
from tests.support.clocks import START
from tests.support.counting import counted

pytestmark = pytest.mark.usefixtures("qapp")

RENTAL = {"name": "rental", "storage_duration": "P3D", "renewal_window": "P10D"}
STORY: list[dict[str, Any]] = [
    {"at": "-P1D", "do": "download", "episode": "salt", "policy": RENTAL},
    {"at": "-PT20H", "do": "download", "episode": "canopy"},
    {"at": "-PT19H", "do": "play", "episode": "canopy"},
    {"at": "-PT18H", "do": "stop", "episode": "canopy"},
    {"at": "-PT9H", "do": "download", "episode": "night-mail"},
    {"at": "-PT8H", "do": "set", "episode": "night-mail", "leaves_at": "+PT5H"},
    {"at": "-PT8H", "do": "set", "episode": "junction", "leaves_at": "+PT6H"},
    {"at": "+PT2H", "do": "set", "device_modified": True},
    {"at": "+PT3H", "do": "remove", "episode": "salt"},
    {"at": "+PT3H", "do": "set", "episode": "salt", "leaves_at": None},
]


def test_what_will_happen_is_told_in_its_order(tmp_path: Path) -> None:
    with opened(written(tmp_path, STORY), tmp_path / "place") as (library, service):
        now = library.clock.now()

        def told(until: int, at_most: int = 100) -> list[tuple[float, str, str | None]]:
            return [
                ((one.at - now) / HOUR, str(one.kind), one.key and one.key.episode)
                for one in service.upcoming(now, now + until, at_most)
            ]

        year = (CalendarPeriod(years=1).after(now) - now) / HOUR
        assert told(400 * DAY) == [
            (2, "scripted", None),
            (3, "scripted", "salt"),
            (5, "leaves", "night-mail"),
            (6, "leaves", "junction"),
            (29, "ends", "canopy"),
            (48, "start-limit", "salt"),
            (9 * 24, "resets", "salt"),
            (year - 20, "resets", "canopy"),
            (year - 9, "resets", "night-mail"),
        ]
        assert told(6 * HOUR)[-1] == (6, "leaves", "junction")
        assert len(told(6 * HOUR - 1)) == 3
        assert len(told(400 * DAY, 4)) == 4
        assert [one.key for one in service.upcoming(now + 5 * HOUR, now + DAY, 9)] == [
            EpisodeKey("demo", "junction")
        ]
        assert service.next_event(now) == now + 2 * HOUR
        assert service.next_end(now) == now + 5 * HOUR
        service.travel_to(now + 4 * HOUR)
        assert told(30 * HOUR) == [
            (5, "leaves", "night-mail"),
            (6, "leaves", "junction"),
            (29, "ends", "canopy"),
        ]
        assert service.next_event(now + 4 * HOUR) == now + 5 * HOUR


def test_the_limits_of_a_countdown_are_events_too(tmp_path: Path) -> None:
    with opened(written(tmp_path, STORY[1:4]), tmp_path / "place") as (library, service):
        now = library.clock.now()
        met: list[float] = []
        while (at := service.next_event(library.clock.now())) is not None and len(met) < 6:
            service.travel_to(at)
            library.ledger.advance(at)
            met.append((at - now) / HOUR)
        assert met[:4] == [5, 23, 28, 29]


def test_what_was_said_of_an_episode_goes_before_its_catalogue(tmp_path: Path) -> None:
    leaving = [{"at": "-PT1H", "do": "set", "episode": "salt", "leaves_at": "+PT5H"}]
    with opened(written(tmp_path, leaving), tmp_path / "place") as (library, service):
        library.db.execute("UPDATE episodes SET leaves_at = ?", [START + 3 * HOUR])
        told = service.upcoming(START, START + DAY, 100)
        assert all(one.kind is Due.LEAVES for one in told)
        assert {one.at for one in told if one.key == EpisodeKey("demo", "salt")} == {
            START + 5 * HOUR
        }
        assert len(told) == 18


def test_asking_costs_the_same_in_a_library_of_any_size(tmp_path: Path) -> None:
    with opened(written(tmp_path, STORY), tmp_path / "place") as (library, service):
        for statement in (UPCOMING, NEXT_DUE, NEXT_END):
            values: Any = {"after": START, "until": START + DAY, "at_most": 20}
            if statement is not UPCOMING:
                values = [START]
            plan = library.db.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            steps = [row[-1] for row in plan]
            scans = [step for step in steps if re.match(r"SCAN (?!\(subquery)", step)]
            assert not scans, steps
        with counted(library.db) as work:
            service.upcoming(START, START + 400 * DAY, 3)
        assert work.size == (1, 3)
