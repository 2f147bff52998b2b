"""Showing a file: over a real socket to a file manager, through the system, or not at all."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer, QDBusVirtualObject
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_app.folder.reveal import PATH, SERVICE, FileManager
from desktop_app.platform.overrides import look_for_overrides
from tests.support.signals import Heard
from tests.support.stage import System, no_bus

_names = count()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it has a way of its own")


class Files(QDBusVirtualObject):
    """A file manager at the other end of a socket; one that does not work answers with an error."""

    def __init__(self, folder: Path, *, works: bool) -> None:
        super().__init__()
        look_for_overrides(self)
        self._works = works
        self.asked: list[tuple[str, str, str, list[object]]] = []
        self._peers: list[QDBusConnection] = []
        self._server = QDBusServer(f"unix:path={folder / 'files'}")
        self._server.newConnection.connect(self.on_connected)
        self._name = f"files-{next(_names)}"

    def connect_to(self, _name: str) -> QDBusConnection:
        return QDBusConnection.connectToPeer(self._server.address(), self._name)

    def on_connected(self, peer: QDBusConnection) -> None:
        self._peers.append(peer)
        peer.registerVirtualObject(PATH, self)

    @override
    def introspect(self, path: str) -> str:
        return ""

    @override
    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        said = message.interface(), message.member(), message.signature(), message.arguments()
        self.asked.append(said)
        return self._works and connection.send(message.createReply())

    def close(self) -> None:
        for name in (self._name, *(peer.name() for peer in self._peers)):
            QDBusConnection.disconnectFromPeer(name)


@contextmanager
def files(folder: Path, *, works: bool = True) -> Iterator[Files]:
    made = Files(folder, works=works)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def owner(qapp: object) -> QObject:
    assert qapp is not None
    return QObject()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "a film, 50 %" / "t1.webm"
    path.parent.mkdir()
    path.touch()
    return path


def system_that(*, opens: bool) -> System:
    system = System()
    system.opens = opens
    return system


def test_the_file_manager_selects_it(
    qtbot: QtBot, tmp_path: Path, film: Path, owner: QObject
) -> None:
    system = system_that(opens=True)
    with files(tmp_path) as there:
        manager = FileManager(there.connect_to, system.open_url, owner)
        for number in (1, 2):
            manager.show_file(film)
            qtbot.waitUntil(lambda number=number: len(there.asked) == number)  # type: ignore[misc]
        assert there.asked[0] == (SERVICE, "ShowItems", "ass", [[film.as_uri()], ""])
        assert system.opened == []
        manager.close()


@pytest.mark.parametrize("works", [True, False])
def test_where_none_answers_its_folder_is_opened_or_its_path_is_told(
    qtbot: QtBot, tmp_path: Path, film: Path, owner: QObject, works: bool
) -> None:
    system = system_that(opens=works)
    with files(tmp_path, works=False) as there:
        manager = FileManager(there.connect_to, system.open_url, owner)
        heard = Heard(manager, "failed")
        manager.show_file(film)
        qtbot.waitUntil(lambda: system.opened == [film.parent])
        assert heard["failed"] == [film] * (not works)
        manager.close()


@pytest.mark.parametrize("works", [True, False])
def test_without_a_bus_that_is_so_at_once(film: Path, owner: QObject, works: bool) -> None:
    system = system_that(opens=works)
    manager = FileManager(no_bus, system.open_url, owner)
    heard = Heard(manager, "failed")
    manager.show_file(film)
    manager.show_folder(film.parent)
    assert system.opened == [film.parent, film.parent]
    assert heard["failed"] == [film, film.parent] * (not works)
    manager.close()
