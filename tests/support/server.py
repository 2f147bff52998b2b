"""A server on the loopback that misbehaves on purpose: a thread for each connection, no framework.

What it does with a request is a `Plan`: a function from the request to an `Answer`. `honest` does
what the standard asks; a test puts other ones in the script, one for each request to come.
"""

import contextlib
import hashlib
import re
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

CERTIFICATE = Path(__file__).with_name("loopback.pem")
"""Of 127.0.0.1, signed by itself, with its key: no secret, and trusted by nobody."""
DATE = "Mon, 22 Jun 2026 13:07:00 GMT"
LAST_MODIFIED = "Sun, 21 Jun 2026 08:00:00 GMT"


@dataclass(frozen=True)
class Request:
    """What was asked for; names of headers are in lower case."""

    path: str
    headers: Mapping[str, str]

    @property
    def first(self) -> int | None:
        """The first byte of its range."""
        found = re.fullmatch(r"bytes=([0-9]+)-", self.headers.get("range", ""))
        return None if found is None else int(found[1])


@dataclass(frozen=True)
class Answer:
    """What is sent, and where the connection ends."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    length: int | None = -1
    """What `Content-Length` says: -1 the truth, None nothing."""
    chunked: bool = False
    cut_at: int | None = None
    """After so many bytes of the body the connection is closed."""
    stall_at: int | None = None
    """After so many nothing more is sent, and the connection stays."""
    pieces: int = 1
    """The body comes in so many, with a moment between them."""
    raw: bytes | None = None
    """Sent in place of everything else."""
    stays: bool = False
    """After what is raw nothing more is sent, and the connection stays."""
    resets: bool = False
    """The connection does not end in order."""
    trickles: bool = False
    """The body comes byte by byte, slower than anybody would wait, and has no end."""

    @property
    def closes(self) -> bool:
        """The connection ends with it; another one can be answered on it otherwise."""
        unsaid = self.length is None and not self.chunked
        lies = self.length is not None and self.length > len(self.body)
        ends = self.cut_at is not None or self.raw is not None or self.resets or self.trickles
        return ends or unsaid or lies


Plan: TypeAlias = Callable[[Request, "Server"], Answer]


def honest(request: Request, server: "Server") -> Answer:
    """The file, or the part of it that was asked for and still is of the same file."""
    content, headers = server.content, {"Date": DATE, **server.validators}
    wanted, only_if = request.first, request.headers.get("if-range")
    if only_if is not None and only_if not in server.validators.values():
        wanted = None
    if wanted is None:
        return Answer(200, headers, content)
    if wanted >= len(content):
        return Answer(416, {**headers, "Content-Range": f"bytes */{len(content)}"}, b"no such")
    said = f"bytes {wanted}-{len(content) - 1}/{len(content)}"
    return Answer(206, {**headers, "Content-Range": said}, content[wanted:])


class Server:
    """One file at whatever path is asked for."""

    def __init__(self, content: bytes, *, secure: bool = False) -> None:
        self.content = content
        self.etag: str | None = '"one"'
        self.last_modified: str | None = LAST_MODIFIED
        self.script: list[Plan] = []
        """For the requests to come, in order."""
        self.otherwise: Plan = honest
        """For every request after those."""
        self.requests: list[Request] = []
        self.stalled = 0
        """How many connections stand still, on purpose."""
        self.trickling = 0
        """How many bring a byte now and then."""
        self._secure = secure
        self._closing = threading.Event()
        self._one_at_a_time = threading.Lock()
        self._taken = threading.Event()
        self._cuts_at = 0
        self._last: tuple[Request, Plan] | None = None
        """The last request, if its connection was closed under it. Now and then Qt sends it once
        more by itself and throws away what comes: that is no new request of anybody."""
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._listen)]
        self._threads[0].start()

    @property
    def port(self) -> int:
        """Where it listens on this laptop."""
        return int(self._listener.getsockname()[1])

    @property
    def address(self) -> str:
        """Where it listens, as the beginning of an address."""
        return f"{'https' if self._secure else 'http'}://127.0.0.1:{self.port}"

    @property
    def validators(self) -> dict[str, str]:
        """The headers that tell one version of the file from another."""
        told = {"ETag": self.etag, "Last-Modified": self.last_modified}
        return {name: value for name, value in told.items() if value is not None}

    @property
    def sha256(self) -> str:
        """Of the file as it is now."""
        return hashlib.sha256(self.content).hexdigest()

    def was_taken(self, position: int) -> None:
        """The client holds the file up to here: when it has all, a connection is cut."""
        if position == self._cuts_at:
            self._taken.set()

    def close(self) -> None:
        """End every connection."""
        self._closing.set()
        self._taken.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(timeout=10)

    def _listen(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if self._secure:
            context.load_cert_chain(CERTIFICATE)
        while not self._closing.is_set():
            try:
                connection, _address = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection, context))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket, context: ssl.SSLContext) -> None:
        connection.settimeout(10)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.enter_context(connection)
            if self._secure:
                connection = context.wrap_socket(connection, server_side=True)
                stack.enter_context(connection)
            while (request := _read(connection)) is not None:
                self._taken.clear()
                answer = self._answer(request)
                self._send(connection, answer)
                if answer.closes:
                    break

    def _answer(self, request: Request) -> Answer:
        with self._one_at_a_time:
            last, self._last = self._last, None
            if last is not None and last[0] == request:
                return last[1](request, self)
            self.requests.append(request)
            plan = self.script.pop(0) if self.script else self.otherwise
            answer = plan(request, self)
            self._last = (request, plan) if answer.closes else None
            return answer

    def _send(self, connection: socket.socket, answer: Answer) -> None:
        if answer.raw is not None:
            connection.sendall(answer.raw)
            if answer.stays:
                self._stall(connection)
            return
        connection.sendall(_head(answer))
        ends = [one for one in (answer.cut_at, answer.stall_at) if one is not None]
        body = answer.body[: min(ends, default=len(answer.body))]
        step = max(1, -(-len(body) // answer.pieces))
        self._cuts_at = len(body) + (_first(answer) or 0)
        for at in range(0, len(body), step):
            connection.sendall(_piece(body[at : at + step], chunked=answer.chunked))
            if answer.pieces > 1:
                self._closing.wait(0.002)
        if answer.trickles:
            self._trickle(connection, chunked=answer.chunked)
        elif answer.resets:
            self._taken.wait(1)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif answer.stall_at is not None:
            self._stall(connection)
        elif answer.closes:
            self._taken.wait(1)
        elif answer.chunked:
            connection.sendall(b"0\r\n\r\n")

    def _trickle(self, connection: socket.socket, *, chunked: bool) -> None:
        self.trickling += 1
        try:
            while not self._closing.wait(0.001):
                connection.sendall(_piece(b"x", chunked=chunked))
        finally:
            self.trickling -= 1

    def _stall(self, connection: socket.socket) -> None:
        self.stalled += 1
        connection.settimeout(0.02)
        while not self._closing.is_set():
            with contextlib.suppress(TimeoutError):
                if not connection.recv(1):
                    break
        self.stalled -= 1


def _read(connection: socket.socket) -> Request | None:
    received = b""
    while b"\r\n\r\n" not in received:
        more = connection.recv(65_536)
        if not more:
            return None
        received += more
    first, *lines = received.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    headers = {name.strip().lower(): value.strip() for name, _colon, value in pairs}
    return Request(first.split(" ")[1], headers)


def _head(answer: Answer) -> bytes:
    headers = {**answer.headers, "Connection": "close" if answer.closes else "keep-alive"}
    if answer.chunked:
        headers["Transfer-Encoding"] = "chunked"
    elif answer.length is not None:
        headers["Content-Length"] = str(len(answer.body) if answer.length < 0 else answer.length)
    lines = [f"HTTP/1.1 {answer.status} So", *(f"{name}: {it}" for name, it in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _first(answer: Answer) -> int | None:
    found = re.match("bytes ([0-9]+)-", answer.headers.get("Content-Range", ""))
    return None if found is None else int(found[1])


def _piece(piece: bytes, *, chunked: bool) -> bytes:
    return b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece


@contextlib.contextmanager
def serving(content: bytes, *, secure: bool = False) -> Iterator[Server]:
    """A server that runs while this lasts."""
    server = Server(content, secure=secure)
    try:
        yield server
    finally:
        server.close()


@contextlib.contextmanager
def greeting(words: bytes) -> Iterator[int]:
    """The port of a server that says this to whoever comes, and hears nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _address = listener.accept()
                    with connection:
                        connection.sendall(words)
                        connection.recv(1)

        thread = threading.Thread(target=greet)
        thread.start()
        try:
            yield int(listener.getsockname()[1])
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(timeout=10)
