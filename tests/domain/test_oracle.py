"""The timeline and the oracle, the rules by another hand, never differ."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop_app.domain.time import from_datetime
from desktop_app.domain.timeline import Timeline
from tests.support.builders import (
    Pick,
    action_of,
    json_of,
    policy_of,
    some_lines,
    some_terms,
)
from tests.support.oracle import Line, Terms, answers

Told = tuple[Terms, list[Line]]


def hypothesis_pick(draw: st.DrawFn) -> Pick:
    def pick(options: Any) -> Any:
        return draw(st.sampled_from(options))

    return pick


@st.composite
def timelines(draw: st.DrawFn) -> Told:
    pick = hypothesis_pick(draw)
    terms = some_terms(pick)
    return terms, some_lines(pick, terms, draw(st.integers(1, 40)))


def compare(told: Told) -> None:
    terms, lines = told
    timeline = Timeline(policy_of(terms))
    for line, expected in zip(lines, answers(lines, terms), strict=True):
        assert json_of(timeline.run(from_datetime(line.at), action_of(line))) == expected, line


def test_r1_to_r11_every_answer_of_a_random_timeline_is_the_oracles(
    pytestconfig: pytest.Config,
) -> None:
    examples = 5_000 if pytestconfig.getoption("--long", default=False) else 150
    check = settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    )
    check(given(timelines())(compare))()


def test_the_random_timelines_reach_every_decision_and_every_status(
    many_timelines: list[Told],
) -> None:
    told = [answer for terms, lines in many_timelines for answer in answers(lines, terms)]
    assert {answer["status"] for answer in told if answer["status"]} == STATUSES
    assert {answer["decision"] for answer in told if answer["decision"]} == DECISIONS
    assert any(answer["overtime"] for answer in told)
    assert any(answer["clock_set_back"] for answer in told)
    assert any(answer["status"] == "ready" and answer["remaining_s"] == 0 for answer in told)


def test_r1_to_r11_five_hundred_timelines_that_stay_the_same_have_the_oracles_answers(
    many_timelines: list[Told],
) -> None:
    for told in many_timelines:
        compare(told)


STATUSES = {"revoked", "active", "ready", "absent", "locked", "returned", "expired"}
DECISIONS = {
    "granted",
    "renewed",
    "needs-confirmation",
    "refused: device-blocked",
    "refused: not-offered",
    "refused: withdrawn",
    "refused: already-downloaded",
    "refused: locked",
    "refused: shelf-full",
    "playing",
    "refused: absent",
    "refused: returned",
    "refused: expired",
    "refused: revoked",
    "stopped",
    "refused: not-playing",
    "removed",
    "refused: nothing-to-remove",
    "lost",
    "refused: nothing-to-lose",
}
