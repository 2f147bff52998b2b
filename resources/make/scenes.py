"""Which scene belongs to which episode."""

from __future__ import annotations

from collections.abc import Callable

import coast
import forest
import rails
from draw import Canvas

Scene = Callable[[Canvas, float], None]

SCENES: dict[str, Scene] = {
    "salt": coast.salt,
    "harbour-lights": coast.harbour_lights,
    "low-water": coast.low_water,
    "night-ferry": coast.night_ferry,
    "fog-signal": coast.fog_signal,
    "salvage": coast.salvage,
    "leaf-litter": forest.leaf_litter,
    "first-frost": forest.first_frost,
    "mycelium": forest.mycelium,
    "canopy": forest.canopy,
    "heartwood": forest.heartwood,
    "clearing": forest.clearing,
    "platform-two": rails.platform_two,
    "the-viaduct": rails.the_viaduct,
    "snow-fence": rails.snow_fence,
    "night-mail": rails.night_mail,
    "junction": rails.junction,
    "terminus": rails.terminus,
}


def picture(episode: str, t: float) -> str:
    """The SVG document of an episode's scene, `t` seconds after its start."""
    canvas = Canvas()
    SCENES[episode](canvas, t)
    return canvas.svg()
