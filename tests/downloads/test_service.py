"""One pipeline: queue, part file, verify, rename, licence."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.time import SECOND
from desktop_app.domain.transfer import TransferState, Trouble, Waiting
from desktop_app.downloads.events import (
    Downloaded,
    Moved,
    NetworkMissing,
    TransferCancelled,
    TransferFailed,
)
from desktop_app.downloads.job import Job
from desktop_app.downloads.part import RESERVE
from desktop_app.downloads.service import DownloadService
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.transfers import queue
from tests.support.clocks import HandClock
from tests.support.films import film
from tests.support.pipeline import FERN, REED, SALT, SIZE, TIDE, Place, pipeline, running
from tests.support.server import serving
from tests.support.shelfs import key
from tests.support.signals import Heard

QUEUED, DOWNLOADING = TransferState.QUEUED, TransferState.DOWNLOADING
PAUSED, FAILED = TransferState.PAUSED, TransferState.FAILED
SLOW = 20_000
"""Bytes a second: nothing completes at this rate while a test looks."""


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with pipeline(tmp_path) as place:
        yield place


class VanishingFolder(MediaFolder):
    """What was renamed into its place is gone from it at once, the first time."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.vanished: list[Path] = []

    def put_in_place(self, part: Path, complete: Path) -> None:
        MediaFolder.put_in_place(self, part, complete)
        if not self.vanished:
            self.vanished.append(complete)
            complete.unlink()


