"""What the device reports: whether it is online, modified, or has a full disk."""

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.device import Device


class DeviceHolder(QObject):
    """Holds what the device reports at the moment, and tells when that changes."""

    changed = Signal(object)
    """The `Device` as it is from now on."""

    def __init__(self) -> None:
        super().__init__()
        self._value = Device()

    def get(self) -> Device:
        """Return the value, for those who may only ask."""
        return self._value

    def put(self, value: Device) -> None:
        """Report this from now on."""
        if value != self._value:
            self._value = value
            self.changed.emit(value)
