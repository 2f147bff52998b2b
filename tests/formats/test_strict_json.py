"""What is no JSON, and how a file with faults is told about all at once."""

from pathlib import Path

import pytest

from desktop_app.formats.document import place, read_file
from desktop_app.formats.faults import Fault, FormatError, quoted, shown
from desktop_app.formats.strict_json import MAX_DIGITS, parse_json


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "is not JSON at column 1"),
        (b'{"a":\n1\n2}', "is not JSON at line 3"),
        (b"\xff", "is not UTF-8 at byte 1"),
        (b"\xef\xbb\xbf{}", "starts with a byte order mark"),
        (b"[NaN]", "holds NaN"),
        (b"[Infinity]", "holds Infinity"),
        (b"[" * 100_000, "is nested too deeply"),
        (b"1" * (MAX_DIGITS + 1), "holds a number of more than 4000 digits"),
        (b"[1,]", "is not JSON"),
        (b"01", "is not JSON"),
        (b"'a'", "is not JSON"),
    ],
)
def test_what_is_no_json_is_a_sentence(text: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}"):
        parse_json(text, dict)


def test_what_is_json_is_read() -> None:
    text = b' {"a": [1, -2.5, true, null, "\\ud83d\\ude00"]}\r\n'
    assert parse_json(text, dict) == {"a": [1, -2.5, True, None, "😀"]}
    assert parse_json(b"9" * MAX_DIGITS, dict) == 10**MAX_DIGITS - 1


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"missing\.json: cannot be read: No such file"):
        read_file(tmp_path / "missing.json")
    with pytest.raises(FormatError, match="cannot be read: Is a directory; check the path"):
        read_file(tmp_path)
    with pytest.raises(FormatError, match=r'"a\\u0000b": cannot be the name of a file'):
        read_file(Path("a\0b"))


def test_a_format_error_is_one_sentence_for_each_fault() -> None:
    faults = (Fault("a.json", "x[0]", "is missing"), Fault("b\n.json", "", "is not JSON"))
    error = FormatError(faults)
    assert error.faults == faults
    assert str(error) == 'a.json: x[0]: is missing\n"b\\n.json": is not JSON'


def test_places_are_paths_in_the_file() -> None:
    assert place(["series", 0, "<object>", "episodes", 2, "id"]) == "series[0].episodes[2].id"
    assert place(["title", "EN", "[key]"]) == "title.EN"
    assert place(["", "a b"]) == '"".“a b”'.replace("“", '"').replace("”", '"')
    assert place([]) == ""


def test_quotes_are_short_and_fit_on_a_line() -> None:
    assert quoted("Sel d'été") == '"Sel d\'été"'
    assert quoted("a\u2028b\ud800") == '"a\\u2028b\\ud800"'
    assert quoted("x" * 99) == '"' + "x" * 59 + "…"
    assert (quoted({}), quoted([]), quoted(None), quoted(1.0)) == (
        "an object",
        "a list",
        "null",
        "1.0",
    )
    assert (shown("é"), shown("\n")) == ("é", '"\\n"')
