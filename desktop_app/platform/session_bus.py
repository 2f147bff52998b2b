"""The session bus of a Linux desktop: a connection of one's own, for each who speaks on it.

QtDBus is imported when the first of them speaks.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import shiboken6

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusArgument, QDBusConnection

Connect: TypeAlias = "Callable[[str], QDBusConnection | None]"
"""Finds the bus, for whoever speaks on it under that name; None where there is none."""

SOON_MS = 5_000
"""A service that has not answered by then is none."""


def session_bus(name: str) -> "QDBusConnection | None":
    """Connect to the bus of this desktop under a name of one's own, or return None."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    there = runtime is not None and Path(runtime, "bus").exists()
    if sys.platform != "linux" or not (there or os.environ.get("DBUS_SESSION_BUS_ADDRESS")):
        return None
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, f"sablier-{name}")
    return bus if bus.isConnected() else None


def leave(bus: "QDBusConnection") -> None:
    """Speak on it no more: what its services keep for this connection ends with it."""
    from PySide6.QtDBus import QDBusConnection

    QDBusConnection.disconnectFromBus(bus.name())


def unsigned(number: int) -> "QDBusArgument":
    """Return the unsigned number that the protocol asks for: PySide has no way to write one.

    It writes every int as a signed or a 16-bit one, so Qt's own operator is called by its name.
    """
    from PySide6.QtDBus import QDBusArgument

    argument = QDBusArgument()
    write = ctypes.CDLL("libQt6DBus.so.6")["_ZN13QDBusArgumentlsEj"]
    write.argtypes, write.restype = [ctypes.c_void_p, ctypes.c_uint], ctypes.c_void_p
    write(shiboken6.getCppPointer(argument)[0], number)
    return argument
