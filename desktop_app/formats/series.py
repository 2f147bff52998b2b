"""The series of a catalogue, one after the other: the file is never in memory as a whole."""

import json
import re
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from desktop_app.formats.strict_json import Pairs

_CHUNK = 256 * 1024
_SPACE = re.compile(r"[ \t\n\r]*")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


class UnusualError(ValueError):
    """A file that is to be read as a whole: it has faults, or its parts in another order."""


def _object(pairs: Pairs) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise UnusualError("a name is given twice")
    return made


def _refuse(constant: str) -> NoReturn:
    raise UnusualError(constant)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse)


class SeriesReader:
    """Reads an object whose `series` is a list, element by element.

    It takes less than the format does: whatever it raises `UnusualError` for may still be right.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.head: dict[str, Any] = {}
        """All of the object but `series`; complete once the series were read."""
        self.reading = True
        """Whether more of the object is to come."""
        self._file = file
        self._decoder = getincrementaldecoder("utf-8")()
        self._text = self._decoded(file.read(_CHUNK).removeprefix(BOM_UTF8))
        self._at = 0

    def begin(self) -> bool:
        """Read up to the first of the series; whether there are any."""
        self._take("{")
        while self._name() != "series":
            self._take(",")
        self._take("[")
        return self._next() != "]"

    def series(self) -> Iterator[Any]:
        """Yield each series, then read the rest of the object."""
        while True:
            if self._next() != "{":
                raise UnusualError("a series is no object")
            yield self._value()
            if self._next() == "]":
                break
            self._take(",")
        self.end()

    def end(self) -> None:
        """Read from the end of the series to that of the file."""
        self._take("]")
        while self._next() != "}":
            self._take(",")
            if self._name() == "series":
                raise UnusualError("a name is given twice")
        self._take("}")
        if self._next():
            raise UnusualError("something follows the object")
        self.reading = False

    def _name(self) -> str:
        """Read a name, and its value where it is not `series`."""
        name = self._value() if self._next() == '"' else None
        self._take(":")
        if not isinstance(name, str) or name in self.head:
            raise UnusualError("a name is given twice")
        if name != "series":
            self._next()
            self.head[name] = self._value()
        return name

    def _take(self, character: str) -> None:
        if self._next() != character:
            raise UnusualError(f"no {character}")
        self._at += 1

    def _next(self) -> str:
        """Return the next character that is no space, and stay before it."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def _value(self) -> Any:
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                whole = False
            else:
                whole = end < len(self._text)  # a number may go on in what was not read yet
            if whole:
                break
            if not self._more():
                raise UnusualError("a value has no end")
        if _HALF.search(self._text, self._at, end):
            json.dumps(value, ensure_ascii=False).encode()  # a half of a pair cannot be encoded
        self._at = end
        return value

    def _more(self) -> bool:
        """Read on, twice as much as is still to be scanned; whether there was anything."""
        read = self._file.read(max(_CHUNK, 2 * (len(self._text) - self._at)))
        self._text = self._text[self._at :] + self._decoded(read)
        self._at = 0
        return bool(read)

    def _decoded(self, read: bytes) -> str:
        return self._decoder.decode(read, final=not read)
