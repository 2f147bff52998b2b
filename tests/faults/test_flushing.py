"""A disk that knows no flushing is no failure; one that is broken or full is."""

import ast
import errno
import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.downloads.events import Downloaded, TransferFailed
from desktop_app.downloads.part import PartFile
from desktop_app.downloads.source import SourceFault
from desktop_app.folder.moving import Gauge, MoveFault, NotMoved, copy_all
from desktop_app.ledger.commands import ScenarioError
from desktop_app.scenarios.saving import OnScreen
from desktop_app.session.folders import DATABASE
from desktop_app.session.making import make_demo_library
from desktop_app.session.opening import open_scenario
from desktop_app.session.saving import save_state
from desktop_app.session.shipped import find_scenario
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.whole import appearing
from tests.house import read_house
from tests.support.clocks import START
from tests.support.disks import Flushing
from tests.support.mover import held
from tests.support.pipeline import SALT, Place, pipeline, running

pytestmark = pytest.mark.usefixtures("qapp")

UNABLE = [errno.EINVAL, errno.ENOTSUP, errno.EBADF]
"""What CIFS, sshfs and other FUSE answer for a folder."""
FAILED = {errno.EIO: Trouble.DISK_ERROR, errno.ENOSPC: Trouble.DISK_FULL}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with pipeline(tmp_path) as place:
        yield place


@pytest.mark.parametrize("number", UNABLE, ids=errno.errorcode.get)
def test_f2_a_folder_that_cannot_be_flushed_holds_a_complete_download(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    disk = Flushing(monkeypatch, folders=number)
    place.ask(SALT)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert heard["happened"] == [Downloaded(place.shelf.ledger.episode(SALT))]
    assert disk.refused
    assert place.grants(SALT) == 1


def test_f2_a_file_that_cannot_be_flushed_is_a_complete_download(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Flushing(monkeypatch, files=errno.EINVAL)
    place.ask(SALT)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard["happened"]), timeout=5_000)
        assert heard["happened"] == [Downloaded(place.shelf.ledger.episode(SALT))]
    assert disk.refused


@pytest.mark.parametrize("what", ["folders", "files"])
@pytest.mark.parametrize("number", FAILED, ids=errno.errorcode.get)
def test_f2_f5_a_disk_that_fails_to_flush_fails_the_download(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, number: int, what: str
) -> None:
    Flushing(monkeypatch, **{what: number})
    place.ask(SALT)
    with running(place) as (_service, heard):
        qtbot.waitUntil(lambda: bool(heard.of("happened", TransferFailed)), timeout=5_000)
    failed = place.stored(SALT)
    assert (failed.state, failed.trouble) == (TransferState.FAILED, FAILED[number])
    assert place.grants(SALT) == 0


@pytest.mark.parametrize("number", UNABLE, ids=errno.errorcode.get)
def test_a_first_start_makes_its_library_on_a_disk_that_cannot_flush(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    disk = Flushing(monkeypatch, folders=number)
    make_demo_library(tmp_path / "library")
    assert disk.refused
    assert (tmp_path / "library" / DATABASE).exists()


@pytest.mark.parametrize("number", [*UNABLE, errno.EIO], ids=errno.errorcode.get)
def test_media_are_moved_to_a_disk_that_cannot_flush_and_not_to_a_broken_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    old, to = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    (old / "t1.webm").write_bytes(bytes(1_000))
    disk = Flushing(monkeypatch, folders=number)
    why = copy_all(old, to, Gauge())
    assert disk.refused
    if number == errno.EIO:
        assert isinstance(why, NotMoved)
        assert (why.why, why.undone, to.exists()) == (MoveFault.NOT_WRITABLE, True, False)
    else:
        assert why is None
        assert held(to) == {"t1.webm": bytes(1_000)}


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO], ids=errno.errorcode.get)
def test_a_scenario_is_flushed_before_it_is_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    library = open_scenario(find_scenario("overtime"), tmp_path / "place", {}, standing_at=START)
    disk = Flushing(monkeypatch, files=number)
    try:
        if number == errno.EIO:
            with pytest.raises(ScenarioError, match="cannot be written"):
                save_state(library, tmp_path / "saved.json", OnScreen())
        else:
            save_state(library, tmp_path / "saved.json", OnScreen())
    finally:
        library.close()
    assert disk.refused
    written = [] if number == errno.EIO else ["saved.json"]
    assert [one.name for one in tmp_path.glob("*") if one.is_file()] == written


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO], ids=errno.errorcode.get)
def test_what_takes_the_place_of_a_file_is_on_the_disk_by_its_name_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    disk = Flushing(monkeypatch, folders=number)
    broken = number == errno.EIO
    with (
        pytest.raises(OSError, match=os.strerror(number)) if broken else nullcontext(),
        appearing(tmp_path / "state.json") as new,
    ):
        new.write_bytes(b"new")
    assert disk.refused == 1
    assert [one.name for one in tmp_path.iterdir()] == ["state.json"]


def test_f1_what_is_thrown_away_is_gone_from_the_disk_before_more_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a crash old bytes would stand where new ones were on their way."""
    path = tmp_path / "t1.part"
    path.write_bytes(b"old")
    part = PartFile(MediaFolder(tmp_path), path, tmp_path / "t1.webm", lambda _folder: 10**9)
    assert part.open(None) == 3
    with monkeypatch.context() as patch:
        Flushing(patch, files=errno.EIO)
        assert part.empty() == SourceFault(Trouble.DISK_ERROR)
    assert part.empty() == 0
    part.close()


def test_one_place_alone_asks_a_disk_to_flush() -> None:
    asking = {"fsync", "fdatasync", "sync", "F_FULLFSYNC"}
    found = {
        file
        for file, tree in read_house().trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in asking
    }
    assert found == {"desktop_app/storage/disk.py"}
