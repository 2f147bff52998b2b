"""How a playback ends, and what else happens while the window is open."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from desktop_app.clock import SystemClock, elapsed
from desktop_app.clock.ticker import Tick
from desktop_app.commands.listing import listed
from desktop_app.domain.licence import Ending, Status
from desktop_app.domain.playback import Phase
from desktop_app.domain.time import DAY, HOUR, SECOND
from desktop_app.domain.transfer import Trouble
from desktop_app.playback.watch import FileWatch
from desktop_app.session.opening import open_scenario, open_user_library, read_user_library
from desktop_app.session.session import open_session
from desktop_app.session.shipped import find_scenario
from desktop_app.start.application import make_application
from desktop_app.storage.transaction import kept_now
from desktop_app.ui.dialogs.explanation import ExplanationDialog
from desktop_app.ui.dialogs.message import MessageDialog
from desktop_app.ui.dialogs.warning import WarningDialog
from tests.support.stage import Stage, demo, no_bus, scenario_file, staged, staged_library

PLAYED = (
    {"at": "-PT3H", "do": "download", "episode": "salt"},
    {"at": "-PT2H", "do": "download", "episode": "low-water"},
)


def file_of(stage: Stage, episode: str) -> Path:
    """The file of its copy."""
    (name,) = stage.session.opened.db.execute(
        "SELECT file FROM licences WHERE episode = ?", [episode]
    ).fetchone()
    return stage.session.opened.media.file(name)


def test_r7_another_episode_stops_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED)) as stage:
        stage.watch("salt")
        stage.session.library.ask_play(demo("low-water"))
        stage.until(lambda: stage.session.library.running() == demo("low-water"))
        assert stage.row("salt").entitlement.sitting_began_at is None
        stage.leave_player()


@contextmanager
def in_its_window(
    qtbot: QtBot, folder: Path, *timeline: dict[str, str], lacking: str = ""
) -> Iterator[Stage]:
    """A scenario in which the first play was never explained."""
    graceful = {"name": "graceful", "play_start_grace": "PT2H"}
    (folder / "graceful.json").write_text(json.dumps(graceful))
    scenario = find_scenario(str(scenario_file(folder, *timeline, policy="graceful.json")))
    opened = open_scenario(scenario, folder / "place", {"language": "en"})
    session = open_session(make_application(), opened, folder, lacking=lambda: lacking, bus=no_bus)
    try:
        with qtbot.waitExposed(session.window):
            session.show()
        yield Stage(qtbot, session)
    finally:
        session.close()


PLAYING = {"at": "-PT1H", "do": "play", "episode": "salt"}


def test_a_sitting_that_runs_inside_the_grace_opens_the_player_and_explains_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with in_its_window(qtbot, tmp_path, *PLAYED, PLAYING) as stage:
        stage.until(lambda: stage.session.playback.shown.phase is Phase.PLAYING)
        assert not stage.window.findChildren(ExplanationDialog)
        began = stage.row("salt").entitlement.sitting_began_at
        assert began == stage.clock.now() - HOUR
        stage.leave_player()


def test_s5_a_running_sitting_ends_where_the_player_cannot_play(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with in_its_window(qtbot, tmp_path, *PLAYED, PLAYING, lacking="Install a player.") as stage:
        stage.until(lambda: stage.session.playback.shown.phase is Phase.UNDECODABLE)
        assert stage.session.library.running() is None
        assert stage.status("salt") is Status.READY
        stage.leave_player()


def test_a_running_sitting_ends_when_the_player_is_left_before_its_first_frame(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED, PLAYING)) as stage:
        stage.until(lambda: stage.session.playback.key == demo("salt"))
        stage.session.player.close_requested.emit()
        assert stage.session.library.running() is None


def test_s4_a_running_sitting_ends_where_its_folder_cannot_be_read(
    qtbot: QtBot, tmp_path: Path
) -> None:
    scenario = find_scenario(str(scenario_file(tmp_path, *PLAYED, PLAYING)))
    opened = open_scenario(scenario, tmp_path / "place", {"language": "en"})
    opened.media.path.rename(tmp_path / "elsewhere")
    session = open_session(make_application(), opened, tmp_path, bus=no_bus)
    try:
        with qtbot.waitExposed(session.window):
            session.show()
        stage = Stage(qtbot, session)
        stage.until(lambda: session.library.running() is None)
        assert not stage.window.is_covered
        assert stage.row("salt").entitlement.licence is not None
    finally:
        session.close()


def test_s4_a_file_that_vanishes_while_it_plays_ends_as_lost_and_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED)) as stage:
        stage.watch("salt")
        session = stage.session
        assert stage.window.updatesEnabled()
        (watch,) = session.playback.findChildren(FileWatch)
        watch.findChild(QTimer).setInterval(50)  # it looks every other second
        file_of(stage, "salt").unlink()
        stage.until(lambda: session.playback.shown.phase is Phase.CLOSED)
        assert stage.row("salt").entitlement.ended is Ending.LOST
        assert session.library.running() is None
        props = session.player.props
        assert props is not None
        assert props.message is not None
        assert props.message.title == "The file of “Salt” is missing"
        stage.leave_player()


def test_what_breaks_off_in_the_middle_ends_the_sitting_and_keeps_the_copy(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED)) as stage:
        path, session = file_of(stage, "salt"), stage.session
        content = path.read_bytes()
        good = len(content) // 20
        path.write_bytes(content[:good].ljust(len(content), b"\0"))
        stage.watch("salt")
        session.playback.set_rate(2.0)
        stage.until(lambda: session.playback.shown.phase is Phase.BROKEN)
        assert session.library.running() is None
        assert stage.status("salt") is Status.ACTIVE
        row = session.opened.db.execute("SELECT position_s, watched FROM positions").fetchone()
        broke_s = session.playback.shown.position_s
        assert row == (max(0.0, broke_s - 2), 0), "where it broke off there is nothing to show"
        props = session.player.props
        assert props is not None
        assert props.message is not None
        assert props.message.title.startswith("The episode breaks off at 00:0")
        toggle = session.player.controls.toggle
        assert (toggle.text(), toggle.hasFocus()) == ("Try again", True)
        stage.press(Qt.Key.Key_Space)
        stage.until(lambda: session.playback.in_sitting)
        assert session.library.running() == demo("salt")
        assert toggle.text() == ""
        stage.leave_player()


def test_t2_a_crash_in_a_sitting_loses_seconds_also_while_it_is_paused(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED)) as stage:
        stage.watch("salt")
        stage.press(Qt.Key.Key_Space)
        db, ticked = stage.session.opened.db, stage.session.ticker.ticked
        now, passed = stage.clock.now(), elapsed()
        for seconds, kept in ((100, 100), (104, 100), (105, 105)):
            at = now + seconds * SECOND
            ticked.emit(Tick(at, passed + seconds * SECOND))
            assert kept_now(db) == now + kept * SECOND
        stage.leave_player()


@pytest.mark.parametrize("overtime", [False, True])
def test_r7_asking_for_what_plays_goes_on_with_the_same_sitting(
    qtbot: QtBot, tmp_path: Path, *, overtime: bool
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED)) as stage:
        stage.watch("salt")
        session = stage.session
        began = stage.row("salt").entitlement.sitting_began_at
        stage.press(Qt.Key.Key_Space)
        assert session.playback.shown.phase is Phase.PAUSED
        if overtime:
            stage.let_pass(3 * DAY)
        session.library.ask_play(demo("salt"))
        assert session.playback.shown.phase is Phase.PLAYING
        assert stage.row("salt").entitlement.sitting_began_at == began
        sittings = session.opened.db.execute("SELECT count(*) FROM sittings").fetchone()
        assert (sittings, stage.status("salt")) == ((1,), Status.ACTIVE)
        assert len(stage.media()) == 2
        stage.leave_player()


def test_r7_t5_what_a_scenario_plays_later_opens_the_player_and_its_stop_closes_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    later = (
        {"at": "+PT1H", "do": "play", "episode": "low-water"},
        {"at": "+PT2H", "do": "stop", "episode": "low-water", "position_s": 12.0},
        {"at": "+PT3H", "do": "play", "episode": "salt"},
    )
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED, *later)) as stage:
        session = stage.session
        stage.watch("salt")
        stage.let_pass(HOUR)
        assert (session.library.running(), session.playback.key) == (demo("low-water"),) * 2
        assert stage.row("salt").entitlement.sitting_began_at is None
        stage.until(lambda: session.playback.shown.phase is Phase.PLAYING)
        assert session.library.running() == demo("low-water")
        stage.let_pass(HOUR)
        assert (session.library.running(), session.playback.key) == (None, None)
        assert not stage.window.is_covered
        stage.let_pass(HOUR)
        assert stage.window.is_covered
        assert (session.library.running(), session.playback.key) == (demo("salt"),) * 2
        stage.leave_player()


@pytest.mark.parametrize("broken", [b"no film at all", b""])
def test_s4_s5_a_file_that_is_not_what_it_was(qtbot: QtBot, tmp_path: Path, broken: bytes) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED)) as stage:
        path = next(
            path
            for path in stage.session.opened.media.path.iterdir()
            if path.stat().st_size == stage.row("salt").episode.size
        )
        size = path.stat().st_size
        stage.select("salt")
        if broken:
            path.write_bytes(broken.ljust(size))
            stage.press(Qt.Key.Key_Return)
            stage.until(lambda: stage.session.playback.shown.phase is Phase.UNDECODABLE)
            assert stage.status("salt") is Status.READY
            assert stage.session.opened.db.execute("SELECT count(*) FROM sittings").fetchone() == (
                0,
            )
            stage.leave_player()
        else:
            path.unlink()
            stage.press(Qt.Key.Key_Return)
            message = stage.dialog(MessageDialog)
            assert stage.row("salt").entitlement.licence is None
            with qtbot.waitSignal(message.answered):
                stage.press(Qt.Key.Key_Escape)


def test_a_running_sitting_of_a_scenario_opens_the_player(qtbot: QtBot, tmp_path: Path) -> None:
    play = {"at": "-PT1H", "do": "play", "episode": "salt"}
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED, play)) as stage:
        stage.until(lambda: stage.session.playback.shown.phase is Phase.PLAYING)
        assert stage.window.is_covered
        began = stage.row("salt").entitlement.sitting_began_at
        assert began == stage.clock.now() - HOUR
        stage.leave_player()


def test_what_a_scenario_says_of_later_happens_when_its_clock_gets_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    leaves = {"at": "+PT1H", "do": "set", "episode": "salt", "leaves_at": "+PT2H"}
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED, leaves)) as stage:
        assert "48 h once started" in stage.shown("salt")
        stage.let_pass(HOUR)
        assert "Leaves in" in stage.shown("salt")
        stage.let_pass(HOUR)
        assert stage.status("salt") is Status.REVOKED


def test_f5_a_network_that_goes_away_and_comes_back_is_noticed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        session = stage.session
        media = stage.row("fog-signal").episode.media

        def lies_at(address: str) -> None:
            session.opened.db.execute(
                "UPDATE episodes SET media = ? WHERE id = 'fog-signal'", [address]
            )

        lies_at("https://media.example/fog-signal.webm")
        session.network.watch()  # whatever this machine says, it is told otherwise
        session.network.on_reachability_changed(QNetworkInformation.Reachability.Disconnected)
        session.library.ask_download(demo("fog-signal"))
        stage.until(lambda: stage.row("fog-signal").transfer.trouble is Trouble.NO_NETWORK)
        assert "Waiting" in stage.shown("fog-signal") or "network" in stage.shown("fog-signal")
        lies_at(media)
        session.network.on_reachability_changed(QNetworkInformation.Reachability.Online)
        stage.until_downloaded("fog-signal")


def test_list_says_how_far_a_running_transfer_is(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        session = stage.session
        session.settings.put("rate_limit", 150_000)
        session.library.ask_download(demo("fog-signal"))

        def received() -> int:
            moving = session.downloads.live(demo("fog-signal"))
            return 0 if moving is None else moving.received

        stage.until(lambda: received() > 20_000)
        library = read_user_library(tmp_path)
        rows = {row.episode.key: row for row in listed(library, everything=False)}
        library.close()
        told = rows[demo("fog-signal")].transfer
        assert told is not None
        assert told.received > 0
        assert told.progress


@pytest.mark.parametrize("view", ["catalogue", "rules", "settings"])
def test_a_scenario_opens_at_its_view(qtbot: QtBot, tmp_path: Path, view: str) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED, view=view)) as stage:
        stage.until(lambda: stage.window.place == view)


def test_a1_a_scenario_can_open_at_the_warning_and_one_warning_asks_for_several(
    qtbot: QtBot, tmp_path: Path
) -> None:
    lost = [{"at": "-PT1H", "do": "lose", "episode": name} for name in ("salt", "low-water")]
    scenario = scenario_file(tmp_path, *PLAYED, *lost, view="warning", select="low-water")
    with staged(qtbot, tmp_path, scenario) as stage:
        warning = stage.dialog(WarningDialog)
        with qtbot.waitSignal(warning.answered):
            stage.press(Qt.Key.Key_Escape)
        stage.until(lambda: not stage.window.findChildren(WarningDialog))
        stage.session.downloads_page.view.selectAll()
        stage.press(Qt.Key.Key_R)
        several = stage.dialog(WarningDialog)
        assert "2 episodes" in several.windowTitle()
        with qtbot.waitSignal(several.answered):
            stage.click(several.accept_button)
        stage.until_downloaded("salt")
        stage.until_downloaded("low-water")


def test_t2_a_clock_set_back_is_told_and_accepting_it_keeps_every_time_left(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        shown = stage.shown("low-water")
    opened = open_user_library(tmp_path, {"language": "en"})
    real = SystemClock().now
    clock = SystemClock(real(), laptop=lambda: real() - 3 * DAY)
    session = open_session(make_application(), replace(opened, clock=clock), tmp_path, bus=no_bus)
    try:
        with qtbot.waitExposed(session.window):
            session.show()
        stage = Stage(qtbot, session)
        session.ticker.tick()
        banner = session.window.banner("clock")
        assert banner is not None
        assert "3 days" in banner.text.replace("\u00a0", " ")
        assert stage.shown("low-water") == shown
        before = clock.now()
        session.window.banner_acted.emit("clock")
        assert clock.now() - before < -3 * DAY + 10 * SECOND
        assert session.window.banner("clock") is None
        assert stage.shown("low-water") == shown
    finally:
        session.close()
