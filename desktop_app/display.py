"""Whether there is a screen to open a window on; without one Qt would abort with a core dump."""

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

NO_SCREEN = (
    "There is no screen to open the window on: start Sablier on a desktop, or set DISPLAY or "
    "WAYLAND_DISPLAY; replay, list and screenshot need none."
)


def lacking_screen(environment: Mapping[str, str] = os.environ) -> str:
    """The sentence to say where no window can be opened, else nothing."""
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if sys.platform != "linux" or chosen not in ("", "xcb"):
        return ""
    wayland = environment.get("WAYLAND_DISPLAY")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    if chosen == "" and wayland and (Path(folder) / wayland).exists():
        return ""
    display = environment.get("DISPLAY")
    return "" if display and _answers(display) else NO_SCREEN


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
