"""Files of every container that end before their end: the place is kept, and nothing is watched."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import Episode
from desktop_app.domain.playback import Phase
from desktop_app.playback.shown import BrokeOff, PositionReached
from tests.playback.stage import SALT, Stage
from tests.support.samples import SAMPLES, sample

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.no_qt_log]

SECONDS = 6.0
UNKNOWN = replace(SALT, duration_s=None, size=None)
TOLD = replace(UNKNOWN, duration_s=SECONDS)
DECLARED = ("film.webm", "film.mkv", "film.avi", "film.mp4", "film.ogv", "sound.mp3", "sound.ogg")
UNDECLARED = ("film.ts", "live.webm", "sound-undeclared.mp3")
FAST, FASTER = 8.0, 16.0


def play_out(
    stage: Stage,
    qtbot: QtBot,
    path: Path,
    episode: Episode,
    position_s: float = 0.0,
    rate: float = FAST,
) -> PositionReached:
    """To wherever it stops; what was kept of it."""
    stage.heard.forget()
    stage.open(episode, position_s, path)
    player = stage.player()
    assert player is not None
    player.setPlaybackRate(rate)
    stage.until(qtbot, lambda: stage.shown.phase in (Phase.ENDED, Phase.BROKEN))
    player.setPlaybackRate(1.0)
    reached = stage.heard.of("position_reached", PositionReached)[-1]
    assert reached.watched is (stage.shown.phase is Phase.ENDED)
    return reached


def cut(tmp_path: Path, name: str) -> Path:
    """Its first bytes; where the headers are large, that is a third of its time."""
    content = sample(name)
    path = tmp_path / name
    path.write_bytes(content[: len(content) * 3 // 5])
    return path


def has_broken_off(stage: Stage, reached: PositionReached, episode: Episode) -> None:
    assert not reached.watched
    (failed,) = stage.heard["failed"]
    assert failed == BrokeOff(episode, stage.shown.position_s)
    assert 1.0 < stage.shown.position_s < 4.0
    before_s = max(0.0, stage.shown.position_s - 2.0)
    assert reached.position_s == pytest.approx(before_s, abs=0.3), "where frames are"


@pytest.mark.parametrize("name", DECLARED)
def test_a_part_of_a_file_that_declares_its_length_breaks_off(
    stage: Stage, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    path = cut(tmp_path, name)
    has_broken_off(stage, play_out(stage, qtbot, path, UNKNOWN), UNKNOWN)


@pytest.mark.parametrize("name", UNDECLARED)
def test_a_part_of_a_file_that_declares_none_is_known_by_the_catalogue(
    stage: Stage, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    path = cut(tmp_path, name)
    has_broken_off(stage, play_out(stage, qtbot, path, TOLD), TOLD)
    as_published = replace(TOLD, size=path.stat().st_size)
    assert play_out(stage, qtbot, path, as_published, rate=FASTER).watched, (
        "all that was ever published"
    )
    assert play_out(stage, qtbot, path, UNKNOWN, rate=FASTER).watched, "nobody can know better"


@pytest.mark.parametrize("name", [*DECLARED, *UNDECLARED, "silent.webm", "sound.m4a", "cover.mp3"])
def test_a_whole_file_is_watched_to_its_end(stage: Stage, qtbot: QtBot, name: str) -> None:
    for episode in (UNKNOWN, TOLD) if name in UNDECLARED else (UNKNOWN,):
        assert play_out(stage, qtbot, SAMPLES / name, episode, 4.5).watched
        assert stage.heard["failed"] == []
        assert stage.shown.position_s == pytest.approx(SECONDS, abs=0.3)
        assert stage.shown.position_s >= stage.shown.duration_s


@pytest.mark.parametrize("name", ["film.mkv", "live.webm"])
def test_what_was_watched_begins_anew_though_the_catalogue_knows_no_length(
    stage: Stage, qtbot: QtBot, name: str
) -> None:
    reached = play_out(stage, qtbot, SAMPLES / name, UNKNOWN, 4.5)
    stage.service.seek(2.0)
    assert stage.heard["play_again_requested"] == [UNKNOWN.key]
    assert stage.heard["position_reached"][-1].position_s == 2.0
    stage.frames.clear()
    stage.open(UNKNOWN, reached.position_s, SAMPLES / name)
    stage.until(qtbot, lambda: bool(stage.frames))
    assert stage.frames[0] < 0.5


def test_a_length_that_only_a_header_knows_is_shown(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    play_out(stage, qtbot, cut(tmp_path, "film.avi"), UNKNOWN)
    assert stage.shown.duration_s == pytest.approx(SECONDS, abs=0.3)


@pytest.mark.parametrize("told_s", [None, 2.0])
def test_the_position_moves_where_no_length_is_declared_or_one_too_short(
    stage: Stage, qtbot: QtBot, told_s: float | None
) -> None:
    live = replace(UNKNOWN, duration_s=told_s)
    play_out(stage, qtbot, SAMPLES / "live.webm", live)
    positions = [one.position_s for one in stage.heard["changed"] if one.phase is Phase.PLAYING]
    assert positions == sorted(positions)
    assert len(set(positions)) > 8
    assert positions[-1] > 5.0
    lengths = {one.duration_s for one in stage.heard["changed"]}
    assert lengths == {0.0} if told_s is None else max(lengths) >= positions[-1]


def test_a_film_without_a_length_can_be_sought_in(stage: Stage, qtbot: QtBot) -> None:
    stage.open(UNKNOWN, 0.0, SAMPLES / "live.webm")
    stage.until(qtbot, lambda: bool(stage.frames))
    stage.service.seek(3.0)
    assert stage.shown.position_s == 3.0
    stage.until(qtbot, lambda: 2.5 < stage.frames[-1] < 4.5)


def test_going_where_nothing_is_left_keeps_the_last_place_that_was_seen(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = cut(tmp_path, "film.webm")
    stage.open(UNKNOWN, 0.0, path)
    stage.until(qtbot, lambda: stage.shown.position_s > 0.2)
    stage.service.seek(5.9)
    stage.until(qtbot, lambda: stage.shown.phase is Phase.BROKEN)
    reached = stage.heard.of("position_reached", PositionReached)[-1]
    assert (reached.watched, reached.position_s) == (False, 0.0)


def test_a_tail_that_is_no_film_is_the_end(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "film.mkv"
    path.write_bytes(sample("film.mkv") + bytes(3_000) + b"\xff" * 3_000)
    assert play_out(stage, qtbot, path, UNKNOWN, 4.5).watched


def test_the_last_moment_of_a_whole_file_may_be_gone_to(stage: Stage, qtbot: QtBot) -> None:
    stage.open(UNKNOWN, 0.0, SAMPLES / "film.mkv")
    stage.until(qtbot, lambda: bool(stage.frames))
    stage.service.seek(99.0)
    stage.until(qtbot, lambda: stage.shown.phase is Phase.ENDED)
    assert stage.heard["failed"] == []
