"""Whatever a server answers, a transfer ends: the right file, or a reason, and never for ever."""

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.events import Downloaded, TransferFailed
from tests.support.films import film
from tests.support.met import (
    HALF,
    OTHER,
    Met,
    but,
    correct,
    cut,
    failed_with,
    raw,
    redirect,
    saying,
    status,
    whole,
)
from tests.support.pipeline import SALT, SIZE
from tests.support.server import Answer, Plan, Request, Server, honest

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # of a request that Qt sends once more by itself, where a connection broke
    pytest.mark.qt_log_ignore("caching was enabled after some bytes", extend=True),
]

OK = b"HTTP/1.1 200 OK\r\n"


def written(head: bytes, *, body: bool = True, **what: Any) -> Plan:
    """What the server says word for word, and the film after it."""

    def plan(_request: Request, server: Server) -> Answer:
        return Answer(raw=head + (server.content if body else b""), **what)

    return plan


def length(before: bytes) -> bytes:
    return OK + before + b"Content-Length: %d\r\n\r\n" % SIZE


def total_unknown(request: Request, server: Server) -> Answer:
    answer = honest(request, server)
    said = answer.headers.get("Content-Range", "").replace(f"/{SIZE}", "/*")
    return replace(answer, headers={**answer.headers, "Content-Range": said})


def first_half(plan: Plan) -> Plan:
    """The half of it, whenever all of it is asked for; that plan for the rest."""

    def answer(request: Request, server: Server) -> Answer:
        return (plan if request.first else cut(HALF))(request, server)

    return answer


def with_code(code: int, **what: Any) -> Plan:
    return lambda request, server: replace(honest(request, server), status=code, **what)


