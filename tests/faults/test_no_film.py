"""What comes instead of an episode is told, uses nothing up, and takes nothing that had come."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.time import MINUTE
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.downloads.events import Downloaded, TransferFailed
from tests.support.clocks import HandClock
from tests.support.containers import CONTAINERS
from tests.support.films import film
from tests.support.met import HALF, Met, but, correct, cut, failed_with, redirect
from tests.support.pipeline import SALT, SIZE, Place, pipeline, running
from tests.support.server import Answer, Plan, Request, Server, honest, serving

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # of a request that Qt sends once more by itself, where a connection broke
    pytest.mark.qt_log_ignore("caching was enabled after some bytes", extend=True),
]

PAGE = b"<!DOCTYPE html>\n<html><title>Hotel Sablier</title><form>Room number</form></html>"
UNKNOWN = {"size": None, "sha256": None}
SIGN_IN, NOT_MEDIA = Trouble.SIGN_IN_PAGE, Trouble.NOT_MEDIA
INCOMPLETE = Trouble.INCOMPLETE


def says(media_type: str, body: bytes, **what: Any) -> Plan:
    headers = {"Content-Type": media_type} if media_type else {}
    return lambda _request, _server: Answer(200, headers, body, **what)


def typed(media_type: str) -> Plan:
    """The film, called so."""

    def plan(request: Request, server: Server) -> Answer:
        answer = honest(request, server)
        return replace(answer, headers={**answer.headers, "Content-Type": media_type})

    return plan


def to_a_portal(request: Request, server: Server) -> Answer:
    if request.path == "/login":
        return says("text/html", PAGE)(request, server)
    return redirect("/login")(request, server)


INSTEAD: dict[str, tuple[Plan, Trouble]] = {
    "a page": (says("text/html; charset=utf-8", PAGE), SIGN_IN),
    "a page of the size of the film": (says("text/html", PAGE.ljust(SIZE)), SIGN_IN),
    "a page that says nothing of itself": (says("", PAGE), SIGN_IN),
    "a page that is called a film": (says("video/webm", PAGE), SIGN_IN),
    "a page in chunks": (says("video/webm", PAGE, chunked=True), SIGN_IN),
    "a page without a length": (says("", PAGE.ljust(600), length=None), SIGN_IN),
    "a page after a mark and a remark": (says("", b"\xef\xbb\xbf\n<!-- x -->" + PAGE), SIGN_IN),
    "a page, byte by byte": (says("", PAGE, pieces=len(PAGE)), SIGN_IN),
    "a page in another place": (to_a_portal, SIGN_IN),
    "XHTML": (says("application/xhtml+xml", b"<?xml version='1.0'?>\n" + PAGE), SIGN_IN),
    "JSON": (says("application/json", b'{"error": "gone"}'), NOT_MEDIA),
    "JSON that is called a film": (says("video/webm", b'{"error": "gone"}'), NOT_MEDIA),
    "a problem": (says("application/problem+json", b'{"title": "no"}'), NOT_MEDIA),
    "a playlist": (says("application/vnd.apple.mpegurl", b"#EXTM3U\n#EXT-X-ENDLIST\n"), NOT_MEDIA),
    "a playlist that says nothing of itself": (says("", b"#EXTM3U\nhttp://x/1.ts\n"), NOT_MEDIA),
    "a list of parts": (says("application/dash+xml", b"<?xml version='1.0'?><MPD/>"), NOT_MEDIA),
    "a sentence": (says("text/plain", b"Come back tomorrow."), NOT_MEDIA),
    "text of the size of the film": (says("", b"no film. ".ljust(SIZE, b".")), NOT_MEDIA),
}
KNOWN = ({}, {"sha256": None}, {"size": None}, UNKNOWN)


@pytest.mark.parametrize("name", INSTEAD)
def test_f2_d3_a_page_or_a_text_is_no_episode_whatever_the_catalogue_knows(
    met: Met, name: str
) -> None:
    plan, trouble = INSTEAD[name]
    for known in KNOWN:
        met.server.otherwise = plan
        met.listed(**known)
        met.place.ask(SALT)
        failed_with(met, met.until_over(), trouble)
        assert met.waited == []
    met.server.otherwise = honest
    met.place.ask(SALT)
    met.until_over()
    correct(met)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        pytest.param(name, known, marks=[] if (one + other) % 2 == 0 else [pytest.mark.long])
        for one, name in enumerate(("a page", "a page that is called a film", "JSON", "a sentence"))
        for other, known in enumerate(KNOWN)
    ],
    ids=str,
)
def test_f2_what_had_arrived_does_not_give_way_to_it(
    met: Met, name: str, known: dict[str, Any]
) -> None:
    plan, trouble = INSTEAD[name]
    met.server.script = [cut(HALF), plan]
    met.listed(**known)
    met.place.ask(SALT)
    failed_with(met, met.until_over(), trouble)
    assert list(met.place.shelf.media.sizes().values()) == [HALF]
    met.place.ask(SALT)
    met.until_over()
    correct(met)
    assert met.server.requests[-1].first == HALF


@pytest.mark.parametrize("body", [bytes(SIZE), b"\x89PNG\r\n\x1a\n" + bytes(SIZE)])
@pytest.mark.parametrize("known", [{"sha256": None}, UNKNOWN], ids=str)
def test_f2_other_bytes_that_are_no_film_are_thrown_away(
    met: Met, body: bytes, known: dict[str, Any]
) -> None:
    met.server.otherwise = says("video/webm", body)
    met.listed(**known | ({"size": len(body)} if "size" not in known else {}))
    met.place.ask(SALT)
    failed_with(met, met.until_over(), NOT_MEDIA)
    assert met.place.shelf.media.sizes() == {}


@pytest.mark.parametrize(
    ("media_type", "sha256", "trouble"),
    [
        ("text/plain", True, None),
        ("text/html", True, None),
        ("text/plain", False, NOT_MEDIA),
        ("text/html", False, SIGN_IN),
        ("video/webm", False, None),
        ("application/octet-stream", False, None),
        ("", False, None),
    ],
)
def test_f2_what_a_server_calls_a_film_matters_where_there_is_no_checksum(
    met: Met, media_type: str, sha256: bool, trouble: Trouble | None
) -> None:
    met.server.otherwise = typed(media_type)
    met.listed(**({} if sha256 else {"sha256": None}))
    met.place.ask(SALT)
    heard = met.until_over()
    if trouble is None:
        correct(met)
    else:
        failed_with(met, heard, trouble)


MUTE: dict[str, dict[str, Any]] = {"chunked": {"chunked": True}, "no length": {"length": None}}


@pytest.mark.parametrize("how", MUTE)
@pytest.mark.parametrize("share", [0.01, 0.5, 0.94])
def test_f2_half_a_film_of_which_nobody_says_how_long_it_is_is_incomplete(
    met: Met, how: str, share: float
) -> None:
    body = met.server.content[: int(SIZE * share)]
    met.server.etag = met.server.last_modified = None
    answered: list[Request] = []

    def half(request: Request, server: Server) -> Answer:
        answered.append(request)
        return but(body=body, headers={}, **MUTE[how])(request, server)

    met.server.otherwise = half
    met.listed(**UNKNOWN)
    met.place.ask(SALT)
    failed_with(met, met.until_over(), INCOMPLETE)
    assert met.place.shelf.media.sizes() == {}
    assert len(answered) >= 2, "it may only have broken off: it is fetched once anew"


@pytest.mark.parametrize(
    ("seconds", "duration_s", "trouble"),
    [
        (40.0, 40.0, None),
        (38.0, 40.0, None),
        (37.9, 40.0, INCOMPLETE),
        (90.0, 40.0, None),
        (1.0, None, None),
    ],
)
def test_f2_a_film_that_plays_for_too_short_a_time_is_incomplete(
    met: Met, seconds: float, duration_s: float | None, trouble: Trouble | None
) -> None:
    met.server.content = film(SIZE, seconds=seconds)
    met.server.etag = met.server.last_modified = None
    met.server.otherwise = but(length=None)
    met.listed(**UNKNOWN, duration_s=duration_s)
    met.place.ask(SALT)
    heard = met.until_over()
    if trouble is None:
        correct(met)
    else:
        failed_with(met, heard, trouble)


@pytest.mark.parametrize("name", CONTAINERS)
def test_f2_every_container_is_believed_where_its_length_is_known(met: Met, name: str) -> None:
    met.server.content = CONTAINERS[name]()
    met.listed(size=None, sha256=None, duration_s=3_600.0)
    met.place.ask(SALT)
    met.until_over()
    correct(met)


LOCAL: dict[str, tuple[bytes, Trouble]] = {
    "a page": (PAGE, NOT_MEDIA),
    "zeros": (bytes(5_000), NOT_MEDIA),
    "a playlist": (b"#EXTM3U\n", NOT_MEDIA),
    "nothing": (b"", Trouble.WRONG_LENGTH),
}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with pipeline(tmp_path) as place:
        yield place


@pytest.mark.parametrize("name", LOCAL)
def test_f2_a_local_file_is_looked_at_as_well(place: Place, qtbot: QtBot, name: str) -> None:
    content, trouble = LOCAL[name]
    place.source(SALT).write_bytes(content)
    place.listed(SALT, size=None, sha256=None)
    place.ask(SALT)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert heard["happened"] == [TransferFailed(place.shelf.ledger.episode(SALT), trouble)]
    assert (place.grants(SALT), place.shelf.media.sizes()) == (0, {})


@pytest.mark.parametrize(
    ("content", "announced"),
    [
        (PAGE, None),
        (film(SIZE)[:HALF], None),
        (film(SIZE)[:HALF], SIZE),
        (bytes(SIZE), SIZE),
        (film(HALF), SIZE),
    ],
)
def test_f4_a_complete_file_is_verified_by_the_same_test_at_the_start(
    place: Place, qtbot: QtBot, content: bytes, announced: int | None
) -> None:
    place.listed(SALT, size=None, sha256=None)
    place.ask(SALT)
    place.shelf.db.execute("UPDATE transfers SET size = ?, state = 'paused'", [announced])
    complete = place.shelf.media.complete(place.stored(SALT).id, "a.webm")
    complete.write_bytes(content)
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: service._recovered, timeout=5_000)
        assert heard["happened"] == []
        assert not complete.exists()
        assert place.grants(SALT) == 0
        service.resume(SALT)
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert isinstance(heard["happened"][0], Downloaded)
    assert complete.read_bytes() == place.source(SALT).read_bytes()


@pytest.mark.parametrize("announced", [None, SIZE])
def test_f4_a_whole_film_that_a_crash_left_is_granted_at_the_start(
    place: Place, qtbot: QtBot, announced: int | None
) -> None:
    place.listed(SALT, size=None, sha256=None)
    place.ask(SALT)
    place.shelf.db.execute("UPDATE transfers SET size = ?", [announced])
    place.shelf.media.complete(place.stored(SALT).id, "a.webm").write_bytes(film(SIZE, "a"))
    place.source(SALT).unlink()
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert isinstance(heard["happened"][0], Downloaded)


def asked(server: Server, times: int) -> bool:
    return len(server.requests) == times


def test_f2_f5_behind_a_sign_in_it_waits_and_goes_on_by_itself(place: Place, qtbot: QtBot) -> None:
    hand = HandClock()
    with serving(place.source(SALT).read_bytes()) as server:
        server.otherwise = says("text/html", PAGE)
        place.listed(SALT, media=f"{server.address}/a.webm")
        place.device(signed_out=True)
        place.ask(SALT)
        with running(place, hand.elapsed) as (service, heard):
            qtbot.waitUntil(lambda: service.waiting(SALT) is not None, timeout=5_000)
            for _ in range(10):  # it is never given up
                tries = len(server.requests) + 1
                assert place.stored(SALT).state is TransferState.QUEUED
                assert place.stored(SALT).trouble is Trouble.SIGN_IN_PAGE
                assert place.stored(SALT).attempts == 0
                hand.pass_time(MINUTE)
                service.tick()
                qtbot.waitUntil(partial(asked, server, tries), timeout=5_000)
                qtbot.waitUntil(lambda: service.waiting(SALT) is not None, timeout=5_000)
            server.otherwise = honest
            place.device(signed_out=False)
            service.device_changed()
            qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
            assert isinstance(heard["happened"][0], Downloaded)
    assert place.grants(SALT) == 1
