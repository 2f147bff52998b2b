"""A copy that turns out to be no film, in the real window: it says so and opens nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtMultimedia import QMediaPlayer
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.playback import Phase
from tests.journeys.test_endings import PLAYED, file_of
from tests.support.ears import listen
from tests.support.samples import WORDS, png_of, sample
from tests.support.stage import Stage, demo, scenario_file, staged


def sittings(stage: Stage) -> int:
    (count,) = stage.session.opened.db.execute("SELECT count(*) FROM sittings").fetchone()
    return int(count)


def message(stage: Stage) -> str:
    props = stage.session.player.props
    assert props is not None
    assert props.message is not None
    return f"{props.message.title}. {props.message.sentence}"


@pytest.mark.no_qt_log
def test_s5_what_is_no_film_says_what_it_is_and_leaves_the_copy_as_it_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED)) as stage:
        heard = listen(monkeypatch)
        copy = file_of(stage, "salt")
        size = copy.stat().st_size  # another size would be another file (rule S4)
        odd = {
            "This file has neither picture nor sound": WORDS["words.srt"].encode().ljust(size),
            "This file is a still picture": png_of(size),
        }
        for title, content in odd.items():
            copy.write_bytes(content)
            stage.select("salt")
            stage.press(Qt.Key.Key_Return)
            stage.until(lambda: stage.session.playback.shown.phase is Phase.UNDECODABLE)
            assert message(stage).startswith(f"{title}. ")
            assert heard == [message(stage)], "once"
            heard.clear()
            assert message(stage).endswith("Trying used nothing up: the time left is unchanged.")
            assert (stage.status("salt"), sittings(stage)) == (Status.READY, 0)
            assert not stage.row("salt").watched
            stage.leave_player()


@pytest.mark.no_qt_log
def test_a_film_that_is_cut_off_says_where_and_goes_on_from_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED)) as stage:
        heard = listen(monkeypatch)
        copy = file_of(stage, "salt")
        size = copy.stat().st_size
        whole = sample("film.mkv")
        copy.write_bytes(whole[: len(whole) // 2].ljust(size, b"\0"))
        stage.watch("salt")
        player = stage.session.playback.findChild(QMediaPlayer)
        assert isinstance(player, QMediaPlayer)
        player.setPlaybackRate(8.0)
        stage.until(lambda: stage.session.playback.shown.phase is Phase.BROKEN)
        player.setPlaybackRate(1.0)
        assert message(stage).startswith("The episode breaks off at 00:02. ")
        assert heard.count(message(stage)) == 1
        assert not [one for one in heard if one != message(stage) and "breaks off" in one]
        assert stage.session.library.running() is None
        assert stage.status("salt") is Status.ACTIVE, "it was seen"
        row = stage.row("salt")
        assert not row.watched
        assert row.position_s == pytest.approx(0.7, abs=0.3)
        toggle = stage.session.player.controls.toggle
        assert toggle.text() == "Try again"
        stage.click(toggle)
        stage.until(lambda: stage.session.library.running() == demo("salt"))
        stage.leave_player()
