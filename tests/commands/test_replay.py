"""Part R from bytes to bytes: every line read strictly, every answer printed at once."""

import io
import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.commands.replay import ReplayError, run
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.time import HOUR
from desktop_app.formats.faults import Fault, FormatError
from tests.support.builders import policy_of, some_lines, some_terms
from tests.support.oracle import Line, Oracle, Terms

AT = "2026-06-18T14:48:00Z"
LATER = "2026-06-20T14:48:00Z"


def find_policy(name: str) -> Policy:
    """One policy ships here."""
    if name == "hard":
        return Policy("hard", soft_enforce_playback=False, max_renewals=0)
    raise FormatError([Fault(name, "", "is no policy"), Fault(name, "field", "is not known")])


def replayed(text: bytes | str) -> tuple[list[dict[str, Any]], str]:
    """The answers, and the sentence that ended the run, if one did."""
    out = io.StringIO()
    fault = ""
    try:
        data = text if isinstance(text, bytes) else text.encode()
        run(io.BytesIO(data), out, DEFAULT, find_policy)
    except ReplayError as error:
        fault = str(error)
    assert "\n" not in fault
    printed = out.getvalue()
    assert printed.isascii()
    return [json.loads(line) for line in printed.splitlines()], fault


def line(at: str = AT, /, **fields: object) -> str:
    """One line."""
    return json.dumps({"at": at, **fields})


def test_r_every_line_is_answered_with_exactly_its_fields() -> None:
    text = "\n".join(
        [
            line(do="download", episode="salt"),
            line(do="set", device_modified=True),
            line(LATER, do="look", episode="salt"),
        ]
    )
    state = {
        "status": "ready",
        "overtime": False,
        "expires_at": None,
        "remaining_s": None,
        "downloads_left": 1,
        "downloads_reset_at": "2027-06-18T14:48:00.000Z",
    }
    first = {"at": "2026-06-18T14:48:00.000Z", "clock_set_back": False}
    assert replayed(text) == (
        [
            {**first, "episode": "salt", "decision": "granted", **state},
            {**first, "episode": None, "decision": None, **dict.fromkeys(state)},
            {**first, "at": "2026-06-20T14:48:00.000Z", "episode": "salt", "decision": None}
            | state,
        ],
        "",
    )


def test_r_every_verb_and_every_fact() -> None:
    doings: list[dict[str, object]] = [
        {"do": "set", "policy": "hard"},
        {"do": "set", "episode": "salt", "downloadable": False},
        {"do": "download", "episode": "salt", "confirm": True},
        {"do": "set", "episode": "salt", "downloadable": True},
        {"do": "download", "episode": "salt", "confirm": False},
        {"do": "download", "episode": "salt", "confirm": True},
        {"do": "play", "episode": "salt"},
        {"do": "stop", "episode": "salt"},
        {"do": "set", "episode": "salt", "leaves_at": AT},
        {"do": "set", "episode": "salt", "leaves_at": None},
        {"do": "lose", "episode": "salt"},
        {"do": "remove", "episode": "salt"},
        {"do": "set", "device_modified": True},
        {"do": "download", "episode": "reed"},
        {"do": "look", "episode": "salt"},
    ]
    answers, fault = replayed("".join(line(**doing) + "\n" for doing in doings))
    assert fault == ""
    assert [answer["decision"] for answer in answers] == [
        None,
        None,
        "refused: not-offered",
        None,
        "needs-confirmation",
        "granted",
        "playing",
        "stopped",
        None,
        None,
        "refused: nothing-to-lose",
        "refused: nothing-to-remove",
        None,
        "refused: device-blocked",
        None,
    ]
    assert answers[6]["expires_at"] == "2026-06-20T14:48:00.000Z"
    assert answers[6]["remaining_s"] == 48 * HOUR // 1000
    assert answers[8]["status"] == "revoked"


