"""Files that nobody meant: whatever stands in one, a reader takes it or says what is wrong."""

import io
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.commands.replay import ReplayError, run
from desktop_app.domain.policy import DEFAULT
from desktop_app.formats.catalogue import read_catalogue
from desktop_app.formats.faults import FAULTS_TOLD, Fault, FormatError, quoted, shown, some
from desktop_app.formats.fields import Shipped
from desktop_app.formats.plain_text import LONGEST_LINE, LONGEST_TEXT, one_line, paragraphs
from desktop_app.formats.policy import find_policy, read_policy
from desktop_app.formats.replay_lines import LineError, parse_line
from desktop_app.formats.scenario import read_scenario
from desktop_app.formats.scenario_run import run_scenario
from desktop_app.formats.variant import read_variant
from desktop_app.platform.paths import resource
from desktop_app.session.shipped import demo_catalogue

POLICIES = resource("policies")
LONGEST_SENTENCE = 10_000
"""Ten faults, each with a long path and what may stand there instead."""


def shipped() -> Shipped:
    demo = {"demo": resource("catalogue", "catalogue.json")}
    return Shipped(POLICIES, demo, resource("variants"))


def scenario(path: Path) -> None:
    run_scenario(read_scenario(path, shipped()), 1_782_126_420_000)


READERS: dict[str, tuple[Callable[[Path], object], Path]] = {
    "catalogue": (
        lambda path: read_catalogue(path, POLICIES),
        resource("catalogue", "catalogue.json"),
    ),
    "policy": (read_policy, resource("policies", "chili-rental.json")),
    "scenario": (scenario, resource("scenarios", "demo.json")),
    "variant": (
        lambda path: read_variant(path, resource("icons")),
        resource("variants", "neutral.json"),
    ),
}

HOSTILE_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=12),  # half characters too
    st.sampled_from(
        [
            *("", " ", "\0", "\n", "\u202e", "\u2066", "\ufeff", "\ud800", "\udfff\ud800", "é́̂"),
            *("../..", "/etc/passwd", "/", ".", "a/../../b", "x" * 5_000, "a/" * 3_000, "C:\\x"),
            *("http://[", "http://a:99999/", "file://x/y", "http://h/" + "x" * 5_000),
            *(
                "P1Y",
                "PT0S",
                "P" + "9" * 5_000 + "D",
                "-P36525D",
                "+P36525D",
                "9999-12-31T23:59:59Z",
            ),
            *("2026-06-18T14:48:00Z", "1970-01-01T00:00:00+23:59", "demo", "salt", "clubic-2017"),
            *(
                "Europe/Paris",
                "Europe",
                "../zone.tab",
                "localtime",
                "a\0b",
                "neutral",
                "x" * 200_000,
            ),
        ]
    ),
)
HOSTILE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([0, -1, 2**31, 2**63, -(2**63) - 1, 10**400, 10**3_999, -(10**3_999)]),
    st.floats(),
    HOSTILE_TEXT,
    st.sampled_from([[], {}, [[]] * 50, {"en": "x"}, {"": ""}, {"name": "x"}, {"do": "look"}]),
    st.recursive(
        st.none() | HOSTILE_TEXT,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(HOSTILE_TEXT, inner, max_size=3)
        ),
        max_leaves=8,
    ),
)


