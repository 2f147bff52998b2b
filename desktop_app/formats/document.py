"""One JSON file, read against a pydantic model: all that is wrong with it at once."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from desktop_app.formats.faults import Fault, FormatError, quoted
from desktop_app.formats.strict_json import Pairs, parse_json

Model = TypeVar("Model", bound=BaseModel)


class StrictModel(BaseModel):
    """What every object in a file is: no unknown field, no type for another."""

    model_config = ConfigDict(
        extra="forbid", strict=True, allow_inf_nan=False, arbitrary_types_allowed=True
    )


def read_file(path: Path) -> bytes:
    """The bytes of a file."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = f"cannot be read: {error.strerror}; check the path and its permissions"
    except ValueError as error:
        reason = f"cannot be the name of a file: {error}; write another one"
    raise FormatError([Fault(str(path), "", reason)])


def parse(model: type[Model], text: bytes, file: str, context: Any = None) -> Model:
    """The text as a `model`; `file` is what errors call it."""
    doubled: list[tuple[dict[str, Any], str]] = []

    def make_object(pairs: Pairs) -> dict[str, Any]:
        made = dict(pairs)
        names = [name for name, _ in pairs]
        doubled.extend((made, name) for name in made if names.count(name) > 1)
        return made

    try:
        document = parse_json(text, make_object)
    except ValueError as error:
        raise FormatError([Fault(file, "", str(error))]) from None
    faults = [
        Fault(file, place((*where, name)), "is given twice; keep one")
        for where, one in _objects(document, doubled)
        for made, name in doubled
        if made is one
    ]
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
            text += f".{name}" if text else name
    return text


_REASONS = {
    "missing": "is missing; add it",
    "extra_forbidden": "is not known here; take it out or correct its name",
}
_WORDS = {
    "model_type": "should be an object",
    "string_unicode": "should be whole characters",
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


def _objects(
    document: Any, doubled: Sequence[object]
) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """Every object of a document with its place, without recursion; none where none is asked."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), document)] if doubled else []
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, dict):
            yield where, value
            waiting += [((*where, name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*where, index), inner) for index, inner in enumerate(value)]
