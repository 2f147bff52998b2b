"""What goes wrong while it plays: read errors, a file that vanishes, a slow disk, quick hands."""

import contextlib
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtMultimedia import QMediaDevices, QMediaPlayer
from pytestqt.qtbot import QtBot

from desktop_app.domain.playback import Phase
from desktop_app.domain.time import SECOND
from desktop_app.playback.shown import BrokeOff, PositionReached
from desktop_app.playback.watch import FileWatch
from tests.playback.stage import SALT, TERMINUS, Stage
from tests.support.signals import Heard

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.no_qt_log]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A file of its own, to be harmed."""
    return Path(shutil.copy(SALT.media, tmp_path / "t1.webm"))


def play(stage: Stage, qtbot: QtBot, path: Path, position_s: float = 0.0) -> None:
    stage.open(SALT, position_s, path)
    stage.until(qtbot, lambda: stage.shown.position_s > position_s)


# --- what breaks off


def test_a_file_that_is_cut_off_breaks_off_where_it_stands_and_is_not_watched(
    stage: Stage, qtbot: QtBot, copy: Path
) -> None:
    os.truncate(copy, copy.stat().st_size // 12)
    stage.service.set_rate(2.0)
    play(stage, qtbot, copy, 1.5)
    stage.until(qtbot, lambda: stage.shown.phase is Phase.BROKEN)
    stood_at = stage.frames[-1]
    assert 1.0 < stood_at < 6.0
    assert stage.shown.position_s == stood_at
    assert stage.heard["failed"] == [BrokeOff(SALT, stood_at)]
    assert stage.heard["sitting_ended"] == [stood_at]
    before = PositionReached(SALT.key, max(0.0, stood_at - 2), watched=False)
    assert stage.heard["position_reached"][-1] == before, "where frames are"
    stage.service.seek(0.0)
    assert stage.shown.position_s == stood_at
    stage.service.toggle()
    assert stage.heard["play_again_requested"] == [SALT.key]
    stage.play(qtbot, TERMINUS)  # and the player is as good as before


def test_what_is_missing_further_on_breaks_off_there(
    stage: Stage, qtbot: QtBot, copy: Path
) -> None:
    os.truncate(copy, copy.stat().st_size // 2)
    play(stage, qtbot, copy)
    stage.service.seek(30.0)
    stage.until(qtbot, lambda: stage.shown.phase is Phase.BROKEN)
    assert stage.heard["position_reached"][-1].watched is False


def test_who_goes_elsewhere_has_reached_nothing_there_yet(stage: Stage, qtbot: QtBot) -> None:
    """Where nothing comes any more, the place before would count as how far it was played."""
    stage.play(qtbot, SALT, 30.0)
    media = stage.service._deck.media
    assert media is not None
    assert media.outputs.output.reached_s > 29.0
    stage.service.seek(5.0)
    assert media.outputs.output.reached_s == 0.0
    assert media.last_output_s > 29.0


def test_a_place_that_is_missing_from_the_start_opens_nothing(
    stage: Stage, qtbot: QtBot, copy: Path
) -> None:
    os.truncate(copy, copy.stat().st_size // 2)
    stage.open(SALT, 30.0, copy)
    stage.until(qtbot, lambda: stage.shown.phase is Phase.UNDECODABLE)
    assert stage.heard["sitting_began"] == []


# --- a slow disk


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe stands for the disk")
def test_s5_a_disk_that_takes_long_is_not_called_a_file_that_cannot_be_decoded(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    pipe = tmp_path / "slow.webm"
    os.mkfifo(pipe)
    slow = os.open(pipe, os.O_RDWR)  # who writes is there before who reads
    os.set_blocking(slow, False)
    try:
        stage.open(SALT, 0.0, pipe)
        for _ in range(3):
            stage.skipped += 5 * SECOND
            qtbot.wait(300)
            assert stage.shown.phase is Phase.OPENING
        content = memoryview(Path(SALT.media).read_bytes())

        def write() -> bool:
            nonlocal content
            with contextlib.suppress(BlockingIOError):
                content = content[os.write(slow, content[:65_536]) :]
            return bool(stage.heard["sitting_began"])

        stage.until(qtbot, write)
        stage.service.close_episode()
    finally:
        os.close(slow)


# --- a file that vanishes (S4)


@pytest.fixture
def watch(copy: Path) -> Iterator[FileWatch]:
    watch = FileWatch()
    watch.begin(copy)
    yield watch
    watch.end()


def _delete(path: Path) -> None:
    path.unlink()


def _shorten(path: Path) -> None:
    os.truncate(path, 100)


def _move_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


@pytest.mark.parametrize(
    ("happens", "gone"), [(_delete, True), (_shorten, True), (_move_folder, False)]
)
def test_s4_a_file_is_gone_where_its_folder_can_be_read_without_it(
    watch: FileWatch, qtbot: QtBot, copy: Path, happens: Callable[[Path], None], gone: bool
) -> None:
    heard = Heard(watch, "gone")
    with qtbot.waitSignal(watch.gone, timeout=200, raising=False):
        watch.look()
    assert len(heard["gone"]) == 0
    happens(copy)
    with qtbot.waitSignal(watch.gone, timeout=2_000 if gone else 200, raising=gone):
        watch.look()
    watch.look()
    assert len(heard["gone"]) == gone


def test_s4_a_file_that_is_not_open_any_more_is_not_missed(
    watch: FileWatch, qtbot: QtBot, copy: Path
) -> None:
    copy.unlink()
    watch.look()
    watch.end()
    with qtbot.waitSignal(watch.gone, timeout=200, raising=False) as waited:
        pass
    assert not waited.signal_triggered


def test_s4_a_file_that_vanishes_while_it_plays_is_missed(
    stage: Stage, qtbot: QtBot, copy: Path
) -> None:
    play(stage, qtbot, copy)
    copy.unlink()
    stage.service._follower._watch.look()  # as it does every other second
    stage.until(qtbot, lambda: bool(stage.heard["file_gone"]))
    assert stage.heard["file_gone"] == [SALT.key]
    assert stage.shown.phase is Phase.PLAYING  # what comes of it is for the rules to say
    stage.service.halt()
    assert stage.stays_awake == [True, False]


def test_s4_a_file_whose_time_is_over_is_deleted_and_not_missed(
    stage: Stage, qtbot: QtBot, copy: Path
) -> None:
    play(stage, qtbot, copy)
    stage.service.halt()
    copy.unlink()
    assert stage.service.key == SALT.key, "the view says why it stopped"
    stage.service._follower._watch.look()
    with qtbot.waitSignal(stage.service.file_gone, timeout=200, raising=False) as waited:
        pass
    assert not waited.signal_triggered


# --- staying awake, and having no sound


def test_the_laptop_is_asked_to_stay_awake_only_while_it_plays(stage: Stage, qtbot: QtBot) -> None:
    stage.open(SALT)
    assert stage.stays_awake == []
    stage.until(qtbot, lambda: stage.stays_awake == [True])
    stage.service.toggle()
    assert stage.stays_awake == [True, False]
    stage.service.toggle()
    stage.service.sleep()
    assert stage.stays_awake == [True, False] * 2
    stage.play(qtbot, SALT, 35.6)
    stage.until(qtbot, lambda: stage.shown.phase is Phase.ENDED)
    assert stage.stays_awake == [True, False] * 3
    stage.play(qtbot, TERMINUS)
    stage.service.close_episode()
    assert stage.stays_awake == [True, False] * 4


def test_without_a_loudspeaker_the_picture_plays_and_says_so(stage: Stage, qtbot: QtBot) -> None:
    assert not stage.shown.silent  # nobody has looked yet
    stage.play(qtbot)
    real = [one for one in QMediaDevices.audioOutputs() if one.id() != b"auto_null"]
    assert stage.shown.silent is not bool(real)


# --- quick hands


def test_what_is_asked_for_while_it_opens_waits_for_nothing(stage: Stage, qtbot: QtBot) -> None:
    stage.open(SALT)
    stage.service.toggle()
    stage.service.seek(5.0)
    stage.open(SALT)
    assert stage.shown.phase is Phase.OPENING
    stage.service.close_episode()
    stage.open(TERMINUS)
    stage.service.close_episode()
    stage.open(SALT, 3.0)
    stage.until(qtbot, lambda: bool(stage.frames))
    assert stage.heard["sitting_began"] == [SALT.key]
    assert stage.frames[0] == pytest.approx(3.0, abs=0.05)


def test_seeking_about_near_the_end_comes_to_the_end(stage: Stage, qtbot: QtBot) -> None:
    stage.play(qtbot, position_s=33.0)
    for wanted in (35.9, 10.0, 35.99, 40.0, 34.0, 35.7):
        stage.service.seek(wanted)
    stage.until(qtbot, lambda: stage.shown.phase is Phase.ENDED)
    assert stage.shown.position_s == stage.shown.duration_s
    assert stage.heard["position_reached"][-1].watched
    stage.service.seek(3.0)  # a handle that was held until now: from there, if it may be played
    assert stage.heard["play_again_requested"] == [stage.service.key]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
def test_whatever_hands_do_the_player_goes_on(stage: Stage, qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    service = stage.service

    def anything() -> None:
        tracks = [None, *(one.key for one in stage.shown.subtitle_tracks)]
        film, at = chance.choice([SALT, TERMINUS]), chance.choice([0.0, 9.0, 30.0])
        chance.choice(
            [
                lambda: stage.open(film, at),
                service.close_episode,
                service.toggle,
                service.toggle,
                lambda: service.seek(chance.uniform(-1, 45)),
                lambda: service.seek(chance.uniform(-1, 45)),
                lambda: service.set_rate(chance.choice([0.5, 1.0, 2.0])),
                lambda: service.set_subtitle(chance.choice(tracks)),
                lambda: service.set_audio("0"),
                service.sleep,
                service.halt,
            ]
        )()
        began, ended = len(stage.heard["sitting_began"]), len(stage.heard["sitting_ended"])
        done.append(began - ended)

    done: list[int] = []
    hands = QTimer(interval=4)
    hands.timeout.connect(anything)
    hands.start()
    loop = QEventLoop()
    QTimer.singleShot(3_000, loop.quit)
    loop.exec()
    hands.stop()
    assert len(done) > 100, "something stood still"
    assert stage.heard["failed"] == []
    service.close_episode()
    service.set_rate(1.0)
    stage.play(qtbot, SALT)
    player = stage.player()
    assert player is not None
    assert player.playbackState() is QMediaPlayer.PlaybackState.PlayingState
