"""The rules inside a card: there and back, by keys and clicks, and nothing is answered by it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.renewal import Reason, Refused
from desktop_app.domain.rules import Rules
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.content import DEAF_FOR
from desktop_app.ui.dialogs.message import MessageAnswer, MessageDialog
from desktop_app.ui.dialogs.props import ClosedBy, DialogAnswer
from desktop_app.ui.dialogs.reasons import refused
from desktop_app.ui.dialogs.rules import RulesDialog
from desktop_app.ui.dialogs.warning import WarningAnswer, WarningDialog
from tests.ui.dialogs.facts import NOW, episode, facts, plain, row
from tests.ui.dialogs.test_dialogs import KEYS, Stage, stage

__all__ = ["stage"]

RULES = (Rules.of(row()),)
ENTER, ESC, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Space


def warned(stage: Stage, *rules: Rules) -> CardDialog:
    asked = facts()
    card = WarningDialog(
        stage.holder, stage.texts, asked, stage.elapsed, stage.window, rules or RULES
    )
    return stage.open(card)


def words(card: CardDialog) -> str:
    shown = [one for one in card.findChildren(QLabel) if one.isVisible()]
    return plain(" | ".join(one.accessibleName() or one.text() for one in shown))


def read_by_keys(stage: Stage) -> CardDialog:
    card = warned(stage)
    for key in (TAB, TAB, ENTER):
        stage.key(key)
    assert card.is_reading
    stage.passed[0] += DEAF_FOR
    return card


def test_the_link_changes_nothing_of_how_the_warning_begins(stage: Stage) -> None:
    card = warned(stage)
    assert card.decline_button.hasFocus()
    stage.key(TAB)
    assert card.accept_button.hasFocus()
    stage.key(TAB)
    assert card.rules_link.hasFocus()
    stage.key(TAB)
    assert card.decline_button.hasFocus()
    stage.key(ENTER)
    assert stage.answers == [WarningAnswer(KEYS, renew=False, how=ClosedBy.ENTER)]


@pytest.mark.parametrize("key", [ENTER, SPACE])
def test_the_rules_stand_in_place_of_the_question_and_answer_nothing(
    stage: Stage, key: Qt.Key
) -> None:
    card = warned(stage)
    title = card.windowTitle()
    card.rules_link.setFocus()
    stage.key(key)
    assert card.windowTitle() == "The rules in plain words"
    assert card.accept_button.isHidden()
    assert not card.rules_link.isVisible()
    assert card.decline_button.accessibleName() == "Back"
    assert card.decline_button.hasFocus()
    assert "For “Salt”" in words(card)
    assert "How often may I download it?" in words(card)
    assert stage.answers == []
    assert title == "Use the last renewal for “Salt”?"


@pytest.mark.parametrize("back", [ESC, ENTER, SPACE])
def test_one_key_leads_back_to_the_question_as_it_was(stage: Stage, back: Qt.Key) -> None:
    before = words(warned(stage))
    card = stage.card
    assert card is not None
    card.rules_link.setFocus()
    stage.key(ENTER)
    stage.key(back)
    assert not card.is_reading
    assert words(card) == before
    assert card.accept_button.isVisible()
    assert card.rules_link.hasFocus()
    assert stage.answers == []


def test_back_from_the_rules_the_warning_is_deaf_again(stage: Stage) -> None:
    card = read_by_keys(stage)
    stage.key(ESC)
    for key in (ESC, ENTER, SPACE):
        stage.key(key)
    stage.click(card.accept_button)
    assert stage.answers == []
    assert not card.is_reading
    stage.passed[0] += DEAF_FOR
    stage.key(ESC)
    assert stage.answers == [WarningAnswer(KEYS, renew=False, how=ClosedBy.ESC)]


def test_after_reading_enter_still_uses_nothing_up_before_the_user_has_moved(stage: Stage) -> None:
    card = read_by_keys(stage)
    stage.key(ESC)
    stage.passed[0] += DEAF_FOR
    stage.key(ENTER)
    assert card.is_reading
    assert stage.answers == []


def test_a_key_that_repeats_neither_opens_the_rules_nor_leaves_them(stage: Stage) -> None:
    card = warned(stage)
    card.rules_link.setFocus()
    stage.repeat(ENTER)
    assert not card.is_reading
    stage.key(ENTER)
    for key in (ESC, ENTER, SPACE):
        stage.repeat(key)
    assert card.is_reading


def test_closing_the_window_among_the_rules_declines(stage: Stage) -> None:
    card = read_by_keys(stage)
    card.windowHandle().close()
    assert stage.answers == [WarningAnswer(KEYS, renew=False, how=ClosedBy.WINDOW)]


def test_arrows_scroll_the_rules_and_reach_no_button(stage: Stage) -> None:
    stage.window.resize(780, 420)
    card = read_by_keys(stage)
    bar = card.content._area.verticalScrollBar()
    assert bar.maximum() > 0
    stage.key(Qt.Key.Key_Down)
    assert bar.value() > 0
    stage.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    stage.key(Qt.Key.Key_Right)
    assert card.decline_button.hasFocus()


def test_another_language_while_the_rules_are_open(stage: Stage) -> None:
    card = read_by_keys(stage)
    stage.texts.switch("fr")
    assert card.is_reading
    assert card.windowTitle() == "Les règles en clair"
    assert card.decline_button.accessibleName() == "Retour"
    assert card.decline_button.hasFocus()
    stage.key(ESC)
    assert plain(card.windowTitle()) == "Utiliser le dernier renouvellement pour « Sel » ?" or (
        "Salt" in card.windowTitle()
    )
    assert card.rules_link.accessibleName() == "Les règles en clair"
    assert card.rules_link.hasFocus()


def test_a_language_switched_while_the_link_has_the_focus_leaves_it_there(stage: Stage) -> None:
    card = warned(stage)
    card.rules_link.setFocus()
    stage.texts.switch("fr")
    assert card.rules_link.hasFocus()
    stage.key(TAB)
    assert card.decline_button.hasFocus()


def test_several_episodes_each_have_their_own(stage: Stage) -> None:
    other = replace(
        Rules.of(row(one=episode("canopy", "Canopy"))), policy=replace(DEFAULT, max_downloads=3)
    )
    card = warned(stage, *RULES, other)
    card.rules_link.click()
    assert "For “Salt”" in words(card)
    assert "For “Canopy”" in words(card)
    assert "3 downloads at once are allowed" in words(card)


def test_a_refusal_leads_there_and_back_and_keeps_its_close(stage: Stage) -> None:
    one = row()
    said = refused(one, Refused(Reason.NOT_OFFERED), NOW, stage.texts)
    card = MessageDialog(
        stage.holder, stage.texts, lambda _texts: said, stage.elapsed, stage.window, RULES
    )
    stage.open(card)
    title = card.windowTitle()
    stage.key(TAB)
    assert card.rules_link.hasFocus()
    stage.key(ENTER)
    assert card.windowTitle() == "The rules in plain words"
    stage.key(ESC)
    assert card.windowTitle() == title
    stage.passed[0] += DEAF_FOR
    stage.key(ESC)
    assert stage.answers == [MessageAnswer(one.episode.key, None, ClosedBy.ESC)]


def test_without_rules_there_is_no_link(stage: Stage) -> None:
    card = stage.warn()
    assert not card.rules_link.isVisible()
    stage.key(TAB)
    stage.key(TAB)
    assert card.decline_button.hasFocus()


def test_a_policy_to_be_read_in_full(qtbot: QtBot, stage: Stage) -> None:
    policy = ShippedPolicy(
        "clubic-2017",
        LocalText({"en": "The article", "fr": "L’article"}),
        DEFAULT,
        LocalText.plain("Clubic"),
        LocalText.plain("B"),
    )
    card = RulesDialog(stage.holder, stage.texts, policy, stage.elapsed, stage.window)
    stage.open(card)
    assert card.windowTitle() == "The article"
    assert "Source: Clubic (press or a forum)." in words(card)
    assert "What happens then?" in words(card)
    face = QAccessible.queryAccessibleInterface(card)
    assert face.text(QAccessible.Text.Name) == "The article"
    stage.key(ESC)
    assert stage.answers == [DialogAnswer(accepted=False, how=ClosedBy.ESC)]
    assert stage.asking.hasFocus()


def test_in_a_small_window_the_link_comes_into_view_with_the_focus(stage: Stage) -> None:
    stage.holder.set_text_percent(200)
    stage.window.resize(880, 560)
    card = warned(stage)
    for key in (TAB, TAB):
        stage.key(key)
    assert in_view(card)
    stage.key(ENTER)
    stage.key(ESC)
    assert card.rules_link.hasFocus()
    assert in_view(card)


def in_view(card: CardDialog) -> bool:
    link, view = card.rules_link, card.content._area.viewport()
    return view.rect().contains(link.geometry().translated(link.parentWidget().pos()))
