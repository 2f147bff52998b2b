"""Policies as files and as JSON (P1 to P3)."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, CalendarPeriod
from desktop_app.formats.document import parse
from desktop_app.formats.faults import Fault, FormatError
from desktop_app.formats.policy import (
    PolicyFile,
    PolicyModel,
    find_policy,
    read_policy,
)


def policy_from_json(text: str) -> Policy:
    """The policy in a text."""
    return parse(PolicyModel, text.encode(errors="surrogatepass"), "policy").as_policy()


def faults_of(text: str) -> dict[str, str]:
    """Places and reasons."""
    with pytest.raises(FormatError) as caught:
        policy_from_json(text)
    assert all(fault.file == "policy" for fault in caught.value.faults)
    return {fault.where: fault.reason for fault in caught.value.faults}


def test_p1_a_field_left_out_has_the_default() -> None:
    assert policy_from_json('{"name": "clubic-2017"}') == DEFAULT
    assert policy_from_json('{"name": "x", "max_downloads": 3}') == Policy("x", max_downloads=3)


def test_p1_null_means_none_where_the_unit_says_so() -> None:
    nullable: dict[str, Any] = {
        "storage_duration": None,
        "playback_duration": None,
        "max_renewals": None,
        "renewal_window": None,
        "max_downloads": None,
    }
    assert policy_from_json(json.dumps({"name": "x"} | nullable)) == Policy("x", **nullable)


@pytest.mark.parametrize(
    "field",
    [
        *["name", "storage_enforced_after_start", "soft_enforce_playback", "play_start_grace"],
        *["title", "source", "mark"],
    ],
)
def test_p1_null_is_refused_elsewhere(field: str) -> None:
    assert list(faults_of(json.dumps({"name": "x", field: None}))) == [field]


def test_p1_every_field_is_read(tmp_path: Path) -> None:
    file = tmp_path / "policy.json"
    fields = {
        "name": "x",
        "title": {"en": "X", "fr-CA": "Ixe"},
        "source": "here",
        "mark": "A",
        "storage_duration": "P2W",
        "playback_duration": "PT36H",
        "storage_enforced_after_start": True,
        "soft_enforce_playback": False,
        "play_start_grace": "PT90S",
        "max_renewals": 0,
        "renewal_window": "P1Y6M1D",
        "max_downloads": 25,
    }
    file.write_text(json.dumps(fields))
    policy = Policy(
        "x",
        storage_duration=14 * DAY,
        playback_duration=36 * HOUR,
        storage_enforced_after_start=True,
        soft_enforce_playback=False,
        play_start_grace=MINUTE + 30 * SECOND,
        max_renewals=0,
        renewal_window=CalendarPeriod(1, 6, 1),
        max_downloads=25,
    )
    title = LocalText({"en": "X", "fr-CA": "Ixe"})
    texts = (title, LocalText.plain("here"), LocalText.plain("A"))
    assert read_policy(file) == PolicyFile(policy, *texts)


@pytest.mark.parametrize("value", [1.0, 1e2, True, "1", -1, [], {}])
@pytest.mark.parametrize("field", ["max_renewals", "max_downloads"])
def test_p2_counts_are_json_integers_from_0(field: str, value: object) -> None:
    assert list(faults_of(json.dumps({"name": "x", field: value}))) == [field]


def test_p2_a_count_may_be_as_large_as_it_likes() -> None:
    assert policy_from_json(f'{{"name": "x", "max_renewals": {10**30}}}').max_renewals == 10**30
    assert policy_from_json('{"name": "x", "max_renewals": -0}').max_renewals == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("storage_duration", "PT0S"),
        ("storage_duration", "-P1D"),
        ("storage_duration", "P1M"),
        ("storage_duration", "P36526D"),
        ("storage_duration", 48),
        ("playback_duration", "P0D"),
        ("playback_duration", True),
        ("play_start_grace", "-PT1S"),
        ("play_start_grace", 0),
        ("renewal_window", "P0Y"),
        ("renewal_window", "P1W"),
        ("renewal_window", "P101Y"),
        ("storage_enforced_after_start", "true"),
        ("storage_enforced_after_start", 1),
        ("soft_enforce_playback", 0),
        ("name", ""),
        ("name", 5),
        ("name", "\ud800"),
        ("title", {}),
        ("title", 5),
        ("source", ["x"]),
    ],
)
def test_p3_a_wrong_value_is_refused_with_its_field(field: str, value: object) -> None:
    assert list(faults_of(json.dumps({"name": "x"} | {field: value}))) == [field]


def test_p3_the_grace_may_be_zero() -> None:
    assert policy_from_json('{"name": "x", "play_start_grace": "PT0S"}').play_start_grace == 0


def test_p3_every_fault_is_reported_at_once() -> None:
    text = (
        '{"title": {"EN": "x", "fr": 3}, "max_renewals": 1.0, "naem": "x", "mark": "A", '
        '"mark": "B", "mark": "C", "title": {"EN": "x", "fr": 3}, "playback_duration": "PT0S"}'
    )
    assert faults_of(text) == {
        "title": "is given twice; keep one",
        "mark": "is given twice; keep one",
        "name": "is missing; add it",
        "title.EN": '"EN" is no language code; write one such as en or fr-CA',
        "title.fr": "should be a valid string, not 3; correct it",
        "playback_duration": '"PT0S" is zero; write a duration above it',
        "max_renewals": "should be a valid integer, not 1.0; correct it",
        "naem": "is not known here; take it out or correct its name",
    }


@pytest.mark.parametrize(
    ("text", "where", "reason"),
    [
        ('{"name": "x", "name": "x"}', "name", "is given twice; keep one"),
        ('{"name": "x", "title": {"en": "a", "en": "b"}}', "title.en", "is given twice; keep one"),
        ('{"name": "x", "extra": [{"a": 1, "a": 2}]}', "extra[0].a", "is given twice; keep one"),
        ('["name"]', "", "should be an object, not a list; correct it"),
        ("nothing", "", "is not JSON at column 1: Expecting value; correct it there"),
        ('{"name": "\ud800"}', "", "is not UTF-8 at byte 11; save it as UTF-8"),
    ],
)
def test_p3_what_is_no_object_with_fields_is_refused(text: str, where: str, reason: str) -> None:
    assert faults_of(text)[where] == reason


def written(folder: Path, name: str, **fields: Any) -> Path:
    """A policy file."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}.json"
    file.write_text(json.dumps({"name": name} | fields))
    return file


