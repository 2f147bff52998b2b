"""Moving the media, killed at every point, on a disk that is full or goes away: nothing is lost."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.folder.moving import Gauge, MoveFault, NotMoved, copy_all
from desktop_app.ledger import places
from desktop_app.storage.entitlements import live_files
from tests.support.mover import (
    LIVE,
    POINTS,
    fill,
    held,
    killed_at,
    mover,
    other_disk,
    small_disk,
)
from tests.support.pipeline import TIDE, pipeline, running

FILES = {f"t{number}.webm": bytes([number]) * 100_000 for number in range(1, 5)}


class Meanwhile(Gauge):
    """Something happens when so many bytes were read or written."""

    def __init__(self, after: int, then: Callable[["Meanwhile"], object]) -> None:
        super().__init__()
        self._after = after
        self._then = then
        self._done = False

    def work(self, amount: int) -> None:
        """What happens comes before it is noticed."""
        if self.moved >= self._after and not self._done:
            self._done = True
            self._then(self)
        super().work(amount)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with other_disk(tmp_path) as folder:
        if folder is None:
            pytest.skip("there is one file system alone")
        yield folder


QUICK = ("making", "verifying", "committing", "half-deleted")
"""Before, within and after the copy; on both sides of the moment from which the new one holds."""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize(
    ("point", "is_near"),
    [
        *(
            pytest.param(point, False, marks=[] if point in QUICK else [pytest.mark.long])
            for point in POINTS
        ),
        ("linking", True),
        pytest.param("half-deleted", True, marks=pytest.mark.long),
    ],
)
def test_f4_f6_a_move_that_is_killed_leaves_one_whole_folder_and_no_other(
    qtbot: QtBot, tmp_path: Path, disk: Path, point: str, is_near: bool
) -> None:
    if is_near:
        disk = tmp_path / "near"
        disk.mkdir()
    with pipeline(tmp_path) as place:
        files = fill(place)
    killed_at(tmp_path, disk, point)
    with pipeline(tmp_path) as place:
        db, media = place.shelf.db, place.shelf.media
        moved = POINTS.index(point) > POINTS.index("committing")
        to = disk / places.own_name(db)
        assert media.path == (to if moved else tmp_path / "media")
        assert files.items() <= held(media.path).items(), "whole, before anything is put right"
        with mover(place) as (service, _heard), running(place) as (_downloads, heard):
            service.start()
            other = tmp_path / "media" if moved else to
            qtbot.waitUntil(lambda: not other.exists(), timeout=5_000)
            qtbot.waitUntil(lambda: place.transfer(TIDE) is None, timeout=5_000)
            assert heard["files_missing"] == []
        arrived, _size = live_files(db)[TIDE]
        assert held(media.path) == files | {arrived: place.source(TIDE).read_bytes()}
        assert [place.grants(one) for one in (*LIVE, TIDE)] == [1, 1, 1, 1]


def test_f4_a_move_that_is_cancelled_half_way_leaves_nothing_behind(old: Path, disk: Path) -> None:
    def cancel(gauge: Meanwhile) -> None:
        assert held(disk / "new"), "there was something to undo"
        gauge.cancelled = True

    why = copy_all(old, disk / "new", Meanwhile(150_000, cancel))
    assert why is not None
    assert (why.why, why.undone) == (MoveFault.CANCELLED, True)
    assert held(old) == FILES
    assert not (disk / "new").exists()


@pytest.mark.parametrize("from_the_start", [True, False])
def test_f5_a_disk_that_is_full_keeps_nothing_of_a_move(
    old: Path, tmp_path: Path, from_the_start: bool
) -> None:
    at, size = tmp_path / "disk", 300_000 if from_the_start else 600_000

    def fill_it(_gauge: Meanwhile) -> None:
        (at / "mine").write_bytes(bytes(250_000))

    with small_disk(at, size) as mounted:
        if not mounted:
            pytest.skip("no disk can be mounted here")
        why = copy_all(old, at / "new", Meanwhile(100_000, fill_it))
        assert why is not None
        assert (why.why, why.path, why.undone) == (MoveFault.NO_ROOM, at, True)
        assert (why.lacking > 0) is from_the_start
        assert held(old) == FILES
        assert not (at / "new").exists()


def test_s4_a_disk_that_goes_away_while_media_move_there_ends_nothing(
    old: Path, disk: Path
) -> None:
    (disk / "stick").mkdir()
    gauge = Meanwhile(150_000, lambda _gauge: (disk / "stick").rename(disk / "gone"))
    why = copy_all(old, disk / "stick" / "new", gauge)
    assert why is not None
    assert (why.why, why.path, why.undone) == (MoveFault.NOT_WRITABLE, disk / "stick", False)
    assert held(old) == FILES


def test_s4_a_folder_that_goes_away_while_media_leave_it_stays_in_force(
    old: Path, disk: Path, tmp_path: Path
) -> None:
    gauge = Meanwhile(150_000, lambda _gauge: old.rename(tmp_path / "gone"))
    why = copy_all(old, disk / "new", gauge)
    assert why is not None
    assert (why.why, why.path, why.undone) == (MoveFault.UNREADABLE, old, True)
    assert held(tmp_path / "gone") == FILES
    assert not (disk / "new").exists()


def test_a_file_that_cannot_be_read_keeps_all_where_they_are(old: Path, disk: Path) -> None:
    (old / "t9.webm").symlink_to("/proc/self/mem")
    why = copy_all(old, disk / "new", Gauge())
    assert isinstance(why, NotMoved)
    assert (why.why, why.path) == (MoveFault.UNREADABLE, old / "t9.webm")
    assert not (disk / "new").exists()
