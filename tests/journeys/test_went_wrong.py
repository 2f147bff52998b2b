"""A fault of the program in the background: the user is told, nothing is lost, and it goes on."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.playback import Phase
from desktop_app.domain.transfer import TransferState, Trouble
from tests.journeys.test_folder import COPY, FOG, choose, moved_to, said
from tests.support.stage import demo, staged_library

WORDS = "something went wrong in Sablier itself"


def broken(*_args: Any, **_named: Any) -> Any:
    raise RuntimeError("nobody expects this")


def test_a_download_that_met_a_fault_says_so_and_comes_when_it_is_asked_for_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staged_library(qtbot, tmp_path / "data") as stage:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", broken)
            stage.session.library.ask_download(demo(FOG))
            stage.until(lambda: stage.row(FOG).transfer is not None)
            stage.until(lambda: "went wrong" in said(stage))
        transfer = stage.row(FOG).transfer
        assert transfer is not None
        assert (transfer.state, transfer.trouble) == (TransferState.FAILED, Trouble.WENT_WRONG)
        stage.session.library.ask_download(demo(FOG))
        stage.until_downloaded(FOG)
        assert stage.status(FOG) is Status.READY


def test_a_move_that_met_a_fault_says_so_and_what_was_there_still_plays(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    films = tmp_path / "films"
    films.mkdir()
    with staged_library(qtbot, tmp_path / "data") as stage:
        own = stage.session.opened.media.path
        files = stage.media()
        stage.session.settings.put("explained_first_play", value=True)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "hardlink_to", broken)
            choose(stage, films)
            assert moved_to(stage) == own
        assert WORDS in said(stage)
        assert (stage.media(), list(films.iterdir())) == (files, [])
        stage.watch(COPY)
        stage.leave_player()
        choose(stage, films)
        assert moved_to(stage).parent == films


def test_an_episode_still_ends_where_reading_its_header_met_a_fault(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staged_library(qtbot, tmp_path / "data") as stage:
        playback = stage.session.playback
        stage.session.settings.put("explained_first_play", value=True)
        stage.session.settings.put("play_next", value=False)
        opened = Path.open

        def but_no_film(path: Path, *args: Any, **named: Any) -> Any:
            return broken() if path.suffix == ".webm" else opened(path, *args, **named)

        monkeypatch.setattr(Path, "open", but_no_film)
        stage.watch(COPY)
        playback.seek(playback.shown.duration_s)
        stage.until(lambda: playback.shown.phase is Phase.ENDED)
