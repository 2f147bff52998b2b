"""What a server is told with a request, and what it is not."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.downloads.http import HttpSource
from tests.support.server import Answer, Request, Server, serving

pytestmark = pytest.mark.usefixtures("qapp")


def elsewhere(_request: Request, _server: Server) -> Answer:
    return Answer(302, {"Location": "/b.webm", "Set-Cookie": "who=you; Path=/"})


@pytest.mark.parametrize(
    ("offset", "validator", "asked"),
    [
        (0, None, {}),
        (5, None, {"range": "bytes=5-"}),
        (5, '"one"', {"range": "bytes=5-", "if-range": '"one"'}),
    ],
)
def test_each_request_asks_for_the_bytes_as_they_are_and_brings_no_cookie_along(
    qtbot: QtBot, offset: int, validator: str | None, asked: dict[str, str]
) -> None:
    with serving(b"bytes of a film") as server:
        server.script = [elsewhere]
        source = HttpSource(f"{server.address}/a.webm")
        with qtbot.waitSignal(source.ended, timeout=5_000):
            source.start(offset, validator)
        assert bytes(source.peek(100)) == server.content[offset:]
        source.stop()
    assert {one.path for one in server.requests} == {"/a.webm", "/b.webm"}
    for request in server.requests:
        told = request.headers
        assert told["user-agent"] == "Sablier"
        assert told["accept-encoding"] == "identity", "a packed file has another size"
        assert told["cache-control"] == "no-cache", "what lies between may hold an older one"
        ranges = {name: told[name] for name in ("range", "if-range") if name in told}
        assert (ranges, told.get("cookie")) == (asked, None)
