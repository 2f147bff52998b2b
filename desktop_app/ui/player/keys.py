"""The keys of the player, as in well-known ones; each by what it types, or by its place."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtWidgets import QWidget

from desktop_app.ui.keys import bind

STEP_S = 5.0
LEAP_S = 10.0
VOLUME_STEP = 0.05


class Act(Enum):
    """What a key does: its keys, and whether it goes on while one is held."""

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

    def __init__(self, keys: tuple[str, ...], repeats: bool) -> None:
        self.keys = keys
        self.repeats = repeats


def add_keys(page: QWidget, act: Act, *slots: Callable[[], object]) -> None:
    """Bind the keys of an act to what they do in the page, whatever in it has the focus.

    With several slots each key has one of its own. Space is none of these: it presses what has
    the focus.
    """
    for number, key in enumerate(act.keys):
        bind(key, page, slots[number % len(slots)], repeats=act.repeats, within=True)
