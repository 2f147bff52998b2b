"""The time zone of the laptop, which a traveller changes while the program runs."""

import sys
import time

from PySide6.QtCore import QDateTime, Qt, QTimeZone

from desktop_app.domain.time import DAY, Instant

_HALF_A_YEAR = 182 * DAY


def system_zone(now: Instant) -> QTimeZone:
    """Ask the system for its zone, whatever it was before.

    Where the name that Qt finds tells another time than the system's own functions (a copied
    ``/etc/localtime`` beside an older ``/etc/timezone``, or no name at all), those are believed.
    """
    if sys.platform != "win32":
        time.tzset()  # the log tells the time by the same zone
    local = QTimeZone(QTimeZone.Initialization.LocalTime)
    named = QTimeZone.systemTimeZone()
    is_right = named.isValid() and _offsets(named, now) == _offsets(local, now)
    return named if is_right else local


class ZoneWatch:
    """Notices that the laptop's zone has changed."""

    def __init__(self, now: Instant) -> None:
        self.zone = system_zone(now)
        self._told = self._signature(now)

    def has_changed(self, now: Instant) -> bool:
        """Ask the system again; `zone` is what it says now."""
        self.zone = system_zone(now)
        before, self._told = self._told, self._signature(now)
        return before != self._told

    def _signature(self, now: Instant) -> tuple[bytes, tuple[int, int]]:
        """Return its name and its offsets: one without a name is told by these alone."""
        is_named = self.zone.timeSpec() is Qt.TimeSpec.TimeZone
        return bytes(self.zone.id().data()) if is_named else b"", _offsets(self.zone, now)


def _offsets(zone: QTimeZone, now: Instant) -> tuple[int, int]:
    """Return the seconds east of UTC, now and half a year on."""
    here, later = (
        QDateTime.fromMSecsSinceEpoch(at, zone).offsetFromUtc() for at in (now, now + _HALF_A_YEAR)
    )
    return here, later
