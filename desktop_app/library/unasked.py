"""Writes that the program begins by itself, in a library that may not be writable just now."""

import sqlite3
from collections.abc import Callable
from typing import TypeAlias

from desktop_app.clock import Elapsed
from desktop_app.domain.time import SECOND, Duration
from desktop_app.ledger.events import LibraryUnwritten
from desktop_app.storage.unusable import LibraryError

_TRY_AGAIN_AFTER: Duration = 5 * SECOND
Explain: TypeAlias = Callable[[sqlite3.Error], LibraryError]
"""Turns an error of SQLite into one that says what is wrong with the library."""


class UnaskedWrites:
    """Carries out writes that must not fail: what stands in their way is told once."""

    def __init__(
        self, explain: Explain, tell: Callable[[LibraryUnwritten], None], elapsed: Elapsed
    ) -> None:
        self._explain = explain
        self._tell = tell
        self._elapsed = elapsed
        self._try_again_at: Duration | None = None
        """While the library cannot be written."""

    def attempt(self, *writes: Callable[[], object]) -> None:
        """Write in this order, unless the library could not be written a moment ago.

        The caller attempts the same again later: what is not written must not be forgotten.
        """
        try_again_at = self._try_again_at
        if try_again_at is not None and self._elapsed() < try_again_at:
            return
        try:
            for write in writes:
                write()
        except sqlite3.DatabaseError as error:
            unwritten = self._explain(error)
            if unwritten.may_pass:
                self._try_again_at = self._elapsed() + _TRY_AGAIN_AFTER
            if try_again_at is None or not unwritten.may_pass:
                self._tell(LibraryUnwritten(unwritten))
        else:
            self._try_again_at = None

    def try_at_once(self) -> None:
        """Let the next attempt be made without waiting, and tell again what stands in its way."""
        self._try_again_at = None
