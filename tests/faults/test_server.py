"""Whatever a server does: the correct file or an honest failure; no licence without its file."""

import gzip
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import pytest
from PySide6.QtNetwork import (
    QNetworkProxy,
    QNetworkProxyFactory,
    QSslCertificate,
    QSslConfiguration,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.time import MINUTE, SECOND
from desktop_app.domain.transfer import Trouble, Waiting
from desktop_app.downloads.events import Downloaded, TransferFailed
from desktop_app.downloads.service import DownloadService
from tests.support.clocks import HandClock
from tests.support.met import (
    HALF,
    OTHER,
    Met,
    but,
    changed,
    correct,
    cut,
    failed_with,
    raw,
    redirect,
    saying,
    status,
    whole,
)
from tests.support.pipeline import SALT, SIZE, running
from tests.support.server import (
    CERTIFICATE,
    Answer,
    Plan,
    Request,
    Server,
    greeting,
    honest,
    serving,
)
from tests.support.waiting import a_moment

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # of a request that Qt sends once more by itself, where a connection broke
    pytest.mark.qt_log_ignore("caching was enabled after some bytes", extend=True),
]

PROXY = QNetworkProxy.ProxyType.HttpProxy
Script: TypeAlias = list[Plan]

CORRECT: dict[str, Script] = {
    "honest": [],
    "slow": [but(pieces=20)],
    "no length": [but(length=None)],
    "chunked": [but(chunked=True)],
    "closed before a word": [raw(b"")],
    "closed in the headers": [raw(b"HTTP/1.1 200 OK\r\nContent-Le")],
    "closed half way": [cut(HALF)],
    "closed half way, chunked": [but(chunked=True, cut_at=HALF)],
    "closed half way, no length": [but(length=None, cut_at=HALF)],
    "stalls before a byte": [but(stall_at=0)],
    "stalls half way": [but(stall_at=HALF), but(stall_at=HALF // 2)],
    "ignores the range": [cut(HALF), whole],
    "range from elsewhere": [cut(HALF), saying(Content_Range=f"bytes 5-{SIZE - 1}/{SIZE}")],
    "range of another whole": [
        cut(HALF),
        saying(Content_Range=f"bytes {HALF}-{SIZE}/{SIZE + 1}"),
    ],
    "range without a word of it": [cut(HALF), saying(Content_Range="none")],
    "a part of the range": [cut(HALF), but(body=b""), cut(HALF // 2)],
    "416 once": [cut(HALF), status(416)],
    "redirects": [
        redirect("/b.webm", 301),
        redirect("b/c.webm", 303),
        redirect("?d", 307),
        cut(HALF),
        redirect("/e", 308),
    ],
    "408": [status(408)],
    "429": [status(429, Retry_After="7")],
    "500, 502 and 504": [status(500), status(502), status(504)],
    "503": [status(503)],
    "compressed all the same": [saying(Content_Encoding="gzip")],
    "no HTTP": [raw(b"220 mail.example ESMTP\r\n\r\n")],
    "changed in between": [cut(HALF), changed(honest)],
}


@pytest.mark.parametrize("fault", CORRECT)
def test_f1_f2_d3_the_file_is_correct_in_the_end(met: Met, fault: str) -> None:
    met.server.script = CORRECT[fault].copy()
    if fault == "changed in between":
        met.listed(sha256=None)
    met.place.ask(SALT)
    met.until_over()
    assert met.server.script == []
    correct(met)


@dataclass(frozen=True)
class Fails:
    """A server that does this always, what the catalogue says, and what comes of it."""

    trouble: Trouble
    plan: Plan
    listed: dict[str, Any] = field(default_factory=dict)
    tries: int = 1


TRIES = 7
"""The first one, and the automatic ones after it."""


def shrinking(request: Request, server: Server) -> Answer:
    """Another version at each request, and never all of it."""
    server.etag = f'"{len(server.requests)}"'
    return cut(HALF)(request, server)


HONEST_FAILURES: dict[str, Fails] = {
    "400": Fails(Trouble.SERVER_REFUSED, status(400)),
    "401": Fails(Trouble.SIGN_IN_NEEDED, status(401, WWW_Authenticate='Basic realm="x"')),
    "403": Fails(Trouble.FORBIDDEN, status(403)),
    "404": Fails(Trouble.SOURCE_MISSING, status(404)),
    "410": Fails(Trouble.SOURCE_MISSING, status(410)),
    "416 always": Fails(Trouble.SERVER_REFUSED, status(416)),
    "429 always": Fails(Trouble.SERVER_BUSY, status(429, Retry_After="3"), {}, TRIES),
    "407": Fails(Trouble.PROXY_SIGN_IN, status(407, Proxy_Authenticate='Basic realm="x"')),
    "451": Fails(Trouble.LEGAL_REASONS, status(451)),
    "501": Fails(Trouble.SERVER_REFUSED, status(501)),
    "505": Fails(Trouble.SERVER_REFUSED, status(505)),
    "500 always": Fails(Trouble.SERVER_ERROR, status(500), {}, TRIES),
    "511": Fails(Trouble.SIGN_IN_PAGE, status(511)),
    "503 always": Fails(Trouble.SERVER_BUSY, status(503), {}, TRIES),
    "302 without an address": Fails(Trouble.BROKEN_REDIRECT, status(302)),
    "307 with an empty one": Fails(Trouble.BROKEN_REDIRECT, redirect("", 307)),
    "300 that leads nowhere": Fails(Trouble.BROKEN_REDIRECT, status(300)),
    "304 to what was not asked": Fails(Trouble.SERVER_ERROR, status(304), {}, TRIES),
    "other bytes": Fails(Trouble.WRONG_CHECKSUM, but(body=OTHER)),
    "a shorter file": Fails(Trouble.WRONG_LENGTH, but(body=OTHER[:-1])),
    "a longer file": Fails(Trouble.WRONG_LENGTH, but(body=OTHER + b"x")),
    "a longer file, chunked": Fails(Trouble.WRONG_LENGTH, but(body=OTHER + b"x", chunked=True)),
    "an empty file": Fails(Trouble.WRONG_LENGTH, but(body=b""), {"size": None, "sha256": None}),
    "says too much": Fails(
        Trouble.INTERRUPTED, but(length=SIZE + 9, body=OTHER), {"size": None}, TRIES
    ),
    "never more than half": Fails(
        Trouble.INTERRUPTED,
        lambda request, server: replace(whole(request, server), cut_at=HALF),
        {},
        TRIES,
    ),
    "another one each time": Fails(Trouble.INTERRUPTED, shrinking, {"sha256": None}, TRIES),
    "redirects without an end": Fails(Trouble.ENDLESS_REDIRECT, redirect("/again")),
    "redirect to a file": Fails(Trouble.UNSAFE_REDIRECT, redirect("file:///etc/hostname")),
    "redirect to ftp": Fails(Trouble.UNSAFE_REDIRECT, redirect("ftp://127.0.0.1/a")),
    "redirect to a letter": Fails(Trouble.UNSAFE_REDIRECT, redirect("mailto:me@example.org")),
    "redirect to no address": Fails(Trouble.BROKEN_REDIRECT, redirect("http://[:/")),
}


@pytest.mark.parametrize("fault", HONEST_FAILURES)
def test_f5_d3_it_fails_with_its_reason_and_counts_nothing(met: Met, fault: str) -> None:
    fails = HONEST_FAILURES[fault]
    met.server.otherwise = fails.plan
    met.listed(**fails.listed)
    met.place.ask(SALT)
    heard = met.until_over()
    failed_with(met, heard, fails.trouble)
    assert len(met.waited) == fails.tries - 1
    if fails.trouble.is_of_the_content:
        assert met.place.shelf.media.sizes() == {}


def test_f1_closed_at_every_hundredth_the_file_is_put_together(met: Met) -> None:
    met.server.otherwise = cut(SIZE // 100)
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    assert len(met.waited) == 99
    asked = {one.first or 0 for one in met.server.requests}  # now and then Qt repeats one by itself
    assert asked == set(range(0, SIZE, SIZE // 100))
    later = [one.headers.get("if-range") for one in met.server.requests if one.first]
    assert set(later) == {'"one"'}
    assert {one.headers["accept-encoding"] for one in met.server.requests} == {"identity"}
    assert set(met.waited) == {Waiting(Trouble.INTERRUPTED, 2 * SECOND)}


@pytest.mark.parametrize(
    ("etag", "last_modified", "if_range"),
    [
        ('"one"', "Sun, 21 Jun 2026 08:00:00 GMT", '"one"'),
        ('W/"one"', "Sun, 21 Jun 2026 08:00:00 GMT", "Sun, 21 Jun 2026 08:00:00 GMT"),
        (None, "Mon, 22 Jun 2026 13:07:00 GMT", None),  # in the second of the answer
        ('W/"one"', None, None),
        ('"o n e"', "once", None),
    ],
)
@pytest.mark.parametrize("checksum", [True, False])
def test_f1_only_what_tells_versions_apart_is_gone_on_with(
    met: Met, etag: str | None, last_modified: str | None, if_range: str | None, checksum: bool
) -> None:
    met.server.etag, met.server.last_modified = etag, last_modified
    met.server.script = [cut(HALF)]
    if not checksum:
        met.listed(sha256=None)
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    again = met.server.requests[-1]
    assert again.headers.get("if-range") == if_range
    assert again.first == (HALF if checksum or if_range else None)


@pytest.mark.parametrize("cut_at", [None, HALF])
@pytest.mark.parametrize("how", [{"chunked": True}, {"length": None}])
def test_f2_where_nobody_says_how_long_it_is_the_end_is_asked_for(
    met: Met, how: dict[str, Any], cut_at: int | None
) -> None:
    met.listed(size=None, sha256=None)
    met.server.script = [but(**how, cut_at=cut_at)]
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    assert met.server.requests[-1].first == (cut_at or SIZE)


@pytest.mark.parametrize("again", [whole, status(416), status(200, Content_Type="text/html")])
def test_f2_a_server_that_cannot_be_asked_for_the_end_is_believed(met: Met, again: Plan) -> None:
    met.listed(size=None, sha256=None)
    met.server.script = [but(chunked=True), again]
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    assert len(met.server.requests) == 2


@pytest.mark.parametrize("etag", ['"two"', 'W/"two"', None])
@pytest.mark.parametrize("plan", [honest, whole, "ignores If-Range"])
def test_f2_a_file_that_changes_in_between_is_never_mixed_with_the_old_one(
    met: Met, plan: Plan | str, etag: str | None
) -> None:
    def deaf(request: Request, server: Server) -> Answer:
        return honest(Request(request.path, {"range": request.headers.get("range", "")}), server)

    met.server.last_modified = None
    plan = deaf if isinstance(plan, str) else plan
    met.server.script = [cut(HALF), changed(plan, etag)]
    met.server.content, ours = OTHER, met.server.content
    met.listed()  # the catalogue has the checksum of the new one already
    met.server.content = ours
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    assert met.server.content == OTHER


@pytest.mark.parametrize(
    ("headers", "again_in"),
    [
        ({"Retry_After": "90"}, 90 * SECOND),
        ({"Retry_After": "0"}, 2 * SECOND),
        ({"Retry_After": "soon"}, 2 * SECOND),
        ({"Retry_After": "99999999"}, 60 * MINUTE),
        (
            {
                "Date": "Mon, 22 Jun 2026 13:07:00 GMT",
                "Retry_After": "Mon, 22 Jun 2026 13:09:30 GMT",
            },
            150 * SECOND,
        ),
        (
            {
                "Date": "Mon, 22 Jun 2026 13:07:00 GMT",
                "Retry_After": "Mon, 22 Jun 2026 13:00:00 GMT",
            },
            2 * SECOND,
        ),
        ({"Retry_After": "Mon, 22 Jun 2026 13:09:30 GMT"}, 2 * SECOND),  # no telling since when
    ],
)
@pytest.mark.parametrize("code", [429, 503])
def test_a_server_says_when_to_come_back_and_is_believed_within_reason(
    met: Met, code: int, headers: dict[str, str], again_in: int
) -> None:
    met.server.script = [status(code, **headers)]
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    assert met.waited == [Waiting(Trouble.SERVER_BUSY, again_in)]


def test_a_server_that_asked_to_be_left_alone_is_whatever_else_changes(
    met: Met, qtbot: QtBot
) -> None:
    met.server.script = [status(503, Retry_After="90")]
    met.place.ask(SALT)
    with running(met.place) as (service, _heard):
        qtbot.waitUntil(lambda: service.waiting(SALT) is not None, timeout=5_000)
        met.place.device(modified=True)
        service.device_changed()
        assert service.waiting(SALT) is not None
        assert len(met.server.requests) == 1


def test_pauses_grow_and_say_why(met: Met) -> None:
    met.server.script = [status(500), status(408), status(503), status(500)]
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    assert met.waited == [
        Waiting(Trouble.SERVER_ERROR, 2 * SECOND),
        Waiting(Trouble.INTERRUPTED, 4 * SECOND),
        Waiting(Trouble.SERVER_BUSY, 8 * SECOND),
        Waiting(Trouble.SERVER_ERROR, 16 * SECOND),
    ]


def test_what_is_tried_again_after_a_failure_goes_on_where_it_stopped(met: Met) -> None:
    met.server.script = [cut(HALF), status(403)]
    met.place.ask(SALT)
    heard = met.until_over()
    failed_with(met, heard, Trouble.FORBIDDEN)
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    assert [one.first for one in met.server.requests] == [None, HALF, HALF]


def test_a_name_and_a_password_in_the_address_are_used_and_said_nowhere(
    met: Met, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    def guarded(request: Request, server: Server) -> Answer:
        if request.headers.get("authorization") == "Basic bWU6c2VjcmV0":
            return honest(request, server)
        return status(401, WWW_Authenticate='Basic realm="x"')(request, server)

    met.server.otherwise = guarded
    met.listed(media=f"{met.server.address.replace('//', '//me:secret@')}/a.webm")
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    met.listed(media=f"{met.server.address.replace('//', '//me:wrong-one@')}/b.webm")
    said = "".join([caplog.text, *capfd.readouterr()])
    assert "secret" not in said


def test_the_scheme_of_an_address_may_be_written_in_any_letters(met: Met) -> None:
    met.listed(media=f"{met.server.address.replace('http', 'HTTP')}/a.webm")
    met.place.ask(SALT)
    met.until_over()
    correct(met)


def test_a_name_and_a_password_follow_no_redirect_to_another_server(met: Met) -> None:
    with serving(met.server.content) as other:
        for one in (met.server, other):
            one.otherwise = status(401, WWW_Authenticate='Basic realm="x"')
        met.server.script = [met.server.otherwise, redirect(f"{other.address}/a.webm")]
        met.listed(media=f"{met.server.address.replace('//', '//me:secret@')}/a.webm")
        met.place.ask(SALT)
        failed_with(met, met.until_over(), Trouble.SIGN_IN_NEEDED)
        assert "authorization" in met.server.requests[-1].headers
        assert other.requests
        assert not any("authorization" in one.headers for one in other.requests)


def test_nobody_answers(met: Met) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    met.listed(media=f"http://127.0.0.1:{port}/a.webm")
    met.place.ask(SALT)
    failed_with(met, met.until_over(), Trouble.UNREACHABLE)


def test_nobody_has_that_name(met: Met) -> None:
    met.listed(media="http://sablier.invalid/a.webm")
    met.place.ask(SALT)
    failed_with(met, met.until_over(), Trouble.HOST_NOT_FOUND)
    assert {one.trouble for one in met.waited} == {Trouble.HOST_NOT_FOUND}


def test_a_server_that_nobody_vouches_for_is_not_asked(met: Met) -> None:
    with serving(met.server.content, secure=True) as secure:
        met.listed(media=f"{secure.address}/a.webm")
        met.place.ask(SALT)
        failed_with(met, met.until_over(), Trouble.INSECURE)
        assert secure.requests == []


@pytest.mark.parametrize("words", [b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_speaks_no_tls_is_not_called_untrustworthy(met: Met, words: bytes) -> None:
    with greeting(words) as port:
        met.listed(media=f"https://127.0.0.1:{port}/a.webm")
        met.place.ask(SALT)
        failed_with(met, met.until_over(), Trouble.UNSECURED)


def test_a_server_that_takes_the_call_and_says_nothing_does_not_answer(met: Met) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        met.server.stalled = 1
        met.listed(media=f"http://127.0.0.1:{silent.getsockname()[1]}/a.webm")
        met.place.ask(SALT)
        failed_with(met, met.until_over(), Trouble.UNREACHABLE)


def test_a_length_beyond_sense_is_no_length_and_keeps_nothing_from_arriving(
    met: Met, qtbot: QtBot
) -> None:
    met.listed(size=None)
    met.server.script = [but(length=10**18, stall_at=HALF)]
    met.place.ask(SALT)
    hand = HandClock()
    with running(met.place, hand.elapsed) as (service, heard):

        def received() -> int:
            moving = service.live(SALT)
            return 0 if moving is None else service._running._jobs[SALT].received

        qtbot.waitUntil(lambda: received() == HALF, timeout=5_000)
        assert met.place.stored(SALT).size is None
        qtbot.waitUntil(lambda: bool(met.server.stalled), timeout=5_000)
        service.tick()
        hand.pass_time(MINUTE)
        service.tick()
        hand.pass_time(MINUTE)
        service.tick()
        qtbot.waitUntil(lambda: bool(heard.of("happened", Downloaded)), timeout=5_000)
    correct(met)


@contextmanager
def through(port: int) -> Iterator[None]:
    """Everything goes through the proxy at that port of the laptop."""
    QNetworkProxy.setApplicationProxy(QNetworkProxy(PROXY, "127.0.0.1", port))
    try:
        yield
    finally:
        QNetworkProxyFactory.setUseSystemConfiguration(True)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_wants_a_password_says_so_once(met: Met, scheme: str) -> None:
    met.server.otherwise = status(407, Proxy_Authenticate='Basic realm="x"')
    met.listed(media=f"{scheme}://films.example/a.webm")
    met.place.ask(SALT)
    with through(met.server.port):
        failed_with(met, met.until_over(), Trouble.PROXY_SIGN_IN)
    assert met.waited == []


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_does_not_answer_is_no_fault_of_the_server(met: Met, scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    met.listed(media=f"{scheme}://films.example/a.webm")
    met.place.ask(SALT)
    with through(port):
        failed_with(met, met.until_over(), Trouble.PROXY_UNREACHABLE)
    assert {one.trouble for one in met.waited} == {Trouble.PROXY_UNREACHABLE}


def test_a_proxy_that_answers_brings_the_file(met: Met) -> None:
    met.listed(media="http://films.example/a.webm")
    met.place.ask(SALT)
    with through(met.server.port):
        met.until_over()
    correct(met)
    assert met.server.requests[0].path == "http://films.example/a.webm"


@pytest.fixture
def vouched_for() -> Iterator[None]:
    """The certificate of the loopback is trusted while this lasts."""
    before = QSslConfiguration.defaultConfiguration()
    trusting = QSslConfiguration.defaultConfiguration()
    trusting.setCaCertificates(QSslCertificate.fromPath(str(CERTIFICATE)))
    QSslConfiguration.setDefaultConfiguration(trusting)
    yield
    QSslConfiguration.setDefaultConfiguration(before)


@pytest.mark.usefixtures("vouched_for")
def test_a_redirect_leads_to_where_it_is_safer_and_never_back(met: Met) -> None:
    with serving(met.server.content, secure=True) as secure:
        met.server.script = [redirect(f"{secure.address}/a.webm"), cut(HALF)]
        met.place.ask(SALT)
        failed_or_not = met.until_over()
        assert failed_or_not.of("happened", Downloaded)
        assert secure.requests[0].path == "/a.webm"


@pytest.mark.usefixtures("vouched_for")
def test_a_redirect_from_a_secure_address_to_an_open_one_is_not_followed(met: Met) -> None:
    with serving(met.server.content, secure=True) as secure:
        secure.otherwise = redirect(f"{met.server.address}/a.webm")
        met.listed(media=f"{secure.address}/a.webm")
        met.place.ask(SALT)
        failed_with(met, met.until_over(), Trouble.UNSAFE_REDIRECT)
        assert met.server.requests == []


def test_what_is_compressed_is_not_taken_for_the_file(met: Met) -> None:
    packed = gzip.compress(met.server.content)
    met.server.otherwise = but(body=packed, headers={"Content-Encoding": "gzip"})
    met.listed(size=None, sha256=None)
    met.place.ask(SALT)
    failed_with(met, met.until_over(), Trouble.SERVER_ERROR)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (200, Trouble.SIGN_IN_PAGE),
        (403, Trouble.FORBIDDEN),
        (404, Trouble.SOURCE_MISSING),
        (451, Trouble.LEGAL_REASONS),
        (511, Trouble.SIGN_IN_PAGE),
    ],
)
def test_a_page_that_is_compressed_means_what_it_means_otherwise(
    met: Met, status: int, trouble: Trouble
) -> None:
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    met.server.otherwise = but(status=status, body=gzip.compress(b"<html>"), headers=headers)
    met.place.ask(SALT)
    failed_with(met, met.until_over(), trouble)


Act: TypeAlias = Callable[[DownloadService], None]


@pytest.mark.parametrize("act", ["pause", "cancel", "hold", "close"])
def test_what_is_held_in_the_middle_says_nothing_of_a_broken_connection(
    met: Met, qtbot: QtBot, act: str
) -> None:
    met.server.script = [but(stall_at=HALF)]
    met.place.ask(SALT)
    with running(met.place) as (service, heard):
        qtbot.waitUntil(lambda: part_size(met) == HALF, timeout=5_000)
        acts: dict[str, Act] = {
            "pause": lambda service: service.pause(SALT),
            "cancel": lambda service: service.cancel(SALT),
            "hold": DownloadService.hold,
            "close": DownloadService.close,
        }
        acts[act](service)
        a_moment(20)
        assert heard.of("happened", TransferFailed) == []
        transfer = met.place.transfer(SALT)
        assert (transfer is None) == (act == "cancel")
        if transfer is not None:
            assert (transfer.trouble, transfer.attempts) == (None, 0)
        else:
            assert met.place.shelf.media.sizes() == {}


def part_size(met: Met) -> int:
    transfer = met.place.transfer(SALT)
    assert transfer is not None
    part = met.place.shelf.media.part(transfer.id)
    return part.stat().st_size if part.exists() else 0
