"""Files that a decoder says it plays, and that are no films: they open nothing (rule S5)."""

import wave
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.clock import elapsed
from desktop_app.domain.output import CannotPlay
from desktop_app.domain.playback import Phase
from desktop_app.playback.shown import Undecodable
from tests.playback.stage import SALT, SOON, TERMINUS, Stage
from tests.support.samples import SAMPLES, STILLS, WORDS, picture

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.no_qt_log]


def cannot_play(stage: Stage, qtbot: QtBot, path: Path) -> CannotPlay:
    """Open it; it opens no sitting, and says why."""
    failed = len(stage.heard["failed"])
    stage.open(SALT, path=path)
    stage.until(qtbot, lambda: len(stage.heard["failed"]) > failed)
    assert stage.shown.phase is Phase.UNDECODABLE
    (said,) = stage.heard.of("failed", Undecodable)[failed:]
    assert said == Undecodable(SALT, stage.shown.why)
    assert stage.heard["sitting_began"] == []
    assert stage.heard["position_reached"] == []
    assert stage.frames == [], "no frame reaches the screen"
    stage.service.close_episode()
    return said.why


def test_s5_subtitles_or_chapters_alone_open_nothing(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [SAMPLES / "words.webm"]
    for name, words in WORDS.items():
        files += [tmp_path / name, tmp_path / f"{name}.webm"]
        for path in files[-2:]:
            path.write_text(words)
    said = {path.name: cannot_play(stage, qtbot, path) for path in files}
    assert said == dict.fromkeys(said, CannotPlay.EMPTY)
    stage.play(qtbot, TERMINUS)  # and the player is as good as before


def test_s5_a_still_picture_is_no_film(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    files = [SAMPLES / "one-frame.webm"]
    for kind in STILLS:
        files += [tmp_path / f"p.{kind}", tmp_path / f"{kind}.webm"]
        for path in files[-2:]:
            path.write_bytes(picture(kind))
    said = {path.name: cannot_play(stage, qtbot, path) for path in files}
    assert said == dict.fromkeys(said, CannotPlay.STILL)
    stage.play(qtbot, TERMINUS)


def test_s5_the_sound_of_a_film_whose_picture_cannot_be_decoded_is_no_film(
    stage: Stage, qtbot: QtBot
) -> None:
    opened_at = elapsed()
    assert cannot_play(stage, qtbot, SAMPLES / "av1.webm") is CannotPlay.UNKNOWN
    assert elapsed() - opened_at <= 2_500


def test_a_sitting_begins_with_the_first_sound_of_a_file_without_a_picture(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    with wave.open(str(tmp_path / "short.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(bytes(2 * 4_000))
    named = ("sound.mp3", "sound.m4a", "sound.ogg", "cover.mp3", "sound-undeclared.mp3")
    for path in (*(SAMPLES / name for name in named), tmp_path / "short.wav"):
        with qtbot.waitSignal(stage.service.sitting_began, timeout=SOON):
            stage.open(SALT, path=path)
        stage.service.close_episode()
    assert stage.heard["failed"] == []


def test_a_sound_goes_on_where_it_was_left_and_comes_to_its_end(stage: Stage, qtbot: QtBot) -> None:
    stage.service.set_rate(2.0)
    stage.open(SALT, 5.0, SAMPLES / "sound.m4a")
    stage.until(qtbot, lambda: stage.shown.phase is Phase.ENDED)
    positions = [one.position_s for one in stage.heard["changed"] if one.episode is not None]
    assert min(positions) >= 5.0
    assert stage.heard["position_reached"][-1].watched


@pytest.mark.parametrize("name", ["silent.webm", "live.webm", "film.ts"])
def test_a_film_without_a_sound_or_without_a_length_is_one(
    stage: Stage, qtbot: QtBot, name: str
) -> None:
    stage.open(SALT, path=SAMPLES / name)
    with qtbot.waitSignal(stage.service.sitting_began, timeout=SOON):
        pass
    stage.until(qtbot, lambda: len(stage.frames) > 2)
    assert stage.frames[0] < 0.3, "its first frame, or where it might be a still the next one"
