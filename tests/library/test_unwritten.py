"""What happens by itself while the library cannot be written is stored later, as it was then."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop_app.domain.licence import Status
from desktop_app.domain.time import DAY, MINUTE, SECOND
from desktop_app.ledger.events import LibraryUnwritten
from desktop_app.library.service import LibraryService
from desktop_app.storage.transaction import once_stored, writing
from tests.support.clocks import START, FixedClock, HandClock
from tests.support.shelfs import Shelf, key, opened
from tests.support.signals import Heard

pytestmark = pytest.mark.usefixtures("qapp")
SALT = key("a")


def writable(db: Database, on: bool) -> None:
    db.execute(f"PRAGMA query_only = {int(not on)}")


def service_over(shelf: Shelf, clock: FixedClock, hand: HandClock) -> LibraryService:
    return LibraryService(shelf.ledger, shelf.media, clock, hand.elapsed, explained=lambda: True)


@pytest.mark.parametrize("closed_first", [False, True])
def test_r4_a_sitting_that_ended_meanwhile_ended_then(tmp_path: Path, closed_first: bool) -> None:
    hand, clock = HandClock(), FixedClock()
    with opened(tmp_path) as shelf:
        shelf.download(SALT, START)
        service = service_over(shelf, clock, hand)
        heard = Heard(service, "happened")
        assert service.begin_sitting(SALT)
        writable(shelf.db, False)
        clock.at += 2 * DAY - MINUTE
        service.put_position(SALT, 20.0, watched=True)
        service.put_position(SALT, 12.5, watched=False)
        service.end_sitting(12.5)
        assert service.running() is None, "the player is closed"
        assert len(heard.of("happened", LibraryUnwritten)) == 1
        ended_at, clock.at = clock.at, clock.at + MINUTE // 2
        writable(shelf.db, True)
        hand.pass_time(10 * SECOND)
        if closed_first:
            service.close()
        else:
            service.advance(clock.at)
        record = shelf.ledger.settled(SALT, clock.at)
        assert record.entitlement.status(clock.at) is Status.ACTIVE
        assert (record.position_s, record.watched) == (12.5, True)
        assert shelf.ledger.running() is None
        (stored,) = shelf.db.execute("SELECT ended_at FROM sittings").fetchone()
        assert stored == ended_at


def test_a_sitting_cannot_begin_while_it_cannot_be_stored(tmp_path: Path) -> None:
    with opened(tmp_path) as shelf:
        shelf.download(SALT, START)
        service = service_over(shelf, FixedClock(), HandClock())
        writable(shelf.db, False)
        with pytest.raises(Exception, match="readonly"):
            service.begin_sitting(SALT)
        assert service.running() is None
        assert shelf.ledger.settled(SALT, START).entitlement.status(START) is Status.READY


class _BrokenOffError(Exception):
    pass


def test_f6_a_file_outlives_the_end_of_its_licence_if_that_comes_to_nothing(tmp_path: Path) -> None:
    def end_and_break_off() -> None:
        with writing(shelf.db):
            shelf.ledger.remove(SALT, START)
            assert len(shelf.media.sizes()) == 1
            once_stored(shelf.db, lambda: done.append("never"))
            raise _BrokenOffError

    done: list[str] = []
    with opened(tmp_path) as shelf:
        shelf.download(SALT, START)
        with pytest.raises(_BrokenOffError):
            end_and_break_off()
        assert shelf.ledger.settled(SALT, START).entitlement.status(START) is Status.READY
        assert (len(shelf.media.sizes()), done) == (1, [])
        with writing(shelf.db):
            shelf.ledger.remove(SALT, START)
        assert shelf.ledger.settled(SALT, START).entitlement.status(START) is Status.RETURNED
        assert shelf.media.sizes() == {}
