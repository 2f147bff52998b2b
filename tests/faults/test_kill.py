"""Four downloads, killed again and again wherever they are: each is counted once, with its film."""

import random
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import EpisodeKey
from desktop_app.storage.transfers import queue
from tests.support.pipeline import (
    FERN,
    REED,
    SALT,
    TIDE,
    Place,
    killed_at,
    pipeline,
    running,
)
from tests.support.server import serving

pytestmark = pytest.mark.usefixtures("qapp")

EVERYTHING = (SALT, TIDE, REED, FERN)
LIBRARIES, GRANTS, KILLS = 34, 136, 330
"""Of the long form."""


def counted(place: Place) -> set[EpisodeKey]:
    """Those that were granted: once, with their whole film in its place and off the queue."""
    sizes = place.shelf.media.sizes()
    granted = {one for one in EVERYTHING if place.grants(one)}
    for one in granted:
        held = place.shelf.ledger.settled(one, place.clock.at)
        assert place.grants(one) == 1
        assert held.entitlement.licence is not None
        assert held.file in sizes
        content = place.shelf.media.file(held.file).read_bytes()
        assert content == (place.shelf.folder / "source" / f"{one.episode}.webm").read_bytes()
        assert place.transfer(one) is None
    assert {key for key, _transfer in queue(place.shelf.db)} == set(EVERYTHING) - granted
    return granted


def some_point(pick: random.Random, place: Place, left: int) -> str:
    """A point that is sure to be met, and that leaves something to be killed at the next time."""
    complete = [name for name in place.shelf.media.sizes() if not name.endswith(".part")]
    to_arrive = left - (len(complete) - len(EVERYTHING) + left)
    points = [
        *("part" for _ in range(to_arrive)),
        *(f"verified:{number + 1}" for number in range(min(2, to_arrive))),
        *(f"renamed:{number + 1}" for number in range(min(2, to_arrive))),
        *(f"granting:{number + 1}" for number in range(min(2, left))),
        *(f"committing:{number + 1}" for number in range(min(2, left - 1))),
        *(f"committed:{number + 1}" for number in range(min(2, left - 1))),
    ]
    return pick.choice(points)


@pytest.mark.parametrize(
    "number",
    [pytest.param(one, marks=[] if one == 0 else [pytest.mark.long]) for one in range(LIBRARIES)],
)
def test_f4_f6_killed_again_and_again_nothing_is_lost_and_nothing_counted_twice(
    tmp_path: Path, qtbot: QtBot, number: int, pytestconfig: pytest.Config
) -> None:
    pick = random.Random(number)
    kills = KILLS // LIBRARIES + (number < KILLS % LIBRARIES)
    if not pytestconfig.getoption("--long"):
        kills = 4
    with (
        pipeline(tmp_path) as place,
        serving(place.source(SALT).read_bytes()) as one,
        serving(place.source(TIDE).read_bytes()) as other,
    ):
        # from a server and from a file, with a checksum, with a size alone, and with neither
        place.listed(SALT, media=f"{one.address}/a.webm", sha256=None)
        place.listed(TIDE, media=f"{other.address}/b.webm", sha256=None, size=None)
        place.listed(REED, sha256=None, size=None)
        place.ask(*EVERYTHING)
        before: set[EpisodeKey] = set()
        for _ in range(kills):
            killed_at(tmp_path, some_point(pick, place, len(EVERYTHING) - len(before)))
            granted = counted(place)
            assert before <= granted
            before = granted
        with running(place):
            qtbot.waitUntil(lambda: queue(place.shelf.db) == [], timeout=10_000)
            qtbot.waitUntil(lambda: len(place.shelf.media.sizes()) == 4, timeout=5_000)
        assert counted(place) == set(EVERYTHING)
        assert place.shelf.projection() == place.shelf.rebuilt(place.clock.at)


def test_the_long_form_is_as_long_as_it_was() -> None:
    assert len(EVERYTHING) * LIBRARIES == GRANTS
    assert sum(KILLS // LIBRARIES + (one < KILLS % LIBRARIES) for one in range(LIBRARIES)) == KILLS
