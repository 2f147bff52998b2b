"""The kinds of field that several files share, each from JSON to a domain value."""

import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, TypeAlias
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    GetPydanticSchema,
    PlainValidator,
    Tag,
    ValidationInfo,
    WithJsonSchema,
)

from desktop_app.domain.episode import LARGEST_FILE, LocalText
from desktop_app.domain.time import CalendarPeriod, Duration, Instant
from desktop_app.formats import iso8601
from desktop_app.formats.faults import quoted
from desktop_app.formats.plain_text import one_line, paragraphs


@dataclass(frozen=True, slots=True)
class Shipped:
    """What ships with the program, and a file names by its name alone."""

    policies: Path
    """The folder of the policies."""
    catalogues: Mapping[str, Path] = field(default_factory=dict)
    """The file of each."""
    variants: Path | None = None
    """The folder of the variants of the warning."""


@dataclass
class ReadingContext:
    """The context in which the fields of one file are read."""

    folder: Path
    """The folder of the file. No path in the file may lead out of it."""
    shipped: Shipped
    seen: set[str] = field(default_factory=set)
    """The ids of the episodes of this catalogue that were read so far."""
    episodes: Collection[str] | None = None
    """The ids of the episodes of the scenario's catalogue, once it is read."""
    folders: dict[str, tuple[str, frozenset[str]] | None] = field(default_factory=dict)
    """The folders below this one that were looked at: their real paths, and the links in them.

    None for a folder that leads out of this one, or that cannot be read.
    """


def reading_of(info: ValidationInfo) -> ReadingContext:
    """Return what was handed to `document.parse` as the context."""
    assert isinstance(info.context, ReadingContext)
    return info.context


_PLAIN_PATH = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*")
"""A path with nothing in it that would have to be looked at twice."""
_ADDRESS = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
_MOST_FOLDERS = 4_096

ID_PATTERN = "[a-z0-9-]{1,64}"
LANGUAGE_PATTERN = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_ID = re.compile(ID_PATTERN)


def read_as(kind: Any) -> GetPydanticSchema:
    """Make a field that is checked as `kind`, whose validators make the value of its type."""
    return GetPydanticSchema(lambda _source, handler: handler.generate_schema(kind))


def in_words(pattern: str) -> WithJsonSchema:
    """Make a string in the JSON Schema, of this pattern from end to end."""
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$"})


def _an_id(text: str) -> str:
    if _ID.fullmatch(text):
        return text
    raise ValueError(f"{quoted(text)} is no id; write 1 to 64 of a-z, 0-9 and -")


@lru_cache(maxsize=256)
def _a_language(text: str) -> str:
    if re.fullmatch(LANGUAGE_PATTERN, text):
        return text
    raise ValueError(f"{quoted(text)} is no language code; write one such as en or fr-CA")


def _a_checksum(text: str) -> str:
    if re.fullmatch("[0-9A-Fa-f]{64}", text):
        return text.lower()
    raise ValueError(f"{quoted(text)} is no SHA-256; write its 64 hexadecimal digits")


def _local(shown_as: Callable[[str], str]) -> AfterValidator:
    def made(value: str | dict[str, str]) -> LocalText:
        if isinstance(value, str):
            return LocalText.plain(shown_as(value))
        return LocalText({language: shown_as(text) for language, text in value.items()})

    return AfterValidator(made)


def inside(text: str, info: ValidationInfo) -> str:
    """Return a relative path as an absolute one, where it stays in the file's folder."""
    if _PLAIN_PATH.fullmatch(text) and (plain := _plainly_inside(text, reading_of(info))):
        return plain
    path = PurePosixPath(text)
    if not text.isprintable() or not path.parts or re.search(r"[\\:]", text):
        raise ValueError(
            f"{quoted(text)} is no path; write one below the file's folder, with / between its "
            "parts and no colon (media/salt.webm)"
        )
    folder = os.path.realpath(reading_of(info).folder)
    found = os.path.realpath(Path(folder, path))
    if path.is_absolute() or ".." in path.parts or not Path(found).is_relative_to(folder):
        raise ValueError(f"{quoted(text)} leaves the file's folder; put what it names below it")
    return found


