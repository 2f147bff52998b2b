"""Every field of a policy is known wherever a policy is read, written, stored or put in words.

A field that is added to `Policy` fails here until each of those places knows it.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.policy import Policy
from desktop_app.domain.rules import Rules
from desktop_app.domain.time import DAY, HOUR, MINUTE, CalendarPeriod
from desktop_app.formats.policy import PolicyModel, read_policy
from desktop_app.formats.scenario_write import policy_fields
from desktop_app.platform.paths import resource
from desktop_app.storage.codec import STORED_TERMS, policy_from_json, policy_to_json
from desktop_app.ui.answers import Question, answers_of
from desktop_app.ui.briefs import brief_of
from desktop_app.ui.dialogs.warning_words import warning_props
from desktop_app.ui.terms import terms_line
from desktop_app.ui.text import Texts
from tests.ui.dialogs.facts import episode, facts

EN = Texts("en")
BASE = Policy("base", storage_duration=30 * DAY)
OTHERS: dict[str, object] = {
    "storage_duration": 14 * DAY,
    "playback_duration": 24 * HOUR,
    "storage_enforced_after_start": True,
    "soft_enforce_playback": False,
    "play_start_grace": MINUTE,
    "max_renewals": 2,
    "renewal_window": CalendarPeriod(months=6),
    "max_downloads": 3,
}
"""Of each field a value that a person is told of in other words than the one of `BASE`."""
NOT_IN_THE_WARNING = {
    "soft_enforce_playback": "it is about finishing the episode, not about using up a download",
    "max_renewals": "it asks before the last one, however many there were",
    "renewal_window": "it tells the date on which the open window ends",
    "max_downloads": "it is asked only where there is room for another",
}
SCHEMAS = ("policy", "catalogue", "scenario")
NAMES = [field.name for field in fields(Policy) if field.name != "name"]


@dataclass(frozen=True, slots=True)
class WithOneMore(Policy):
    """What `Policy` would be with a field that nobody else was told of."""

    bonus: int = 0


def objects(schema: Any) -> Iterator[set[str]]:
    """The properties of every object of a schema that is a policy."""
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        if "storage_duration" in properties:
            yield set(properties)
        for inner in schema.values():
            yield from objects(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


def unknown(names: Iterable[str]) -> set[tuple[str, str]]:
    """The places that do not know a field, with that field."""
    known = {
        "formats.policy.PolicyModel": set(PolicyModel.model_fields),
        "storage.codec.STORED_TERMS": set(STORED_TERMS),
        "tests: a value that is told of": OTHERS.keys(),
    }
    for name in SCHEMAS:
        found = list(objects(json.loads(resource("schemas", f"{name}.json").read_text("utf-8"))))
        assert found
        known[f"resources/schemas/{name}.json"] = set.intersection(*found)
    rules = resource("docs", "rules.md").read_text("utf-8")
    lines = [line for line in rules.splitlines() if line.startswith("| `")]
    known["resources/docs/rules.md"] = {line.split("`")[1] for line in lines}
    return {(place, name) for place, fields_ in known.items() for name in names - fields_}


def test_every_place_knows_every_field() -> None:
    assert unknown(set(NAMES)) == set()


def test_a_field_that_is_added_is_missed_in_every_place() -> None:
    names = {field.name for field in fields(WithOneMore)} - {"name"}
    missed = unknown(names)
    assert {name for _place, name in missed} == {"bonus"}
    assert len(missed) == 4 + len(SCHEMAS)


@pytest.mark.parametrize("name", NAMES)
def test_p1_another_value_of_a_field_is_told_in_the_rules_the_comparison_and_the_warning(
    name: str,
) -> None:
    other = replace(BASE, **{name: OTHERS[name]})
    assert answers_of(Rules(BASE), EN) != answers_of(Rules(other), EN)
    assert terms_line(BASE, EN) != terms_line(other, EN)
    assert [brief_of(BASE, one, EN) for one in Question] != [
        brief_of(other, one, EN) for one in Question
    ]
    of_base, of_other = (warning_props(facts(policy=one), EN) for one in (BASE, other))
    assert (of_base == of_other) == (name in NOT_IN_THE_WARNING)
    two = facts(episode("a"), episode("b"), policy=BASE)
    differ = replace(two, episodes=(two.episodes[0], replace(two.episodes[1], policy=other)))
    assert (warning_props(two, EN) == warning_props(differ, EN)) == (name in NOT_IN_THE_WARNING)


@pytest.mark.parametrize("name", NAMES)
def test_p1_another_value_of_a_field_comes_back_from_a_file_and_from_the_library(
    name: str, tmp_path: Path
) -> None:
    other = replace(BASE, **{name: OTHERS[name]})
    path = tmp_path / "other.json"
    path.write_text(json.dumps(policy_fields(other)))
    assert read_policy(path).policy == other
    assert policy_from_json(policy_to_json(other)) == other
