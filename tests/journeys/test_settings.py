"""The settings: each takes effect at once, is kept, and can be undone, with the keyboard alone."""

import sqlite3
from collections.abc import Callable, Hashable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.settings import Setting
from desktop_app.session.folders import DATABASE
from desktop_app.session.opening import open_user_library
from desktop_app.session.session import Session
from desktop_app.ui.tokens import DARK, LIGHT
from desktop_app.ui.widgets.buttons import Button
from tests.support.ears import listen
from tests.support.other_program import holding_the_write_lock
from tests.support.stage import Stage, demo, staged_library

Effect = Callable[[Session], object]


def _policy(session: Session) -> object:
    return session.settings.in_force(session.opened.ledger.episode(demo("salt"))).name


CHOICES: list[tuple[Setting, Hashable, str, Effect, object, object]] = [
    (Setting.LANGUAGE, "fr", "Langue : Français.", lambda s: s.texts.language, "en", "fr"),
    (Setting.THEME, "light", "Theme: Light.", lambda s: s.theme.theme.tokens, DARK, LIGHT),
    (Setting.TEXT_SIZE, 150, "Text size: 150 %.", lambda s: s.theme.theme.scale, 1.0, 1.5),
    (
        Setting.REDUCED_MOTION,
        True,
        "Motion: Reduced.",
        lambda s: s.theme.theme.motion(150),
        150,
        0,
    ),
    (
        Setting.PLAY_NEXT,
        False,
        "Play the next episode automatically: Off.",
        lambda s: s.settings.play_next,
        True,
        False,
    ),
    (
        Setting.NOTIFICATIONS,
        True,
        "Notifications: On.",
        lambda s: s.settings.notifications,
        False,
        True,
    ),
    (
        Setting.POLICY,
        "sky-go-nz",
        "Policy in force: Sky Go New Zealand.",
        _policy,
        "clubic-2017",
        "sky-go-nz",
    ),
    (
        Setting.RATE_LIMIT,
        1_000_000,
        "Download speed: 1.0 MB per second.",
        lambda s: s.settings.rate_limit,
        None,
        1_000_000,
    ),
    (Setting.SLOTS, 4, "Downloads at once: 4.", lambda s: s.settings.slots, 2, 4),
]


def control(stage: Stage, setting: Setting, value: Hashable) -> QAbstractButton:
    page = stage.session.settings_page
    if setting is Setting.POLICY:
        assert value is None or isinstance(value, str)
        return page.policies[value]
    return page.chips[setting]._buttons[value]


def choose(stage: Stage, setting: Setting, value: Hashable) -> None:
    stage.window.show_place("settings")
    control(stage, setting, value).setFocus()
    stage.press(Qt.Key.Key_Space)


def toasts(stage: Stage) -> list[str]:
    return [one.text.replace("\u00a0", " ") for one in stage.window.toasts.shown]


def test_every_setting_is_chosen_in_these_tests() -> None:
    assert {setting for setting, *_told in CHOICES} == set(Setting)


def test_at_once_undone_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """Each setting by itself; then all of them, which the next start finds."""
    with staged_library(qtbot, tmp_path) as stage:
        for setting, value, said, effect, before, after in CHOICES:
            held = stage.session.settings_page.shown.value(setting)
            assert effect(stage.session) == before, setting
            choose(stage, setting, value)
            assert effect(stage.session) == after, setting
            assert toasts(stage) == [said]
            assert control(stage, setting, value).isChecked(), setting
            stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            assert effect(stage.session) == before, setting
            assert toasts(stage) == [], setting
            assert control(stage, setting, held).isChecked(), setting
        for setting, value, *_told in CHOICES:
            choose(stage, setting, value)
    reopened = open_user_library(tmp_path, {})
    kept = {setting: reopened.settings.value(setting.value) for setting, *_ in CHOICES}
    assert kept == {setting: value for setting, value, *_told in CHOICES}
    reopened.close()


def test_undo_goes_back_to_what_held_before_the_last_change_and_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        choose(stage, Setting.THEME, "light")
        choose(stage, Setting.TEXT_SIZE, 125)
        choose(stage, Setting.THEME, "contrast")
        assert toasts(stage) == ["Text size: 125 %.", "Theme: High contrast."]
        heard = listen(monkeypatch)
        stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert stage.session.settings.theme == "light"
        stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (stage.session.settings.theme, stage.session.settings.text_size) == ("light", 100)
        assert [one.replace("\u00a0", " ") for one in heard] == [
            "Theme: Light.",
            "Text size: 100 %.",
        ]
        assert toasts(stage) == []


def test_a_choice_that_cannot_be_stored_is_not_shown_as_made(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        opened = stage.session.opened
        opened.db.execute("PRAGMA busy_timeout = 20")
        with (
            holding_the_write_lock(opened.folder / DATABASE),
            qtbot.captureExceptions() as raised,
        ):
            choose(stage, Setting.THEME, "light")
        assert [kind for kind, _error, _where in raised] == [sqlite3.OperationalError]
        assert control(stage, Setting.THEME, "dark").isChecked()
        assert not control(stage, Setting.THEME, "light").isChecked()
        assert stage.session.theme.theme.tokens is DARK
        assert "Theme: Light." not in toasts(stage)


def test_the_button_of_the_toast_undoes_too(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        with qtbot.waitSignal(stage.window.toasts.arrived):
            choose(stage, Setting.THEME, "light")
        undo = next(one for one in stage.window.toasts.findChildren(Button) if one.text() == "Undo")
        stage.click(undo)
        assert stage.session.settings.theme == "dark"
        assert stage.session.theme.theme.tokens is DARK
        assert toasts(stage) == []
