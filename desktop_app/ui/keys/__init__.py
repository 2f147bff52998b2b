"""The keyboard: which keys are held, what a key means by its place, and what it is bound to.

`Keyboard` is the one filter of the application that decides about keys that are held; `bind` makes
every shortcut. `held` and `layout` are plain Python, and `keyboard` is the one that meets Qt.
"""

from desktop_app.ui.keys.binding import bind
from desktop_app.ui.keys.keyboard import Clock, Keyboard, display_clock, hears_no_held_keys

__all__ = ["Clock", "Keyboard", "bind", "display_clock", "hears_no_held_keys"]