def test_r_a_shipped_name_goes_before_a_file_and_a_file_is_looked_for_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    written(shipped, "one", max_renewals=7)
    here = tmp_path / "here"
    mine = written(here, "mine")
    (here / "one").write_text('{"name": "a file"}')
    monkeypatch.chdir(here)
    assert find_policy("one", shipped) == Policy("one", max_renewals=7)
    assert find_policy("./one", shipped) == Policy("a file")
    assert find_policy("mine.json", shipped) == Policy("mine")
    assert find_policy(str(mine), shipped) == Policy("mine")


@pytest.mark.parametrize("name", ["two", "", "../here/mine", "ONE", "one.json", "a\0b", "x" * 5000])
def test_r_a_policy_that_is_not_found_is_refused(name: str, tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    written(shipped, "one")
    with pytest.raises(
        FormatError, match="is neither a policy that ships nor a file; write one of one"
    ):
        find_policy(name, shipped)


def test_p3_a_file_with_faults_is_refused_by_its_name(tmp_path: Path) -> None:
    file = written(tmp_path, "bad", max_renewals=-1)
    with pytest.raises(FormatError) as caught:
        find_policy(str(file), tmp_path / "shipped")
    reason = "should be greater than or equal to 0, not -1; correct it"
    assert caught.value.faults == (Fault(str(file), "max_renewals", reason),)
