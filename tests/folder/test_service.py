"""The folder of media: moved for all who hold it, refused with a reason, watched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.domain.time import SECOND
from desktop_app.folder.events import (
    Event,
    FolderFound,
    FolderLost,
    FolderMoved,
    MoveBegan,
    MoveFailed,
)
from desktop_app.folder.moving import MoveFault
from desktop_app.folder.service import LOOK_EVERY, FolderService
from desktop_app.ledger import places
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.places import folders_left
from tests.support.clocks import HandClock
from tests.support.mover import fill, held, mover, other_disk
from tests.support.pipeline import SALT, TIDE, Place, pipeline, running
from tests.support.signals import Heard


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with pipeline(tmp_path) as place:
        yield place


@pytest.fixture(params=["here", "on another disk"])
def chosen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder that the user chooses: files get a second name there, or are copied."""
    with other_disk(tmp_path) as disk:
        if request.param != "here" and disk is None:
            pytest.skip("there is one file system alone")
        folder = tmp_path if request.param == "here" or disk is None else disk
        folder = folder / "films"
        folder.mkdir()
        yield folder


def ended(qtbot: QtBot, heard: Heard) -> FolderMoved | MoveFailed:
    """How the move ended that was asked for."""
    over = (FolderMoved, MoveFailed)
    qtbot.waitUntil(lambda: isinstance((heard["happened"] or [None])[-1], over), timeout=5_000)
    last: Event = heard["happened"][-1]
    assert isinstance(last, over)
    heard.forget()
    return last


def move(qtbot: QtBot, service: FolderService, heard: Heard, chosen: Path) -> Path:
    service.move_into(chosen)
    assert service.state.moving is not None
    moved = ended(qtbot, heard)
    assert isinstance(moved, FolderMoved), moved
    assert service.state.moving is None
    return moved.to


def test_f4_they_move_there_and_back_and_what_was_under_way_goes_on(
    place: Place, qtbot: QtBot, chosen: Path
) -> None:
    files, media = fill(place), place.shelf.media
    (chosen / "t1.webm").write_text("another library's, or the user's")
    own = media.path
    with mover(place) as (service, heard):
        to = move(qtbot, service, heard, chosen)
        assert to.parent == chosen
        assert (media.path, media.is_own, held(to)) == (to, False, files)
        assert not own.exists()
        assert (chosen / "t1.webm").exists()
        with running(place) as (_downloads, _heard):
            qtbot.waitUntil(lambda: place.transfer(TIDE) is None, timeout=5_000)
        assert len(held(to)) == len(files) + 1
        with pipeline(place.shelf.folder) as again:
            assert again.shelf.media.path == to, "at the next start too"
        service.move_back()
        assert ended(qtbot, heard) == FolderMoved(own)
        assert (media.path, media.is_own) == (own, True)
        assert held(own).items() >= files.items()
        assert not to.exists()
        assert folders_left(place.shelf.db) == ()
    assert place.grants(TIDE) == 1


def test_two_libraries_never_lie_in_one_folder(
    place: Place, qtbot: QtBot, tmp_path: Path, chosen: Path
) -> None:
    fill(place)
    with mover(place) as (service, heard):
        one = move(qtbot, service, heard, chosen)
        service.move_into(one)
        failed = ended(qtbot, heard)
        assert isinstance(failed, MoveFailed)
        assert failed.why.why is MoveFault.THERE_ALREADY
    (tmp_path / "other").mkdir()
    with pipeline(tmp_path / "other") as second:
        fill(second)
        with mover(second) as (service, heard):
            assert move(qtbot, service, heard, chosen) != one


def test_s3_a_licence_that_ends_meanwhile_leaves_no_file_in_either_place(
    place: Place, qtbot: QtBot, chosen: Path
) -> None:
    files = fill(place)
    with mover(place) as (service, heard):

        def end_one(event: Event) -> None:
            if isinstance(event, MoveBegan):
                place.shelf.ledger.remove(SALT, place.clock.at)

        service.happened.connect(end_one)
        to = move(qtbot, service, heard, chosen)
        with running(place) as (downloads, _heard):
            downloads.hold()
            qtbot.waitUntil(lambda: len(held(to)) == len(files) - 1, timeout=5_000)


def test_a_move_that_is_cancelled_leaves_everything_where_it_was(
    place: Place, qtbot: QtBot, chosen: Path
) -> None:
    files = fill(place)
    with mover(place) as (service, heard):
        cancelling = service.happened.connect(
            lambda event: service.cancel() if isinstance(event, MoveBegan) else None
        )
        service.move_into(chosen)
        failed = ended(qtbot, heard)
        assert isinstance(failed, MoveFailed)
        assert (failed.why.why, failed.began) == (MoveFault.CANCELLED, True)
        assert (place.shelf.media.is_own, held(place.shelf.media.path)) == (True, files)
        assert list(chosen.iterdir()) == []
        assert folders_left(place.shelf.db) == ()
        QObject.disconnect(cancelling)
        move(qtbot, service, heard, chosen)