@pytest.mark.parametrize(
    "episode", ["", "\ud800", "\ufeff", "Sel d\u2019été", "a\nb", "\0", "x" * 9999]
)
def test_r_any_string_may_name_an_episode(episode: str) -> None:
    answers, fault = replayed(line(do="download", episode=episode))
    assert (answers[0]["episode"], answers[0]["decision"], fault) == (episode, "granted", "")


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", " \t\r\n"])
def test_r_the_last_line_may_end_as_it_likes(ending: str) -> None:
    assert replayed(line(do="look", episode="salt") + ending)[1] == ""
    assert replayed(b"") == ([], "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line: is empty"),
        ("\r", "line: is empty"),
        ("[]", "line: must be one JSON object, not a list"),
        ("null", "line: must be one JSON object, not null"),
        ("{", "line: is not JSON at column 2"),
        ("{}{}", "line: is not JSON at column 3"),
        ("{} x", "line: is not JSON"),
        (b'{"do": "\xff"}', "line: is not UTF-8 at byte 9"),
        (b'{"do": "\xed\xa0\x80"}', "line: is not UTF-8"),
        ("\ufeff" + line(do="look", episode="salt"), "line: starts with a byte order mark"),
        ("{}".encode("utf-16"), "line: is not UTF-8"),
        ('{"at": NaN}', "line: holds NaN"),
        ('{"at": -Infinity}', "line: holds -Infinity"),
        (f'{{"at": {"9" * 5_000}}}', "line: holds a number of more than 4000 digits"),
        ('{"at": ' + "[" * 200_000, "line: is nested too deeply"),
        ('{"at": ' + '{"a":' * 200_000, "line: is nested too deeply"),
        ('{"episode": "a\tb"}', "line: is not JSON"),
        ('{"episode": "a\0b"}', "line: is not JSON"),
        ("{}", "do: is missing"),
        ('{"do": "look", "episode": "salt"}', "at: is missing"),
        ('{"do": "look", "do": "look"}', "do: is given twice"),
        ('{"": 1, "": 2}', '"": is given twice'),
        (line(do="look"), "episode: is missing"),
        (line(do="look", episode=None), "episode: must be a string, not null"),
        (line(do="look", episode=["salt"]), "episode: must be a string, not a list"),
        (line(do="look", episode={"a": 1}), "episode: must be a string, not an object"),
        (line(do=1), "do: must be a string, not 1"),
        (line(do="x" * 99), "do: "),
        (line(do="Look", episode="salt"), 'do: "Look" is not known; write one of download, play'),
        (line(do="queue", episode="salt"), 'do: "queue" is not known'),
        (line("2026-06-18", do="look", episode="salt"), 'at: "2026-06-18" is no instant'),
        (line("-P4D", do="look", episode="salt"), 'at: "-P4D" is no instant'),
        (line("1969-06-18T12:00:00Z", do="look", episode="a"), "at: "),
        ('{"at": 5, "do": "look", "episode": "salt"}', "at: must be a string, not 5"),
        (line(do="look", episode="salt", confirm=True), 'confirm: does not belong to "look"'),
        (line(do="download", episode="salt", confirm=1), "confirm: must be true or false, not 1"),
        (line(do="download", episode="salt", confirm=None), "confirm: must be true or false"),
        (line(do="stop", episode="salt", position_s=1.5), "position_s: does not belong"),
        (line(do="look", episode="salt", été=1), '"\\u00e9t\\u00e9": does not belong'),
        (line(do="look", episode="salt", **{"a\nb": 1}), '"a\\nb": does not belong'),
        (line(do="look", episode="salt", downloadable=True), "downloadable: does not belong"),
        (line(do="set"), "line: sets nothing; write one of downloadable, leaves_at"),
        (line(do="set", episode="salt"), "line: sets nothing"),
        (line(do="set", downloadable=True), "episode: is missing"),
        (line(do="set", leaves_at=AT), "episode: is missing"),
        (line(do="set", episode="a", downloadable=None), "downloadable: must be true or false"),
        (line(do="set", episode="a", leaves_at=5), "leaves_at: must be a string or null, not 5"),
        (line(do="set", episode="a", leaves_at="now"), 'leaves_at: "now" is no instant'),
        (line(do="set", episode="a", downloadable=True, leaves_at=None), "leaves_at: does not"),
        (line(do="set", episode="a", device_modified=True), "episode: does not belong to a set"),
        (line(do="set", episode="a", policy="hard"), "episode: does not belong to a set of policy"),
        (
            line(do="set", device_modified="yes"),
            'device_modified: must be true or false, not "yes"',
        ),
        (line(do="set", device_modified=True, policy="hard"), "policy: does not belong"),
        (line(do="set", policy={"name": "x"}), "policy: must be a string, not an object"),
        (line(do="set", policy="soft"), "policy: soft: is no policy; soft: field: is not known"),
        (line(do="set", policy="a\nb"), 'policy: "a\\nb": is no policy'),
    ],
)
def test_r_a_line_that_is_not_one_ends_the_run(text: str | bytes, fault: str) -> None:
    good = line(do="look", episode="salt").encode()
    bad = text if isinstance(text, bytes) else text.encode()
    answers, said = replayed(b"\n".join([good, good, bad, good]))
    assert said.startswith(f"line 3: {fault}"), said
    assert len(answers) == 2


