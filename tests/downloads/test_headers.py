"""What the numbers in the headers of an answer mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.episode import LARGEST_FILE
from desktop_app.domain.time import SECOND
from desktop_app.downloads.headers import (
    content_length,
    content_range,
    pause_asked_for,
    validator_of,
)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("0", 0),
        (" 812345 ", 812345),
        (str(LARGEST_FILE), LARGEST_FILE),
        (str(LARGEST_FILE + 1), None),
        (str(10**18), None),
        ("9" * 5_000, None),
        ("-1", None),
        ("+1", None),
        ("1e3", None),
        ("1, 1", None),
        ("\u0661", None),
        ("", None),
    ],
)
def test_a_length_beyond_sense_is_no_length(text: str, length: int | None) -> None:
    assert content_length(text) == length


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bytes 100-199/200", (100, 200)),
        ("bytes 100-199/*", (100, None)),
        ("bytes */200", (None, 200)),
        (f"bytes 100-{10**18}/{10**18}", (100, None)),
        (f"bytes 100-{'9' * 30}/{'9' * 30}", (100, None)),
        (f"bytes {10**18}-{10**18}/{10**18}", (None, None)),
        ("bytes 100-199", (None, None)),
        ("items 1-2/3", (None, None)),
    ],
)
def test_a_range_keeps_what_makes_sense_of_it(
    text: str, found: tuple[int | None, int | None]
) -> None:
    assert content_range(text) == found


@given(st.integers(min_value=0, max_value=10**40))
def test_no_number_of_a_header_is_more_than_a_file_can_have(number: int) -> None:
    assert content_length(str(number)) in (None, min(number, LARGEST_FILE))
    assert content_range(f"bytes 0-1/{number}")[1] in (None, min(number, LARGEST_FILE))


def test_a_pause_is_no_length_of_a_file() -> None:
    assert pause_asked_for(str(LARGEST_FILE + 1), "") == (LARGEST_FILE + 1) * SECOND


MODIFIED = "Mon, 22 Jun 2026 13:07:00 GMT"
A_SECOND_LATER = "Mon, 22 Jun 2026 13:07:01 GMT"


@pytest.mark.parametrize(
    ("etag", "last_modified", "date", "validator"),
    [
        (' "one" ', MODIFIED, MODIFIED, '"one"'),
        ('W/"one"', MODIFIED, A_SECOND_LATER, MODIFIED),
        ('W/"one"', "", A_SECOND_LATER, None),
        ('"o ne"', "", "", None),
        ("one", "", "", None),
        ("", MODIFIED, A_SECOND_LATER, MODIFIED),
        ("", f" {MODIFIED} ", "", MODIFIED),
        ("", MODIFIED, MODIFIED, None),
        ("", A_SECOND_LATER, MODIFIED, None),
        ("", "yesterday", A_SECOND_LATER, None),
        ("", "", "", None),
    ],
)
def test_a_version_is_told_by_what_can_change_only_with_the_file(
    etag: str, last_modified: str, date: str, validator: str | None
) -> None:
    """A date of the second in which the server answered may be that of two versions."""
    assert validator_of(etag, last_modified, date) == validator
