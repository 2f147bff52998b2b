"""The limits of rule T4: told to a screen reader, and by the desktop once that was asked for."""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.settings import Change, Setting
from desktop_app.domain.time import DAY, HOUR, MINUTE
from tests.support.desktop import desktop
from tests.support.ears import listen
from tests.support.stage import Stage, demo, scenario_file, staged

STARTED = (
    {"at": "-PT3H", "do": "download", "episode": "salt"},
    {"at": "-PT2H", "do": "play", "episode": "salt"},
    {"at": "-PT1H", "do": "stop", "episode": "salt"},
)
LEFT = 46 * HOUR
"""What is left for “Salt” when it opens."""
TOLD = [
    "24 hours left for “Salt”.",
    "6 hours left for “Salt”.",
    "1 hour left for “Salt”.",
    "The time for “Salt” is over.",
]
STEPS = [LEFT - DAY, 18 * HOUR, 5 * HOUR, HOUR]


def ask_for_notifications(stage: Stage) -> None:
    stage.session.settings_page.change_requested.emit(Change(Setting.NOTIFICATIONS, value=True))


# announced


def test_t4_each_limit_is_announced_once_and_the_end_with_what_became_of_the_copy(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *STARTED)) as stage:
        heard = listen(monkeypatch)
        for step in STEPS:
            stage.let_pass(step - MINUTE)
            stage.let_pass(MINUTE)
            stage.let_pass(0)
        stage.until(lambda: len(heard) == 4)
        assert heard == [*TOLD[:3], "“Salt” has expired and was deleted from this laptop."]


def test_what_ended_at_the_same_moment_is_said_in_one_sentence(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.let_pass(40 * HOUR)
        stage.until(lambda: bool(stage.window.toasts.shown))
        assert [one.text for one in stage.window.toasts.shown] == [
            "3 episodes have expired and were deleted from this laptop."
        ]


def test_t4_in_a_sitting_the_end_is_announced_when_it_comes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *STARTED)) as stage:
        stage.watch("salt")
        heard = listen(monkeypatch)
        stage.let_pass(LEFT)
        stage.let_pass(HOUR)
        (told,) = heard
        assert told.startswith("The time is over, but you can finish this sitting.")
        stage.leave_player()


def test_t4_where_playing_stops_at_the_end_that_is_announced_too(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hard = {"name": "hard", "soft_enforce_playback": False}
    (tmp_path / "hard.json").write_text(json.dumps(hard))
    scenario = scenario_file(tmp_path, *STARTED, policy="hard.json")
    with staged(qtbot, tmp_path, scenario) as stage:
        stage.watch("salt")
        heard = listen(monkeypatch)
        stage.let_pass(LEFT)
        assert stage.status("salt") is Status.EXPIRED
        assert heard == ["The time for “Salt” is over. You can renew it in your downloads."]
        stage.leave_player()


# by the desktop


def test_t4_nothing_is_said_to_the_desktop_until_it_is_asked_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with (
        desktop(tmp_path, "body") as there,
        staged(qtbot, tmp_path, scenario_file(tmp_path, *STARTED), there.connect_to) as stage,
    ):
        stage.let_pass(LEFT - DAY)
        assert stage.session.notifications.available is None, "it was not even asked"
        stage.window.show_place("settings")
        page = stage.session.settings_page
        stage.until(lambda: page.shown.notifications_work is True)
        stage.let_pass(18 * HOUR)
        ask_for_notifications(stage)
        stage.let_pass(5 * HOUR)
        stage.until(lambda: len(there.shown) == 1)
        assert [one.body for one in there.shown] == TOLD[2:3]


def test_t4_each_limit_once_in_place_of_the_one_before(qtbot: QtBot, tmp_path: Path) -> None:
    with (
        desktop(tmp_path, "body") as there,
        staged(qtbot, tmp_path, scenario_file(tmp_path, *STARTED), there.connect_to) as stage,
    ):
        ask_for_notifications(stage)
        for number, step in enumerate(STEPS, start=1):
            with qtbot.waitSignal(stage.session.notifications.shown):
                stage.let_pass(step)
                stage.let_pass(0)
            assert len(there.shown) == number
        assert [one.body for one in there.shown] == TOLD
        assert {one.title for one in there.shown} == {"Salt · Les Heures creuses"}
        assert [one.replaces for one in there.shown] == [0, 41, 41, 41]


def test_t4_after_a_jump_the_last_one_alone_in_the_language_of_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with (
        desktop(tmp_path, "body") as there,
        staged(qtbot, tmp_path, scenario_file(tmp_path, *STARTED), there.connect_to) as stage,
    ):
        ask_for_notifications(stage)
        stage.session.settings_page.change_requested.emit(Change(Setting.LANGUAGE, "fr"))
        stage.let_pass(LEFT - MINUTE)
        stage.until(lambda: len(there.shown) == 1)
        stage.let_pass(0)
        (shown,) = there.shown
        assert shown.body.startswith("Il reste 1 heure")
        assert shown.actions == ["default", "Afficher"]


def test_a_click_on_a_notification_leads_to_its_row(qtbot: QtBot, tmp_path: Path) -> None:
    with (
        desktop(tmp_path, "body") as there,
        staged(qtbot, tmp_path, scenario_file(tmp_path, *STARTED), there.connect_to) as stage,
    ):
        ask_for_notifications(stage)
        stage.let_pass(LEFT - HOUR)
        stage.until(lambda: len(there.shown) == 1)
        stage.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        assert stage.window.place == "catalogue"
        stage.window.showMinimized()
        there.click(41)
        stage.until(lambda: stage.window.place == "library")
        assert not stage.window.isMinimized()
        assert stage.session.downloads_page.view.current_key == demo("salt")


def test_a_click_on_a_notification_leaves_a_film_where_it_is(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And on Wayland its token lets the window come to the front."""
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "of the start")
    with (
        desktop(tmp_path, "body") as there,
        staged(qtbot, tmp_path, scenario_file(tmp_path, *STARTED), there.connect_to) as stage,
    ):
        ask_for_notifications(stage)
        stage.let_pass(LEFT - HOUR)
        stage.until(lambda: len(there.shown) == 1)
        stage.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        stage.session.library.ask_play(demo("salt"))
        stage.until(lambda: stage.session.library.running() == demo("salt"))
        focused = stage.window.focusWidget()
        there.click(41, "a token")
        stage.until(lambda: os.environ["XDG_ACTIVATION_TOKEN"] == "a token")
        assert stage.window.is_covered
        assert stage.window.place == "catalogue"
        assert stage.window.focusWidget() is focused
        stage.leave_player()


def test_without_a_bus_nothing_breaks_and_the_page_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *STARTED)) as stage:
        ask_for_notifications(stage)
        stage.let_pass(LEFT - HOUR)
        stage.window.show_place("settings")
        page = stage.session.settings_page
        words = page.rows[Setting.NOTIFICATIONS]._sentence.text()
        assert words.startswith("This desktop shows no notifications")
        assert page.shown.notifications
