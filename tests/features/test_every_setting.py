"""Every setting that can be chosen is stored, shown on its page, and undone."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.settings import Change, Remembered, Setting
from tests.support.stage import staged_library

OTHERS: dict[Setting, object] = {
    Setting.LANGUAGE: "fr",
    Setting.THEME: "light",
    Setting.TEXT_SIZE: 150,
    Setting.REDUCED_MOTION: True,
    Setting.PLAY_NEXT: False,
    Setting.NOTIFICATIONS: True,
    Setting.POLICY: "sky-go-nz",
    Setting.RATE_LIMIT: 200_000,
    Setting.SLOTS: 3,
}


def test_every_setting_has_another_value_here() -> None:
    assert OTHERS.keys() == set(Setting)
    assert not set(Setting) & set(Remembered), "each is stored under a name of its own"


@pytest.mark.parametrize("setting", Setting)
def test_a_setting_that_is_chosen_is_stored_shown_and_undone(
    qtbot: QtBot, tmp_path: Path, setting: Setting
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        page = stage.session.settings_page
        before = page.shown.value(setting)
        page.change_requested.emit(Change(setting, OTHERS[setting]))
        assert page.shown.value(setting) == OTHERS[setting] != before
        assert page.changed_to(setting).partition(": ")[2] not in ("", "."), "it is told"
        stage.window.toast_acted.emit(("setting", setting))
        assert page.shown.value(setting) == before
