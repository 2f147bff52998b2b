"""A file on a server as the source of a transfer: `http:` and `https:`."""

from functools import cache, partial

from PySide6.QtCore import QMetaObject, QObject, QUrl
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest
from typing_extensions import override

from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.headers import (
    content_length,
    content_range,
    is_called_page,
    pause_asked_for,
    validator_of,
)
from desktop_app.downloads.source import Bring, Source, SourceFault, SourceReply
from desktop_app.downloads.troubles import trouble_of_error, trouble_of_status
from desktop_app.platform.background import in_background

_BUFFER = 4 << 20
"""Bytes that wait in memory before the server is held up."""
_LEAST_BUFFER = 64 << 10
MAX_REDIRECTS = 10

_Attribute = QNetworkRequest.Attribute


class HttpSource(Source):
    """Makes one request at a time; follows redirects to `http:` and `https:` alone.

    Where a connection breaks, Qt may say that all is well and send the request once more, whose
    answer then comes into the same reply. So whoever takes the bytes counts them, a second answer
    is never listened to, and each request has a manager, which takes its connection with it.
    """

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._reply: QNetworkReply | None = None
        self._listening: list[QMetaObject.Connection] = []
        self._opened = False
        self._distrusted = False
        """Nobody vouches for the server."""
        self._asked_from = 0
        self._wanted: object = None
        """Changes with every start and stop."""
        self._buffer = _BUFFER

    @override
    def tells_versions(self) -> bool:
        return True

    @override
    def start(self, offset: int, validator: str | None) -> None:
        self.stop()
        self._opened = self._distrusted = False
        self._asked_from = offset
        self._wanted = wanted = object()
        if QUrl(self._address).scheme() == "https":
            # where it raised, the connection loads them itself, or says why it is not secure
            in_background(_load_certificates, lambda _outcome: self._ask(wanted, validator))
        else:
            self._ask(wanted, validator)

    def _ask(self, wanted: object, validator: str | None) -> None:
        if wanted is not self._wanted:
            return
        network = QNetworkAccessManager(self)
        reply = self._reply = network.get(self._request(self._asked_from, validator))
        reply.setReadBufferSize(self._buffer)
        self._listening = [
            reply.metaDataChanged.connect(self.on_headers),
            reply.readyRead.connect(self.on_ready),
            reply.finished.connect(self.on_finished),
            reply.sslErrors.connect(self.on_distrusted),
        ]

    @override
    def stop(self) -> None:
        self._wanted = None
        if self._reply is None:
            return
        reply, self._reply = self._reply, None
        while self._listening:  # abort() would say that it finished
            QObject.disconnect(self._listening.pop())
        reply.abort()
        reply.manager().deleteLater()

    @override
    def available(self) -> int:
        return self._reply.bytesAvailable() if self._reply is not None and self._opened else 0

    @override
    def take(self, count: int) -> Bring:
        assert self._reply is not None
        return partial(bytes, self._reply.read(count).data())

    @override
    def peek(self, count: int) -> bytes:
        return b"" if self._reply is None else bytes(self._reply.peek(count).data())

    @override
    def limit(self, rate: int | None) -> None:
        self._buffer = _BUFFER if rate is None else min(_BUFFER, max(_LEAST_BUFFER, rate))
        if self._reply is not None:
            self._reply.setReadBufferSize(self._buffer)

    def on_headers(self) -> None:
        """Judge the beginning of an answer: it is of the file, or it is no use to read on."""
        if self._opened:
            self._end(SourceFault(Trouble.INTERRUPTED))
            return
        status = self._status()
        if status is None or 300 <= status < 400 or status in (401, 407):
            return  # Qt follows redirects, and answers with what the address has of a name
        said = self._opening(status)
        if isinstance(said, SourceFault):
            self._end(said)
        else:
            self._opened = status != 416  # whose body is not of the file
            self.opened.emit(said)
            if not self._opened and self._reply is not None:
                self._end(None)

    def on_ready(self) -> None:
        """Offer what has arrived."""
        if self._opened:
            self.ready.emit()

    def on_distrusted(self, _errors: object) -> None:
        """Note that the certificate of the server is not to be trusted; the end follows."""
        self._distrusted = True

    def on_finished(self) -> None:
        """Meet the end of the answer, or of the connection."""
        reply = self._reply
        if reply is None:
            return
        if not self._opened:
            self.on_headers()  # they may have come with the end
        if reply is self._reply:
            self.ended.emit(self._fault(reply))

    def _request(self, offset: int, validator: str | None) -> QNetworkRequest:
        request = QNetworkRequest(QUrl(self._address))
        request.setHeader(QNetworkRequest.KnownHeaders.UserAgentHeader, "Sablier")
        request.setRawHeader(b"Accept-Encoding", b"identity")
        if offset:
            request.setRawHeader(b"Range", f"bytes={offset}-".encode())
            if validator is not None:
                request.setRawHeader(b"If-Range", validator.encode("latin-1"))
        # without it Qt holds up no sender whose bytes nobody takes
        request.setAttribute(_Attribute.Http2AllowedAttribute, False)
        request.setAttribute(
            _Attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork
        )
        for one in (_Attribute.CookieLoadControlAttribute, _Attribute.CookieSaveControlAttribute):
            request.setAttribute(one, QNetworkRequest.LoadControl.Manual)
        request.setAttribute(
            _Attribute.RedirectPolicyAttribute,
            QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy,
        )
        request.setMaximumRedirectsAllowed(MAX_REDIRECTS)
        return request

    def _opening(self, status: int) -> SourceReply | SourceFault:
        validator = validator_of(
            self._header("ETag"), self._header("Last-Modified"), self._header("Date")
        )
        media_type = self._header("Content-Type")
        packed = self._header("Content-Encoding").lower() not in ("", "identity")
        if packed and status in (200, 206):  # these are not the bytes of the file
            page = is_called_page(media_type)
            return SourceFault(
                Trouble.SIGN_IN_PAGE if page else Trouble.SERVER_ERROR, unwritten=True
            )
        if status == 200:
            size = content_length(self._header("Content-Length"))
            return SourceReply(0, size, validator, media_type)
        if status == 206:
            first, total = content_range(self._header("Content-Range"))
            if first != self._asked_from:
                return SourceFault(Trouble.SERVER_ERROR, misfit=True)
            return SourceReply(first, total, validator, media_type)
        if status == 416:
            _first, total = content_range(self._header("Content-Range"))
            if total is not None and total == self._asked_from:
                return SourceReply(total, total, validator)  # there is nothing after the last byte
            return SourceFault(Trouble.SERVER_REFUSED, misfit=True)
        pause = pause_asked_for(self._header("Retry-After"), self._header("Date"))
        return SourceFault(trouble_of_status(status), pause)

    def _fault(self, reply: QNetworkReply) -> SourceFault | None:
        status, trouble = self._status(), trouble_of_error(reply.error())
        if status in (401, 407):
            trouble = trouble_of_status(status)
        elif trouble is Trouble.UNSAFE_REDIRECT and not self._names_an_address():
            trouble = Trouble.BROKEN_REDIRECT
        elif trouble is Trouble.UNSECURED and self._distrusted:
            trouble = Trouble.INSECURE
        elif self._opened:
            pass
        elif trouble is None:
            trouble = trouble_of_status(status)  # a redirect that leads nowhere
        elif reply.error() is QNetworkReply.NetworkError.TimeoutError:
            trouble = Trouble.UNREACHABLE
        return None if trouble is None else SourceFault(trouble)

    def _names_an_address(self) -> bool:
        """Return whether a redirect says where to."""
        location = QUrl(self._header("Location"))
        return location.isValid() and not location.isEmpty()

    def _end(self, fault: SourceFault | None) -> None:
        self.stop()
        self.ended.emit(fault)

    def _status(self) -> int | None:
        assert self._reply is not None
        status = self._reply.attribute(_Attribute.HttpStatusCodeAttribute)
        return int(status) if status is not None else None

    def _header(self, name: str) -> str:
        assert self._reply is not None
        return bytes(self._reply.rawHeader(name).data()).decode("latin-1").strip()


@cache
def _load_certificates() -> None:
    """Load the certificates before the first secure connection, on the pool: it takes 0.2 s.

    No other call that has Qt load them lets go of the interpreter meanwhile, and the window with
    it. Nothing is sent.
    """
    network = QNetworkAccessManager()
    network.get(QNetworkRequest(QUrl("https://127.0.0.1:1/"))).abort()