def places(value: Any, where: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield where
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    for name, one in inner:
        yield from places(one, (*where, name))


def with_value(document: Any, where: tuple[Any, ...], value: Any) -> Any:
    if not where:
        return value
    copy = dict(document) if isinstance(document, dict) else list(document)
    copy[where[0]] = with_value(copy[where[0]], where[1:], value)
    return copy


def read(kind: str, path: Path, text: bytes) -> str:
    """What is wrong with that text as a file, or nothing."""
    path.write_bytes(text)
    try:
        READERS[kind][0](path)
    except FormatError as error:
        sentence = str(error)
        assert sentence
        assert len(sentence) < LONGEST_SENTENCE
        assert sentence.isascii() or sentence.encode()
        assert all(line.isprintable() for line in sentence.split("\n"))
        assert len(sentence.split("\n")) <= FAULTS_TOLD + 1
        return sentence
    return ""


@pytest.fixture(scope="module", params=READERS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def good(kind: str) -> Any:
    return json.loads(READERS[kind][1].read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def path(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(kind)
    return folder / READERS[kind][1].name


@given(data=st.data())
def test_a_value_replaced_by_any_other_is_taken_or_a_fault(
    kind: str, good: Any, path: Path, data: st.DataObject
) -> None:
    where = data.draw(st.sampled_from(sorted(places(good), key=str)))
    value = data.draw(HOSTILE)
    read(kind, path, json.dumps(with_value(good, where, value)).encode())


@given(data=st.data())
def test_a_field_added_anywhere_is_a_fault(
    kind: str, good: Any, path: Path, data: st.DataObject
) -> None:
    where = data.draw(st.sampled_from(sorted(places(good), key=str)))
    name, value = data.draw(HOSTILE_TEXT), data.draw(HOSTILE)
    there = good
    for part in where:
        there = there[part]
    if isinstance(there, dict):
        text = json.dumps(with_value(good, where, {**there, name: value})).encode()
        read(kind, path, text)


@given(data=st.data())
def test_bytes_changed_anywhere_are_taken_or_a_fault(
    kind: str, good: Any, path: Path, data: st.DataObject
) -> None:
    text = bytearray(READERS[kind][1].read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        text[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    read(kind, path, bytes(text))


@given(text=st.binary(max_size=200))
@example(b"")
@example(b"[" * 100_000)
@example(b'{"a":' * 100_000)
@example(b'{"format": 1e400}')
@example(b'{"format": -1e999999999}')
@example(b'{"format": NaN}')
@example(b"1" * 100_000)
@example(b'"\\ud800"')
@example(b"\xff\xfe{\0}\0")
@example(b"\xed\xa0\x80")
def test_any_bytes_are_taken_or_a_fault(kind: str, path: Path, text: bytes) -> None:
    assert read(kind, path, text), "no bytes that short are such a file"


def test_a_byte_order_mark_at_the_very_start_says_nothing(kind: str, path: Path) -> None:
    text = READERS[kind][1].read_bytes()
    wanted = read(kind, path, text)
    assert read(kind, path, b"\xef\xbb\xbf" + text) == wanted
    assert "starts with a byte order mark" in read(kind, path, b"\xef\xbb\xbf" * 2 + text)
    assert "is not JSON at column 2" in read(kind, path, b" \xef\xbb\xbf" + text)
    assert "is not UTF-8 at byte 1" in read(kind, path, text.decode().encode("utf-16"))


def test_r_a_byte_order_mark_before_a_line_of_replay_is_a_fault() -> None:
    line = b'{"at": "2026-06-18T14:48:00Z", "do": "look", "episode": "salt"}'
    with pytest.raises(LineError, match=r"^line: starts with a byte order mark"):
        parse_line(b"\xef\xbb\xbf" + line, lambda _name: DEFAULT)


def test_thousands_of_faults_are_the_first_ten_and_how_many_more(kind: str, path: Path) -> None:
    sentence = read(kind, path, json.dumps({f"x{n}": n for n in range(5_000)}).encode())
    told, more = sentence.split("\n")[:-1], sentence.split("\n")[-1]
    assert len(told) == FAULTS_TOLD
    assert re.fullmatch(r"and 4,?\d{3}|and 5,?\d{3}", more.split(" more ")[0])
    assert len(sentence) < 4_000


def test_one_fault_more_than_ten_is_counted_as_one() -> None:
    faults = [Fault("a.json", f"x[{n}]", "is missing") for n in range(11)]
    error = FormatError(faults)
    assert error.faults == tuple(faults)
    assert str(error).endswith("a.json: x[9]: is missing\nand 1 more fault; correct these first")
    assert "more" not in str(FormatError(faults[:10]))


def test_every_name_that_is_given_twice_is_found(kind: str, path: Path) -> None:
    objects = ",".join(f'"n{n}":{{"a":1,"a":2}}' for n in range(500))
    sentence = read(kind, path, f'{{{objects},"n7":3}}'.encode())
    assert '": is given twice' in sentence or ": is given twice" in sentence
    more = int(sentence.split("\n")[-1].split()[1])
    assert more + FAULTS_TOLD > 999, "499 of the objects, the name of one, and each as unknown"


@pytest.mark.parametrize("field", ["catalogue", "policy"])
@pytest.mark.parametrize("name", ["x" * 5_000, "x/" * 3_000 + "x"])
def test_a_name_that_no_file_system_takes_is_a_fault(tmp_path: Path, field: str, name: str) -> None:
    head = {"format": "sablier-scenario/1", "name": "n", "title": "T", "timeline": []}
    document = {**head, "catalogue": "demo", field: name}
    assert read("scenario", tmp_path / "own.json", json.dumps(document).encode())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="takes pipes that have a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes to it: whoever opened it would hang."""
    os.mkfifo(tmp_path / "pipe.json")
    head = {"format": "sablier-scenario/1", "name": "n", "title": "T", "timeline": []}
    for field in ("catalogue", "policy"):
        document = {**head, "catalogue": "demo", field: "pipe.json"}
        said = read("scenario", tmp_path / "own.json", json.dumps(document).encode())
        assert f'{field}: "pipe.json" is n' in said


def test_a_file_without_an_end_is_refused() -> None:
    zero = Path("/dev/zero")
    if zero.exists():
        with pytest.raises(FormatError, match="is longer than 64 MiB"):
            read_policy(zero)


# --- half characters


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (("title",), "title"),
        (("title", "en"), "title.en"),
        (("series", 0, "title"), "series[0].title"),
        (("series", 0, "episodes", 0, "summary"), "series[0].episodes[0].summary"),
        (("series", 0, "episodes", 0, "id"), "series[0].episodes[0].id"),
    ],
)
def test_half_a_character_in_a_catalogue_is_one_sentence(
    tmp_path: Path, where: tuple[Any, ...], said: str
) -> None:
    document = json.loads(READERS["catalogue"][1].read_text(encoding="utf-8"))
    text = json.dumps(with_value(document, where, "a\ud800b")).encode()
    path = tmp_path / "own.json"
    assert read("catalogue", path, text) == (
        f'{path}: {said}: should be whole characters, not "a\\ud800b"; correct it'
    )


def test_half_a_character_as_a_name_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    sentence = read("policy", path, b'{"name": "x", "\\ud800": 1}')
    assert sentence.split("\n")[0].endswith('should be whole characters, not "\\ud800"; correct it')


def test_both_halves_are_a_character(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(b'{"name": "x", "title": "\\ud83d\\ude00"}')
    assert read_policy(path).title.in_language("en") == "😀"


# --- what is quoted


@given(text=st.text(st.characters(exclude_categories=())))
def test_what_is_quoted_is_short_and_can_be_printed(text: str) -> None:
    for one in (
        quoted(text),
        shown(text),
        quoted(text * 100),
        shown(text * 100),
        some([text] * 99),
    ):
        assert one.isprintable()
        assert len(one) < 25_000
    assert len(quoted(text * 1_000)) <= 61


@pytest.mark.parametrize("name", ["9" * 100_000, "x/" * 50_000, "\0" * 100_000, "\u202e" * 100_000])
def test_a_policy_name_without_an_end_comes_back_short(name: str) -> None:
    with pytest.raises(FormatError) as caught:
        find_policy(name, POLICIES)
    assert len(str(caught.value)) < 2_500


def test_a_line_with_long_names_comes_back_short() -> None:
    for line in (
        {"x" * 100_000: 1, "at": "2026-06-18T14:48:00Z", "do": "look", "episode": "e"},
        {"at": "x" * 100_000, "do": "look", "episode": "e"},
        {"at": "2026-06-18T14:48:00Z", "do": "x" * 100_000, "episode": "e"},
        {"at": "2026-06-18T14:48:00Z", "do": "set", "policy": "9" * 100_000},
    ):
        with pytest.raises(LineError) as caught:
            parse_line(json.dumps(line).encode(), lambda name: find_policy(name, POLICIES))
        assert len(str(caught.value)) < 1_000


def test_of_many_names_the_first_are_told() -> None:
    assert some(["a", "b"]) == "a, b"
    assert some([str(n) for n in range(12)]) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more"


# --- text that is shown


@given(text=st.text())
def test_text_that_is_shown_has_no_control_characters(text: str) -> None:
    line, several = one_line(text), paragraphs(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", line)
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", several
    )
    assert (one_line(line), paragraphs(several)) == (line, several)


@pytest.mark.parametrize(
    ("text", "line", "several"),
    [
        ("Sel d’été", "Sel d’été", "Sel d’été"),
        ("a\r\nb\rc\u2028d", "a b c d", "a\nb\nc\nd"),
        ("a\tb\0c\x1b[31md", "a bc[31md", "a bc[31md"),
        ("\u202eabc\u2066d", "abcd", "abcd"),
        ("שלום\u200f!", "שלום\u200f!", "שלום\u200f!"),
        ("👩‍🚀", "👩‍🚀", "👩‍🚀"),
        ("x" * 1_000_000, "x" * (LONGEST_LINE - 1) + "…", "x" * (LONGEST_TEXT - 1) + "…"),
    ],
)
def test_what_would_show_badly_is_put_right(text: str, line: str, several: str) -> None:
    assert (one_line(text), paragraphs(text)) == (line, several)


def test_the_texts_of_a_catalogue_are_plain(tmp_path: Path) -> None:
    document = json.loads(READERS["catalogue"][1].read_text(encoding="utf-8"))
    bad = "\u202eab\0c\n" + "x" * 1_000_000
    for where in (("title",), ("series", 0, "title"), ("series", 0, "episodes", 0, "title")):
        document = with_value(document, where, bad)
    episode = document["series"][0]["episodes"][0]
    episode.update(media="f.webm", poster=None, summary={"en": bad, "fr": "l’été\net"})
    document["series"] = [{**document["series"][0], "episodes": [episode]}]
    path = tmp_path / "own.json"
    path.write_text(json.dumps(document))
    read_one = read_catalogue(path, POLICIES)
    (found,) = read_one.episodes
    for title in (read_one.title, found.series_title, found.title):
        assert title.in_language("en").startswith("abc xxx")
        assert len(title.in_language("en")) == LONGEST_LINE
    assert found.summary.in_language("fr") == "l’été\net"
    assert len(found.summary.in_language("en")) == LONGEST_TEXT
    assert demo_catalogue().episodes, "what ships is as it was"


# --- replay


@given(line=st.binary(max_size=120))
@example(b"[" * 100_000)
@example(b'{"at": 1e400}')
@example(b'{"at": "\\ud800", "do": "\\ud800"}')
def test_any_line_is_a_command_or_a_fault(line: bytes) -> None:
    try:
        parse_line(line, lambda name: find_policy(name, POLICIES))
    except LineError as error:
        check_line(str(error))


def check_line(sentence: str) -> None:
    assert len(sentence) < 1_000
    assert sentence.isprintable()


LINES = st.fixed_dictionaries(
    {},
    optional={
        "at": st.just("2026-06-18T14:48:00Z") | HOSTILE,
        "do": st.sampled_from(["download", "play", "stop", "set", "look", "remove"]) | HOSTILE,
        "episode": HOSTILE_TEXT | HOSTILE,
        "confirm": st.booleans() | HOSTILE,
        "downloadable": st.booleans() | HOSTILE,
        "leaves_at": HOSTILE,
        "device_modified": st.booleans() | HOSTILE,
        "policy": st.just("clubic-2017") | HOSTILE,
    },
)


@given(lines=st.lists(LINES, max_size=4))
def test_a_timeline_of_hostile_lines_is_answered_or_a_fault(
    lines: list[dict[str, Any]],
) -> None:
    text = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    out = io.StringIO()
    try:
        run(io.BytesIO(text), out, DEFAULT, lambda name: find_policy(name, POLICIES))
    except ReplayError as error:
        check_line(str(error))
    assert out.getvalue().isascii()
