"""Whether there is a network, as the system tells it."""

import pytest
from PySide6.QtNetwork import QNetworkInformation

from desktop_app.downloads.network import Network, NetworkChanged
from tests.support.signals import Heard

pytestmark = pytest.mark.usefixtures("qapp")

Reachability = QNetworkInformation.Reachability


def test_f5_only_a_network_that_reaches_nothing_is_none_and_each_change_is_told_once() -> None:
    network = Network()
    heard = Heard(network, "changed")
    for told in Reachability:
        network.on_reachability_changed(told)
    assert heard["changed"] == [NetworkChanged(online=False), NetworkChanged(online=True)]


def test_f5_a_system_that_cannot_tell_is_taken_to_have_one() -> None:
    network = Network()
    heard = Heard(network, "changed")
    network.watch()
    network.watch()
    if QNetworkInformation.instance() is None:
        assert heard["changed"] == []
        return
    reachability = QNetworkInformation.instance().reachability()
    assert bool(heard["changed"]) == (reachability is Reachability.Disconnected)
