"""Wherever the clock of a scenario jumps, its library is what the pure timeline says there."""

import bisect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.time import DAY, HOUR, MINUTE, Instant
from desktop_app.formats.scenario_run import run_scenario
from desktop_app.scenarios.service import ScenarioService
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.shipped import find_scenario
from tests.scenarios.test_service import SHIPPED_SMALL, is_what_the_timeline_says, opened
from tests.support.clocks import START

pytestmark = pytest.mark.usefixtures("qapp")

Travelled = tuple[OpenLibrary, ScenarioService]
LONG = settings.default is not None and settings.default.max_examples > 100
JUMPS = settings(
    max_examples=100 if LONG else 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(params=SHIPPED_SMALL)
def travelled(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Travelled]:
    """A shipped scenario, opened once; each example goes on from where the last one left it."""
    with opened(find_scenario(request.param), tmp_path / "place") as (library, service):
        yield library, service


@cache
def turning_points(name: str) -> list[Instant]:
    """Where something happens: by command, or by itself."""
    opening = run_scenario(find_scenario(name), START)
    steps = [*opening.steps, *opening.later]
    held = opening.timeline.entitlements(opening.now).values()
    by_itself = [
        at
        for one in held
        for at in (one.expires_at, one.offer.leaves_at, one.downloads_reset_at(opening.now))
        if at is not None
    ]
    return sorted({opening.now, *(step.at for step in steps), *by_itself})


def instants(name: str) -> st.SearchStrategy[Instant]:
    """At a turning point, just beside it, or anywhere around."""
    near = st.builds(
        int.__add__, st.sampled_from(turning_points(name)), st.sampled_from([-1, 0, 1, MINUTE])
    )
    first, last = turning_points(name)[0], turning_points(name)[-1]
    return near | st.integers(first - DAY, last + 50 * HOUR)


@JUMPS
@given(data=st.data())
def test_t5_at_every_jump_the_library_is_what_the_timeline_says(
    travelled: Travelled, data: st.DataObject
) -> None:
    library, service = travelled
    scenario = library.scenario
    assert scenario is not None
    for at in data.draw(st.lists(instants(scenario.name), min_size=1, max_size=3), "jumps"):
        service.travel_to(at)
        library.ledger.advance(at)
        is_what_the_timeline_says(library, run_scenario(scenario, START, at))


def test_t5_from_event_to_event_nothing_is_missed(travelled: Travelled) -> None:
    library, service = travelled
    scenario = library.scenario
    assert scenario is not None
    points = turning_points(scenario.name)
    first = run_scenario(scenario, START).now
    ahead = points[bisect.bisect_right(points, first) :]
    met: list[Instant] = []
    at = library.clock.now()
    while (next_at := service.next_event(at)) is not None and len(met) < 400:
        assert next_at > at
        service.travel_to(next_at)
        library.ledger.advance(next_at)
        met.append(next_at)
        at = next_at
    is_what_the_timeline_says(library, run_scenario(scenario, START, at))
    assert set(ahead) <= set(met)
    assert service.next_event(at) is None
    assert service.next_end(at) is None


def test_t5_five_minutes_before_the_next_end_it_still_plays(travelled: Travelled) -> None:
    library, service = travelled
    end = service.next_end(library.clock.now())
    assert library.scenario is not None
    if library.scenario.name in ("first-run", "overtime"):  # no copy, and none that ends by itself
        assert end is None
        return
    assert end is not None
    service.travel_to(end - 5 * MINUTE)
    library.ledger.advance(end - 5 * MINUTE)
    (key,) = library.db.execute("SELECT episode FROM shelf WHERE ends_at = ?", [end]).fetchone()
    (episode,) = [e.key for e in library.scenario.catalogue.episodes if e.key.episode == key]
    assert library.ledger.settled(episode, end - 1).entitlement.licence is not None
    assert library.ledger.settled(episode, end).entitlement.licence is None