def test_r2_a_line_behind_the_latest_is_answered_at_the_latest() -> None:
    text = "\n".join(
        line(at, do="look", episode="salt")
        for at in (AT, "2026-06-18T14:47:55Z", "2026-06-18T14:47:54.999Z")
    )
    answers, _ = replayed(text)
    assert [answer["at"] for answer in answers] == ["2026-06-18T14:48:00.000Z"] * 3
    assert [answer["clock_set_back"] for answer in answers] == [False, False, True]


class Alternating:
    """A reader and a writer that note who was called."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.calls: list[str] = []

    def readline(self) -> bytes:
        self.calls.append("read")
        return (self.lines.pop(0) + "\n").encode() if self.lines else b""

    def write(self, text: str) -> int:
        self.calls.append("write")
        return len(text)

    def flush(self) -> None:
        self.calls.append("flush")


def test_r_each_answer_is_out_before_the_next_line_is_read() -> None:
    both: Any = Alternating([line(do="look", episode="salt")] * 2)
    run(both, both, DEFAULT, find_policy)
    calls = "".join(call[0] for call in both.calls).replace("ww", "w")
    assert calls == "rwfrwfr"


class Broken(io.BytesIO):
    """A file on a disk that fails."""

    def readline(self, _limit: int | None = -1, /) -> bytes:
        raise OSError(5, "Input/output error")


def test_r_a_file_that_cannot_be_read_ends_the_run() -> None:
    with pytest.raises(ReplayError, match="line 1: line: cannot be read: Input/output error"):
        run(Broken(), io.StringIO(), DEFAULT, find_policy)


def text_of(told: Line, policies: dict[str, Policy]) -> str:
    """The oracle's line as JSON; its terms become a policy with a name."""
    fields: dict[str, object] = {"at": told.at.isoformat(), "do": told.do}
    if told.episode is not None:
        fields["episode"] = told.episode
    if told.do == "download":
        fields["confirm"] = told.confirm
    if told.do == "set":
        value = told.value
        if isinstance(value, Terms):
            name = f"policy-{len(policies)}"
            policies[name] = policy_of(value)
            value = name
        fields[told.key] = value.isoformat() if isinstance(value, datetime) else value
    return json.dumps(fields)


@given(st.integers(0, 2**64))
@settings(deadline=None, max_examples=60)
def test_r_replay_and_the_oracle_answer_alike(seed: int) -> None:
    pick = Random(seed).choice
    terms = some_terms(pick)
    told = some_lines(pick, terms, 40)
    policies: dict[str, Policy] = {}
    text = "\n".join(text_of(one, policies) for one in told)
    out = io.StringIO()
    run(io.BytesIO(text.encode()), out, policy_of(terms), policies.__getitem__)
    oracle = Oracle(terms)
    expected: list[Mapping[str, Any]] = [oracle.answer(one) for one in told]
    assert [json.loads(one) for one in out.getvalue().splitlines()] == expected


@given(st.binary(max_size=200))
def test_r_no_line_is_beyond_a_sentence(data: bytes) -> None:
    replayed(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from([AT]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)
KEYS = ["at", "do", "episode", "confirm", "downloadable", "leaves_at", "device_modified", "policy"]
VERBS = ["download", "play", "stop", "remove", "lose", "look", "set"]


@given(st.dictionaries(st.sampled_from(KEYS) | st.text(), JSON), st.sampled_from(VERBS))
def test_r_no_object_is_beyond_a_sentence(fields: dict[str, object], doing: str) -> None:
    replayed(json.dumps({"at": AT, "do": doing} | fields))


def test_r_replay_imports_no_qt_and_no_pydantic() -> None:
    code = (
        "import sys, desktop_app.commands.replay; "
        "print([name for name in ('PySide6', 'pydantic', 'sqlite3') if name in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "[]\n"
