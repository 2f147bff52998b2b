"""Reacts to changes of the network, the disk and the device (rule F5)."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from desktop_app.domain.device import Device
from desktop_app.downloads.device import DeviceHolder
from desktop_app.downloads.network import Network, NetworkChanged
from desktop_app.downloads.service import DownloadService
from desktop_app.features.showing.conditions import ConditionsPresenter


class DevicePresenter(QObject):
    """Lets transfers wait, fail or go on when the device changes, and shows it in the bars."""

    def __init__(
        self,
        *,
        device: DeviceHolder,
        network: Network,
        downloads: DownloadService,
        conditions: ConditionsPresenter,
        is_closed: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._device = device
        self._downloads = downloads
        self._conditions = conditions
        self._is_closed = is_closed
        network.changed.connect(self.on_network_changed)
        # running a scenario again changes the device in the middle of it
        queued = Qt.ConnectionType.QueuedConnection
        device.changed.connect(self.on_device_changed, queued)

    def on_network_changed(self, changed: NetworkChanged) -> None:
        """Remember whether there is a network, so that transfers wait for it or go on."""
        now = self._device.get()
        self._device.put(replace(now, online=changed.online, signed_out=changed.signed_out))

    def on_device_changed(self, _device: Device) -> None:
        """Show the bars anew, and let transfers wait, fail or go on."""
        if not self._is_closed():
            self._conditions.show()
            self._downloads.device_changed()
