"""Reads what is stored under the name of a setting as a value of a type of its own.

A library may hold what another version, or a hand, has written: what does not fit counts as not
chosen, and a number that is too small or too large as the nearest that fits.
"""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, Generic, Protocol, Self, TypeAlias, TypeVar, overload

from PySide6.QtCore import QByteArray

from desktop_app.domain.encodings import Encoding, encoding_of
from desktop_app.domain.settings import SettingName
from desktop_app.domain.shelf import Sort

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)
Read: TypeAlias = Callable[[Any], _T]
"""Turns what is stored, or None, into a value of a type."""


class HasValues(Protocol):
    """Knows what is stored under each name."""

    def value(self, name: SettingName) -> Any:
        """Return what holds for `name`, or None."""


class StoredSetting(Generic[_T_co]):
    """A setting as a typed, read-only attribute of the service that holds it."""

    def __init__(self, name: SettingName, read: Read[_T_co]) -> None:
        self._name = name
        self._read = read

    @overload
    def __get__(self, holder: None, owner: type) -> Self: ...
    @overload
    def __get__(self, holder: HasValues, owner: type) -> _T_co: ...
    def __get__(self, holder: HasValues | None, owner: type) -> Self | _T_co:
        """Return what is stored, read."""
        return self if holder is None else self._read(holder.value(self._name))


def text(found: Any) -> str | None:
    """Read any text."""
    return found if isinstance(found, str) else None


def one_of(known: Collection[str], otherwise: _T) -> Read[str | _T]:
    """Read one of the `known` words."""
    return lambda found: found if isinstance(found, str) and found in known else otherwise


def whole_number(least: int, most: int, otherwise: int) -> Read[int]:
    """Read a whole number within these bounds; `otherwise` where there is none."""
    return lambda found: min(most, max(least, found)) if isinstance(found, int) else otherwise


def share(found: Any) -> float:
    """Read a number from 0 to 1; 1 where there is none."""
    return float(min(1, max(0, found))) if isinstance(found, int | float) else 1.0


def limit(otherwise: int) -> Read[int | None]:
    """Read a limit: `otherwise` where none was chosen, None where there is to be none."""

    def read(found: Any) -> int | None:
        if found is None:
            return otherwise
        return found if isinstance(found, int) and found > 0 else None

    return read


def is_on(found: Any) -> bool:
    """Read a switch that is off until it is turned on."""
    return found is True


def is_not_off(found: Any) -> bool:
    """Read a switch that is on until it is turned off."""
    return found is not False


def sort(found: Any) -> Sort:
    """Read the order of the library; the copies that end first where none is known."""
    return Sort(found) if isinstance(found, str) and found in set(Sort) else Sort.EXPIRING_FIRST


def qt_bytes(found: Any) -> QByteArray | None:
    """Read what Qt saved, kept as Base64."""
    return QByteArray.fromBase64(QByteArray(found.encode())) if isinstance(found, str) else None


def encodings(found: Any) -> dict[Path, Encoding]:
    """Read the encodings of files; those of no known encoding are left out."""
    known = found.items() if isinstance(found, dict) else ()
    return {Path(path): one for path, codec in known if (one := encoding_of(str(codec)))}


def lists_of_text(found: Any) -> dict[str, list[str]]:
    """Read a list of texts by name; what is anything else is left out."""
    lists = found.items() if isinstance(found, dict) else ()
    return {
        name: [one for one in texts if isinstance(one, str)]
        for name, texts in lists
        if isinstance(texts, list)
    }
