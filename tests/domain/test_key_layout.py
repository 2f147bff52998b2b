"""What a key means by its place: scan codes and what layouts type there."""
# ruff: noqa: RUF001  what layouts of other scripts type

import pytest

from desktop_app.domain.key_layout import Meant, meant_by, place_of

KEYS = "1234567890QWERTYUIOPASDFGHJKLZXCVBNM,./"
ROWS = {
    "fr": "&é\"'(-è_çà",
    "be": "&é\"'(§è!çà",
    "cz": "+ěščřžýáíé",
    "lt": "ąčęėįšųū90",
    "bepo": '"«»()@+-/*',
}
"""What layouts type in the row of digits without Shift."""
LETTERS = {
    "ru": "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ",
    "ua": "ЙЦУКЕНГШЩЗФІВАПРОЛДЯЧСМИТЬ",
    "bg": "ЧШЕРТЪУИОПАСДФГХЙКЛЗЖЦВБНМ",
    "rs": "ЉЊЕРТЗУИОПАСДФГХЈКЛЅЏЦВБНМ",
    "am": "ԽՓԷՐՏԵԸԻՈՊԱՍԴՖԳՀՃՔԼԶՑՎԾԲՆՄ",
}
"""What layouts without Latin letters type where the letters stand, capitals."""
AZERTY = "AZERTYUIOPQSDFGHJKLWXCVBN,"
LATIN_PLACES = "QWERTYUIOPASDFGHJKLZXCVBNM"
SCAN_CODES = {
    # the first and last key of each row, and the signs
    "1": (10, 2, 18),
    "0": (19, 11, 29),
    "Q": (24, 16, 12),
    "P": (33, 25, 35),
    "A": (38, 30, 0),
    "L": (46, 38, 37),
    "Z": (52, 44, 6),
    "M": (58, 50, 46),
    ",": (59, 51, 43),
    ".": (60, 52, 47),
    "/": (61, 53, 44),
}


@pytest.mark.parametrize("place", SCAN_CODES)
def test_a_place_is_told_by_the_code_of_each_system(place: str) -> None:
    x11, windows, mac = SCAN_CODES[place]
    assert place_of("linux", x11, 0) == place
    assert place_of("freebsd14", x11, 0) == place
    assert place_of("win32", windows, 0x41) == place
    assert place_of("darwin", 0, mac) == place


def test_every_key_stands_in_one_place() -> None:
    for system in ("linux", "win32", "darwin"):
        found = [place_of(system, code, code) for code in range(128)]
        assert sorted(one for one in found if one) == sorted(KEYS)


def test_other_keys_have_no_place() -> None:
    space, escape, unknown = 65, 9, 0
    for code in (space, escape, unknown):
        assert place_of("linux", code, 0) is None


@pytest.mark.parametrize("layout", ROWS)
def test_the_row_of_digits_means_digits_without_shift(layout: str) -> None:
    for place, typed in zip("1234567890", ROWS[layout], strict=True):
        meant = None if typed.isdigit() else Meant(place)
        assert meant_by(place, typed, shift=False) == meant, typed


def test_with_shift_the_row_of_digits_means_what_it_types() -> None:
    for place, typed in zip("1234567890", "!@#$%^&*()", strict=True):
        assert meant_by(place, typed, shift=True) is None


@pytest.mark.parametrize("layout", LETTERS)
def test_letters_are_found_by_their_place_where_the_layout_has_none(layout: str) -> None:
    for place, typed in zip(LATIN_PLACES, LETTERS[layout], strict=True):
        for shift in (False, True):
            assert meant_by(place, typed, shift=shift) == Meant(place), typed


def test_a_layout_with_latin_letters_keeps_its_own() -> None:
    for place, typed in zip(LATIN_PLACES, AZERTY, strict=True):
        assert meant_by(place, typed, shift=False) is None, typed


@pytest.mark.parametrize(
    ("place", "typed", "shift", "meant"),
    [
        (",", "Б", True, Meant("<", uses_shift=True)),
        (".", "Ю", True, Meant(">", uses_shift=True)),
        (",", "Б", False, None),
        (",", ";", True, None),
        ("/", "؟", True, Meant("?", uses_shift=True)),
        ("5", "۵", False, Meant("5")),
        (None, "٣", False, Meant("3")),
        ("1", "1", False, None),
        ("1", "", False, Meant("1")),
        ("Q", ";", False, None),
        ("A", "", False, None),
        (None, "К", False, None),
        ("I", "ı", False, None),
    ],
)
def test_signs_digits_of_other_scripts_and_what_is_left_alone(
    place: str | None, typed: str, shift: bool, meant: Meant | None
) -> None:
    assert meant_by(place, typed, shift=shift) == meant
