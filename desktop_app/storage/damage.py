"""Errors for a library that holds something this program never writes."""

import sqlite3

_LONGEST = 120
"""Characters of what SQLite says, or of a stored value, that are repeated to the user."""


class DamagedError(sqlite3.DatabaseError):
    """A stored value cannot be what it should be; says where it stands and what is wrong.

    Nothing is said of the place where it is the whole file.

    A kind of SQLite's own error, so that whoever expects a damaged file meets both.
    """

    def __init__(self, where: str, reason: str, row: str = "") -> None:
        self.where = where
        self.reason = reason
        self.row = row
        of = f" of {row}" if row else ""
        super().__init__(readable(f"{where}{of}: {reason}" if where else reason))

    def of(self, *names: object) -> "DamagedError":
        """Return the error with the number of the row in which it was found."""
        return type(self)(self.where, self.reason, self.row or "/".join(map(str, names)))


class NewerError(DamagedError):
    """A stored value says more than this version of the program knows: a newer one wrote it.

    A kind of damage, so that whoever reads around what it cannot read does so here too.
    """


def wrong(value: object, where: str, wanted: str) -> DamagedError:
    """Return the error that a value is not what is wanted there."""
    return DamagedError(where, f"{_quoted(value)} is not {wanted}")


def readable(text: str) -> str:
    """Return one line without what cannot be printed, cut where it is long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * _LONGEST]).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _quoted(value: object) -> str:
    if value is None:
        return "nothing"
    shown = repr(value[:40] if isinstance(value, str | bytes) else value)
    return shown if len(shown) <= 42 else f"{shown[:40]}…"
