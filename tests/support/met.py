"""A transfer from a server, driven by hand until it is over, and what servers do to it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from desktop_app.clock import elapsed
from desktop_app.domain.time import SECOND
from desktop_app.domain.transfer import TransferState, Trouble, Waiting
from desktop_app.downloads.events import Downloaded, TransferFailed
from desktop_app.downloads.service import DownloadService
from tests.support.clocks import HandClock
from tests.support.films import film
from tests.support.pipeline import SALT, SIZE, Place, running
from tests.support.server import Answer, Plan, Request, Server, honest
from tests.support.signals import Heard
from tests.support.waiting import a_moment

HALF = SIZE // 2
OTHER = film(SIZE, 7)
"""As long as the file, and another one."""


@dataclass
class Met:
    """A transfer from a server, driven until it is over."""

    place: Place
    server: Server
    waited: list[Waiting] = field(default_factory=list)
    """Every pause, with its reason, in order."""
    _trickled: int = 0

    def listed(self, **what: Any) -> None:
        """The catalogue says that “a” is on the server, and what else it says of it."""
        told = {"media": f"{self.server.address}/a.webm", "sha256": self.server.sha256}
        self.place.listed(SALT, **{**told, **what})

    def until_over(self, *then: Callable[[], None]) -> Heard:
        """Run it; pauses and stalls pass by hand, at once. Once it is over, do what is to follow.

        That is in the same sitting of the program, and goes on until that is over as well.
        """
        to_do = list(then)
        hand = HandClock()
        deadline = elapsed() + 30 * SECOND
        with running(self.place, hand.elapsed) as (service, heard):
            while to_do or self._ends(heard) <= len(then):
                if self._ends(heard) > len(then) - len(to_do):
                    to_do.pop(0)()
                    service.wake()
                assert elapsed() < deadline, self.place.transfer(SALT)
                a_moment(1)
                job = service._running._jobs.get(SALT)
                if job is not None and job._flowing:
                    self.server.was_taken(job.received)
                self._pass_time(service, hand)
        return heard

    def _ends(self, heard: Heard) -> int:
        return len(heard.of("happened", Downloaded)) + len(heard.of("happened", TransferFailed))

    def _pass_time(self, service: DownloadService, hand: HandClock) -> None:
        if (waiting := service.waiting(SALT)) is not None:
            self.waited.append(waiting)
            hand.pass_time(waiting.again_in)
            service.tick()
        elif self.server.stalled:
            hand.pass_time(SECOND)
            service.tick()
        elif self._trickled_on(service):  # slow, but never so slow that it stands still
            hand.pass_time(10 * SECOND)
            service.tick()

    def _trickled_on(self, service: DownloadService) -> bool:
        job = service._running._jobs.get(SALT)
        before, self._trickled = self._trickled, 0 if job is None else job.received
        return self.server.trickling > 0 and self._trickled != before


def cut(at: int) -> Plan:
    return lambda request, server: replace(honest(request, server), cut_at=at)


def but(**what: Any) -> Plan:
    """An honest answer but for this."""
    return lambda request, server: replace(honest(request, server), **what)


def saying(**headers: str) -> Plan:
    """An honest answer with other headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def plan(request: Request, server: Server) -> Answer:
        answer = honest(request, server)
        return replace(answer, headers={**answer.headers, **named})

    return plan


def status(status: int, **headers: str) -> Plan:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _request, _server: Answer(status, named, b"<p>This is no film.</p>")


def redirect(to: str, code: int = 302) -> Plan:
    return status(code, Location=to)


def whole(request: Request, server: Server) -> Answer:
    """Ranges are ignored."""
    return honest(replace(request, headers={}), server)


def changed(plan: Plan, etag: str | None = '"two"') -> Plan:
    """From this request on it is another file."""

    def change(request: Request, server: Server) -> Answer:
        server.content = OTHER
        server.etag = etag
        return plan(request, server)

    return change


def raw(data: bytes, **what: Any) -> Plan:
    return lambda _request, _server: Answer(raw=data, **what)


def correct(met: Met) -> None:
    held = met.place.shelf.ledger.settled(SALT, met.place.clock.at)
    assert met.place.transfer(SALT) is None
    assert met.place.grants(SALT) == 1
    assert held.file is not None
    assert met.place.shelf.media.file(held.file).read_bytes() == met.server.content
    assert met.place.shelf.media.sizes() == {held.file: len(met.server.content)}
    assert met.place.shelf.projection() == met.place.shelf.rebuilt(met.place.clock.at)


def failed_with(met: Met, heard: Heard, trouble: Trouble) -> None:
    episode = met.place.shelf.ledger.episode(SALT)
    assert heard.of("happened", TransferFailed) == [TransferFailed(episode, trouble)]
    stored = met.place.stored(SALT)
    assert (stored.state, stored.trouble) == (TransferState.FAILED, trouble)
    assert met.place.grants(SALT) == 0
    assert met.place.shelf.projection() == met.place.shelf.rebuilt(met.place.clock.at)
    assert not [name for name in met.place.shelf.media.sizes() if not name.endswith(".part")]
