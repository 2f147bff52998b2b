"""A lid closed in the middle of a film: a gap in both clocks, met by whoever wakes first."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.playback import Phase
from desktop_app.domain.time import DAY, HOUR, Duration, Instant
from tests.support.clocks import Skipping
from tests.support.stage import Stage, demo, scenario_file, staged

PLAYED = (
    {"at": "-PT3H", "do": "download", "episode": "salt"},
    {"at": "-PT2H", "do": "download", "episode": "low-water"},
)


def close_the_lid(stage: Stage, real: Skipping, slept: Duration) -> Instant:
    """The instant at which the laptop fell asleep; nothing ticks before it woke."""
    stage.session.ticker.tick()
    slept_at = stage.clock.now()
    real.skipped += slept
    stage.clock.move_to(slept_at + slept)
    return slept_at


def ended(stage: Stage, table: str) -> list[Instant | None]:
    """When the sittings, or the licences, of Salt ended."""
    of = {
        "licences": "SELECT ended_at FROM licences WHERE episode = 'salt'",
        "sittings": "SELECT s.ended_at FROM sittings AS s JOIN licences AS l ON l.id = s.licence"
        " WHERE l.episode = 'salt' ORDER BY s.id",
    }[table]
    return [row[0] for row in stage.session.opened.db.execute(of)]


def test_t5_the_sitting_ended_before_the_sleep_and_going_on_asks_the_rules(
    qtbot: QtBot, tmp_path: Path
) -> None:
    real = Skipping()
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED), elapsed=real) as stage:
        stage.watch("salt")
        stage.session.playback.seek(15.0)
        slept_at = close_the_lid(stage, real, 8 * HOUR)
        stage.until(lambda: stage.session.library.running() is None)
        assert ended(stage, "sittings") == [slept_at]
        assert stage.session.playback.shown.phase is Phase.PAUSED
        stands_at = stage.session.playback.shown.position_s
        assert 15 <= stands_at < 20
        assert stage.row("salt").position_s == stands_at
        assert (stage.status("salt"), len(stage.media())) == (Status.ACTIVE, 2)
        stage.press(Qt.Key.Key_Space)
        stage.until(lambda: stage.session.library.running() == demo("salt"))
        assert ended(stage, "sittings") == [slept_at, None], "going on began another sitting"
        assert stage.session.playback.shown.position_s >= stands_at - 1
        stage.leave_player()


def test_r3_what_ran_out_in_the_sleep_ended_at_its_own_instant_and_is_no_overtime(
    qtbot: QtBot, tmp_path: Path
) -> None:
    real = Skipping()
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED), elapsed=real) as stage:
        stage.watch("salt")
        began_at = stage.clock.now()
        slept_at = close_the_lid(stage, real, 3 * DAY)
        stage.until(lambda: stage.session.playback.shown.phase is Phase.CLOSED)
        assert ended(stage, "sittings") == [slept_at]
        assert ended(stage, "licences") == [began_at + 2 * DAY]
        assert (stage.status("salt"), len(stage.media())) == (Status.EXPIRED, 1)
        props = stage.session.player.props
        assert props is not None
        assert props.message is not None
        assert props.message.title == "The time for “Salt” is over"
        stage.session.playback.toggle()
        assert stage.session.library.running() is None
        stage.leave_player()


def test_r6_overtime_was_over_when_the_lid_was_closed(qtbot: QtBot, tmp_path: Path) -> None:
    real = Skipping()
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED), elapsed=real) as stage:
        stage.watch("salt")
        stage.let_pass(2 * DAY)
        assert stage.row("salt").entitlement.is_overtime(stage.clock.now())
        slept_at = close_the_lid(stage, real, HOUR)
        stage.until(lambda: stage.session.playback.shown.phase is Phase.CLOSED)
        assert (ended(stage, "sittings"), ended(stage, "licences")) == ([slept_at], [slept_at])
        assert (stage.status("salt"), len(stage.media())) == (Status.EXPIRED, 1)
        stage.leave_player()


def test_a_countdown_to_the_next_episode_does_not_end_in_the_sleep(
    qtbot: QtBot, tmp_path: Path
) -> None:
    real = Skipping()
    lights = {"at": "-PT1H", "do": "download", "episode": "harbour-lights"}
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED, lights), elapsed=real) as stage:
        presenter = stage.session.features.next_episode
        stage.watch("salt")
        stage.session.playback.seek(1_000)
        stage.until(lambda: presenter.offered == demo("harbour-lights"))
        close_the_lid(stage, real, 8 * HOUR)
        presenter.on_look()
        assert presenter.offered == demo("harbour-lights")
        assert stage.status("harbour-lights") is Status.READY
        stage.press(Qt.Key.Key_Escape)
        assert presenter.offered is None
        stage.leave_player()


@pytest.mark.parametrize("first", ["the player", "a key", "a command"])
def test_t5_a_sitting_that_was_paused_when_the_laptop_slept_ended_then_whoever_wakes_first(
    qtbot: QtBot, tmp_path: Path, first: str
) -> None:
    graceful = {"name": "graceful", "play_start_grace": "PT30M"}
    (tmp_path / "graceful.json").write_text(json.dumps(graceful))
    scenario = scenario_file(tmp_path, *PLAYED, policy="graceful.json")
    real = Skipping()
    with staged(qtbot, tmp_path, scenario, elapsed=real) as stage:
        stage.watch("salt")
        stage.press(Qt.Key.Key_Space)
        session = stage.session
        slept_at = close_the_lid(stage, real, HOUR)
        match first:  # each is met before the tick
            case "the player":
                session.playback._sitting._timer.timeout.emit()
            case "a key":
                session.playback.toggle()
            case _:
                session.library.check_file(demo("salt"))
        assert ended(stage, "sittings") == [slept_at]
        assert stage.status("salt") is Status.READY, "the grace was not used up by the sleep"
        stage.leave_player()
