"""Which keys are held, told from presses and releases alone.

A key that is held comes as presses without a release (Windows, macOS), or as pairs of a release and
a press at the same instant (X11, where Qt marks only some of them as repeats). So a key is held
until a release that no press of the same key follows within the repeat interval.
"""

from dataclasses import dataclass
from enum import Enum, auto

from desktop_app.domain.time import Duration

REPEAT_INTERVAL: Duration = 40
"""A press so soon after the release of the same key is no new one.

The two halves of a repeat of X11 have the same instant, a fast hand needs 60 ms, and a remote
desktop may put a few milliseconds between the halves.
"""


class Press(Enum):
    """What a press of a key means for who hears it."""

    NEW = auto()
    REPEAT = auto()
    """The key is held."""
    FROM_BEFORE = auto()
    """The key is held, and was already down when what would hear it opened."""


@dataclass(slots=True)
class _Key:
    let_go_at: Duration | None = None
    """When its latest release came; None while it is down."""
    from_before: bool = False
    release_is_awaited: bool = False
    """Somebody heard its press, and has not yet heard that it was let go."""


class HeldKeys:
    """The keys that are down. Instants are milliseconds, of whatever clock gives them all."""

    def __init__(self) -> None:
        self._keys: dict[int, _Key] = {}

    @property
    def any_down(self) -> bool:
        """Whether a key is down, as far as is known."""
        return any(key.let_go_at is None for key in self._keys.values())

    def press(self, code: int, at: Duration, *, marked: bool = False) -> Press:
        """Take a press; `marked` says that the system calls it a repeat.

        A repeat of a key whose first press went elsewhere was down before.
        """
        key = self._keys.get(code)
        if key is not None and (marked or _goes_on(key, at)):
            key.let_go_at = None
            return Press.FROM_BEFORE if key.from_before else Press.REPEAT
        self._keys[code] = _Key(from_before=marked, release_is_awaited=not marked)
        return Press.FROM_BEFORE if marked else Press.NEW

    def release(self, code: int, at: Duration, *, marked: bool = False) -> bool:
        """Take a release; whether what heard the press shall hear it.

        Nobody hears the release of a press that nobody heard, nor one that is marked as half of a
        repeat.
        """
        key = self._keys.get(code)
        if key is None:
            key = self._keys[code] = _Key(from_before=True)
        key.let_go_at = at
        heard = key.release_is_awaited and not marked and not key.from_before
        if heard:
            key.release_is_awaited = False
        return heard

    def open(self) -> None:
        """Something opens: no key that is down now is heard until it was let go."""
        for key in self._keys.values():
            key.from_before = True

    def lose_sight(self) -> None:
        """The focus goes to another window: the release of what is down may never be seen.

        A key that is still held shows itself by the release of its next repeat, or by its mark.
        """
        self._keys = {code: key for code, key in self._keys.items() if key.let_go_at is not None}


def _goes_on(key: _Key, at: Duration) -> bool:
    return key.let_go_at is None or abs(at - key.let_go_at) < REPEAT_INTERVAL
