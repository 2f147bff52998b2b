"""What a crash leaves is put right at the next start, whatever the moment (rules F4, F6)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.licence import Ending
from desktop_app.domain.time import DAY
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.downloads.events import (
    Downloaded,
    FilesMissing,
    MediaFolderUnreadable,
    TransferFailed,
)
from desktop_app.storage.transfers import queue
from tests.support.films import film
from tests.support.pipeline import (
    FERN,
    POINTS,
    REED,
    SALT,
    SIZE,
    TIDE,
    Place,
    killed_at,
    pipeline,
    running,
)
from tests.support.server import serving

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with pipeline(tmp_path) as place:
        yield place


def recovered(place: Place, qtbot: QtBot) -> None:
    """The next start, until its queue is empty."""
    with running(place) as (_service, _heard):
        qtbot.waitUntil(lambda: queue(place.shelf.db) == [], timeout=10_000)
        qtbot.waitUntil(lambda: len(place.shelf.media.sizes()) == 1, timeout=5_000)


def counted_once(place: Place, content: bytes | None = None) -> None:
    """With this content, or that of its source."""
    record = place.shelf.ledger.settled(SALT, place.clock.at)
    assert record.file is not None
    assert place.grants(SALT) == 1
    assert record.entitlement.licence is not None
    assert place.shelf.media.sizes() == {record.file: SIZE}
    arrived = place.shelf.media.file(record.file).read_bytes()
    assert arrived == (content or place.source(SALT).read_bytes())
    assert place.shelf.projection() == place.shelf.rebuilt(place.clock.at)


@pytest.mark.parametrize(
    "points",
    [
        *(
            pytest.param((point,), marks=[] if point == "committed" else [pytest.mark.long])
            for point in POINTS
        ),
        ("part", "verified", "renamed", "granting", "committing"),
    ],
    ids="-".join,
)
def test_f4_f6_wherever_it_is_killed_a_download_is_counted_once(
    place: Place, qtbot: QtBot, points: tuple[str, ...]
) -> None:
    place.ask(SALT)
    transfer = place.stored(SALT)
    for point in points:
        killed_at(place.shelf.folder, point)
        licensed = place.grants(SALT)
        assert licensed == (1 if point == "committed" else 0)
        assert (place.transfer(SALT) is None) == (licensed == 1)
        names = set(place.shelf.media.sizes())
        complete = POINTS.index(point) >= POINTS.index("renamed")
        assert names == {f"t{transfer.id}.webm" if complete else f"t{transfer.id}.part"}
    recovered(place, qtbot)
    counted_once(place)


def test_f1_f4_what_had_arrived_before_the_crash_is_not_fetched_again(
    place: Place, qtbot: QtBot
) -> None:
    place.ask(SALT)
    killed_at(place.shelf.folder, "part")
    crashed = place.stored(SALT)
    assert crashed.state is TransferState.DOWNLOADING
    kept = place.shelf.media.part(crashed.id).stat().st_size
    assert 0 < kept < SIZE
    content = place.source(SALT).read_bytes()
    place.swap(SALT, bytes(kept) + content[kept:])
    recovered(place, qtbot)
    assert place.shelf.media.file(f"t{crashed.id}.webm").read_bytes() == content


@pytest.mark.parametrize("changed", [False, True])
def test_f1_f4_f6_what_a_server_had_sent_before_the_crash_is_gone_on_with_if_it_still_fits(
    place: Place, qtbot: QtBot, changed: bool
) -> None:
    other = film(SIZE, 7)
    with serving(place.source(SALT).read_bytes()) as server:
        place.listed(SALT, media=f"{server.address}/a.webm", sha256=None)
        place.ask(SALT)
        killed_at(place.shelf.folder, "part")
        transfer = place.stored(SALT)
        assert transfer.validator == '"one"'
        kept = place.shelf.media.part(transfer.id).stat().st_size
        assert 0 < kept < SIZE
        if changed:
            server.content, server.etag = other, '"two"'
        recovered(place, qtbot)
        again = server.requests[-1]
        assert (again.first, again.headers["if-range"]) == (kept, '"one"')
    counted_once(place, server.content)


def test_a1_f4_a_complete_file_is_committed_with_the_checks_of_its_moment(
    place: Place, qtbot: QtBot
) -> None:
    place.ask(SALT)
    killed_at(place.shelf.folder, "renamed")
    place.shelf.ledger.set_offer(SALT, place.clock.at, Offer(leaves_at=place.clock.at))
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        episode = place.shelf.ledger.episode(SALT)
        assert heard["happened"] == [TransferFailed(episode, Trouble.WITHDRAWN)]
    assert (place.grants(SALT), place.shelf.media.sizes()) == (0, {})


def test_f4_a_complete_file_with_other_bytes_is_fetched_again(place: Place, qtbot: QtBot) -> None:
    place.ask(SALT)
    complete = place.shelf.media.file(f"t{place.stored(SALT).id}.webm")
    complete.write_bytes(film(SIZE, 7))
    recovered(place, qtbot)
    counted_once(place)


def test_f4_a_complete_file_of_a_held_transfer_is_committed(place: Place, qtbot: QtBot) -> None:
    place.ask(SALT)
    transfer = place.stored(SALT)
    place.shelf.db.execute("UPDATE transfers SET state = 'paused'")
    content = place.source(SALT).read_bytes()
    place.shelf.media.file(f"t{transfer.id}.webm").write_bytes(content)
    place.source(SALT).unlink()
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert isinstance(heard["happened"][0], Downloaded)
    assert place.grants(SALT) == 1


def test_f4_files_that_belong_to_nobody_are_deleted_and_others_left_alone(
    place: Place, qtbot: QtBot
) -> None:
    place.shelf.download(TIDE, place.clock.at)
    place.shelf.download(REED, place.clock.at)
    ended = place.shelf.ledger.settled(REED, place.clock.at).file
    place.shelf.ledger.remove(REED, place.clock.at)
    live = place.shelf.ledger.settled(TIDE, place.clock.at).file
    assert ended is not None
    assert live is not None
    folder = place.shelf.media.path
    ours = [ended, "t900.webm", "t900.part", Path(live).stem + ".part"]
    for name in [*ours, "notes.txt", "t0.webm"]:
        (folder / name).write_bytes(bytes(10))
    (folder / "t901.webm").mkdir()
    place.ask(SALT)
    place.shelf.db.execute("UPDATE transfers SET state = 'failed', trouble = 'interrupted'")
    failed = place.stored(SALT).id
    (folder / f"t{failed}.webm").write_bytes(bytes(10))
    (folder / f"t{failed}.part").write_bytes(bytes(10))
    left = {live, "notes.txt", "t0.webm", f"t{failed}.part", f"t{failed}.webm"}
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: set(place.shelf.media.sizes()) == left, timeout=5_000)
        assert heard["files_missing"] == []
    assert (folder / "t901.webm").is_dir()
    assert place.shelf.ledger.settled(TIDE, place.clock.at).entitlement.licence is not None


@pytest.mark.parametrize("how", Ending)
def test_f4_a_file_that_is_put_back_stays_only_where_its_licence_was_lost(
    place: Place, qtbot: QtBot, how: Ending
) -> None:
    place.shelf.download(TIDE, place.clock.at)
    name = place.shelf.ledger.settled(TIDE, place.clock.at).file
    assert name is not None
    content = place.shelf.media.file(name).read_bytes()
    match how:
        case Ending.RETURNED:
            place.shelf.ledger.remove(TIDE, place.clock.at)
        case Ending.LOST:
            place.shelf.media.file(name).unlink()
            place.shelf.ledger.lose(TIDE, place.clock.at)
        case Ending.WITHDRAWN:
            place.shelf.ledger.set_offer(TIDE, place.clock.at, Offer(leaves_at=place.clock.at))
        case Ending.EXPIRED:
            place.shelf.ledger.begin_sitting(TIDE, place.clock.at)
            place.shelf.ledger.end_sitting(place.clock.at)
            place.clock.at += 3 * DAY
            place.shelf.ledger.advance(place.clock.at)
    assert place.shelf.ledger.settled(TIDE, place.clock.at).entitlement.ended is how
    assert place.shelf.media.sizes() == {}
    for one in (name, "t900.webm"):
        place.shelf.media.file(one).write_bytes(content)
    left = {name} if how is Ending.LOST else set()
    for _ in range(2):
        with running(place) as (service, heard):
            qtbot.waitUntil(lambda: set(place.shelf.media.sizes()) == left, timeout=5_000)
            qtbot.waitUntil(lambda service=service: service._recovered, timeout=5_000)
            assert heard["happened"] == heard["files_missing"] == []
    assert set(place.shelf.media.sizes()) == left
    assert place.shelf.ledger.settled(TIDE, place.clock.at).entitlement.licence is None


@pytest.mark.parametrize("damage", ["deleted", "another size"])
def test_s4_f4_a_live_licence_without_its_file_is_noticed_at_the_start(
    place: Place, qtbot: QtBot, damage: str
) -> None:
    for one in (SALT, TIDE):
        place.shelf.download(one, place.clock.at)
    name = place.shelf.ledger.settled(SALT, place.clock.at).file
    assert name is not None
    if damage == "deleted":
        place.shelf.media.file(name).unlink()
    else:
        place.shelf.media.file(name).write_bytes(b"x")
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["files_missing"]), timeout=5_000)
        assert heard["files_missing"] == [FilesMissing(frozenset({SALT}))]


def test_s4_what_came_into_its_place_while_the_start_looked_is_not_missing(
    place: Place, qtbot: QtBot
) -> None:
    with running(place) as (_service, heard):
        place.shelf.download(SALT, place.clock.at)
        place.ask(TIDE)
        qtbot.waitUntil(lambda: place.transfer(TIDE) is None, timeout=5_000)
        assert heard["files_missing"] == []
    assert place.grants(SALT) == place.grants(TIDE) == 1


@pytest.mark.parametrize("in_its_place", ["nothing", "a file"])
def test_s4_a_folder_that_cannot_be_read_at_the_start_ends_nothing(
    place: Place, qtbot: QtBot, in_its_place: str
) -> None:
    place.shelf.download(SALT, place.clock.at)
    place.ask(TIDE)
    place.shelf.db.execute("UPDATE transfers SET state = 'downloading'")
    folder = place.shelf.media.path
    folder.rename(place.shelf.folder / "elsewhere")
    if in_its_place == "a file":
        folder.write_text("mine")
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        service.wake()
        assert heard["happened"] == [MediaFolderUnreadable(folder)]
        assert heard["files_missing"] == []
        assert place.stored(TIDE).state is TransferState.QUEUED
        assert place.shelf.ledger.settled(SALT, place.clock.at).entitlement.licence is not None
        assert not folder.is_dir()
        folder.unlink(missing_ok=True)
        place.shelf.folder.joinpath("elsewhere").rename(folder)
        service.start()
        qtbot.waitUntil(lambda: place.transfer(TIDE) is None, timeout=5_000)
    assert (place.grants(SALT), place.grants(TIDE)) == (1, 1)


def test_s4_a_folder_that_goes_away_in_the_middle_fails_nothing(place: Place, qtbot: QtBot) -> None:
    place.rate = SIZE
    everything = (SALT, TIDE, REED, FERN)
    place.ask(*everything)
    folder = place.shelf.media.path
    with running(place) as (service, heard):
        qtbot.waitUntil(lambda: bool(heard["progressed"]), timeout=5_000)
        folder.rename(place.shelf.folder / "unplugged")
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        service.wake()
        assert heard["happened"] == [MediaFolderUnreadable(folder)]
        assert {place.stored(one).state for one in everything} == {TransferState.QUEUED}
        place.shelf.folder.joinpath("unplugged").rename(folder)
        place.rate = None
        service.start()
        qtbot.waitUntil(lambda: queue(place.shelf.db) == [], timeout=5_000)
    assert [place.grants(one) for one in everything] == [1, 1, 1, 1]


@pytest.mark.parametrize("state", ["paused", "failed"])
def test_f4_what_is_held_does_not_claim_a_part_that_is_gone(
    place: Place, qtbot: QtBot, state: str
) -> None:
    place.ask(SALT)
    place.shelf.db.execute("UPDATE transfers SET received = 99, state = ?", [state])
    with running(place) as (_service, _heard):
        qtbot.waitUntil(lambda: place.stored(SALT).received == 0, timeout=5_000)
        assert place.stored(SALT).state == state


def test_the_folder_of_a_library_without_copies_is_made(place: Place, qtbot: QtBot) -> None:
    place.shelf.media.path.rmdir()
    place.ask(SALT)
    recovered(place, qtbot)
    counted_once(place)
