"""Keys that are held, in the real application: nothing is used, declined, left or opened by them.

They come as X11 tells them, with no repeat marked (`tests.support.hands`); `tests.access.keys` does
the same with real ones.
"""
# ruff: noqa: RUF001  what a Cyrillic layout types

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.playback import Phase
from desktop_app.ledger.events import RenewalDeclined
from desktop_app.session.variants import variant_files
from desktop_app.ui.dialogs.content import DEAF_FOR
from desktop_app.ui.dialogs.message import MessageDialog
from desktop_app.ui.dialogs.warning import WarningDialog, WarningSheet
from tests.support.clocks import Skipping
from tests.support.hands import press_at
from tests.support.signals import heard
from tests.support.stage import Stage, demo, staged

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
HELD = 25
"""So many repeats: a second."""
WAYS = [((), Key.Key_Space), ((Key.Key_Right,), Key.Key_Return), ((), Key.Key_R)]


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.until(lambda: stage.session.downloads_page.view.current_key == demo("salt"))
        yield stage


def pass_time(stage: Stage, milliseconds: int) -> None:
    assert isinstance(stage.session.elapsed, Skipping)
    stage.session.elapsed.skipped += milliseconds


def warnings(stage: Stage) -> list[QWidget]:
    found: list[QWidget] = []
    for kind in (WarningDialog, WarningSheet):
        found += [one for one in stage.window.findChildren(kind) if one.isVisible()]
    return found


def test_no_variant_of_the_warning_is_answered_by_a_key_that_is_held(stage: Stage) -> None:
    for variant in sorted(variant_files()):
        stage.session.variants.choose(variant)
        _hold_keys(stage)


def _hold_keys(stage: Stage) -> None:
    events = heard(stage.session.library.happened)
    for first, key in WAYS:
        stage.select("salt")
        for one in first:
            stage.press(one)
        with stage.hands.holding(key, stage.handle) as repeat:
            stage.until(lambda: len(warnings(stage)) == 1)
            (warning,) = warnings(stage)
            focused = QApplication.focusWidget()
            for _ in range(HELD):
                pass_time(stage, 5_000 // HELD)
                repeat()
            assert QApplication.focusWidget() in (focused, warning.focusWidget())
        assert warnings(stage) == [warning]
        assert events == []
        stage.press(Key.Key_Escape)
        stage.until(lambda: not warnings(stage))
        assert [type(one) for one in events] == [RenewalDeclined]
        events.clear()
    assert stage.status("salt") is Status.EXPIRED


@pytest.mark.parametrize("variant", ["neutral", "sheet", "renew-default"])
def test_after_a_key_was_let_go_an_ordinary_press_of_it_renews(stage: Stage, variant: str) -> None:
    stage.session.variants.choose(variant)
    stage.select("salt")
    with stage.hands.holding(Key.Key_Space, stage.handle) as repeat:
        stage.until(lambda: len(warnings(stage)) == 1)
        repeat()
    pass_time(stage, DEAF_FOR)
    if variant != "renew-default":
        stage.press(Key.Key_Tab)
    stage.press(Key.Key_Space)
    stage.until_downloaded("salt")


def test_enter_held_on_a_locked_row_tells_why_once(stage: Stage) -> None:
    stage.select("mycelium")
    with stage.hands.holding(Key.Key_Return, stage.handle) as repeat:
        stage.until(lambda: bool(stage.window.findChildren(MessageDialog)))
        for _ in range(HELD):
            pass_time(stage, 40)
            repeat()
        (message,) = stage.window.findChildren(MessageDialog)
        assert message.isVisible()
    stage.press(Key.Key_Return)
    stage.until(lambda: not stage.window.findChildren(MessageDialog))


def test_in_the_player_arrows_go_on_and_nothing_else_is_done_twice(stage: Stage) -> None:
    stage.select("low-water")
    with stage.hands.holding(Key.Key_Return, stage.handle) as repeat:
        stage.until(lambda: stage.session.library.running() == demo("low-water"))
        for _ in range(HELD):
            repeat()
        assert stage.window.is_covered
    player = stage.session.player
    assert player.state is not None
    sought, full = heard(player.seek_requested), heard(player.full_screen_requested)
    toggled = heard(player.toggle_requested)
    for key in (Key.Key_Left, Key.Key_J):
        with stage.hands.holding(key, stage.handle) as repeat:
            for _ in range(3):
                repeat()
        assert len(sought) == 4
        sought.clear()
    for key in (Key.Key_F, Key.Key_Space, Key.Key_0):
        with stage.hands.holding(key, stage.handle) as repeat:
            for _ in range(HELD):
                repeat()
    assert (len(full), len(toggled), len(sought)) == (1, 1, 1)
    stage.until(lambda: player.state is not None and player.state.phase is Phase.PAUSED)
    stage.press(Key.Key_F)
    with stage.hands.holding(Key.Key_Escape, stage.handle) as repeat:
        assert not stage.window.is_covered
        for _ in range(HELD):
            repeat()
    assert stage.window.isVisible()


def test_a_group_is_folded_once_and_a_search_is_written_on(stage: Stage) -> None:
    page = stage.session.downloads_page
    stage.select("salt")
    stage.press(Key.Key_Left)
    rows = page.model.rowCount()
    with stage.hands.holding(Key.Key_Space, stage.handle) as repeat:
        for _ in range(HELD + 1):
            repeat()
    assert page.model.rowCount() < rows
    stage.press(Key.Key_Space)
    assert page.model.rowCount() == rows
    with stage.hands.holding(Key.Key_F, stage.handle, CONTROL) as repeat:
        for _ in range(HELD):
            repeat()
    with stage.hands.holding(Key.Key_O, stage.handle) as repeat:
        for _ in range(3):
            repeat()
    assert page.search.text() == "oooo"


# keys by their place


def test_pages_rows_and_player_have_their_keys_on_other_layouts(stage: Stage) -> None:
    window, player = stage.window, stage.session.player
    for code, typed, place in ((11, "é", "catalogue"), (13, "'", "settings"), (10, "&", "library")):
        press_at(stage.handle(), code, typed, CONTROL)
        assert window.place == place
    stage.select("salt")
    press_at(stage.handle(), 27, "к")
    stage.dialog(WarningDialog)
    stage.press(Key.Key_Escape)
    stage.until(lambda: not warnings(stage))
    press_at(stage.handle(), 41, "а", CONTROL)
    press_at(stage.handle(), 27, "к")
    assert stage.session.downloads_page.search.text() == "к"
    stage.press(Key.Key_Escape)
    stage.watch("low-water")
    sought, full = heard(player.seek_requested), heard(player.full_screen_requested)
    press_at(stage.handle(), 14, "(")
    assert sought == [pytest.approx(player.props.duration_s / 2)]
    press_at(stage.handle(), 41, "а")
    assert full == [True]
    press_at(stage.handle(), 41, "а")
    stage.leave_player()
