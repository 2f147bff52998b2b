"""Whether there is a network, as the system tells it."""

import pytest
from PySide6.QtNetwork import QNetworkInformation, QNetworkInterface

from desktop_app.downloads.network import Network, NetworkChanged, leads_out
from tests.support.signals import Heard

pytestmark = pytest.mark.usefixtures("qapp")

Reachability = QNetworkInformation.Reachability


def test_f5_only_a_network_that_reaches_nothing_is_none_and_each_change_is_told_once() -> None:
    network = Network()
    heard = Heard(network, "changed")
    for told in Reachability:
        network.on_reachability_changed(told)
    assert heard["changed"] == [NetworkChanged(online=False), NetworkChanged(online=True)]


def test_f5_what_the_system_tells_or_its_interfaces_say_is_told_once() -> None:
    network = Network()
    heard = Heard(network, "changed")
    network.watch()
    network.watch()
    if network._told:
        gone = QNetworkInformation.instance().reachability() is Reachability.Disconnected
    else:
        gone = not leads_out(QNetworkInterface.allInterfaces())
    assert heard["changed"] == ([NetworkChanged(online=False)] if gone else [])


def test_f5_a_laptop_that_only_has_its_own_loop_has_no_network() -> None:
    loop = [
        one
        for one in QNetworkInterface.allInterfaces()
        if one.flags() & QNetworkInterface.InterfaceFlag.IsLoopBack
    ]
    assert not leads_out([*loop, QNetworkInterface()])
