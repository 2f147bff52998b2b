"""Real files in QtMultimedia, offscreen; only the 15 minutes of a pause are counted by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
from pytestqt.qtbot import QtBot

from desktop_app.clock import elapsed
from desktop_app.domain.playback import Phase
from desktop_app.domain.time import MINUTE
from desktop_app.platform import doctor
from desktop_app.playback.shown import Languages, PositionReached, Undecodable
from tests.playback.stage import SALT, SOON, TERMINUS, Stage

# QtMultimedia logs from its own threads. While a call into the player waits for one of them it
# holds the lock of the interpreter, for which a message handler in Python, pytest-qt's, would wait.
pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.no_qt_log]


def phase_of(stage: Stage) -> Phase:
    return stage.service.shown.phase


def test_this_machine_has_what_the_player_needs() -> None:
    assert doctor.sentence(doctor.missing("player")) == ""


def test_the_first_frame_begins_the_sitting(stage: Stage, qtbot: QtBot) -> None:
    stage.open(SALT)
    assert stage.shown.phase is Phase.OPENING
    assert stage.service.key == SALT.key
    assert stage.heard["sitting_began"] == []
    with qtbot.waitSignal(stage.service.sitting_began, timeout=SOON):
        pass
    assert stage.heard["sitting_began"] == [SALT.key]
    qtbot.waitUntil(lambda: bool(stage.frames), timeout=SOON)
    assert phase_of(stage) is Phase.PLAYING
    assert stage.shown.duration_s == pytest.approx(36.0, abs=0.5)
    qtbot.waitUntil(lambda: stage.shown.position_s > 0.2, timeout=SOON)
    assert stage.heard["sitting_began"] == [SALT.key]


@pytest.mark.parametrize("left_at", [8.0, 20.0])
def test_playback_goes_on_where_it_was_left_from_its_first_frame_on(
    stage: Stage, qtbot: QtBot, left_at: float
) -> None:
    stage.open(SALT, left_at)
    assert stage.shown.position_s == left_at
    qtbot.waitUntil(lambda: len(stage.frames) > 3, timeout=SOON)
    assert min(stage.frames) >= left_at - 0.5
    assert max(stage.frames) < left_at + 3
    positions = [one.position_s for one in stage.heard["changed"] if one.episode is not None]
    assert min(positions) >= left_at - 0.5


def test_seeking_moves_the_picture(stage: Stage, qtbot: QtBot) -> None:
    stage.play(qtbot)
    stage.service.seek(15.0)
    assert stage.shown.position_s == 15.0
    qtbot.waitUntil(lambda: 14.5 < stage.frames[-1] < 18.0, timeout=SOON)
    stage.service.seek(-3.0)
    assert stage.shown.position_s == 0.0
    stage.service.seek(1_000.0)
    assert stage.shown.position_s == pytest.approx(stage.shown.duration_s - 0.2)
    assert len(stage.heard["sitting_began"]) == 1
    assert stage.heard["sitting_ended"] == []


def test_the_players_threads_never_wait_for_the_interpreter(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # They connect to these objects and let go of them, in which PySide looks for an override once
    # for each object: what is overridden after that look is never called.
    def noted(*objects: QObject) -> list[QObject]:
        called: list[QObject] = []
        with monkeypatch.context() as patch:
            for one in objects:
                for name in ("connectNotify", "disconnectNotify"):
                    patch.setattr(
                        type(one), name, lambda *met: called.append(met[0]), raising=False
                    )
                QObject.disconnect(one.destroyed.connect(one.setObjectName))
        return called

    stage.service._deck.make()  # nothing is loaded: no thread runs yet
    player = stage.player()
    assert player is not None
    objects = (player, player.audioOutput(), player.videoSink())
    assert noted(*objects) == []
    assert noted(QAudioOutput()), "what is made otherwise asks the interpreter"


def test_pause_and_play_stay_in_one_sitting(stage: Stage, qtbot: QtBot) -> None:
    stage.play(qtbot)
    stage.service.toggle()
    assert stage.shown.phase is Phase.PAUSED
    player = stage.player()
    assert player is not None
    qtbot.waitUntil(
        lambda: player.playbackState() is QMediaPlayer.PlaybackState.PausedState, timeout=SOON
    )
    stage.skipped += 15 * MINUTE - 5_000
    stage.service.toggle()
    assert phase_of(stage) is Phase.PLAYING
    before = stage.shown.position_s
    qtbot.waitUntil(lambda: stage.shown.position_s > before, timeout=SOON)
    assert (len(stage.heard["sitting_began"]), stage.heard["sitting_ended"]) == (1, [])


def test_a_pause_of_15_minutes_ends_the_sitting_and_going_on_asks_again(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.play(qtbot)
    stage.service.toggle()
    stage.skipped += 15 * MINUTE
    with qtbot.waitSignal(stage.service.sitting_ended, timeout=SOON):
        pass
    assert stage.heard["sitting_ended"] == [stage.shown.position_s]
    assert stage.shown.position_s > 0
    assert stage.heard["position_reached"][-1] == PositionReached(
        SALT.key, stage.shown.position_s, watched=False
    )
    assert stage.shown.phase is Phase.PAUSED
    stage.service.seek(20.0)  # only inside a sitting
    assert stage.shown.position_s < 20.0
    stage.service.toggle()
    assert stage.heard["play_again_requested"] == [SALT.key]
    assert stage.shown.phase is Phase.PAUSED
    assert len(stage.heard["sitting_began"]) == 1


def test_s2_the_end_ends_the_sitting_and_is_watched(stage: Stage, qtbot: QtBot) -> None:
    stage.play(qtbot, position_s=35.6)
    with qtbot.waitSignal(stage.service.sitting_ended, timeout=SOON):
        pass
    assert stage.shown.phase is Phase.ENDED
    assert stage.heard.of("position_reached", PositionReached)[-1].watched
    assert stage.heard["sitting_ended"][-1] == pytest.approx(36.0, abs=0.5)
    qtbot.waitUntil(lambda: stage.shown.position_s > 35.5, timeout=SOON)
    stage.service.toggle()
    assert stage.heard["play_again_requested"] == [SALT.key]
    stage.service.seek(35.8)  # which is the end
    assert len(stage.heard["play_again_requested"]) == 1
    stage.service.seek(10.0)
    assert stage.heard["position_reached"][-1] == PositionReached(SALT.key, 10.0, watched=False)
    assert stage.heard["play_again_requested"] == [SALT.key, SALT.key]


def test_closing_ends_the_sitting_where_it_stood(stage: Stage, qtbot: QtBot) -> None:
    stage.play(qtbot, position_s=10.0)
    qtbot.waitUntil(lambda: stage.shown.position_s > 10.2, timeout=SOON)
    before = stage.shown.position_s
    stage.service.close_episode()
    (ended_at,) = stage.heard["sitting_ended"]
    assert before <= ended_at < before + 1
    reached = stage.heard["position_reached"][-1]
    assert reached == PositionReached(SALT.key, ended_at, watched=False)
    assert stage.service.key is None
    assert stage.shown.phase is Phase.CLOSED
    stage.service.close_episode()
    assert len(stage.heard["sitting_ended"]) == 1


def test_closing_before_the_first_frame_is_no_sitting(stage: Stage, qtbot: QtBot) -> None:
    stage.open(SALT)
    stage.service.close_episode()
    with qtbot.waitSignal(stage.service.sitting_began, timeout=300, raising=False):
        pass
    assert (stage.heard["sitting_began"], stage.heard["sitting_ended"]) == ([], [])


def test_r7_opening_another_closes_the_first(stage: Stage, qtbot: QtBot) -> None:
    stage.play(qtbot)
    stage.open(TERMINUS)
    assert len(stage.heard["sitting_ended"]) == 1
    assert stage.service.key == TERMINUS.key
    qtbot.waitUntil(lambda: len(stage.heard["sitting_began"]) == 2, timeout=SOON)
    assert stage.heard["sitting_began"] == [SALT.key, TERMINUS.key]


def test_the_position_is_told_every_few_seconds(stage: Stage, qtbot: QtBot) -> None:
    stage.play(qtbot)
    stage.heard.forget()
    stage.skipped += 5_000
    qtbot.waitUntil(lambda: bool(stage.heard["position_reached"]), timeout=SOON)
    reached = stage.heard["position_reached"][0]
    assert (reached.key, reached.watched) == (SALT.key, False)
    assert reached.position_s > 0


def test_a_sleep_stops_the_picture_and_going_on_asks_again(stage: Stage, qtbot: QtBot) -> None:
    stage.play(qtbot)
    stage.service.sleep()
    assert stage.shown.phase is Phase.PAUSED
    player = stage.player()
    assert player is not None
    assert player.playbackState() is QMediaPlayer.PlaybackState.PausedState
    stage.service.toggle()
    assert stage.heard["play_again_requested"] == [SALT.key]
    stage.service.close_episode()
    assert stage.heard["sitting_ended"] == []  # it ended the instant before the sleep


@pytest.mark.parametrize("content", [b"This is no film.\n" * 2_000, b"", None])
def test_s5_what_cannot_be_decoded_says_so_within_2_seconds_and_begins_no_sitting(
    stage: Stage, qtbot: QtBot, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "salt.webm"
    if content is not None:
        path.write_bytes(content)
    broken = replace(SALT, media=str(path))
    opened_at = elapsed()
    with qtbot.waitSignal(stage.service.failed, timeout=3_000):
        stage.open(broken)
    assert elapsed() - opened_at <= 2_500
    assert stage.heard["failed"] == [Undecodable(broken)]
    assert stage.shown.phase is Phase.UNDECODABLE
    assert (stage.heard["sitting_began"], stage.heard["sitting_ended"]) == ([], [])
    stage.service.toggle()
    assert stage.shown.phase is Phase.UNDECODABLE
    stage.service.close_episode()
    stage.open(SALT)  # and the player is as good as before
    with qtbot.waitSignal(stage.service.sitting_began, timeout=SOON):
        pass


def test_subtitles_are_there_in_two_languages(stage: Stage, qtbot: QtBot) -> None:
    stage.service.prepare(0.0, Languages(subtitles="fr"))
    stage.play(qtbot)
    qtbot.waitUntil(lambda: bool(stage.shown.subtitle_tracks), timeout=SOON)
    keys = {track.language: track.key for track in stage.shown.subtitle_tracks}
    assert set(keys) == {"en", "fr"}
    player = stage.player()
    assert player is not None

    def active() -> str | None:
        track = player.activeSubtitleTrack()
        return None if track < 0 else stage.shown.subtitle_tracks[track].language

    assert active() == "fr"
    stage.service.set_subtitle(keys["en"])
    assert (active(), stage.shown.subtitle) == ("en", keys["en"])
    stage.service.set_subtitle(None)
    assert (active(), stage.shown.subtitle) == (None, None)
    assert stage.heard["languages_chosen"] == [Languages(subtitles="en"), Languages()]
    stage.service.set_subtitle("no such track")
    assert active() is None


def test_a_speed_holds_for_the_next_episode_too(stage: Stage, qtbot: QtBot) -> None:
    stage.service.set_rate(1.5)
    stage.play(qtbot)
    player = stage.player()
    assert player is not None
    assert player.playbackRate() == pytest.approx(1.5)
    for asked, held in ((0.1, 0.5), (9.0, 2.0), (1.0, 1.0)):
        stage.service.set_rate(asked)
        assert (stage.shown.rate, player.playbackRate()) == (held, held)


def test_subtitles_bring_text_in_the_language_chosen(stage: Stage, qtbot: QtBot) -> None:
    texts: dict[str, str] = {}
    for language in ("en", "fr"):
        stage.service.prepare(0.0, Languages(subtitles=language))
        stage.open(SALT, 1.4)  # the first words come at 1.5
        stage.until(qtbot, lambda: bool(stage.words_now()))
        texts[language] = stage.words_now()
        stage.service.close_episode()
    assert texts["en"] != texts["fr"]


def test_a_seek_takes_the_words_of_the_old_place_away_and_brings_those_of_the_new(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.service.prepare(0.0, Languages(subtitles="en"))
    stage.play(qtbot)
    stage.service.seek(9.5)
    stage.until(qtbot, lambda: bool(stage.words_now()))
    late = stage.words_now()
    stage.service.seek(1.3)
    assert stage.words_now() == ""
    stage.until(qtbot, lambda: bool(stage.words_now()))
    assert stage.words_now() != late
    stage.service.set_subtitle(None)
    assert stage.words_now() == ""


@pytest.mark.parametrize(("asked", "heard"), [(0.25, 0.25), (-1.0, 0.0), (7.0, 1.0)])
def test_the_volume_reaches_the_player_and_is_kept_in_bounds(
    stage: Stage, asked: float, heard: float
) -> None:
    stage.open(SALT)
    player = stage.player()
    assert player is not None
    stage.service.toggle_mute()
    assert stage.shown.muted
    assert player.audioOutput().isMuted()
    stage.service.set_volume(asked)
    assert (stage.shown.volume, stage.shown.muted) == (heard, False)
    assert player.audioOutput().volume() == pytest.approx(heard)
    assert not player.audioOutput().isMuted()


def test_what_was_chosen_before_the_player_was_made_holds_for_it(stage: Stage) -> None:
    stage.service.prepare(0.4, Languages(subtitles="en"))
    stage.service.toggle_mute()
    assert stage.player() is None
    stage.open(SALT)
    player = stage.player()
    assert player is not None
    assert player.audioOutput().volume() == pytest.approx(0.4)
    assert player.audioOutput().isMuted()


def test_without_its_libraries_the_player_says_so_and_is_not_made() -> None:
    stage = Stage(lacking="Playing needs libpulse0.")
    stage.service.prepare(0.4, Languages(subtitles="fr"))
    stage.open(SALT)
    assert stage.shown.lacking == "Playing needs libpulse0."
    assert stage.shown.phase is Phase.UNDECODABLE
    assert stage.shown.volume == 0.4
    assert stage.player() is None
    stage.service.toggle()
    stage.service.seek(3.0)
    assert stage.heard["sitting_began"] == []
    assert stage.service.key == SALT.key
    stage.service.close_episode()
    assert stage.service.key is None
    assert (stage.shown.phase, stage.shown.lacking) == (Phase.CLOSED, "")
    stage.close()


@pytest.mark.parametrize(
    ("phase", "position_s"), [(Phase.PLAYING, 0.0), (Phase.PAUSED, 0.0), (Phase.ENDED, 36.0)]
)
def test_for_a_picture_it_stands_still_at_its_first_frame_or_its_last(
    stage: Stage, qtbot: QtBot, phase: Phase, position_s: float
) -> None:
    stage.service.hold_at(phase)
    stage.open(SALT)
    stage.until(qtbot, lambda: stage.shown.phase is phase)
    assert stage.shown.position_s == pytest.approx(position_s, abs=0.1)
    qtbot.wait(150)
    assert (len(stage.frames), stage.shown.phase) == (1, phase)
