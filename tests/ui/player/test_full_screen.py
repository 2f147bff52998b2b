"""In full screen what stands around the picture hides, and the time left stays in view."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop_app.domain.entitlement import begin_sitting
from desktop_app.domain.playback import Phase
from desktop_app.domain.time import HOUR
from desktop_app.ui.player.view import PlayerView
from tests.support.pointer import move
from tests.ui.player.test_props import State
from tests.ui.shelf import NOW, row

_LATE = row("low-water", number=3, opened=NOW - 49 * HOUR)
OVER = replace(_LATE, entitlement=begin_sitting(_LATE.entitlement, NOW - 2 * HOUR)[0])


def test_controls_hide_over_what_plays_and_a_key_brings_them_back(
    view: PlayerView, qtbot: QtBot
) -> None:
    view.hiding.after_ms = 20
    view.set_full_screen(True)
    assert view.surface.height() == view.height()
    assert view.bar.isVisible()
    assert not view.corner.isVisible()
    assert view.surface.contentsRect().top() >= view.bar.height()
    qtbot.waitUntil(lambda: not view.controls.isVisible())
    assert not view.bar.isVisible()
    assert view.cursor().shape() is Qt.CursorShape.BlankCursor
    assert view.corner.badge.isVisible(), "the time left is always in view"
    assert view.surface.contentsRect().height() == view.height()
    qtbot.keySequence(view, "L")
    assert view.controls.isVisible()
    assert not view.corner.isVisible()
    assert view.cursor().shape() is not Qt.CursorShape.BlankCursor


def test_a_movement_brings_them_back_and_none_by_itself_does(view: PlayerView) -> None:
    view.set_full_screen(True)
    move(view.surface, 40, 200)
    view.hiding.hide()
    move(view.surface, 40, 200)
    assert not view.controls.isVisible()
    move(view.surface, 41, 200)
    assert view.controls.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_they_stay_while_it_is_paused_and_while_a_menu_is_open(
    view: PlayerView, qtbot: QtBot
) -> None:
    view.set_full_screen(True)
    view.show_state(State(phase=Phase.PAUSED))
    view.hiding.on_timeout()
    assert view.controls.isVisible()
    view.show_state(State())
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    view.hiding.on_timeout()
    assert view.controls.isVisible()
    view.controls.subtitle_menu.close()
    view.hiding.on_timeout()
    assert not view.controls.isVisible()
    view.show_state(State(phase=Phase.PAUSED))
    assert view.controls.isVisible(), "whoever pauses sees where"


def test_they_stay_for_whoever_hears_them(view: PlayerView) -> None:
    """A screen reader goes through what is there, and moves nothing."""
    view.set_full_screen(True)
    QAccessible.setActive(True)
    try:
        view.hiding.on_timeout()
        assert view.controls.isVisible()
    finally:
        QAccessible.setActive(False)
    view.hiding.on_timeout()
    assert not view.controls.isVisible()


def test_tab_goes_on_where_the_keyboard_was_when_they_hid(view: PlayerView, qtbot: QtBot) -> None:
    view.set_full_screen(True)
    view.controls.mute.setFocus()
    view.hiding.hide()
    assert view.hasFocus(), "every key works"
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.controls.isVisible()
    assert view.focusWidget() in (view.controls.mute, view.controls.volume)


def test_a_notice_stays_in_view_while_the_rest_hides(view: PlayerView) -> None:
    view.set_full_screen(True)
    view.show_row(OVER, NOW)
    view.hiding.hide()
    assert view.corner.notice.isVisible()
    assert view.corner.notice.text() == view.bar.notice.text() != ""
