"""A fault of the program on the pool of threads ends what waited for it, with a reason."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.encodings import UTF_8
from desktop_app.domain.extent import Extent
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.downloads.events import Downloaded, TransferFailed
from desktop_app.folder.events import FolderMoved, MoveFailed
from desktop_app.folder.moving import MoveFault
from desktop_app.formats.subtitles import SubtitleFault as Unread
from desktop_app.playback.ending import EndInspector, PlaybackStop
from desktop_app.playback.subtitles import SubtitleFiles, SubtitlesUnreadable
from desktop_app.playback.watch import FileWatch
from tests.playback.stage import SALT as FILM
from tests.support.mover import fill, held, mover
from tests.support.pipeline import SALT, TIDE, Place, pipeline, running
from tests.support.signals import heard

pytestmark = pytest.mark.usefixtures("qapp")


class Broken:
    """Stands for a function of the system, and raises what nobody expects of it, once."""

    def __init__(self) -> None:
        self.called = 0

    def __call__(self, *_args: Any, **_named: Any) -> Any:
        self.called += 1
        raise RuntimeError("nobody expects this")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with pipeline(tmp_path) as place:
        yield place


@pytest.fixture
def broken() -> Broken:
    return Broken()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.mkv"
    path.write_bytes(b"no film")
    return path


def test_a_transfer_whose_step_raises_fails_with_a_reason_and_can_be_asked_for_again(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, broken: Broken
) -> None:
    place.ask(SALT)
    with running(place) as (service, told):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", broken)
            qtbot.waitUntil(lambda: bool(told.of("happened", TransferFailed)), timeout=5_000)
        episode = place.shelf.ledger.episode(SALT)
        assert told.of("happened", TransferFailed) == [TransferFailed(episode, Trouble.WENT_WRONG)]
        assert place.stored(SALT).state is TransferState.FAILED
        assert place.grants(SALT) == 0
        place.ask(SALT)
        service.wake()
        qtbot.waitUntil(lambda: bool(told.of("happened", Downloaded)), timeout=5_000)
    assert (place.grants(SALT), broken.called) == (1, 1)


def test_the_queue_runs_though_the_look_at_what_a_crash_left_raises(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, broken: Broken
) -> None:
    place.ask(SALT)
    monkeypatch.setattr("desktop_app.storage.media.os.scandir", broken)
    with running(place) as (_service, told):
        qtbot.waitUntil(lambda: bool(told.of("happened", Downloaded)), timeout=5_000)
    assert broken.called
    assert place.grants(SALT) == 1


def test_a_move_whose_copying_raises_leaves_everything_where_it_was_and_may_be_tried_again(
    place: Place,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    broken: Broken,
) -> None:
    files, own, chosen = fill(place), place.shelf.media.path, tmp_path / "films"
    chosen.mkdir()
    with mover(place) as (service, told):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "hardlink_to", broken)
            service.move_into(chosen)
            qtbot.waitUntil(lambda: bool(told.of("happened", MoveFailed)), timeout=5_000)
        (failed,) = told.of("happened", MoveFailed)
        assert (failed.why.why, failed.began) == (MoveFault.WENT_WRONG, True)
        assert service.state.moving is None
        assert (place.shelf.media.path, held(own), list(chosen.iterdir())) == (own, files, [])
        service.move_into(chosen)
        qtbot.waitUntil(lambda: bool(told.of("happened", FolderMoved)), timeout=5_000)
        assert held(place.shelf.media.path) == files
    with running(place) as (_downloads, told):
        qtbot.waitUntil(lambda: place.transfer(TIDE) is None, timeout=5_000)


def test_a_move_whose_look_at_the_folder_raises_does_not_begin(
    place: Place, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: Broken
) -> None:
    with mover(place) as (service, told):
        monkeypatch.setattr(Path, "resolve", broken)
        service.move_into(tmp_path)
        qtbot.waitUntil(lambda: bool(told.of("happened", MoveFailed)), timeout=5_000)
        (failed,) = told.of("happened", MoveFailed)
        assert (failed.why.why, failed.began) == (MoveFault.WENT_WRONG, False)
        assert service.state.moving is None


def test_an_end_is_judged_by_the_catalogue_where_reading_the_header_raises(
    qtbot: QtBot, film: Path, monkeypatch: pytest.MonkeyPatch, broken: Broken
) -> None:
    monkeypatch.setattr(Path, "open", broken)
    ending = EndInspector()
    known, broke = heard(ending.known), heard(ending.broke)
    ending.begin(film, replace(FILM, duration_s=100.0), 0.0)
    ending.judge(PlaybackStop(50.0, 0.0, failed=False))
    qtbot.waitUntil(lambda: bool(broke), timeout=5_000)
    assert known == [Extent(None, None, 100.0)]


@pytest.fixture
def words(qtbot: QtBot, film: Path) -> tuple[SubtitleFiles, Path]:
    """Subtitles that were found beside an episode."""
    files, path = SubtitleFiles(), film.with_suffix(".vtt")
    path.write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nSalt\n")
    found = heard(files.found)
    files.open(FILM.key, str(film))
    qtbot.waitUntil(lambda: bool(found), timeout=5_000)
    return files, path


def test_subtitles_whose_reading_raises_are_refused(
    words: tuple[SubtitleFiles, Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    broken: Broken,
) -> None:
    files, path = words
    refused, others = heard(files.refused), (heard(files.ready), heard(files.added))
    monkeypatch.setattr(Path, "read_bytes", broken)
    for ask in (lambda: files.choose(str(path)), lambda: files.add(path)):
        refused.clear()
        ask()
        qtbot.waitUntil(lambda: bool(refused), timeout=5_000)
        assert refused == [SubtitlesUnreadable(path, Unread.UNREADABLE)]
        assert others == ([], [])


def test_an_encoding_whose_reading_raises_leaves_the_words_as_they_were(
    words: tuple[SubtitleFiles, Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    broken: Broken,
) -> None:
    files, path = words
    ready, refused = heard(files.ready), heard(files.refused)
    files.choose(str(path))
    qtbot.waitUntil(lambda: bool(ready), timeout=5_000)
    monkeypatch.setattr(Path, "read_bytes", broken)
    files.choose_encoding(UTF_8)
    qtbot.waitUntil(lambda: bool(refused), timeout=5_000)
    assert files.text_at(0.5) == "Salt"


def test_a_file_is_looked_at_again_after_a_look_that_raised(
    qtbot: QtBot, film: Path, monkeypatch: pytest.MonkeyPatch, broken: Broken
) -> None:
    watch = FileWatch()
    gone = heard(watch.gone)
    watch.begin(film)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", broken)
        watch.look()
        qtbot.waitUntil(lambda: broken.called == 1 and not watch._looking, timeout=5_000)
    assert gone == []
    film.unlink()
    watch.look()
    qtbot.waitUntil(lambda: gone == [film], timeout=5_000)
