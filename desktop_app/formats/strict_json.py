"""JSON as the standard has it: UTF-8, no NaN, nothing that overflows."""

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

Pairs = Sequence[tuple[str, Any]]

MAX_DIGITS = 4_000
"""Python reads and prints integers of up to 4300; what is counted up from one must still print."""


def parse_json(
    text: bytes, make_object: Callable[[Pairs], dict[str, Any]], *, marked: bool = False
) -> Any:
    """Parse JSON; `make_object` sees every name of an object, those given twice included.

    Where it may be `marked`, one byte order mark at the very start says nothing: editors write it.

    Raises `ValueError` whose text goes on from *the file* or *the line*.
    """
    if marked:
        text = text.removeprefix(BOM_UTF8)
    try:
        decoded = text.decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 at byte {error.start + 1}; save it as UTF-8") from None
    if decoded.startswith("\ufeff"):
        raise ValueError("starts with a byte order mark; save it as UTF-8 without one")
    try:
        return json.loads(
            decoded, object_pairs_hook=make_object, parse_constant=_refuse, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        at = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}"
        raise ValueError(f"is not JSON at {at}: {error.msg}; correct it there") from None
    except RecursionError:
        raise ValueError("is nested too deeply; take the inner lists and objects out") from None


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"holds a number of more than {MAX_DIGITS} digits; write a shorter one")
    return int(digits)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"holds {constant}, which is no JSON number; write a number")
