"""What a time zone does to days and clocks; instants are milliseconds since 1970 in UTC."""

from PySide6.QtCore import QDateTime, QTimeZone

_SECOND = 1_000
_DAY = 86_400 * _SECOND


def midnights(after: int, until: int, zone: QTimeZone) -> list[int]:
    """Return where the days between two instants begin."""
    found: list[int] = []
    day = QDateTime.fromMSecsSinceEpoch(after, zone).date().addDays(1)
    while (at := day.startOfDay(zone).toMSecsSinceEpoch()) < until:
        found.append(at)
        day = day.addDays(1)
    return found


def comes_twice(at: int, zone: QTimeZone) -> bool:
    """Return whether another instant has the same date and time, as in an hour of autumn."""
    offset = _offset(at, zone)
    for beside in (at - _DAY, at + _DAY):
        other = _offset(beside, zone)
        if other != offset and _offset(at + (offset - other) * _SECOND, zone) == other:
            return True
    return False


def _offset(at: int, zone: QTimeZone) -> int:
    return QDateTime.fromMSecsSinceEpoch(at, zone).offsetFromUtc()
