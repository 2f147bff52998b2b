"""A part file that others delete, replace or change is noticed, and fetched again in time."""

import errno
import os
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.time import MINUTE, SECOND
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.downloads.events import (
    Downloaded,
    MediaFolderUnreadable,
    TransferFailed,
    TransferUnwritten,
)
from desktop_app.downloads.part import trouble_of
from tests.support.clocks import HandClock
from tests.support.pipeline import SALT, Place, pipeline, running
from tests.support.server import Server, serving

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(sys.platform == "win32", reason="an open file is locked on Windows"),
]
if sys.platform != "win32":
    import resource

FIRST = 20_000
"""How much has arrived when somebody touches it."""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with pipeline(tmp_path) as place:
        yield place


@pytest.fixture
def server(place: Place) -> Iterator[Server]:
    """It has the episode, and nothing else tells whether it arrived whole."""
    with serving(place.source(SALT).read_bytes()) as server:
        place.listed(SALT, media=f"{server.address}/a.webm", sha256=None)
        yield server


def deleted(part: Path) -> None:
    part.unlink()


def renamed(part: Path) -> None:
    part.rename(part.with_name("mine"))


def replaced(part: Path) -> None:
    other = part.with_name("other")
    other.write_bytes(part.read_bytes())
    other.replace(part)


def linked_elsewhere(part: Path) -> None:
    part.unlink()
    part.symlink_to(precious(part))


