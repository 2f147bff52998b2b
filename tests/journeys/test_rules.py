"""The rules in plain words, from everywhere that leads there, and back to what one was doing."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.intent import Intent, Request
from desktop_app.domain.settings import Change, Setting
from desktop_app.platform.paths import resource
from desktop_app.ui.dialogs.message import MessageDialog
from desktop_app.ui.dialogs.rules import RulesDialog
from desktop_app.ui.dialogs.warning import WarningDialog
from tests.support.stage import Stage, demo, scenario_file, staged, staged_library

CTRL = Qt.KeyboardModifier.ControlModifier


def told(stage: Stage) -> str:
    labels = stage.session.rules_page.findChildren(QLabel)
    shown = " ".join(one.accessibleName() or one.text() for one in labels if one.isVisible())
    return shown.replace("\u00a0", " ")


def test_a1_from_the_warning_and_back_with_the_keyboard_the_question_is_unchanged(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.select("salt")
        before, files = stage.row("salt"), stage.media()
        stage.press(Qt.Key.Key_R)
        warning = stage.dialog(WarningDialog)
        question = warning.windowTitle()
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return):
            stage.press(key)
        assert warning.windowTitle() == "The rules in plain words"
        said = " ".join(one.accessibleName() for one in warning.findChildren(QLabel))
        assert "1 renewal left until 12 February 2027, " in said.replace("\u00a0", " ")
        stage.press(Qt.Key.Key_Escape)
        assert warning.windowTitle() == question
        assert warning.rules_link.hasFocus()
        assert stage.row("salt") == before
        stage.dialog(WarningDialog)
        with qtbot.waitSignal(warning.answered) as answered:
            stage.press(Qt.Key.Key_Escape)
        assert answered.args is not None
        assert not answered.args[0].renew
        assert (stage.row("salt"), stage.media()) == (before, files)
        assert stage.session.downloads_page.view.current_key == demo("salt")


def test_from_a_refusal_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.select("mycelium")
        stage.press(Qt.Key.Key_Return)
        message = stage.dialog(MessageDialog)
        refusal = message.windowTitle()
        stage.click(message.rules_link)
        assert message.is_reading
        stage.click(message.decline_button)
        assert message.windowTitle() == refusal
        stage.dialog(MessageDialog)
        with qtbot.waitSignal(message.answered):
            stage.press(Qt.Key.Key_Escape)
        assert stage.window.focusWidget() is stage.session.downloads_page.view


def test_from_the_catalogue_and_back_to_the_link(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.press(Qt.Key.Key_2, CTRL)
        catalogue = stage.session.catalogue_page
        catalogue.rules.setFocus()
        stage.press(Qt.Key.Key_Space)
        assert stage.window.place == "rules"
        assert "Set by the open scenario" in told(stage)
        assert stage.session.rules_page.back.hasFocus()
        stage.press(Qt.Key.Key_Escape)
        assert stage.window.place == "catalogue"
        assert catalogue.rules.hasFocus()


@pytest.mark.parametrize("digit", [Qt.Key.Key_1, Qt.Key.Key_4])
def test_ctrl_3_goes_there_and_esc_back_to_the_page_before(
    qtbot: QtBot, tmp_path: Path, digit: Qt.Key
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.press(digit, CTRL)
        before = stage.window.place
        stage.press(Qt.Key.Key_3, CTRL)
        assert stage.window.place == "rules"
        stage.press(Qt.Key.Key_Escape)
        assert stage.window.place == before


def test_p4_another_policy_is_told_at_once_and_each_can_be_read_in_full(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        stage.press(Qt.Key.Key_3, CTRL)
        assert "48 hours" in told(stage)
        asked = stage.session.settings_page.change_requested
        asked.emit(Change(Setting.POLICY, "screener-14d"))
        assert "Chosen in the settings" in told(stage)
        assert "You have 14 days from the download to start it" in told(stage)
        link = stage.session.rules_page.comparison.links["apple-rental"]
        link.setFocus()
        stage.press(Qt.Key.Key_Space)
        card = stage.dialog(RulesDialog)
        assert card.windowTitle() == "Apple rental"
        with qtbot.waitSignal(card.answered):
            stage.press(Qt.Key.Key_Escape)
        assert stage.window.place == "rules"
        assert link.hasFocus()


def test_p4_series_with_terms_of_their_own_are_told_apart(qtbot: QtBot, tmp_path: Path) -> None:
    shipped = json.loads(resource("catalogue", "catalogue.json").read_text(encoding="utf-8"))
    shipped["series"][1]["policy"] = "sky-go-nz"
    (tmp_path / "catalogue.json").write_text(json.dumps(shipped), encoding="utf-8")
    for folder in ("media", "posters"):
        shutil.copytree(resource("catalogue", folder), tmp_path / folder)
    scenario = scenario_file(tmp_path, catalogue="catalogue.json")
    with staged(qtbot, tmp_path, scenario) as stage:
        stage.press(Qt.Key.Key_3, CTRL)
        assert "Set for “Understory”." in told(stage)
        assert "Set for “Les Heures creuses”" in told(stage)
        assert "25 downloads at once are allowed" in told(stage)


def test_the_details_lead_to_what_binds_the_episode_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.select("low-water")
        inspector = stage.session.inspector
        inspector.intent_requested.emit(Request(Intent.READ_RULES, (inspector.key,)))
        card = stage.dialog(RulesDialog)
        assert any("48" in one.text() for one in card.findChildren(QLabel))
        stage.press(Qt.Key.Key_Escape)
        stage.until(lambda: not stage.window.findChildren(RulesDialog))
