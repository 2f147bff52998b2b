"""Whether there is a screen to open a window on; without one Qt would abort with a core dump."""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from desktop_app.platform.output import cut

NO_SCREEN = (
    "There is no screen to open the window on: start Sablier on a desktop, or set DISPLAY or "
    "WAYLAND_DISPLAY; replay, list and screenshot need none."
)
NO_PLATFORM = (
    "QT_QPA_PLATFORM asks for {name}, which this Qt does not have: unset it, and try again."
)
_ELSEWHERE = "QT_QPA_PLATFORM_PLUGIN_PATH"


def lacking_screen(environment: Mapping[str, str] = os.environ) -> str:
    """Return the sentence to say where no window can be opened, else nothing."""
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if sys.platform != "linux":
        return ""
    ways = [one.split(":")[0] for one in chosen.split(";")] if chosen else ["wayland", "xcb"]
    if unknown := [one for one in ways if not _is_known(one, environment)]:
        return NO_PLATFORM.format(name=f'"{cut(unknown[0])}"')
    return "" if any(_opens(one, environment) for one in ways) else NO_SCREEN


def _is_known(way: str, environment: Mapping[str, str]) -> bool:
    """Return whether Qt has that platform; where it is told to look elsewhere, it may."""
    qt = find_spec("PySide6")
    if qt is None or environment.get("QT_PLUGIN_PATH") or environment.get(_ELSEWHERE):
        return True
    name = "wayland" if way.startswith("wayland") else way
    folders = [
        Path(one, "Qt", "plugins", "platforms") for one in qt.submodule_search_locations or ()
    ]
    return not any(one.is_dir() for one in folders) or any(
        (one / f"libq{name}.so").exists() for one in folders
    )


def _opens(way: str, environment: Mapping[str, str]) -> bool:
    """Return whether a platform of Qt finds its server; one that needs none does."""
    if way == "xcb":
        display = environment.get("DISPLAY")
        return bool(display) and _answers(str(display))
    if way.startswith("wayland"):
        name = environment.get("WAYLAND_DISPLAY")
        folder = environment.get("XDG_RUNTIME_DIR", "")
        return bool(name) and _listens(Path(folder, str(name)))
    return True


def _listens(path: Path) -> bool:
    """Return whether somebody is behind a socket: a compositor that crashed leaves it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def _answers(display: str) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(display.encode(), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
