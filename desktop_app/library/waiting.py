"""What happened by itself while the library could not be written, until it is stored."""

from dataclasses import dataclass

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Instant
from desktop_app.ledger.events import keys_of
from desktop_app.ledger.ledger import Ledger
from desktop_app.library.removals import Publish


@dataclass(frozen=True, slots=True)
class _Stopped:
    at: Instant
    position_s: float | None


class UnstoredPosition:
    """Holds where playback stands, and that it stopped, until that can be stored."""

    def __init__(self, ledger: Ledger, publish: Publish) -> None:
        self._ledger = ledger
        self._publish = publish
        self._positions: dict[EpisodeKey, tuple[float, bool]] = {}
        self._stopped: _Stopped | None = None

    @property
    def is_stopped(self) -> bool:
        """Return whether the sitting that is stored as running is over."""
        return self._stopped is not None

    def stands(self, key: EpisodeKey, position_s: float, *, watched: bool) -> None:
        """Note where playback stands; what was once watched to the end stays watched."""
        before = self._positions.get(key, (0.0, False))[1]
        self._positions[key] = (position_s, watched or before)

    def stop(self, at: Instant, position_s: float | None) -> None:
        """Note that the sitting ended at `at`; of one that waits already the first end counts."""
        if self._stopped is None:
            self._stopped = _Stopped(at, position_s)

    def forget(self) -> None:
        """Let none of it have happened: the demo clock went back (rule T5)."""
        self._positions.clear()
        self._stopped = None

    def write(self, now: Instant) -> None:
        """Store what waits, the positions first, and publish what that changed.

        Raises:
            sqlite3.DatabaseError: the library cannot be written; what is left waits on.
        """
        for key in list(self._positions):
            if key in self._positions:  # whoever hears of the one before may write the next
                position_s, watched = self._positions[key]
                self._ledger.put_position(key, now, position_s, watched=watched)
                self._positions.pop(key)
                self._publish({key}, ())
        if self._stopped is not None:
            events = self._ledger.end_sitting(self._stopped.at, self._stopped.position_s)
            self._stopped = None
            self._publish(keys_of(events), events)
