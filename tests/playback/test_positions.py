"""To the frame: where playback starts, and where it was left."""

import pytest
from PySide6.QtMultimedia import QAudioBuffer, QAudioBufferOutput
from pytestqt.qtbot import QtBot

from desktop_app.domain.playback import Phase
from desktop_app.playback.shown import PositionReached
from tests.playback.stage import FRAME_S, SALT, TERMINUS, Stage

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.no_qt_log]


def kept(stage: Stage) -> float:
    return stage.heard.of("position_reached", PositionReached)[-1].position_s


@pytest.mark.parametrize("left_at", [0.0, 8.0, 8.37, 20.014, 34.9])
def test_the_first_frame_of_all_is_the_one_at_the_position(
    stage: Stage, qtbot: QtBot, left_at: float
) -> None:
    stage.play(qtbot, TERMINUS)  # a frame of it may still be on its way
    stage.frames.clear()
    stage.open(SALT, left_at)
    assert stage.shown.position_s == left_at
    stage.until(qtbot, lambda: len(stage.frames) > 2)
    first = stage.frames[0]
    assert left_at - FRAME_S <= first <= left_at + FRAME_S
    assert stage.frames == sorted(stage.frames)
    shown = [one.position_s for one in stage.heard["changed"] if one.episode == SALT]
    assert min(shown) >= left_at - FRAME_S


def test_no_sound_of_the_start_is_heard(stage: Stage, qtbot: QtBot) -> None:
    stage.open(SALT, 20.0)
    player = stage.player()
    assert player is not None
    output, heard = QAudioBufferOutput(player), []

    def hear(buffer: QAudioBuffer) -> None:
        heard.append(buffer.startTime() / 1_000_000)

    output.audioBufferReceived.connect(hear)
    player.setAudioBufferOutput(output)
    stage.until(qtbot, lambda: len(heard) > 3)
    assert min(heard) >= 20.0 - 2 * FRAME_S
    player.setAudioBufferOutput(None)


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_what_is_left_is_left_at_the_frame_that_was_shown_and_goes_on_there(
    stage: Stage, qtbot: QtBot, rate: float
) -> None:
    stage.service.set_rate(rate)
    stage.play(qtbot, position_s=12.3)
    stage.service.toggle()
    assert kept(stage) == stage.shown.position_s == stage.frames[-1]
    stage.service.toggle()
    stage.until(qtbot, lambda: stage.frames[-1] > kept(stage))
    stage.service.close_episode()
    left_at = kept(stage)
    assert left_at == stage.heard["sitting_ended"][-1] == stage.frames[-1]
    stage.frames.clear()
    stage.play(qtbot, position_s=left_at)
    assert stage.frames[0] == pytest.approx(left_at, abs=0.001)


def test_a_sleep_and_a_halt_leave_it_at_the_frame_too(stage: Stage, qtbot: QtBot) -> None:
    stage.play(qtbot)
    stage.service.sleep()
    assert stage.shown.position_s == stage.frames[-1]
    stage.service.close_episode()
    stage.play(qtbot)
    stage.service.halt()
    assert stage.shown.phase is Phase.CLOSED
    assert kept(stage) == stage.frames[-1]


def test_a_seek_shows_the_frame_there_also_while_it_is_paused(stage: Stage, qtbot: QtBot) -> None:
    stage.play(qtbot)
    stage.service.toggle()
    for wanted in (20.02, 3.0):
        stage.service.seek(wanted)
        stage.until(qtbot, lambda wanted=wanted: abs(stage.frames[-1] - wanted) <= FRAME_S)
    stage.service.close_episode()
    assert kept(stage) == stage.frames[-1]
