"""The session bus of a Linux desktop: a connection of one's own, for each who speaks on it."""

import ctypes
import os
import sys
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusArgument, QDBusConnection

SOON_MS = 5_000
"""A service that has not answered by then is none."""


def session_bus(name: str) -> QDBusConnection | None:
    """The bus of this desktop under a name of one's own, or None; none is started for this."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    there = runtime is not None and Path(runtime, "bus").exists()
    if sys.platform != "linux" or not (there or os.environ.get("DBUS_SESSION_BUS_ADDRESS")):
        return None
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, name)
    return bus if bus.isConnected() else None


def look_for_overrides(one: QObject) -> None:
    """Have PySide look here, once for all, whether Python overrides the hooks of a connection.

    Otherwise it does so on the thread of the bus, and with it collects what belongs to this one.
    """
    QObject.disconnect(one.objectNameChanged.connect(one.setObjectName))


def unsigned(number: int) -> QDBusArgument:
    """The unsigned number that the protocol asks for: PySide has no way to write one.

    It writes every int as a signed or a 16-bit one, so Qt's own operator is called by its name.
    """
    argument = QDBusArgument()
    write = ctypes.CDLL("libQt6DBus.so.6")["_ZN13QDBusArgumentlsEj"]
    write.argtypes, write.restype = [ctypes.c_void_p, ctypes.c_uint], ctypes.c_void_p
    write(shiboken6.getCppPointer(argument)[0], number)
    return argument
