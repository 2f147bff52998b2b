"""Staying awake: over a real socket to a desktop that can, or to one that cannot."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.playback.wakefulness import Wakefulness
from tests.support.desktop import desktop
from tests.support.stage import no_bus

pytestmark = pytest.mark.usefixtures("qapp")
WHY = "Sablier: An episode is playing"


@pytest.fixture
def owner(qapp: object) -> Iterator[QObject]:
    owner = QObject()
    yield owner
    owner.deleteLater()


def reason() -> str:
    return "An episode is playing"


def test_it_is_asked_for_while_something_plays(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    with desktop(tmp_path, "inhibit") as there:
        asks = Wakefulness(there.connect_to, reason, owner)
        for _ in range(2):
            asks.keep(True)
            asks.keep(True)
            qtbot.waitUntil(lambda: list(there.awake.values()) == [WHY])
            qtbot.waitUntil(lambda: asks._granted is not None)
            asks.keep(False)
            qtbot.waitUntil(lambda: not there.awake)


def test_what_is_not_wanted_any_more_when_it_is_granted_is_taken_back(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    with desktop(tmp_path, "inhibit") as there:
        there.answers = False
        asks = Wakefulness(there.connect_to, reason, owner)
        asks.keep(True)
        qtbot.waitUntil(lambda: bool(there.awake))
        asks.keep(False)
        asks.keep(True)
        asks.keep(False)
        there.answer()
        qtbot.waitUntil(lambda: not there.awake)


def test_closed_it_speaks_to_nobody_and_an_answer_that_still_comes_is_no_matter(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    with desktop(tmp_path, "inhibit") as there:
        there.answers = False
        asks = Wakefulness(there.connect_to, reason, owner)
        asks.keep(True)
        qtbot.waitUntil(lambda: bool(there.awake))
        asks.close()
        there.answer()
        qtbot.waitUntil(lambda: not asks._asking)
        assert asks._granted is None
        assert asks._bus is None


def test_a_desktop_that_cannot_is_asked_once_and_nothing_is_said(
    qtbot: QtBot, tmp_path: Path, owner: QObject, capfd: pytest.CaptureFixture[str]
) -> None:
    with desktop(tmp_path) as there:
        asks = Wakefulness(there.connect_to, reason, owner)
        asks.keep(True)
        qtbot.waitUntil(lambda: not asks._asking)
        asks.keep(False)
        asks.keep(True)
        assert not asks._asking
        assert there.awake == {}
    assert capfd.readouterr() == ("", "")


def test_without_a_bus_nothing_is_asked(owner: QObject) -> None:
    asks = Wakefulness(no_bus, reason, owner)
    for awake in (True, False, True):
        asks.keep(awake)
    assert not asks._asking
