"""A desktop that shows notifications and can stay awake: at the end of a socket, without a bus."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusServer,
    QDBusVirtualObject,
)
from typing_extensions import override

from desktop_app.notifications.bus import PATH, SERVICE
from desktop_app.platform.overrides import look_for_overrides
from desktop_app.platform.session_bus import unsigned
from desktop_app.playback import wakefulness

_names = count()


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked for, as it came over the socket."""

    signature: str
    replaces: int
    title: str
    body: str
    actions: list[str]


class Desktop(QDBusVirtualObject):
    """Answers as the specification says, and clicks."""

    def __init__(self, capabilities: list[str], folder: Path) -> None:
        super().__init__()
        look_for_overrides(self)
        self._capabilities = capabilities
        self.shown: list[Shown] = []
        self.awake: dict[int, str] = {}
        """Why it may not sleep, by the number by which that is taken back."""
        self.answers = True
        """What is asked for is answered at once, and not by `answer`."""
        self._asked: list[tuple[QDBusMessage, QDBusConnection]] = []
        self._peers: list[QDBusConnection] = []
        self._server = QDBusServer(f"unix:path={folder / 'desktop'}")
        self._server.newConnection.connect(self.on_connected)
        self._name = f"desktop-{next(_names)}"
        self._names: list[str] = []

    def connect_to(self, name: str) -> QDBusConnection:
        """What each part of a program does to find it."""
        self._names.append(f"{self._name}-{name}")
        return QDBusConnection.connectToPeer(self._server.address(), self._names[-1])

    def on_connected(self, peer: QDBusConnection) -> None:
        """A program is there."""
        self._peers.append(peer)
        peer.registerVirtualObject(PATH, self)
        peer.registerVirtualObject(wakefulness.PATH, self)

    @override
    def introspect(self, path: str) -> str:
        return ""

    @override
    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        reply = message.createReply()
        arguments: list[Any] = message.arguments()
        match message.member():
            case "GetCapabilities" if self._capabilities:
                reply.setArguments([self._capabilities])
            case "Notify":
                _, replaces, _, title, body, actions, *_ = arguments
                self.shown.append(Shown(message.signature(), replaces, title, body, actions))
                reply.setArguments([unsigned(replaces or 40 + len(self.shown))])
            case "Inhibit" if "inhibit" in self._capabilities:
                program, reason = arguments
                number = 3_000_000_000 + len(self.awake)  # it may be any that is unsigned
                self.awake[number] = f"{program}: {reason}"
                reply.setArguments([unsigned(number)])
                if not self.answers:
                    self._asked.append((reply, QDBusConnection(connection)))
                    return True
            case "UnInhibit":
                assert message.signature() == "u"
                del self.awake[arguments[0]]
            case _:
                return False
        return connection.send(reply)

    def answer(self) -> None:
        """What was asked for is answered now."""
        for reply, connection in self._asked:
            connection.send(reply)
        self._asked.clear()

    def click(self, number: int, token: str = "") -> None:
        """The user clicks a notification."""
        for name, what in [("ActivationToken", token)] * bool(token) + [
            ("ActionInvoked", "default")
        ]:
            signal = QDBusMessage.createSignal(PATH, SERVICE, name)
            signal.setArguments([unsigned(number), what])
            for peer in self._peers:
                peer.send(signal)

    def close(self) -> None:
        """It is gone."""
        for name in (*self._names, *(peer.name() for peer in self._peers)):
            QDBusConnection.disconnectFromPeer(name)


@contextmanager
def desktop(folder: Path, *capabilities: str) -> Iterator[Desktop]:
    """A desktop that can do these; one that can do nothing has no service."""
    made = Desktop(list(capabilities), folder)
    try:
        yield made
    finally:
        made.close()