def cut_short(part: Path) -> None:
    os.truncate(part, FIRST // 2)


def emptied(part: Path) -> None:
    os.truncate(part, 0)


def added_to(part: Path) -> None:
    with part.open("ab") as file:
        file.write(b"not of the film")


def precious(part: Path) -> Path:
    """A file of somebody's that a link points to."""
    path = part.parent.with_name("precious")
    path.write_bytes(b"of somebody else")
    return path


HARM = [deleted, renamed, replaced, linked_elsewhere, cut_short, emptied, added_to]


@pytest.mark.parametrize("harm", HARM)
def test_f1_a_part_file_that_is_harmed_while_it_arrives_is_begun_again_at_once(
    place: Place, server: Server, qtbot: QtBot, harm: Callable[[Path], None]
) -> None:
    place.rate = FIRST
    place.ask(SALT)
    hand = HandClock()
    part = place.shelf.media.part(place.stored(SALT).id)
    with running(place, hand.elapsed) as (service, heard):
        qtbot.waitUntil(lambda: place.stored(SALT).validator is not None, timeout=5_000)
        hand.pass_time(SECOND)
        qtbot.waitUntil(lambda: part.stat().st_size >= FIRST, timeout=5_000)
        harm(part)
        hand.pass_time(SECOND)
        qtbot.waitUntil(lambda: len(server.requests) == 2, timeout=5_000)
        place.rate = None
        service.rate_changed()
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert heard["happened"] == [Downloaded(place.shelf.ledger.episode(SALT))]
    assert [one.first for one in server.requests] == [None, None]
    assert _file_of(place).read_bytes() == server.content
    assert place.grants(SALT) == 1
    if harm is linked_elsewhere:
        assert part.parent.with_name("precious").read_bytes() == b"of somebody else"
    if harm is renamed:
        assert part.with_name("mine").stat().st_size == FIRST


@pytest.mark.parametrize("harm", [deleted, cut_short, emptied])
def test_f1_a_part_file_that_is_harmed_while_it_is_held_goes_on_from_what_is_left(
    place: Place, server: Server, qtbot: QtBot, harm: Callable[[Path], None]
) -> None:
    place.rate = FIRST
    place.ask(SALT)
    hand = HandClock()
    part = place.shelf.media.part(place.stored(SALT).id)
    with running(place, hand.elapsed) as (service, heard):
        qtbot.waitUntil(lambda: place.stored(SALT).validator is not None, timeout=5_000)
        hand.pass_time(SECOND)
        qtbot.waitUntil(lambda: part.stat().st_size >= FIRST, timeout=5_000)
        service.pause(SALT)
        qtbot.waitUntil(lambda: not service._running.is_resting(SALT))
        harm(part)
        place.rate = None
        service.resume(SALT)
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert heard["happened"] == [Downloaded(place.shelf.ledger.episode(SALT))]
    left = FIRST // 2 if harm is cut_short else None
    assert [one.first for one in server.requests] == [None, left]
    assert _file_of(place).read_bytes() == server.content
    assert place.grants(SALT) == 1


def test_what_is_deleted_each_time_fails_in_the_end_with_its_reason(
    place: Place, qtbot: QtBot
) -> None:
    place.ask(SALT)
    part = place.shelf.media.part(place.stored(SALT).id)

    def tidied_up(_folder: Path) -> int:
        """Asked before each write."""
        part.unlink(missing_ok=True)
        return 1 << 40

    place.free = tidied_up
    hand = HandClock()
    with running(place, hand.elapsed) as (service, heard):

        def failed() -> bool:
            hand.pass_time(MINUTE)
            service.tick()
            return bool(heard.of("happened", TransferFailed))

        qtbot.waitUntil(failed, timeout=10_000)
    stored = place.stored(SALT)
    assert (stored.state, stored.trouble) == (TransferState.FAILED, Trouble.PART_LOST)
    assert (stored.received, place.grants(SALT), place.shelf.media.sizes()) == (0, 0, {})


def test_s4_a_part_file_that_goes_with_its_folder_waits_for_the_folder(
    place: Place, server: Server, qtbot: QtBot
) -> None:
    place.rate = FIRST
    place.ask(SALT)
    hand = HandClock()
    folder, away = place.shelf.media.path, place.shelf.media.path.with_name("away")
    with running(place, hand.elapsed) as (service, heard):
        qtbot.waitUntil(lambda: place.stored(SALT).validator is not None, timeout=5_000)
        hand.pass_time(SECOND)
        part = place.shelf.media.part(place.stored(SALT).id)
        qtbot.waitUntil(lambda: part.stat().st_size >= FIRST, timeout=5_000)
        folder.rename(away)
        hand.pass_time(SECOND)
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert heard["happened"] == [MediaFolderUnreadable(folder)]
        away.rename(folder)
        place.rate = None
        service.start()
        qtbot.waitUntil(lambda: bool(heard.of("happened", Downloaded)), timeout=5_000)
    assert server.requests[1].first == FIRST
    assert _file_of(place).read_bytes() == server.content


def test_a_disk_that_numbers_its_files_anew_each_time_is_no_loss(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "samestat", lambda _one, _other: False)
    place.ask(SALT)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert heard["happened"] == [Downloaded(place.shelf.ledger.episode(SALT))]


@contextmanager
def no_file_longer_than(length: int) -> Iterator[None]:
    """As on a memory stick that is formatted with FAT, for this whole program."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_f5_a_disk_that_takes_no_file_so_large_is_not_called_unwritable(
    place: Place, qtbot: QtBot
) -> None:
    place.source(SALT).write_bytes(random.Random(7).randbytes(3_000_000))
    place.listed(SALT, size=3_000_000, sha256=None)
    place.ask(SALT)
    part = place.shelf.media.part(place.stored(SALT).id)
    with no_file_longer_than(2_500_000), running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
    failed = place.stored(SALT)
    assert (failed.state, failed.trouble) == (TransferState.FAILED, Trouble.TOO_LARGE)
    assert failed.received == part.stat().st_size == 2_500_000, "what really arrived"


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, Trouble.DISK_FULL),
        (errno.EDQUOT, Trouble.DISK_FULL),
        (errno.EFBIG, Trouble.TOO_LARGE),
        (errno.EIO, Trouble.DISK_ERROR),
        (errno.EROFS, Trouble.UNWRITABLE),
        (errno.EACCES, Trouble.UNWRITABLE),
    ],
)
def test_f5_what_the_disk_answers_is_the_reason(number: int, trouble: Trouble) -> None:
    assert trouble_of(OSError(number, os.strerror(number))) is trouble


def test_what_becomes_of_a_transfer_is_shown_before_it_can_be_stored(
    place: Place, qtbot: QtBot
) -> None:
    place.shelf.db.execute("PRAGMA busy_timeout = 0")
    place.rate = FIRST
    place.ask(SALT)
    hand = HandClock()
    other = sqlite3.connect(place.shelf.folder / "library.db", isolation_level=None)
    with running(place, hand.elapsed) as (service, heard), closing(other):
        qtbot.waitUntil(lambda: place.stored(SALT).validator is not None, timeout=5_000)
        other.execute("BEGIN IMMEDIATE")
        place.source(SALT).unlink()
        hand.pass_time(SECOND)
        qtbot.waitUntil(lambda: bool(heard.of("happened", TransferFailed)), timeout=5_000)
        moving = service.live(SALT)
        assert moving is not None
        assert (moving.state, moving.trouble) == (TransferState.FAILED, Trouble.UNREADABLE)
        assert place.stored(SALT).state is TransferState.DOWNLOADING
        for _ in range(3):
            hand.pass_time(MINUTE)
            service.tick()
        assert service.live(SALT) == moving, "it is not begun again behind the user's back"
        assert len(heard.of("happened", TransferUnwritten)) == 1
        other.execute("ROLLBACK")
        hand.pass_time(MINUTE)
        service.tick()
        assert service.live(SALT) is None
        assert place.stored(SALT) == moving
        assert len(heard.of("happened", TransferFailed)) == 1
    assert place.shelf.projection() == place.shelf.rebuilt(place.clock.at)


@pytest.mark.parametrize("how", ["held", "taken off the queue", "asked for again"])
def test_what_the_user_decides_goes_before_what_was_not_stored_yet(
    place: Place, qtbot: QtBot, how: str
) -> None:
    place.shelf.db.execute("PRAGMA busy_timeout = 0")
    place.rate = FIRST
    place.ask(SALT)
    hand, source = HandClock(), place.source(SALT)
    content = source.read_bytes()
    other = sqlite3.connect(place.shelf.folder / "library.db", isolation_level=None)
    with running(place, hand.elapsed) as (service, heard), closing(other):
        qtbot.waitUntil(lambda: place.stored(SALT).validator is not None, timeout=5_000)
        other.execute("BEGIN IMMEDIATE")
        if how == "held":
            source.write_bytes(content[:-1])  # it changes, which passes
        else:
            source.unlink()
        hand.pass_time(SECOND)
        qtbot.waitUntil(lambda: bool(heard.of("happened", TransferUnwritten)), timeout=5_000)
        other.execute("ROLLBACK")
        source.write_bytes(content)
        if how == "held":
            service.pause(SALT)
        else:
            service.cancel(SALT)
        if how == "asked for again":
            place.rate = None
            place.ask(SALT)
        hand.pass_time(MINUTE)
        service.tick()
        service.wake()
        if how == "held":
            assert place.stored(SALT).state is TransferState.PAUSED
        elif how == "taken off the queue":
            assert place.transfer(SALT) is None
        else:
            qtbot.waitUntil(lambda: bool(heard.of("happened", Downloaded)), timeout=5_000)
        assert service.live(SALT) is None


def _file_of(place: Place) -> Path:
    held = place.shelf.ledger.settled(SALT, place.clock.at)
    assert held.file is not None
    return place.shelf.media.file(held.file)
