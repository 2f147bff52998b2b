"""Whether the laptop has a network, as far as its system tells (rule F5)."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

_Reachability = QNetworkInformation.Reachability


@dataclass(frozen=True, slots=True)
class NetworkChanged:
    """There is a network now, or there is none."""

    online: bool


class Network(QObject):
    """Looks from the first time that a transfer needs one; until told otherwise there is one.

    Where the system has no way to tell it stays so, and transfers find out by trying.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watching = False
        self._online = True

    def watch(self) -> None:
        """Begin to look."""
        if self._watching:
            return
        self._watching = True
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            information = QNetworkInformation.instance()
            information.reachabilityChanged.connect(self.on_reachability_changed)
            self.on_reachability_changed(information.reachability())

    def on_reachability_changed(self, reachability: QNetworkInformation.Reachability) -> None:
        """A network that reaches only a part of the world may be the part that is needed."""
        online = reachability is not _Reachability.Disconnected
        if online != self._online:
            self._online = online
            self.changed.emit(NetworkChanged(online))
