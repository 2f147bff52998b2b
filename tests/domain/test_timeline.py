from collections import UserDict
from dataclasses import dataclass
from typing import Any, cast

import pytest
from typing_extensions import override

from desktop_app.domain.entitlement import Entitlement, Offer
from desktop_app.domain.licence import Status
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.renewal import Decision
from desktop_app.domain.time import DAY, HOUR
from desktop_app.domain.timeline import Action, Download, Play, SetPolicy, Stop, Timeline, describe
from tests.support.builders import instant

NOW = instant("2026-06-18T14:48:00Z")


def test_r7_a_timeline_knows_what_plays_now() -> None:
    timeline = Timeline()
    assert timeline.playing is None
    for episode in ("salt", "tide"):
        timeline.run(NOW, Download(episode))
        timeline.run(NOW, Play(episode))
        assert timeline.playing == episode
    timeline.run(NOW, Stop("tide"))
    assert timeline.playing is None


def test_r3_every_episode_that_was_named_is_settled_when_they_are_read_together() -> None:
    timeline = Timeline(DEFAULT)
    for episode in ("salt", "tide"):
        timeline.run(NOW, Download(episode))
    timeline.run(NOW, Play("salt"))
    timeline.run(NOW + HOUR, Stop("salt"))
    held = timeline.entitlements(NOW + 2 * DAY)
    assert {name: one.status(NOW + 2 * DAY) for name, one in held.items()} == {
        "salt": Status.EXPIRED,
        "tide": Status.READY,
    }


def test_a_line_about_no_episode_is_answered_without_one() -> None:
    answer = Timeline().run(NOW, SetPolicy(DEFAULT))
    assert (answer.at, answer.clock_set_back) == (NOW, False)
    assert (answer.episode, answer.decision, answer.state) == (None, None, None)


def test_a_stop_may_say_where_it_was_reached_without_changing_the_answer() -> None:
    told = []
    for stop in (Stop("salt"), Stop("salt", position_s=20.5)):
        timeline = Timeline()
        timeline.run(NOW, Download("salt"))
        timeline.run(NOW, Play("salt"))
        told.append(timeline.run(NOW + HOUR, stop))
    assert told[0] == told[1]


class LookedUp(UserDict[str, Entitlement]):
    """What a catalogue offers, and which of it was asked for."""

    def __init__(self, offered: dict[str, Entitlement]) -> None:
        self.asked: set[str] = set()
        super().__init__(offered)

    @override
    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)


def test_a_timeline_asks_a_catalogue_only_about_what_happens() -> None:
    closed = Entitlement(Offer(downloadable=False))
    offered = LookedUp({"salt": Entitlement(), "tide": closed, "fog": Entitlement()})
    timeline = Timeline(catalogue=offered)
    assert timeline.run(NOW, Download("salt")).decision == "granted"
    assert timeline.run(NOW, Download("tide")).decision == "refused: not-offered"
    timeline.run(NOW, Play("salt"))
    timeline.run(NOW + HOUR, Stop("salt"))
    assert (timeline.live(NOW + DAY), timeline.live(NOW + 2 * DAY)) == (1, 0)
    assert offered.asked == {"salt", "tide"}
    held = timeline.entitlements(NOW + 2 * DAY)
    assert {name: one.status(NOW + 2 * DAY) for name, one in held.items()} == {
        "salt": Status.EXPIRED,
        "tide": Status.ABSENT,
        "fog": Status.ABSENT,
    }


@dataclass(frozen=True)
class Rewind:
    episode: str


def test_what_is_no_command_and_no_decision_is_a_mistake_of_the_program() -> None:
    with pytest.raises(AssertionError):
        Timeline().run(NOW, cast("Action", Rewind("salt")))
    with pytest.raises(AssertionError):
        describe(cast("Decision", Rewind("salt")))
