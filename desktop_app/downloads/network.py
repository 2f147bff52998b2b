"""Whether the laptop has a network, as far as its system tells (rule F5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation, QNetworkInterface


@dataclass(frozen=True, slots=True)
class NetworkChanged:
    """There is a network now, or there is none."""

    online: bool
    signed_out: bool = False
    """It wants somebody to sign in first: it answers whatever is asked with a page of its own."""


class Network(QObject):
    """Looks for a network once a transfer needs one; until told otherwise there is one.

    Where the system has no way to tell, each transfer that needs one has a look for itself.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watching = False
        self._told = False
        self._now = NetworkChanged(online=True)

    def watch(self) -> None:
        """Look for a network: a transfer needs one now."""
        from PySide6.QtNetwork import QNetworkInformation, QNetworkInterface

        if not self._watching:
            self._watching = True
            feature = QNetworkInformation.Feature
            best = feature.Reachability | feature.CaptivePortal
            told = map(QNetworkInformation.loadBackendByFeatures, (best, feature.Reachability))
            self._told = any(told)
            if self._told:
                information = QNetworkInformation.instance()
                information.reachabilityChanged.connect(self.on_reachability_changed)
                information.isBehindCaptivePortalChanged.connect(self.on_captive_portal_changed)
                self.on_reachability_changed(information.reachability())
                self.on_captive_portal_changed(information.isBehindCaptivePortal())
        if not self._told:
            self._put(online=leads_out(QNetworkInterface.allInterfaces()))

    def tick(self) -> None:
        """Look for a network while there is none, unless the system would tell."""
        if not self._now.online and not self._told:
            self.watch()

    def on_reachability_changed(self, reachability: QNetworkInformation.Reachability) -> None:
        """Take over what the system says; one that reaches only a part may be the part needed."""
        from PySide6.QtNetwork import QNetworkInformation

        self._put(online=reachability is not QNetworkInformation.Reachability.Disconnected)

    def on_captive_portal_changed(self, behind: bool) -> None:
        """Take over whether the network wants a sign-in; a system that cannot tell says no."""
        self._put(signed_out=behind)

    def _put(self, **what: bool) -> None:
        after = replace(self._now, **what)
        if after != self._now:
            self._now = after
            self.changed.emit(after)


def leads_out(interfaces: Iterable[QNetworkInterface]) -> bool:
    """Return whether any of them runs, has an address, and is not the laptop's own loop."""
    from PySide6.QtNetwork import QNetworkInterface

    flag = QNetworkInterface.InterfaceFlag
    return any(
        one.flags() & flag.IsRunning
        and not one.flags() & flag.IsLoopBack
        and bool(one.addressEntries())
        for one in interfaces
    )
