"""One JSON file, read against a pydantic model: all that is wrong with it at once."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from desktop_app.formats.faults import LONGEST_QUOTE, Fault, FormatError, quoted
from desktop_app.formats.strict_json import Pairs, parse_json

Model = TypeVar("Model", bound=BaseModel)


_Doubled: TypeAlias = tuple[dict[str, Any], list[str]]
"""An object, and its names that are given twice."""


class StrictModel(BaseModel):
    """What every object in a file is: no unknown field, no type for another."""

    model_config = ConfigDict(
        extra="forbid", strict=True, allow_inf_nan=False, arbitrary_types_allowed=True
    )


MAX_MIB = 64
"""No file that people write comes near; one that never ends would take all memory."""


def read_file(path: Path) -> bytes:
    """Read the bytes of a file.

    Raises:
        FormatError: it cannot be read, or is far too long.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_MIB * 1024 * 1024 + 1)
        if len(content) <= MAX_MIB * 1024 * 1024:
            return content
        reason = f"is longer than {MAX_MIB} MiB; leave out what is not needed"
    except OSError as error:
        reason = f"cannot be read: {error.strerror}; check the path and its permissions"
    except ValueError as error:
        reason = f"cannot be the name of a file: {error}; write another one"
    raise FormatError([Fault(str(path), "", reason)])


def is_file(path: Path) -> bool:
    """Return whether there is a file, and not a pipe or a device that would be waited for."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # no file system takes such a name
        return False


def parse(model: type[Model], text: bytes, file: str, context: Any = None) -> Model:
    """Check the text as a `model`; `file` is what errors call it."""
    doubled: list[_Doubled] = []

    def make_object(pairs: Pairs) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            counted = Counter(name for name, _ in pairs)
            doubled.append((made, [name for name in made if counted[name] > 1]))
        return made

    try:
        document = parse_json(text, make_object, marked=True)
    except ValueError as error:
        raise FormatError([Fault(file, "", str(error))]) from None
    faults = [*_given_twice(file, document, doubled), *_half_characters(file, document, text)]
    if any(fault.reason.startswith(_NOT_WHOLE) for fault in faults):
        raise FormatError(faults)  # nothing else in it can be said of such text
    try:
        checked = model.model_validate(document, context=context)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            faults += _faults(file, one)
        raise FormatError(faults) from None
    if faults:
        raise FormatError(faults)
    return checked


def place(parts: Iterable[str | int]) -> str:
    """``series[0].episodes[2].id``; what only pydantic puts in is left out."""
    text = ""
    for part in parts:
        if isinstance(part, int):
            text += f"[{part}]"
        elif part != "[key]" and not part.startswith("<"):
            name = part if re.fullmatch(r"[\w-]+", part) else json.dumps(part)
            name = name if len(name) <= LONGEST_QUOTE else f"{name[:LONGEST_QUOTE]}…"
            text += f".{name}" if text else name
    return text


_NOT_WHOLE = "should be whole characters"
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_REASONS = {
    "missing": "is missing; add it",
    "extra_forbidden": "is not known here; take it out or correct its name",
}
_WORDS = {
    "model_type": "should be an object",
    "string_unicode": _NOT_WHOLE,
}


def _faults(file: str, error: ErrorDetails) -> tuple[Fault, ...]:
    kind = error["type"]
    if kind == "value_error":
        cause = error["ctx"]["error"]
        if isinstance(cause, FormatError):
            return cause.faults
        reason = str(cause)
    elif kind in _REASONS:
        reason = _REASONS[kind]
    else:
        words = _WORDS.get(kind, error["msg"].replace("Input should", "should"))
        reason = f"{words}, not {quoted(error['input'])}; correct it"
    return (Fault(file, place(error["loc"]), reason),)


def _given_twice(file: str, document: Any, doubled: Sequence[_Doubled]) -> Iterator[Fault]:
    names = {id(made): twice for made, twice in doubled}
    for where, value in _values(document) if names else ():
        if isinstance(value, dict):
            for name in names.get(id(value), ()):
                yield Fault(file, place((*where, name)), "is given twice; keep one")


def _half_characters(file: str, document: Any, text: bytes) -> Iterator[Fault]:
    """JSON can write one half of a pair that UTF-16 needs for some characters: no text has it."""
    for where, value in _values(document) if _SURROGATE.search(text) else ():
        halves = [name for name in value if _is_half(name)] if isinstance(value, dict) else []
        if isinstance(value, str) and _is_half(value):
            halves = [value]
        for half in halves:
            yield Fault(file, place(where), f"{_NOT_WHOLE}, not {quoted(half)}; correct it")


def _is_half(text: str) -> bool:
    return any("\ud800" <= one <= "\udfff" for one in text)


def _values(document: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every value of a document with its place, without recursion."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), document)]
    while waiting:
        where, value = waiting.pop()
        yield where, value
        if isinstance(value, dict):
            waiting += [((*where, name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*where, index), inner) for index, inner in enumerate(value)]
