"""What the program opens by itself is a file, or is refused: a pipe holds nothing up."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from click.testing import CliRunner

from desktop_app.cli import main
from desktop_app.domain.transfer import Trouble
from desktop_app.downloads.local import LocalSource
from desktop_app.downloads.part import PartFile
from desktop_app.downloads.source import SourceFault
from desktop_app.formats.faults import FormatError
from desktop_app.ledger.arriving import source_of
from desktop_app.ledger.commands import ScenarioError
from desktop_app.platform.lock import lock_file
from desktop_app.platform.log import log_file, start_log
from desktop_app.platform.regular import Kind, NoRegularFileError
from desktop_app.playback.subtitles import SubtitleFault, read
from desktop_app.session.holding import alone, is_taken
from desktop_app.session.opening import open_user_library
from desktop_app.session.variants import find_variant, variant_files, variants_folder
from desktop_app.start.application import make_application
from desktop_app.start.instance import Instance
from desktop_app.start.options import Options
from desktop_app.start.program import Program
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.unusable import LibraryError, Unusable
from tests.faults.damages import put_other_kind
from tests.support.shelfs import episodes
from tests.support.signals import Heard

pytestmark = [
    pytest.mark.usefixtures("qapp", "nothing_is_held_up"),
    pytest.mark.skipif(os.name != "posix", reason="such files are made the posix way"),
]


@pytest.fixture
def nothing_is_held_up() -> Iterator[None]:
    """What waits at a pipe fails, and does not hold the tests up with it."""

    def fail(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError("it waits at a pipe")  # no OSError, which might be caught

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(10)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the library of a new user."""
    data_dir = tmp_path_factory.mktemp("whole")
    open_user_library(data_dir, {}).close()
    return data_dir


@pytest.fixture(params=["pipe", "folder", "socket", "nowhere", "itself"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_log_is_a_file(tmp_path: Path, kind: str) -> None:
    put_other_kind(kind, log_file(tmp_path))
    with pytest.raises(NoRegularFileError):
        start_log(tmp_path)


def test_a_lock_is_a_file(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "library"
    put_other_kind(kind, lock_file(folder))
    for ask in (Instance, is_taken, lambda one: alone(one).__enter__()):
        with pytest.raises(LibraryError) as found:
            ask(folder)
        assert (found.value.why, found.value.path) == (Unusable.NOT_A_FILE, lock_file(folder))


def test_a_part_file_is_a_file(tmp_path: Path, kind: str) -> None:
    put_other_kind(kind, tmp_path / "t1.part")
    part = PartFile(MediaFolder(tmp_path), tmp_path / "t1.part", tmp_path / "t1", lambda _: 10**9)
    assert part.open(None) == SourceFault(Trouble.UNWRITABLE)


def test_media_that_are_no_file_cannot_be_read(tmp_path: Path, kind: str) -> None:
    put_other_kind(kind, tmp_path / "film.webm")
    source = LocalSource(tmp_path / "film.webm")
    heard = Heard(source, "ended")
    source.start(0, None)
    trouble = Trouble.SOURCE_MISSING if kind == "nowhere" else Trouble.UNREADABLE
    assert heard["ended"] == [SourceFault(trouble)]
    (episode,) = episodes(["film"], tmp_path)
    with pytest.raises(ScenarioError, match=r"film, .* cannot be read"):
        source_of(episode)


def test_subtitles_that_are_no_file_cannot_be_read(tmp_path: Path, kind: str) -> None:
    put_other_kind(kind, tmp_path / "film.srt")
    assert read(tmp_path / "film.srt") is SubtitleFault.UNREADABLE


def test_a_variant_that_is_no_file_is_a_fault_of_it(tmp_path: Path, kind: str) -> None:
    put_other_kind(kind, variants_folder(tmp_path) / "mine.json")
    for ask in (variant_files, lambda data_dir: find_variant("mine", data_dir)):
        with pytest.raises(FormatError, match=r"mine\.json: cannot be read: it is "):
            ask(tmp_path)


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm", "-journal"])
def test_list_and_the_window_say_what_lies_in_the_place_of_the_library(
    tmp_path: Path, whole: Path, kind: str, suffix: str
) -> None:
    place = tmp_path / "library" / f"library.db{suffix}"
    if suffix:
        shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    put_other_kind(kind, place)
    done = CliRunner().invoke(main, ["list", "--data-dir", str(tmp_path)])
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"{place} is a ")
    with pytest.raises(LibraryError) as found:
        open_user_library(tmp_path, {})
    assert found.value.why is Unusable.NOT_A_FILE
    assert list(tmp_path.glob("library-*")) == [], "nothing was put aside"


def test_a_folder_that_leads_to_itself_is_said(tmp_path: Path) -> None:
    put_other_kind("itself", tmp_path / "library")
    with pytest.raises(LibraryError, match="a link that leads to itself"):
        Program(make_application(), Options(data_dir=tmp_path)).run()
    done = CliRunner().invoke(main, ["list", "--data-dir", str(tmp_path)])
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


def test_a_device_is_no_library(tmp_path: Path) -> None:
    put_other_kind("device", tmp_path / "library" / "library.db")
    with pytest.raises(LibraryError) as found:
        open_user_library(tmp_path, {})
    assert found.value.detail is Kind.DEVICE
