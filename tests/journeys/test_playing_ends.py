"""Playing through the end of the 48 hours: said before it comes, then overtime, or a stop."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.clock.ticker import Tick
from desktop_app.domain.licence import Status
from desktop_app.domain.playback import PAUSE_ENDS_SITTING_AFTER, Phase
from desktop_app.domain.time import DAY, MINUTE, SECOND, Duration
from tests.support.clocks import Skipping
from tests.support.ears import listen
from tests.support.stage import Stage, scenario_file, staged

DOWNLOADED = (
    {"at": "-P3D", "do": "download", "episode": "salt"},
    {"at": "-P3D", "do": "download", "episode": "low-water"},
)
STARTED = (
    *DOWNLOADED,
    {"at": "-PT47H48M", "do": "play", "episode": "salt"},
    {"at": "-PT47H", "do": "stop", "episode": "salt"},
)
"""12 minutes are left of it."""


@contextmanager
def playing(
    qtbot: QtBot, folder: Path, *timeline: Any, real: Skipping | None = None, **policy: Any
) -> Iterator[Stage]:
    (folder / "policy.json").write_text(json.dumps({"name": "policy"} | policy))
    scenario = scenario_file(folder, *(timeline or STARTED), policy="policy.json")
    with staged(qtbot, folder, scenario, elapsed=real or Skipping()) as stage:
        stage.watch("salt")
        yield stage


def notice(stage: Stage) -> str:
    props = stage.session.player.props
    assert props is not None
    return props.notice.replace("\u00a0", " ")


def badge(stage: Stage) -> str:
    props = stage.session.player.props
    assert props is not None
    assert props.badge is not None
    return props.badge.text


def goes_on(stage: Stage) -> None:
    """The picture moves."""
    playback = stage.session.playback
    before = playback.shown.position_s
    stage.until(lambda: playback.shown.position_s > before)
    assert playback.shown.phase is Phase.PLAYING


def said_in(stage: Stage, heard: list[str], *passing: Duration) -> list[str]:
    """The line under the title after each of these, where it was announced."""
    found = []
    for duration in passing:
        heard.clear()
        stage.let_pass(duration)
        found += [one for one in heard if one == notice(stage)]
    return found


def pause_too_long(stage: Stage, real: Skipping) -> None:
    stage.press(Qt.Key.Key_Space)
    for _ in range(PAUSE_ENDS_SITTING_AFTER // (15 * SECOND)):
        real.skipped += 15 * SECOND
        stage.session.ticker.tick()
    stage.until(lambda: stage.session.library.running() is None)


def sleep(stage: Stage, real: Skipping) -> None:
    now = stage.clock.now()
    stage.session.ticker.ticked.emit(Tick(now, real(), now))


@pytest.mark.parametrize("how", ["closing", "a pause of 15 minutes", "sleep"])
def test_s_r6_soft_the_sitting_runs_on_past_the_end_until_it_ends(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    heard, real = listen(monkeypatch), Skipping()
    with playing(qtbot, tmp_path, real=real) as stage:
        assert notice(stage) == ""
        coming = "In %s the time is over. You can finish this sitting, but not start it again."
        minutes = [2 * MINUTE, MINUTE, 4 * MINUTE, 4 * MINUTE]
        assert said_in(stage, heard, *minutes) == [
            coming % "10 minutes",
            coming % "5 minutes",
            coming % "1 minute",
        ]
        goes_on(stage)
        stage.let_pass(MINUTE)
        assert stage.row("salt").entitlement.is_overtime(stage.clock.now())
        assert stage.status("salt") is Status.ACTIVE
        assert badge(stage) == "Finish this sitting"
        assert heard.count(notice(stage)) == 1
        for end in ("Closing the player", "the end of the episode", "15 minutes", "sleep"):
            assert end in notice(stage)
        assert len(stage.media()) == 2
        stage.let_pass(DAY)
        goes_on(stage)
        match how:
            case "closing":
                stage.leave_player()
            case "sleep":
                sleep(stage, real)
            case _:
                pause_too_long(stage, real)
        assert stage.status("salt") is Status.EXPIRED
        assert len(stage.media()) == 1
        if how != "closing":
            props = stage.session.player.props
            assert props is not None
            assert props.message is not None
            assert props.message.title == "The time for “Salt” is over"
            stage.session.playback.toggle()
            assert stage.session.library.running() is None
            stage.leave_player()


def test_s_r3_hard_playback_stops_at_the_end_and_the_file_goes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = listen(monkeypatch)
    with playing(qtbot, tmp_path, soft_enforce_playback=False) as stage:
        ends_at = stage.session.texts.time(stage.clock.now() + 12 * MINUTE)
        coming = f"Playback stops in %s, at {ends_at}, and the copy is deleted."
        minutes = [2 * MINUTE, MINUTE, 4 * MINUTE, 4 * MINUTE, 59 * SECOND]
        assert said_in(stage, heard, *minutes) == [
            coming % "10 minutes",
            coming % "5 minutes",
            coming % "1 minute",
        ]
        assert "under a minute" in notice(stage)
        goes_on(stage)
        heard.clear()
        stage.let_pass(SECOND)
        props = stage.session.player.props
        assert props is not None
        assert props.message is not None
        said = f"{props.message.title}. {props.message.sentence}"
        assert [one for one in heard if one == said] == [said]
        assert (stage.status("salt"), len(stage.media())) == (Status.EXPIRED, 1)
        assert stage.window.is_covered
        assert stage.session.playback.shown.phase is Phase.CLOSED
        stage.session.playback.toggle()
        assert stage.session.library.running() is None
        stage.leave_player()


def test_s6_a_title_that_leaves_ends_at_once_whatever_the_policy_and_overtime_too(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = listen(monkeypatch)
    leaves = {"at": "-PT1H", "do": "set", "episode": "salt", "leaves_at": "+PT20M"}
    with playing(qtbot, tmp_path, *STARTED, leaves) as stage:
        stage.let_pass(13 * MINUTE)
        assert stage.row("salt").entitlement.is_overtime(stage.clock.now())
        assert notice(stage).startswith("It leaves the catalogue in 7 minutes, at ")
        assert heard.count(notice(stage)) == 1
        goes_on(stage)
        stage.let_pass(7 * MINUTE)
        assert (stage.status("salt"), len(stage.media())) == (Status.REVOKED, 1)
        assert stage.session.playback.shown.phase is Phase.CLOSED
        assert "“Salt” has left the catalogue" in " ".join(heard)
        stage.leave_player()


@pytest.mark.parametrize("stops", [False, True])
def test_r5_inside_the_grace_the_time_to_start_ends_and_the_window_may_still_open(
    qtbot: QtBot, tmp_path: Path, *, stops: bool
) -> None:
    policy = {"storage_duration": "P3DT10M", "play_start_grace": "PT30M"}
    with playing(qtbot, tmp_path, *DOWNLOADED, **policy) as stage:
        assert notice(stage).startswith("In 10 minutes the time to start it is over.")
        stage.let_pass(10 * MINUTE)
        assert stage.status("salt") is Status.READY
        assert notice(stage).startswith("The time to start it is over. If this sitting lasts until")
        goes_on(stage)
        if stops:
            stage.leave_player()
            assert (stage.status("salt"), len(stage.media())) == (Status.EXPIRED, 0)
            return
        stage.let_pass(20 * MINUTE)
        assert (stage.status("salt"), notice(stage)) == (Status.ACTIVE, "")
        assert badge(stage).replace("\u00a0", " ") == "48 h 00 left to finish"
        stage.leave_player()
        assert stage.status("salt") is Status.ACTIVE


def test_t4_t5_of_several_limits_that_a_jump_crosses_the_last_is_said_and_a_pause_hears_it_too(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = listen(monkeypatch)
    with playing(qtbot, tmp_path) as stage:
        travel = stage.session.travel
        assert travel is not None
        stage.press(Qt.Key.Key_Space)
        heard.clear()
        travel.travel_to(stage.clock.now() + 11 * MINUTE + 30 * SECOND)
        assert [one for one in heard if "the time is over" in one] == [notice(stage)]
        assert "under a minute" in notice(stage)
        travel.travel_to(stage.clock.now() - 5 * MINUTE)
        assert notice(stage).startswith("In 5 minutes")
        assert heard.count(notice(stage)) == 1, "the player was opened anew, inside a limit"
        stage.until(lambda: stage.session.playback.shown.phase is Phase.PLAYING)
        stage.session.playback.seek(30.0)
        heard.clear()
        stage.clock.run_at(1)
        stage.session.ticker.tick()
        assert notice(stage) == "", "it ends before its time does"
        stage.leave_player()


def test_t5_a_clock_that_runs_brings_the_end_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    with playing(qtbot, tmp_path, soft_enforce_playback=False) as stage:
        stage.clock.move_to(stage.clock.now() + 11 * MINUTE + 58 * SECOND)
        stage.clock.run_at(10)
        stage.session.ticker.set_rate(10)
        stage.until(lambda: stage.session.playback.shown.phase is Phase.CLOSED)
        assert (stage.status("salt"), len(stage.media())) == (Status.EXPIRED, 1)
        stage.leave_player()
