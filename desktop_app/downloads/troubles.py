"""What the answers of a server, and broken connections, mean for a transfer."""

from PySide6.QtNetwork import QNetworkReply

from desktop_app.domain.transfer import Trouble

_Error = QNetworkReply.NetworkError


def trouble_of_status(status: int | None) -> Trouble:
    """Return what an answer that is not the file means; redirects were followed already."""
    match status:
        case 401:
            return Trouble.SIGN_IN_NEEDED
        case 407:
            return Trouble.PROXY_SIGN_IN
        case 403:
            return Trouble.FORBIDDEN
        case 404 | 410:
            return Trouble.SOURCE_MISSING
        case 408:
            return Trouble.INTERRUPTED
        case 429 | 503:
            return Trouble.SERVER_BUSY
        case 451:
            return Trouble.LEGAL_REASONS
        case 511:  # the network itself wants somebody to sign in
            return Trouble.SIGN_IN_PAGE
        case 501 | 505:  # it cannot do what is asked of it, today or tomorrow
            return Trouble.SERVER_REFUSED
        case int() if 300 <= status < 400 and status != 304:
            return Trouble.BROKEN_REDIRECT
        case int() if 400 <= status < 500:
            return Trouble.SERVER_REFUSED
        case _:  # no status, or a number that no standard names
            return Trouble.SERVER_ERROR


def trouble_of_error(error: QNetworkReply.NetworkError) -> Trouble | None:
    """Return what a broken connection means; None where it did not break."""
    match error:
        case _Error.NoError:
            return None
        case _Error.HostNotFoundError:
            return Trouble.HOST_NOT_FOUND
        case _Error.SslHandshakeFailedError:
            return Trouble.UNSECURED
        case _Error.TooManyRedirectsError:
            return Trouble.ENDLESS_REDIRECT
        case _Error.InsecureRedirectError | _Error.ProtocolUnknownError:
            return Trouble.UNSAFE_REDIRECT
        case _Error.ProxyAuthenticationRequiredError:
            return Trouble.PROXY_SIGN_IN
        case (
            _Error.ProxyNotFoundError
            | _Error.ProxyConnectionRefusedError
            | _Error.ProxyConnectionClosedError
            | _Error.ProxyTimeoutError
            | _Error.UnknownProxyError
        ):
            return Trouble.PROXY_UNREACHABLE
        case (
            _Error.ConnectionRefusedError
            | _Error.TemporaryNetworkFailureError
            | _Error.NetworkSessionFailedError
            | _Error.UnknownNetworkError
        ):
            return Trouble.UNREACHABLE
        case _Error.ProtocolFailure | _Error.UnknownServerError | _Error.InternalServerError:
            return Trouble.SERVER_ERROR
        case _:  # Qt may name more in its next version: what broke off may be tried again
            return Trouble.INTERRUPTED
