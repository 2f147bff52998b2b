"""Short timelines as text, told to the domain and to the oracle, which both must answer alike.

    story(
        Terms(storage_duration=minutes(3)),
        "0m download -> granted ready ends=3m left=1",
        "2m play:tide -> refused:absent absent",
        "3m leaves=5m -> - expired",
    )

Times count from `START`: `5m`, `48h`, `365d`, `3m-1ms`, or a date in UTC. The episode is salt
where none is named; `download!` is a confirmed one. After the arrow stand the decision (`-`: none)
and the status, then `overtime` where it is one, and of the rest what the story is about.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from desktop_app.domain.time import from_datetime
from desktop_app.domain.timeline import Timeline
from tests.support.builders import action_of, json_of, policy_of
from tests.support.oracle import Line, Oracle, Terms, text

START = datetime(2026, 6, 18, 14, 48, tzinfo=UTC)
UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds", "ms": "milliseconds"}
NAMES = {"ends": "expires_at", "left": "downloads_left", "resets": "downloads_reset_at"}


def minutes(count: float) -> timedelta:
    """A duration for `Terms`."""
    return timedelta(minutes=count)


def instant_of(words: str) -> datetime:
    """`3m-1ms` after `START`, or a date."""
    if re.match(r"\d{4}-", words):
        return datetime.fromisoformat(words).replace(tzinfo=UTC)
    parts = re.findall(r"([+-]?\d+)(ms|d|h|m|s)", words)
    assert "".join(f"{count}{unit}" for count, unit in parts) == words, words
    return START + sum(
        (timedelta(**{UNITS[unit]: int(count)}) for count, unit in parts), timedelta()
    )


def story(terms: Terms, *told: str | tuple[str, Terms]) -> None:
    """Tell each line to both, and compare what both answer with what stands after the arrow."""
    timeline, oracle = Timeline(policy_of(terms)), Oracle(terms)
    for one in told:
        if isinstance(one, tuple):
            said, expected = one[0], None
            line = Line(instant_of(one[0]), "set", key="policy", value=one[1])
        else:
            said, _, expected = one.partition(" -> ")
            line = line_of(said)
        answer = json_of(timeline.run(from_datetime(line.at), action_of(line)))
        assert answer == oracle.answer(line), said
        if expected:
            wanted = _wanted(expected)
            assert {name: answer[name] for name in wanted} == wanted, said


def line_of(said: str) -> Line:
    """`2m play:tide` as a line."""
    at_words, action = said.split()
    at = instant_of(at_words)
    action, _, value = action.partition("=")
    verb, _, name = action.partition(":")
    episode = name or "salt"
    match verb:
        case "leaves":
            leaves_at = None if value == "never" else instant_of(value)
            return Line(at, "set", episode, key="leaves_at", value=leaves_at)
        case "offered":
            return Line(at, "set", episode, key="downloadable", value=value == "yes")
        case "modified":
            return Line(at, "set", key="device_modified", value=value == "yes")
        case "download!":
            return Line(at, "download", episode, confirm=True)
        case _:
            return Line(at, verb, episode)


def _wanted(expected: str) -> Mapping[str, Any]:
    decision, status, *rest = expected.split()
    wanted: dict[str, Any] = {
        "decision": None if decision == "-" else decision.replace("refused:", "refused: "),
        "status": status,
        "overtime": "overtime" in rest,
    }
    for one in rest:
        name, _, value = one.partition("=")
        match name:
            case "overtime":
                pass
            case "ends" | "resets":
                wanted[NAMES[name]] = None if value == "never" else text(instant_of(value))
            case "left":
                wanted[NAMES[name]] = None if value == "unlimited" else int(value)
            case "seconds":
                wanted["remaining_s"] = None if value == "none" else int(value)
            case "at":
                wanted["at"] = text(instant_of(value))
            case "set-back" | "not-set-back":
                wanted["clock_set_back"] = name == "set-back"
            case _:
                raise ValueError(f"no such expectation: {one}")
    return wanted
