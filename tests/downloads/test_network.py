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


def test_f5_while_there_is_none_it_is_looked_for_even_if_no_transfer_needs_one_any_more() -> None:
    network = Network()
    heard = Heard(network, "changed")
    network.tick()
    assert not network._watching, "who never needed one is not looked after"
    network.on_reachability_changed(Reachability.Disconnected)
    network.tick()
    back = not network._told and leads_out(QNetworkInterface.allInterfaces())
    back = back or (
        network._told
        and QNetworkInformation.instance().reachability() is not Reachability.Disconnected
    )
    assert heard["changed"][1:] == ([NetworkChanged(online=True)] if back else [])


def test_f5_a_laptop_that_only_has_its_own_loop_has_no_network() -> None:
    loop = [
        one
        for one in QNetworkInterface.allInterfaces()
        if one.flags() & QNetworkInterface.InterfaceFlag.IsLoopBack
    ]
    assert not leads_out([*loop, QNetworkInterface()])


def test_f2_a_network_that_wants_a_sign_in_is_told_beside_whether_there_is_one() -> None:
    network = Network()
    heard = Heard(network, "changed")
    network.on_captive_portal_changed(behind=True)
    network.on_captive_portal_changed(behind=True)
    network.on_reachability_changed(Reachability.Disconnected)
    network.on_captive_portal_changed(behind=False)
    assert heard["changed"] == [
        NetworkChanged(online=True, signed_out=True),
        NetworkChanged(online=False, signed_out=True),
        NetworkChanged(online=False),
    ]


def test_f2_the_system_is_asked_whether_its_network_wants_a_sign_in() -> None:
    network = Network()
    heard = Heard(network, "changed")
    network.watch()
    information = QNetworkInformation.instance()
    if not network._told or not information.supports(QNetworkInformation.Feature.CaptivePortal):
        pytest.skip("this system cannot tell")
    heard["changed"].clear()
    information.isBehindCaptivePortalChanged.emit(True)
    assert heard["changed"][0].signed_out
