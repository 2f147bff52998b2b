"""The session bus of a Linux desktop: a connection of one's own, for each who speaks on it."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection


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