def _plainly_inside(text: str, reading: ReadingContext) -> str | None:
    """Return the same for a plain path that is no link; each folder is looked at once."""
    parent, _, name = text.rpartition("/")
    if parent not in reading.folders:
        if len(reading.folders) > _MOST_FOLDERS:
            reading.folders.clear()
        reading.folders[parent] = _looked_at(parent, os.path.realpath(reading.folder))
    found = reading.folders[parent]
    return None if found is None or name in found[1] else f"{found[0]}/{name}"


def _looked_at(parent: str, folder: str) -> tuple[str, frozenset[str]] | None:
    really = os.path.realpath(Path(folder, parent))
    if not Path(really).is_relative_to(folder):
        return None
    try:
        with os.scandir(really) as entries:
            links = frozenset(one.name for one in entries if one.is_symlink())
    except (FileNotFoundError, NotADirectoryError):
        links = frozenset()
    except OSError:
        return None
    return really.rstrip("/"), links


def _media(text: str, info: ValidationInfo) -> str:
    """Return a path below the file's folder, or a URL as it stands."""
    if not _ADDRESS.match(text):
        return inside(text, info)
    if _is_address(text):
        return text
    raise ValueError(
        f"{quoted(text)} is no address that media can come from; write http://HOST/PATH, "
        "https://HOST/PATH, file:///PATH, or a path below the file's folder"
    )


def _is_address(text: str) -> bool:
    if not text.isprintable() or " " in text:
        return False
    try:
        url = urlsplit(text)
        host, _ = url.hostname, url.port  # the port is only looked at when it is asked for
    except ValueError:
        return False
    if url.scheme == "file":
        return host in (None, "localhost") and url.path.startswith("/")
    one_host = url.netloc.count("@") <= 1  # of two readers each takes another one for it
    return url.scheme in ("http", "https") and bool(host) and one_host


Id: TypeAlias = Annotated[str, AfterValidator(_an_id), in_words(ID_PATTERN)]
Language: TypeAlias = Annotated[str, AfterValidator(_a_language), in_words(LANGUAGE_PATTERN)]
Checksum: TypeAlias = Annotated[str, AfterValidator(_a_checksum), in_words("[0-9A-Fa-f]{64}")]
PathInside: TypeAlias = Annotated[str, AfterValidator(inside)]
Media: TypeAlias = Annotated[str, AfterValidator(_media)]
Count: TypeAlias = Annotated[int, Field(ge=0)]
Stored: TypeAlias = Annotated[int, Field(ge=0, lt=2**63)]
"""A count that a column of the database takes."""
Size: TypeAlias = Annotated[int, Field(ge=0, le=LARGEST_FILE)]
"""Bytes of a file."""


OBJECT, STRING = "<object>", "<string>"
OBJECT_OR_STRING = Discriminator(lambda value: OBJECT if isinstance(value, dict) else STRING)
"""Chooses between two kinds of the same field; `document.place` leaves their tags out."""

_StringOrObject: TypeAlias = Annotated[
    Annotated[str, Tag(STRING)] | Annotated[dict[Language, str], Field(min_length=1), Tag(OBJECT)],
    OBJECT_OR_STRING,
]
Text: TypeAlias = Annotated[LocalText, read_as(Annotated[_StringOrObject, _local(paragraphs)])]
"""A string, or one by language."""
Line: TypeAlias = Annotated[LocalText, read_as(Annotated[_StringOrObject, _local(one_line)])]
"""The same, of a title."""

InstantField: TypeAlias = Annotated[
    Instant, PlainValidator(iso8601.parse_instant), in_words(iso8601.INSTANT_PATTERN)
]
MomentField: TypeAlias = Annotated[
    iso8601.Moment,
    PlainValidator(iso8601.parse_moment),
    in_words(f"{iso8601.INSTANT_PATTERN}|{iso8601.RELATIVE_PATTERN}"),
]
DurationField: TypeAlias = Annotated[
    Duration, PlainValidator(iso8601.parse_duration), in_words(iso8601.DURATION_PATTERN)
]
PositiveDuration: TypeAlias = Annotated[
    Duration, PlainValidator(iso8601.parse_positive_duration), in_words(iso8601.DURATION_PATTERN)
]
Period: TypeAlias = Annotated[
    CalendarPeriod, PlainValidator(iso8601.parse_period), in_words(iso8601.PERIOD_PATTERN)
]
