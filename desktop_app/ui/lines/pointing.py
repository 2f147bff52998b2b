"""What the pointer and the keyboard do to the lines of a list now."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pointing:
    """A delegate asks for it at every paint."""

    hovered: int = -1
    on_button: bool = False
    pressed: bool = False
    focus_shown: bool = False
    button_focused: bool = False
