"""What a key means by its place on the keyboard, where the layout types something else there.

The row of digits types other characters on AZERTY and its kin, and a layout that is Cyrillic or
Greek alone types no Latin letter. There a key means what stands in its place on a keyboard of the
United States; everywhere else it means what it types. Plain Python: tables and one rule.
"""

import unicodedata
from dataclasses import dataclass

_ROWS = ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM,./"))
"""From the number of its first key on, as the first PC counted them, Linux and Windows still do."""

_PC = {first + step: letter for first, row in _ROWS for step, letter in enumerate(row)}
_X11 = {code + 8: letter for code, letter in _PC.items()}
"""X11 and Wayland count from 8."""
_MAC = {
    code: letter
    for code, letter in enumerate("ASDFHGZXCV BQWERYT123465 97 80 OU IP LJ K  ,/NM.")
    if letter != " "
}
"""The virtual key codes of macOS, which name places."""

_SHIFTED = {",": "<", ".": ">", "/": "?"}
_ELSEWHERE = {"؟": "?"}
"""The same sign in another script."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A character on a key of the United States, and whether Shift was used up to type it."""

    character: str
    uses_shift: bool = False


def place_of(system: str, scan_code: int, virtual_key: int) -> str | None:
    """The character that stands there in the United States; None for any other key.

    Args:
        system: as in `sys.platform`.
        scan_code: of the key, as the system counts; 0 where it is not known.
        virtual_key: the same; macOS has no other.
    """
    match system:
        case "darwin":
            return _MAC.get(virtual_key)
        case "win32":
            return _PC.get(scan_code)
        case _:
            return _X11.get(scan_code)


def meant_by(place: str | None, typed: str, *, shift: bool) -> Meant | None:
    """What a key means by its place; None where it means what it types.

    Args:
        place: see `place_of`.
        typed: the one character that the layout has there; empty for a dead key.
        shift: whether Shift is down.
    """
    if typed and not typed.isascii() and (digit := unicodedata.decimal(typed, None)) is not None:
        return Meant(str(digit))  # of another script
    if typed in _ELSEWHERE:
        return Meant(_ELSEWHERE[typed], uses_shift=True)
    if place is None:
        return None
    if place.isdigit():
        return None if shift or (typed.isascii() and typed.isdigit()) else Meant(place)
    if not _is_of_another_script(typed):
        return None
    if place.isalpha():
        return Meant(place)
    return Meant(_SHIFTED[place], uses_shift=True) if shift else None


def _is_of_another_script(typed: str) -> bool:
    return typed.isalpha() and not unicodedata.name(typed, "LATIN").startswith("LATIN")