ANSWERS: dict[str, Plan] = {
    "a range of a whole that nobody knows": first_half(total_unknown),
    "a range without a word of it": first_half(saying(Content_Range="bytes")),
    "a range with nothing in it": first_half(but(body=b"", length=None)),
    "a range that begins too early": first_half(saying(Content_Range=f"bytes 0-9/{SIZE}")),
    "a range that ends too early": first_half(but(cut_at=0)),
    "416 for the rest": first_half(status(416)),
    "416 for the rest, of another size": first_half(status(416, Content_Range="bytes */7")),
    "416 for everything": status(416),
    "all of it for every range": first_half(whole),
    "206 for everything": with_code(206),
    "206 of the beginning": with_code(206, headers={"Content-Range": f"bytes 0-{SIZE - 1}/{SIZE}"}),
    "206 of the beginning, of *": with_code(206, headers={"Content-Range": "bytes 0-9/*"}),
    "several ranges in one": with_code(206, headers={"Content-Type": "multipart/byteranges"}),
    "a header of 300 KB": written(length(b"X-A: " + b"a" * 300_000 + b"\r\n")),
    "a header of 300 KB, and stays": written(
        length(b"X-A: " + b"a" * 300_000 + b"\r\n"), stays=True
    ),
    "headers of 300 KB": written(length(b"X-A: aaaaaaaaaaaaaaaaaaaaaa\r\n" * 10_000)),
    "headers of 300 KB, and stays": written(
        length(b"X-A: aaaaaaaaaaaaaaaaaaaaaa\r\n" * 10_000), stays=True
    ),
    "headers of 60 KB": written(length(b"X-A: aaaaaaaaaaaaaaaaaaaaaa\r\n" * 2_000)),
    "headers that never end": raw(OK + b"X-A: a\r\n", stays=True),
    "a first line of 60 KB": written(b"HTTP/1.1 200 " + b"O" * 60_000 + b"\r\n\r\n"),
    "nothing, and stays": raw(b"", stays=True),
    "half a first line, and stays": raw(b"HTTP/1.1", stays=True),
    "100, and stays": raw(b"HTTP/1.1 100 Continue\r\n\r\n", stays=True),
    "102 many times": raw(b"HTTP/1.1 102 Processing\r\n\r\n" * 200, stays=True),
    "100 before it": written(b"HTTP/1.1 100 Continue\r\n\r\n" + length(b"")),
    "103 before it": written(b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + length(b"")),
    "101": raw(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n", stays=True),
    "a body that stays away": but(stall_at=0),
    "a body that breaks off, and stays": but(stall_at=HALF),
    "all of it, and stays": but(length=None, stall_at=SIZE),
    "all of it in chunks, and stays": but(chunked=True, stall_at=SIZE),
    "half of it in chunks, and stays": but(chunked=True, stall_at=HALF),
    "more than it said": written(length(b"") + b"", stays=True),
    "a chunk that says no number": written(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
    "a chunk of 2^70 bytes": written(
        OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 18 + b"\r\n"
    ),
    "chunks and a length": written(
        OK + b"Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n" % SIZE, stays=True
    ),
    "two lengths": written(length(b"Content-Length: 7\r\n")),
    "a length below zero": written(OK + b"Content-Length: -9\r\n\r\n"),
    "a length that is none": written(OK + b"Content-Length: many\r\n\r\n"),
    "a length beyond sense": written(OK + b"Content-Length: 1000000000000000000\r\n\r\n"),
    "a length of nothing": but(length=0),
    "reset at once": raw(b"", resets=True),
    "reset half way": but(cut_at=HALF, resets=True),
    "HTTP/1.0": written(b"HTTP/1.0 200 OK\r\n\r\n"),
    "HTTP/3.9": written(b"HTTP/3.9 200 OK\r\n\r\n"),
    "HTTP/2 unasked": raw(b"\0\0\6\4\0\0\0\0\0\0\3\0\0\0\x64", stays=True),
    "no HTTP at all": written(b""),
    "a status of 0": written(b"HTTP/1.1 000 So\r\n\r\n"),
    "a status of 999": written(b"HTTP/1.1 999 So\r\n\r\n"),
    "a status without a number": written(b"HTTP/1.1 OK\r\n\r\n"),
    "line ends of Unix": written(b"HTTP/1.1 200 OK\nContent-Length: %d\n\n" % SIZE),
    **{str(code): with_code(code) for code in (201, 202, 203, 204, 205, 208, 226)},
    **{str(code): status(code) for code in (300, 304, 305, 402, 405, 418, 421, 425, 431, 509)},
    "a redirect to itself": redirect("/a.webm"),
    "a redirect to nowhere": status(302),
    "a redirect with a fragment": redirect("#here"),
    "a redirect whose body stays away": lambda _request, _server: Answer(
        302, {"Location": "/b"}, b"moved", stall_at=0
    ),
    "401 whose body stays away": lambda _request, _server: Answer(
        401, {"WWW-Authenticate": 'Basic realm="x"'}, b"x" * 99, stall_at=9
    ),
    "404 whose body never ends": lambda _request, _server: Answer(
        404, {}, b"", chunked=True, trickles=True
    ),
    "a byte now and then": but(body=film(200), length=SIZE, trickles=True),
    "a byte now and then, in chunks": but(body=film(200), chunked=True, trickles=True),
    "a byte now and then, no length": but(body=film(200), length=None, trickles=True),
}
KNOWN: dict[str, dict[str, Any]] = {
    "all": {},
    "no checksum": {"sha256": None},
    "nothing": {"sha256": None, "size": None},
}


ALIKE = {*map(str, (202, 203, 205, 208, 226, 304, 305, 405, 418, 421, 425, 431))}
"""Of the codes that nothing is special about the quick run meets one or two of each hundred."""


def known_of(number: int, name: str) -> Any:
    """In the quick run each answer is met with one of them in turn."""
    listed = list(KNOWN)
    return [
        pytest.param(name, known, marks=[] if is_quick else [pytest.mark.long])
        for place, known in enumerate(listed)
        for is_quick in [number % 3 == place and name not in ALIKE]
    ]


@pytest.mark.parametrize(
    ("name", "known"),
    [one for number, name in enumerate(ANSWERS) for one in known_of(number, name)],
)
def test_d3_f2_it_ends_and_what_is_granted_is_the_film(met: Met, name: str, known: str) -> None:
    met.server.otherwise = ANSWERS[name]
    met.listed(**KNOWN[known])
    met.place.ask(SALT)
    heard = met.until_over()
    if heard.of("happened", Downloaded):
        correct(met)
    else:
        (failed,) = heard.of("happened", TransferFailed)
        failed_with(met, heard, failed.trouble)


def of_other_bytes(request: Request, server: Server) -> Answer:
    """As if they were of the file."""
    return replace(honest(request, server), body=OTHER[request.first or 0 :])


def of_other_bytes_half(request: Request, server: Server) -> Answer:
    return replace(of_other_bytes(request, server), cut_at=HALF)


SPOILT: dict[str, list[Plan]] = {
    "the rest": [cut(HALF), of_other_bytes],
    "the beginning": [
        lambda request, server: replace(of_other_bytes(request, server), cut_at=HALF)
    ],
    "the middle": [cut(HALF // 2), of_other_bytes_half],
    "the rest, and anew it breaks off": [cut(HALF), of_other_bytes, cut(HALF)],
    "the end, without a length": [but(length=None, cut_at=HALF)],
    "the end, without a length, again": [
        but(length=None, cut_at=HALF),
        but(length=None, cut_at=HALF // 2),
    ],
}


@pytest.mark.parametrize("spoilt", SPOILT)
@pytest.mark.parametrize("size", [SIZE, None])
def test_f2_what_was_put_together_and_does_not_fit_is_fetched_once_anew(
    met: Met, spoilt: str, size: int | None
) -> None:
    met.listed(size=size)
    met.server.script = SPOILT[spoilt].copy()
    met.place.ask(SALT)
    met.until_over()
    correct(met)


@pytest.mark.parametrize(
    "always",
    [
        first_half(of_other_bytes),
        lambda request, server: replace(
            of_other_bytes(request, server), cut_at=None if request.first else HALF
        ),
    ],
)
def test_f2_what_never_fits_is_damaged(met: Met, always: Plan) -> None:
    met.server.otherwise = always
    met.place.ask(SALT)
    failed_with(met, met.until_over(), Trouble.WRONG_CHECKSUM)
    fresh = [one for one in met.server.requests if one.first is None]
    assert len(fresh) == 2, "once, and once anew"


def test_f2_who_asks_again_gets_another_fresh_one(met: Met) -> None:
    def ask_again() -> None:
        met.server.script = [of_other_bytes_half]
        met.server.otherwise = honest
        met.place.ask(SALT)

    met.server.otherwise = first_half(of_other_bytes)
    met.place.ask(SALT)
    met.until_over(ask_again)
    correct(met)


@pytest.mark.parametrize("name", ["all of it, and stays", "all of it in chunks, and stays"])
def test_f2_all_of_it_is_enough_where_only_the_connection_stays(met: Met, name: str) -> None:
    met.server.otherwise = ANSWERS[name]
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    assert (len(met.server.requests), met.waited) == (1, [])


def nothing_more(request: Request, server: Server) -> Answer:
    """All of it without a length; then nothing, of a whole that nobody knows."""
    answer = replace(honest(replace(request, headers={}), server), chunked=True)
    if request.first is None:
        return answer
    said = f"bytes {request.first}-{request.first}/*"
    return replace(answer, status=206, headers={**answer.headers, "Content-Range": said}, body=b"")


def test_f2_who_has_nothing_new_to_say_is_asked_for_the_end_once(met: Met) -> None:
    met.server.otherwise = nothing_more
    met.listed(size=None, sha256=None)
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    assert [one.first for one in met.server.requests] == [None, SIZE]
