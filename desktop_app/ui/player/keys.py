"""The keys of the player, as in the well-known ones; each by what it types, or by its place."""

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtWidgets import QWidget

from desktop_app.ui.keys import bind

STEP_S = 5.0
LEAP_S = 10.0
VOLUME_STEP = 0.05


class Act(Enum):
    """What a key does: the keys, and whether it goes on while one is held."""

    LEAVE = (("Esc",), False)
    TOGGLE = (("K",), False)
    BACK = (("Left",), True)
    ON = (("Right",), True)
    LEAP_BACK = (("J",), True)
    LEAP_ON = (("L",), True)
    START = (("Home",), False)
    END = (("End",), False)
    LOUDER = (("Up",), True)
    QUIETER = (("Down",), True)
    MUTE = (("M",), False)
    SLOWER = (("<",), False)
    FASTER = ((">",), False)
    SUBTITLES = (("C",), False)
    SUBTITLE_MENU = (("Shift+C",), False)
    SOUND = (("A",), False)
    FULL_SCREEN = (("F", "F11"), False)
    ON_TOP = (("T",), False)
    NEXT = (("N",), False)
    TENTH = (tuple("0123456789"), False)

    @property
    def keys(self) -> tuple[str, ...]:
        """Any of these."""
        keys: tuple[str, ...] = self.value[0]
        return keys

    @property
    def repeats(self) -> bool:
        """Held down it is done again and again."""
        repeats: bool = self.value[1]
        return repeats


def add_keys(page: QWidget, slots: Mapping[Act, Callable[[], None]]) -> None:
    """Every key of every act works in the page, whatever in it has the focus.

    Space is none of these: it presses what has the focus. The sender's name is the key.
    """
    for one in Act:
        for key in one.keys:
            bind(key, page, slots[one], repeats=one.repeats, within=True, name=key)