def test_closed_in_the_middle_of_a_move_everything_stays_where_it_was(
    place: Place, qtbot: QtBot, chosen: Path
) -> None:
    files = fill(place)
    with mover(place) as (service, heard):
        service.happened.connect(service.close)
        service.move_into(chosen)
        qtbot.waitUntil(lambda: heard["happened"] == [MoveBegan()], timeout=5_000)
    assert heard["happened"] == [MoveBegan()]
    with pipeline(place.shelf.folder) as again, mover(again) as (service, _heard):
        service.start()
        assert held(again.shelf.media.path) == files
        qtbot.waitUntil(lambda: list(chosen.iterdir()) == [], timeout=5_000)


def test_where_they_cannot_lie_is_said_before_anything_is_touched(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    files, media = fill(place), place.shelf.media
    inside, program = media.path / "inside", tmp_path / "program" / "scenarios"
    file, locked = tmp_path / "file", tmp_path / "locked"
    for folder in (inside, program, locked):
        folder.mkdir(parents=True)
    file.write_text("mine")
    (locked / places.own_name(place.shelf.db)).write_text("mine")
    (tmp_path / "link").symlink_to(inside)
    with mover(place) as (service, heard):
        for chosen, why in (
            (inside, MoveFault.INSIDE),
            (media.path, MoveFault.INSIDE),
            (tmp_path / "link", MoveFault.INSIDE),
            (program, MoveFault.INSIDE),
            (file, MoveFault.NO_FOLDER),
            (tmp_path / "nowhere", MoveFault.NO_FOLDER),
            (locked, MoveFault.NOT_WRITABLE),
        ):
            service.move_into(chosen)
            failed = ended(qtbot, heard)
            assert isinstance(failed, MoveFailed)
            assert (failed.why.why, failed.began) == (why, why is MoveFault.NOT_WRITABLE), chosen
        assert held(media.path) == files
        assert (locked / places.own_name(place.shelf.db)).read_text() == "mine"


@pytest.mark.parametrize("copies", [True, False])
def test_s4_what_lies_on_a_disk_that_is_gone_cannot_move_and_where_nothing_does_it_may(
    place: Place, qtbot: QtBot, chosen: Path, copies: bool
) -> None:
    media = place.shelf.media
    if copies:
        fill(place)
    with mover(place) as (service, heard):
        to = move(qtbot, service, heard, chosen)
        to.rename(chosen / "unplugged")
        service.move_back()
        over = ended(qtbot, heard)
        if copies:
            assert isinstance(over, MoveFailed)
            assert (over.why.why, media.path) == (MoveFault.UNREADABLE, to)
        else:
            assert (over, media.is_own) == (FolderMoved(media.own), True)


def test_s4_a_lost_folder_counts_as_found_once_the_media_lie_elsewhere(
    place: Place, qtbot: QtBot, chosen: Path
) -> None:
    hand = HandClock()
    with mover(place, hand.elapsed) as (service, heard):
        to = move(qtbot, service, heard, chosen)
        to.rename(chosen / "unplugged")
        hand.pass_time(LOOK_EVERY)
        service.tick()
        qtbot.waitUntil(lambda: not service.state.readable, timeout=5_000)
        service.move_back()
        assert ended(qtbot, heard) == FolderMoved(place.shelf.media.own)
        assert service.state.readable


@pytest.mark.parametrize("in_its_place", ["nothing", "a file"])
def test_s4_a_folder_that_goes_away_is_noticed_and_that_it_is_back(
    place: Place, qtbot: QtBot, tmp_path: Path, in_its_place: str
) -> None:
    fill(place)
    folder, hand = place.shelf.media.path, HandClock()
    with mover(place, hand.elapsed) as (service, heard):
        folder.rename(tmp_path / "unplugged")
        if in_its_place == "a file":
            folder.write_text("mine")
        service.tick()
        assert heard["happened"] == []
        hand.pass_time(LOOK_EVERY)
        service.tick()
        qtbot.waitUntil(lambda: heard["happened"] == [FolderLost(folder)], timeout=5_000)
        assert not service.state.readable
        folder.unlink(missing_ok=True)
        (tmp_path / "unplugged").rename(folder)
        hand.pass_time(LOOK_EVERY + SECOND)
        service.tick()
        qtbot.waitUntil(lambda: heard["happened"][1:] == [FolderFound(folder)], timeout=5_000)
        assert service.state.readable


@pytest.mark.parametrize("moving", [False, True])
def test_s4_who_could_not_read_it_for_a_moment_hears_that_it_can_be_read(
    place: Place, qtbot: QtBot, tmp_path: Path, moving: bool
) -> None:
    fill(place)
    folder, hand = place.shelf.media.path, HandClock()
    with mover(place, hand.elapsed) as (service, heard):
        if moving:
            service.move_into(tmp_path / "nowhere")
        service.doubt()
        qtbot.waitUntil(lambda: FolderLost(folder) in heard["happened"], timeout=5_000)
        service.doubt()
        hand.pass_time(LOOK_EVERY)
        service.tick()
        qtbot.waitUntil(lambda: heard["happened"][-1] == FolderFound(folder), timeout=5_000)
        assert heard["happened"].count(FolderLost(folder)) == 1


def test_s4_a_folder_elsewhere_that_is_missing_is_never_made(tmp_path: Path) -> None:
    MediaFolder(tmp_path / "stick" / "media", tmp_path / "media").ensure()
    assert not (tmp_path / "stick").exists()
