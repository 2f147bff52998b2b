"""Reads stored values: each has the expected type and range, or raises `DamagedError`.

SQLite's STRICT tables, checks and foreign keys hold what this program writes; a file that was
damaged, or written by another hand, holds anything. `where` names the column in the sentence.
"""

import json
import math
import re
from collections.abc import Mapping
from enum import Enum
from typing import Any, NoReturn, TypeVar

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import DAY, Instant
from desktop_app.storage.damage import DamagedError, wrong

Member = TypeVar("Member", bound=Enum)

EARLIEST: Instant = -25_567 * DAY
"""1900: accepting a laptop's clock that stands in 1970 moves instants before it (rule T2)."""
LATEST: Instant = 2_700_000 * DAY
"""In the year 9362: an end lies up to three hundred years after the last instant that a file may
name (rules P2, R1), and a date can be told of whatever a policy adds to this one."""
_MOST = 2**63 - 1
_CHECKSUM = re.compile(r"[0-9A-Fa-f]{64}")
_FILE_NAME = re.compile(r"[^/\\\0]+")


def is_instant(value: Any) -> bool:
    """Return whether a value is an instant that can be shown as a date."""
    return type(value) is int and EARLIEST <= value <= LATEST


def instant(value: Any, where: str) -> Instant:
    """Read an instant that can be shown as a date."""
    if type(value) is int and EARLIEST <= value <= LATEST:
        return value
    raise wrong(value, where, "an instant")


def instant_or_none(value: Any, where: str) -> Instant | None:
    """Read an instant or None."""
    return None if value is None else instant(value, where)


def count(value: Any, where: str) -> int:
    """Read a whole number from 0, such as bytes."""
    if type(value) is int and 0 <= value <= _MOST:
        return value
    raise wrong(value, where, "a count")


def count_or_none(value: Any, where: str) -> int | None:
    """Read a whole number from 0, or None."""
    return None if value is None else count(value, where)


def sort_value(value: Any, column: str, table: str) -> int | str:
    """Read what rows are sorted by: the titles are texts, perhaps empty, all else whole numbers."""
    wanted = str if column.startswith("title_") and not column.endswith("_at") else int
    if type(value) is wanted:
        return value
    raise wrong(value, f"{table}.{column}", "what rows are sorted by")


def number(value: Any, where: str) -> int:
    """Read the number of a row, from 1."""
    if type(value) is int and 1 <= value <= _MOST:
        return value
    raise wrong(value, where, "the number of a row")


def seconds_or_none(value: Any, where: str) -> float | None:
    """Read a length or a place in seconds, from 0; no infinity and no NaN."""
    if value is None:
        return None
    if type(value) in (float, int) and 0 <= value < math.inf:
        return float(value)
    raise wrong(value, where, "a number of seconds")


def flag(value: Any, where: str) -> bool:
    """Read a yes or no."""
    if type(value) is int and value in (0, 1):
        return value == 1
    raise wrong(value, where, "yes or no")


def text(value: Any, where: str) -> str:
    """Read a name or a path: not empty, and without the zero that no file system takes."""
    if type(value) is str and value and "\0" not in value:
        return value
    raise wrong(value, where, "a text")


def text_or_none(value: Any, where: str) -> str | None:
    """Read a name or a path, or None."""
    return None if value is None else text(value, where)


def checksum_or_none(value: Any, where: str) -> str | None:
    """Read the checksum of a file, in hex, where it has one."""
    if value is None or (type(value) is str and _CHECKSUM.fullmatch(value)):
        return value
    raise wrong(value, where, "a checksum")


def file_name(value: Any, where: str) -> str:
    """Read the name of a file in the folder of media, which leads nowhere else."""
    if type(value) is str and _FILE_NAME.fullmatch(value) and value not in (".", ".."):
        return value
    raise wrong(value, where, "the name of a file")


def member(kind: type[Member], value: Any, where: str) -> Member:
    """Read one of a closed set of words or numbers."""
    try:
        return kind(value)
    except ValueError:
        raise wrong(value, where, f"one of {', '.join(str(one.value) for one in kind)}") from None


def key(catalogue: Any, episode: Any, where: str) -> EpisodeKey:
    """Read the key of an episode: the ids of its catalogue and of itself."""
    return EpisodeKey(text(catalogue, f"{where}.catalogue"), text(episode, f"{where}.episode"))


def parsed(value: Any, where: str) -> Any:
    """Read any JSON value that can be printed again: no NaN, and no half of a character."""
    if type(value) is not str:
        raise wrong(value, where, "JSON")
    try:
        found = json.loads(value, parse_constant=_refuse)
        if "\\u" in value:
            json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise wrong(value, where, "JSON") from None
    return found


def parsed_object(value: Any, where: str) -> dict[str, Any]:
    """Read a JSON object."""
    found = parsed(value, where)
    if not isinstance(found, dict):
        raise wrong(value, where, "a JSON object")
    return found


def row_of(row: Mapping[str, Any] | None, where: str) -> Mapping[str, Any]:
    """Return the one row of a query that always has one."""
    if row is None:
        raise DamagedError(where, "its row is missing")
    return row


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
