"""The keyboard: which keys are held, what a key means by its place, and what it is bound to.

`Keyboard` is the one filter of the application that decides about keys that are held; `bind` makes
every shortcut. `domain/held_keys.py` and `domain/key_layout.py` decide; here they meet Qt.
"""

from desktop_app.ui.keys.binding import EVERYWHERE, bind
from desktop_app.ui.keys.keyboard import Clock, Keyboard, display_clock, hears_no_held_keys

__all__ = ["EVERYWHERE", "Clock", "Keyboard", "bind", "display_clock", "hears_no_held_keys"]