class SlowFolder(MediaFolder):
    """A verified file waits to be renamed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.reached, self.may_go_on = Event(), Event()

    def put_in_place(self, part: Path, complete: Path) -> None:
        self.reached.set()
        self.may_go_on.wait(5)
        super().put_in_place(part, complete)


@contextmanager
def busy_pool() -> Iterator[None]:
    """While this lasts, nothing begins on the pool."""
    pool, go_on = QThreadPool.globalInstance(), Event()
    for _ in range(pool.maxThreadCount()):
        pool.start(lambda: go_on.wait(5))
    try:
        yield
    finally:
        go_on.set()


def kinds(heard: Heard) -> list[type]:
    return [type(one) for one in heard["happened"]]


def test_f1_f2_f3_a_download_ends_with_its_file_in_place_and_its_licence(
    place: Place, qtbot: QtBot
) -> None:
    place.ask(SALT)
    transfer = place.stored(SALT)
    place.clock.at += SECOND
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert heard["happened"] == [Downloaded(place.shelf.ledger.episode(SALT))]
    assert place.transfer(SALT) is None
    held = place.shelf.ledger.settled(SALT, place.clock.at)
    assert held.entitlement.licence is not None
    assert held.entitlement.licence.granted_at == place.clock.at
    assert (held.file, held.file_size) == (f"t{transfer.id}.webm", SIZE)
    assert place.shelf.media.sizes() == {f"t{transfer.id}.webm": SIZE}
    arrived = place.shelf.media.file(f"t{transfer.id}.webm").read_bytes()
    assert arrived == place.source(SALT).read_bytes()
    assert place.shelf.projection() == place.shelf.rebuilt(place.clock.at)


def test_bytes_arrive_no_faster_than_the_limit(place: Place, qtbot: QtBot) -> None:
    place.rate = 10_000
    place.ask(SALT)
    hand = HandClock()
    part = place.shelf.media.part(place.stored(SALT).id)

    def received() -> int:
        moving = service.live(SALT)
        return 0 if moving is None else moving.received

    with running(place, hand.elapsed) as (service, heard):
        qtbot.waitUntil(part.exists)
        hand.pass_time(SECOND)
        qtbot.waitUntil(lambda: received() >= 10_000, timeout=5_000)
        assert received() < 11_000  # a byte a beat while the clock stands
        place.rate = 100_000
        service.rate_changed()
        hand.pass_time(SECOND // 2)
        qtbot.waitUntil(lambda: received() >= 60_000, timeout=5_000)
        assert received() < 61_000
        moving = service.live(SALT)
        assert moving is not None
        assert moving.rate is not None
        assert 39_000 < moving.rate < 42_000
        assert heard["progressed"]
    assert service.live(SALT) is None


def test_bytes_of_a_server_arrive_no_faster_than_the_limit_and_hold_it_up(
    place: Place, qtbot: QtBot
) -> None:
    place.rate = 100_000
    hand = HandClock()
    with serving(film(16 << 20, 7)) as server:
        place.listed(SALT, media=f"{server.address}/a.webm", size=None, sha256=server.sha256)
        place.ask(SALT)
        with running(place, hand.elapsed) as (service, _heard):
            part = place.shelf.media.part(place.stored(SALT).id)
            qtbot.waitUntil(lambda: place.stored(SALT).size == 16 << 20, timeout=5_000)
            hand.pass_time(SECOND)
            qtbot.waitUntil(lambda: part.stat().st_size >= 100_000, timeout=5_000)
            assert part.stat().st_size == 100_000
            source = service._running._jobs[SALT]._intake.source
            qtbot.waitUntil(lambda: source.available() >= 64 << 10, timeout=5_000)
            assert source.available() < 1 << 20
            place.rate = None
            service.rate_changed()
            qtbot.waitUntil(lambda: place.transfer(SALT) is None, timeout=10_000)
    assert place.grants(SALT) == 1


def test_two_at_once_share_the_limit(place: Place, qtbot: QtBot) -> None:
    place.rate = 20_000
    place.ask(SALT, TIDE)
    hand = HandClock()
    with running(place, hand.elapsed) as (service, _heard):
        qtbot.waitUntil(lambda: service.live(TIDE) is not None)
        hand.pass_time(SECOND)

        def received() -> list[int]:
            both = [service.live(SALT), service.live(TIDE)]
            return [0 if one is None else one.received for one in both]

        qtbot.waitUntil(lambda: min(received()) >= 10_000, timeout=5_000)
        assert max(received()) < 11_000


def test_f1_a_paused_transfer_goes_on_from_its_part_file(place: Place, qtbot: QtBot) -> None:
    place.rate = SLOW
    place.ask(SALT)
    transfer = place.stored(SALT)
    part = place.shelf.media.part(transfer.id)
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
        service.pause(SALT)
        qtbot.waitUntil(lambda: not service._running.is_resting(SALT))
        held = place.stored(SALT)
        assert held.state is PAUSED
        # its last step may still have been on its way when it was held
        assert 0 < held.received <= part.stat().st_size < SIZE
        assert service.live(SALT) is None
        service.pause(SALT)  # once more changes nothing
        assert place.stored(SALT) == held
        # what has arrived is not fetched again: from here on the source holds other bytes
        arrived = part.read_bytes()
        content = place.source(SALT).read_bytes()
        place.swap(SALT, bytes(len(arrived)) + content[len(arrived) :])
        place.rate = None
        service.resume(SALT)
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)
    assert place.shelf.media.file(f"t{transfer.id}.webm").read_bytes() == content


@pytest.mark.parametrize("how", ["while it is held", "while it is read"])
def test_f2_a_local_file_that_changes_is_never_mixed_with_the_old_one(
    place: Place, qtbot: QtBot, how: str
) -> None:
    place.listed(SALT, size=None, sha256=None)
    place.rate = SLOW
    place.ask(SALT)
    other = film(SIZE + 9, 7)
    hand = HandClock()
    with running(place, hand.elapsed) as (service, heard):
        qtbot.waitUntil(lambda: place.stored(SALT).validator is not None, timeout=5_000)
        hand.pass_time(SECOND)
        qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
        if how == "while it is held":
            service.pause(SALT)
        place.source(SALT).write_bytes(other)
        place.rate = None
        service.rate_changed()
        if how == "while it is read":
            qtbot.waitUntil(lambda: service.waiting(SALT) is not None, timeout=5_000)
            assert service.waiting(SALT) == Waiting(Trouble.SOURCE_CHANGED, 2 * SECOND)
            hand.pass_time(2 * SECOND)
            service.tick()
        service.resume(SALT)
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)
    (name,) = place.shelf.media.sizes()
    assert place.shelf.media.file(name).read_bytes() == other
    assert place.grants(SALT) == 1


def test_f1_d3_closing_holds_what_runs_and_the_next_start_goes_on(
    place: Place, qtbot: QtBot
) -> None:
    place.rate = SLOW
    place.ask(SALT)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
    held = place.stored(SALT)
    part = place.shelf.media.part(held.id)
    assert held.state is QUEUED
    # its last step may still have been on its way when it was held
    assert 0 < held.received <= part.stat().st_size < SIZE
    assert place.grants(SALT) == 0
    place.rate = None
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)
    assert place.grants(SALT) == 1


def test_a_part_file_that_is_too_long_begins_again(place: Place, qtbot: QtBot) -> None:
    place.ask(SALT)
    place.shelf.media.part(place.stored(SALT).id).write_bytes(bytes(SIZE + 1))
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert kinds(heard) == [Downloaded]


@pytest.mark.parametrize("state", [DOWNLOADING, PAUSED, QUEUED])
def test_d3_a_cancelled_transfer_leaves_nothing_and_counts_nothing(
    place: Place, qtbot: QtBot, state: TransferState
) -> None:
    place.rate = SLOW
    place.ask(SALT)
    with running(place) as (service, heard):
        if state is not QUEUED:
            qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
        if state is PAUSED:
            service.pause(SALT)
        service.cancel(SALT)
        assert heard["happened"] == [TransferCancelled(place.shelf.ledger.episode(SALT))]
        assert place.shelf.media.sizes() == {}
        service.cancel(SALT)
        service.resume(SALT)
        assert len(heard["happened"]) == 1
    assert (queue(place.shelf.db), place.grants(SALT)) == ([], 0)
    assert place.shelf.projection()["shelf"] == []
    place.ask(SALT)
    assert len(queue(place.shelf.db)) == 1


def test_d3_what_is_cancelled_while_it_is_verified_is_gone(place: Place, qtbot: QtBot) -> None:
    place.ask(SALT)
    with running(place) as (service, heard):

        def on_progressed(_moved: object) -> None:
            if _arrived(service):
                service.cancel(SALT)

        service.progressed.connect(on_progressed)
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
    assert kinds(heard) == [TransferCancelled]
    assert (queue(place.shelf.db), place.grants(SALT)) == ([], 0)
    assert place.shelf.media.sizes() == {}


def test_d3_what_is_cancelled_while_it_is_renamed_leaves_no_file(
    place: Place, qtbot: QtBot
) -> None:
    folder = SlowFolder(place.shelf.media.path)
    place.shelf.media = folder
    place.ask(SALT)
    with running(place) as (service, heard):
        qtbot.waitUntil(folder.reached.is_set, timeout=5_000)
        service.cancel(SALT)
        folder.may_go_on.set()
        qtbot.waitUntil(lambda: not service._running.is_resting(SALT), timeout=5_000)
        assert kinds(heard) == [TransferCancelled]
        assert folder.sizes() == {}
    assert place.grants(SALT) == 0


def test_d3_what_is_cancelled_before_its_part_file_is_made_leaves_none(
    place: Place, qtbot: QtBot
) -> None:
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: service._recovered, timeout=5_000)
        with busy_pool():
            place.ask(SALT)
            service.wake()
            service.cancel(SALT)
            assert service._running.is_resting(SALT)
        qtbot.waitUntil(lambda: not service._running.is_resting(SALT), timeout=5_000)
        assert kinds(heard) == [TransferCancelled]
        assert not list(place.shelf.media.path.glob("*.part"))


def test_d3_what_is_held_while_it_is_verified_completes_once(place: Place, qtbot: QtBot) -> None:
    place.ask(SALT)
    with running(place) as (service, heard):

        def on_progressed(_moved: object) -> None:
            if _arrived(service):
                service.pause(SALT)
                service.resume(SALT)

        service.progressed.connect(on_progressed)
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
    assert kinds(heard) == [Downloaded]
    assert place.grants(SALT) == 1


def test_d3_a_file_that_vanishes_before_its_licence_is_fetched_again(
    place: Place, qtbot: QtBot
) -> None:
    folder = VanishingFolder(place.shelf.media.path)
    place.shelf.media = folder
    place.ask(SALT)
    hand = HandClock()
    with running(place, hand.elapsed) as (service, heard):
        qtbot.waitUntil(lambda: place.stored(SALT).trouble is Trouble.PART_LOST, timeout=5_000)
        waiting = place.stored(SALT)
        assert folder.vanished
        assert (waiting.state, waiting.received, place.grants(SALT)) == (QUEUED, 0, 0)
        hand.pass_time(5 * SECOND)
        service.tick()
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)
    assert place.grants(SALT) == 1


def test_what_rests_waits_in_the_queue_until_the_next_start(place: Place, qtbot: QtBot) -> None:
    place.rate = SIZE // 2
    place.ask(SALT)
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
        heard.forget()
        place.rate = None
        service.rest()
        assert heard["changed"] == [Moved(frozenset({SALT}))]
        assert place.stored(SALT).state is QUEUED
        service.wake()
        assert service.live(SALT) is None
        service.start()
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)
    assert place.grants(SALT) == 1


def test_f1_started_once_more_no_two_write_into_one_part_file(place: Place, qtbot: QtBot) -> None:
    place.rate = SIZE // 2
    place.ask(SALT)
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
        service.start()
        assert service.live(SALT) is None
        qtbot.waitUntil(lambda: service.live(SALT) is not None, timeout=5_000)
        assert len(service._running.findChildren(Job)) == 1
        place.rate = None
        service.rate_changed()
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)
    assert place.grants(SALT) == 1


def _arrived(service: DownloadService) -> bool:
    moving = service.live(SALT)
    return moving is not None and moving.received == SIZE


def other_bytes(place: Place) -> None:
    place.source(SALT).write_bytes(film(SIZE, 7))


def too_short(place: Place) -> None:
    place.source(SALT).write_bytes(bytes(SIZE - 1))


def too_long(place: Place) -> None:
    place.source(SALT).write_bytes(bytes(SIZE + 1))


def empty_of_no_known_size(place: Place) -> None:
    place.source(SALT).write_bytes(b"")
    place.listed(SALT, size=None, sha256=None)


def no_name_for_a_source(place: Place) -> None:
    place.listed(SALT, media="file:///a%00b.webm")


def no_source(place: Place) -> None:
    place.source(SALT).unlink()


def a_folder_for_a_source(place: Place) -> None:
    place.source(SALT).unlink()
    place.source(SALT).mkdir()


def disk_full_by_report(place: Place) -> None:
    place.device(disk_full=True)


def disk_too_small(place: Place) -> None:
    place.listed(SALT, size=1 << 60)


def disk_full_while_writing(place: Place) -> None:
    place.shelf.media.part(place.stored(SALT).id).symlink_to("/dev/full")


def part_in_the_way(place: Place) -> None:
    place.shelf.media.part(place.stored(SALT).id).mkdir()


TROUBLES = {
    other_bytes: Trouble.WRONG_CHECKSUM,
    too_short: Trouble.WRONG_LENGTH,
    too_long: Trouble.WRONG_LENGTH,
    empty_of_no_known_size: Trouble.WRONG_LENGTH,
    no_source: Trouble.SOURCE_MISSING,
    no_name_for_a_source: Trouble.SOURCE_MISSING,
    a_folder_for_a_source: Trouble.UNREADABLE,
    disk_full_by_report: Trouble.DISK_FULL,
    disk_too_small: Trouble.DISK_FULL,
    disk_full_while_writing: Trouble.DISK_FULL,
    part_in_the_way: Trouble.UNWRITABLE,
}


@pytest.mark.parametrize("make", TROUBLES)
def test_f2_f5_d3_a_failed_transfer_says_why_and_counts_nothing(
    place: Place, qtbot: QtBot, make: object
) -> None:
    if make is disk_full_while_writing and not Path("/dev/full").exists():
        pytest.skip("a full disk is made by /dev/full")
    place.ask(SALT)
    assert callable(make)
    make(place)
    episode = place.shelf.ledger.episode(SALT)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: TransferFailed in kinds(heard), timeout=5_000)
        assert heard.of("happened", TransferFailed) == [TransferFailed(episode, TROUBLES[make])]
    failed = place.stored(SALT)
    assert (failed.state, failed.trouble) == (FAILED, TROUBLES[make])
    assert place.grants(SALT) == 0
    assert place.shelf.projection() == place.shelf.rebuilt(place.clock.at)
    if TROUBLES[make] in (Trouble.WRONG_CHECKSUM, Trouble.WRONG_LENGTH):
        assert place.shelf.media.sizes() == {}


def test_a1_a_failed_transfer_may_be_asked_for_again(place: Place, qtbot: QtBot) -> None:
    place.ask(SALT)
    content = place.source(SALT).read_bytes()
    other_bytes(place)
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: TransferFailed in kinds(heard), timeout=5_000)
        place.source(SALT).write_bytes(content)
        service.resume(SALT)  # it is not held: it has to be asked for
        assert place.stored(SALT).state is FAILED
        place.ask(SALT)
        service.wake()
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)
    assert place.grants(SALT) == 1


def test_a_failure_makes_way_for_what_waits(place: Place, qtbot: QtBot) -> None:
    place.ask(SALT, TIDE, REED, FERN)
    for one in (SALT, TIDE):
        place.shelf.media.part(place.stored(one).id).mkdir()
    place.source(REED).unlink()
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)
    assert [place.grants(one) for one in (SALT, TIDE, REED, FERN)] == [0, 0, 0, 1]


def test_what_fails_before_its_first_byte_makes_way_for_what_waits(
    place: Place, qtbot: QtBot
) -> None:
    place.ask(SALT, TIDE, REED)
    for one in (SALT, TIDE):
        place.listed(one, size=1 << 60)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)
    assert place.grants(REED) == 1


def test_the_queue_runs_two_at_once_in_its_order(place: Place, qtbot: QtBot) -> None:
    place.rate = SLOW
    place.ask(SALT, TIDE, REED, FERN)

    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: len(heard["progressed"]) > 1, timeout=5_000)
        assert states(place) == [DOWNLOADING, DOWNLOADING, QUEUED, QUEUED]
        service.pause(REED)
        service.cancel(SALT)
        assert states(place) == [DOWNLOADING, PAUSED, DOWNLOADING]
        service.resume(REED)
        assert states(place) == [DOWNLOADING, QUEUED, DOWNLOADING]
        place.rate = None
        service.rate_changed()
        qtbot.waitUntil(lambda: queue(place.shelf.db) == [], timeout=5_000)
    assert [place.grants(one) for one in (SALT, TIDE, REED, FERN)] == [0, 1, 1, 1]


def states(place: Place) -> list[TransferState]:
    """In the order of the queue."""
    return [transfer.state for _key, transfer in queue(place.shelf.db)]


def test_as_many_run_as_the_user_says_and_the_last_of_too_many_wait(
    place: Place, qtbot: QtBot
) -> None:
    place.rate, place.slots = SLOW, 3
    place.ask(SALT, TIDE, REED, FERN)
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: len(heard["progressed"]) > 2, timeout=5_000)
        assert states(place) == [DOWNLOADING, DOWNLOADING, DOWNLOADING, QUEUED]
        place.slots = 1
        service.slots_changed()
        assert states(place) == [DOWNLOADING, QUEUED, QUEUED, QUEUED]
        assert place.stored(TIDE).received > 0
        assert service.waiting(TIDE) is None
        place.slots = 5
        service.slots_changed()
        qtbot.waitUntil(lambda: states(place) == [DOWNLOADING] * 4, timeout=5_000)
        place.rate = None
        service.rate_changed()
        qtbot.waitUntil(lambda: queue(place.shelf.db) == [], timeout=5_000)


def test_the_user_says_what_comes_next_and_it_stays_so(place: Place, qtbot: QtBot) -> None:
    place.rate, place.slots = SLOW, 1
    place.ask(SALT, TIDE, REED, FERN)
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
        heard.forget()
        service.move(FERN, before=TIDE)
        assert [one for one, _transfer in queue(place.shelf.db)] == [SALT, FERN, TIDE, REED]
        assert heard["changed"] == [Moved(frozenset({TIDE, REED, FERN}))]
        service.move(TIDE, before=None)
        service.move(SALT, before=REED)  # what runs runs on
        for one, before in ((TIDE, TIDE), (key("e"), TIDE)):
            service.move(one, before=before)
        assert states(place) == [QUEUED, DOWNLOADING, QUEUED, QUEUED]
    assert [one for one, _transfer in queue(place.shelf.db)] == [FERN, SALT, REED, TIDE]
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: service.live(FERN) is not None, timeout=5_000)
        assert states(place) == [DOWNLOADING, QUEUED, QUEUED, QUEUED]


def test_everything_can_be_held_and_let_go_on_together(place: Place, qtbot: QtBot) -> None:
    place.rate = SLOW
    place.ask(SALT, TIDE, REED)
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: len(heard["progressed"]) > 1, timeout=5_000)
        service.pause_all()
        assert states(place) == [PAUSED] * 3
        service.resume_all()
        qtbot.waitUntil(lambda: states(place) == [DOWNLOADING, DOWNLOADING, QUEUED], timeout=5_000)


def test_f5_a_disk_that_fills_while_it_arrives_is_never_really_full(
    place: Place, qtbot: QtBot
) -> None:
    place.rate = SLOW
    place.ask(SALT)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
        place.free = lambda _folder: RESERVE
        qtbot.waitUntil(lambda: TransferFailed in kinds(heard), timeout=5_000)
    failed = place.stored(SALT)
    assert (failed.state, failed.trouble) == (FAILED, Trouble.DISK_FULL)
    assert failed.received == place.shelf.media.part(failed.id).stat().st_size > 0


@pytest.mark.parametrize("report", [0, None])
def test_f5_a_disk_that_reports_no_room_or_nothing_at_all_is_tried(
    place: Place, qtbot: QtBot, report: int | None
) -> None:
    def free(_folder: Path) -> int:
        if report is None:
            raise OSError(errno.ENOSYS, "no statvfs")
        return report

    place.free = free
    place.ask(SALT)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert kinds(heard) == [Downloaded]
    assert place.grants(SALT) == 1


def test_f5_what_others_still_need_of_the_disk_is_spoken_for(place: Place, qtbot: QtBot) -> None:
    place.rate = SLOW
    place.free = lambda _folder: RESERVE + 2 * SIZE - 1
    place.ask(SALT, TIDE)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: TransferFailed in kinds(heard), timeout=5_000)
        assert states(place) == [DOWNLOADING, FAILED]
        assert place.stored(TIDE).trouble is Trouble.DISK_FULL


@pytest.mark.parametrize("free", [RESERVE + SIZE - 1, RESERVE + SIZE])
def test_f5_room_for_a_file_whose_length_a_server_tells_is_asked_for_before_a_byte_is_written(
    place: Place, qtbot: QtBot, free: int
) -> None:
    place.free = lambda _folder: free
    with serving(place.source(SALT).read_bytes()) as server:
        place.listed(SALT, media=f"{server.address}/a.webm", size=None)
        place.ask(SALT)
        with running(place) as (_service, heard):
            qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        enough = free >= RESERVE + SIZE
        assert kinds(heard) == [Downloaded if enough else TransferFailed]
        if not enough:
            assert set(place.shelf.media.sizes().values()) == {0}


def test_f5_a_server_that_is_not_found_without_a_network_is_no_fault_of_it(
    place: Place, qtbot: QtBot
) -> None:
    place.needs_network = True
    place.listed(SALT, media="http://sablier.invalid/a.webm")
    place.ask(SALT)
    with running(place) as (service, heard):
        # while it starts the network goes, and nobody says so
        service.changed.connect(lambda _moved: place.device(online=False))
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert heard["happened"] == [NetworkMissing()]
        held = place.stored(SALT)
        assert (held.state, held.trouble, held.attempts) == (QUEUED, Trouble.NO_NETWORK, 0)
        waiting = service.waiting(SALT)
        assert waiting is not None
        assert waiting.trouble is Trouble.NO_NETWORK


@pytest.mark.parametrize(
    ("offer", "modified", "trouble"),
    [
        (Offer(downloadable=False), False, Trouble.NOT_OFFERED),
        (Offer(leaves_at=1), False, Trouble.WITHDRAWN),
        (Offer(), True, Trouble.DEVICE_BLOCKED),
    ],
)
def test_a1_a_refusal_at_the_end_fails_the_transfer_deletes_the_file_and_counts_nothing(
    place: Place, qtbot: QtBot, offer: Offer, trouble: Trouble, *, modified: bool
) -> None:
    place.rate = SLOW
    place.ask(SALT)
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
        place.shelf.ledger.set_offer(SALT, place.clock.at, offer)
        place.device(modified=modified)
        place.rate = None
        service.rate_changed()
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        episode = place.shelf.ledger.episode(SALT)
        assert heard["happened"] == [TransferFailed(episode, trouble)]
    failed = place.stored(SALT)
    assert (failed.state, failed.trouble, failed.received) == (FAILED, trouble, 0)
    assert (place.grants(SALT), place.shelf.media.sizes()) == (0, {})


def test_f5_without_a_network_it_stays_queued_says_so_once_and_is_taken_up_again(
    place: Place, qtbot: QtBot
) -> None:
    place.needs_network = True
    place.device(online=False)
    place.ask(SALT, TIDE, REED)
    hand = HandClock()
    with running(place, hand.elapsed) as (service, heard):
        qtbot.waitUntil(lambda: place.stored(REED).trouble is Trouble.NO_NETWORK, timeout=5_000)
        for one in (SALT, TIDE, REED):
            waiting = place.stored(one)
            assert (waiting.state, waiting.trouble) == (QUEUED, Trouble.NO_NETWORK)
        for _ in range(20):  # however often it is tried
            hand.pass_time(5 * SECOND)
            service.tick()
        assert heard["happened"] == [NetworkMissing()]
        assert place.stored(SALT).attempts == 0
        place.device(online=True)
        service.device_changed()
        qtbot.waitUntil(lambda: queue(place.shelf.db) == [], timeout=5_000)
    assert [place.grants(one) for one in (SALT, TIDE, REED)] == [1, 1, 1]


def test_f5_a_network_that_comes_back_unnoticed_is_found_by_trying(
    place: Place, qtbot: QtBot
) -> None:
    place.needs_network = True
    place.device(online=False)
    place.ask(SALT)
    hand = HandClock()
    with running(place, hand.elapsed) as (service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        place.device(online=True)
        service.tick()
        assert place.stored(SALT).state is QUEUED
        hand.pass_time(5 * SECOND)
        service.tick()
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)
        heard.forget()
        place.device(online=False)
        place.ask(TIDE)
        service.wake()
        assert heard["happened"] == [NetworkMissing()]


def test_f5_a_network_that_goes_away_holds_what_runs_over_it(place: Place, qtbot: QtBot) -> None:
    place.needs_network = True
    place.rate = SLOW
    place.ask(SALT)
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
        place.device(online=False)
        service.device_changed()
        held = place.stored(SALT)
        assert (held.state, held.trouble) == (QUEUED, Trouble.NO_NETWORK)
        assert held.received > 0
        assert heard["happened"] == [NetworkMissing()]
        place.device(online=True)
        place.rate = None
        service.device_changed()
        qtbot.waitUntil(lambda: Downloaded in kinds(heard), timeout=5_000)


def test_f5_a_local_file_needs_no_network(place: Place, qtbot: QtBot) -> None:
    place.device(online=False)
    place.ask(SALT)
    with running(place) as (service, heard):
        service.device_changed()
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert kinds(heard) == [Downloaded]


def test_a_file_url_is_a_local_file(place: Place, qtbot: QtBot) -> None:
    spaced = place.source(SALT).with_name("a b é.webm")
    place.source(SALT).rename(spaced)
    place.listed(SALT, media=spaced.as_uri())
    place.ask(SALT)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert kinds(heard) == [Downloaded]


def test_p4_a_transfer_brings_the_policy_that_it_was_asked_under(
    place: Place, qtbot: QtBot
) -> None:
    asked = place.shelf.policy[0]
    place.ask(SALT)
    place.shelf.policy[0] = replace(asked, name="other", playback_duration=None)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
    held = place.shelf.ledger.settled(SALT, place.clock.at).entitlement
    assert held.licence is not None
    assert held.licence.policy == asked
