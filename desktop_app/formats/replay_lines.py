"""One line of `replay` as a command, and one answer as a line (part R)."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant, to_rfc3339
from desktop_app.domain.timeline import (
    Action,
    CommandAnswer,
    Download,
    Lose,
    Observe,
    Play,
    Remove,
    SetDeviceModified,
    SetDownloadable,
    SetLeavesAt,
    SetPolicy,
    Stop,
)
from desktop_app.formats.faults import LONGEST_QUOTE, FormatError, quoted
from desktop_app.formats.iso8601 import parse_instant
from desktop_app.formats.strict_json import parse_json

FindPolicy = Callable[[str], Policy]
"""A shipped name or a file; raises `FormatError`."""

_DOINGS = {"play": Play, "stop": Stop, "remove": Remove, "lose": Lose, "look": Observe}
_OF_AN_EPISODE = ("downloadable", "leaves_at")
_OF_THE_DEVICE = ("device_modified", "policy")
_FACTS = (*_OF_AN_EPISODE, *_OF_THE_DEVICE)


class LineError(Exception):
    """A line that is not one; the text is ``FIELD: reason``."""

    def __init__(self, field: str, reason: str) -> None:
        plain = field.isascii() and field.isprintable() and field
        name = field if plain else json.dumps(field)
        name = name if len(name) <= LONGEST_QUOTE else f"{name[:LONGEST_QUOTE]}…"
        super().__init__(f"{name}: {reason}")


def parse_line(line: bytes, find_policy: FindPolicy) -> tuple[Instant, Action]:
    """Parse the command on a line and its instant."""
    fields = _fields(line)
    doing = _take(fields, "do", str)
    at = _instant(_take(fields, "at", str), "at")
    if doing == "set":
        action = _set(fields, find_policy)
    elif doing == "download":
        episode = _take(fields, "episode", str)
        action = Download(episode, _take(fields, "confirm", bool) if "confirm" in fields else False)
    elif doing in _DOINGS:
        action = _DOINGS[doing](_take(fields, "episode", str))
    else:
        known = ", ".join(["download", *_DOINGS, "set"])
        raise LineError("do", f"{quoted(doing)} is not known; write one of {known}")
    for field in fields:
        raise LineError(field, f"does not belong to {quoted(doing)}; take it out")
    return at, action


def print_line(answer: CommandAnswer) -> str:
    """Write the answer as one line, in ASCII, so that any name of an episode comes out."""
    state = answer.state
    return json.dumps(
        {
            "at": to_rfc3339(answer.at),
            "clock_set_back": answer.clock_set_back,
            "episode": answer.episode,
            "decision": answer.decision,
            "status": state and state.status,
            "overtime": state and state.overtime,
            "expires_at": _text(state.expires_at) if state else None,
            "remaining_s": state and state.remaining_s,
            "downloads_left": state and state.downloads_left,
            "downloads_reset_at": _text(state.downloads_reset_at) if state else None,
        }
    )


def _set(fields: dict[str, Any], find_policy: FindPolicy) -> Action:
    fact = next((name for name in _FACTS if name in fields), None)
    if fact is None:
        raise LineError("line", f"sets nothing; write one of {', '.join(_FACTS)}")
    if fact in _OF_AN_EPISODE:
        episode = _take(fields, "episode", str)
        if fact == "downloadable":
            return SetDownloadable(episode, _take(fields, fact, bool))
        text = _take(fields, fact, str, type(None))
        return SetLeavesAt(episode, None if text is None else _instant(text, fact))
    if "episode" in fields:
        raise LineError("episode", f"does not belong to a set of {fact}; take it out")
    if fact == "device_modified":
        return SetDeviceModified(_take(fields, fact, bool))
    name = _take(fields, fact, str)
    try:
        return SetPolicy(find_policy(name))
    except FormatError as error:
        raise LineError(fact, "; ".join(error.lines())) from None


_WORDS = {str: "a string", bool: "true or false", type(None): "null"}


def _take(fields: dict[str, Any], field: str, *types: type) -> Any:
    if field not in fields:
        raise LineError(field, "is missing; add it")
    value = fields.pop(field)
    if type(value) not in types:
        words = " or ".join(_WORDS[one] for one in types)
        raise LineError(field, f"must be {words}, not {quoted(value)}")
    return value


def _instant(text: str, field: str) -> Instant:
    try:
        return parse_instant(text)
    except ValueError as error:
        raise LineError(field, str(error)) from None


def _fields(line: bytes) -> dict[str, Any]:
    if not line.strip():
        raise LineError("line", "is empty; take it out")
    try:
        value = parse_json(line.removesuffix(b"\n"), _object)
    except ValueError as error:
        raise LineError("line", str(error)) from None
    if not isinstance(value, dict):
        raise LineError("line", f"must be one JSON object, not {quoted(value)}")
    return value


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise LineError(name, "is given twice; keep one")
        fields[name] = value
    return fields


def _text(at: Instant | None) -> str | None:
    return None if at is None else to_rfc3339(at)
