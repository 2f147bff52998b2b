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
from desktop_app.playback import wakefulness
from desktop_app.session_bus import look_for_overrides, unsigned

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
        self._asked: list[QDBusMessage] = []
        self._peer: QDBusConnection | None = None
        self._server = QDBusServer(f"unix:path={folder / 'desktop'}")
        self._server.newConnection.connect(self.on_connected)
        self._name = f"desktop-{next(_names)}"

    def connect_to(self) -> QDBusConnection:
        """What a program does to find it."""
        return QDBusConnection.connectToPeer(self._server.address(), self._name)

    def on_connected(self, peer: QDBusConnection) -> None:
        """A program is there."""
        self._peer = peer
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
                    self._asked.append(reply)
                    return True
            case "UnInhibit":
                assert message.signature() == "u"
                del self.awake[arguments[0]]
            case _:
                return False
        return connection.send(reply)

    def answer(self) -> None:
        """What was asked for is answered now."""
        assert self._peer is not None
        for reply in self._asked:
            self._peer.send(reply)
        self._asked.clear()

    def click(self, number: int, token: str = "") -> None:
        """The user clicks a notification."""
        assert self._peer is not None
        for name, what in [("ActivationToken", token)] * bool(token) + [
            ("ActionInvoked", "default")
        ]:
            signal = QDBusMessage.createSignal(PATH, SERVICE, name)
            signal.setArguments([unsigned(number), what])
            self._peer.send(signal)

    def close(self) -> None:
        """It is gone."""
        QDBusConnection.disconnectFromPeer(self._name)
        if self._peer is not None:
            QDBusConnection.disconnectFromPeer(self._peer.name())


@contextmanager
def desktop(folder: Path, *capabilities: str) -> Iterator[Desktop]:
    """A desktop that can do these; one that can do nothing has no service."""
    made = Desktop(list(capabilities), folder)
    try:
        yield made
    finally:
        made.close()
