"""Every task of the journeys with the keyboard alone: keys to the window that has the focus."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.shelf import Chip, Sort
from desktop_app.ui.dialogs.explanation import ExplanationDialog
from desktop_app.ui.dialogs.message import MessageDialog
from desktop_app.ui.dialogs.warning import WarningDialog
from tests.support.stage import Stage, demo, staged, staged_library
from tests.support.tabbing import MOST, around, focused, let_it_hear

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.until(lambda: stage.session.downloads_page.view.current_key == demo("salt"))
        yield stage


# how a person gets somewhere


def tab_until(stage: Stage, is_there: Callable[[QWidget], bool]) -> QWidget:
    """Tab until the focus is there."""
    passed = []
    for _ in range(MOST):
        here = focused(stage)
        if is_there(here):
            return here
        passed.append(around(here))
        stage.press(Qt.Key.Key_Tab)
    raise AssertionError("Tab only comes to:\n" + "\n".join(dict.fromkeys(passed)))


def tab_to(stage: Stage, name: str) -> QWidget:
    """Tab until the focus is on something that is called so, or stands in something that is."""
    return tab_until(stage, lambda here: name in around(here))


def go_to_place(stage: Stage, place: str) -> None:
    """Ctrl and the digit of a page."""
    number = [one.key for one in stage.window._places].index(place)
    stage.press(Qt.Key(Qt.Key.Key_1 + number), CTRL)
    assert stage.window.place == place


def go_to_row(stage: Stage, episode: str) -> None:
    """To the top, and down to that row."""
    view = focused(stage)
    assert view in (stage.session.downloads_page.view, stage.session.catalogue_page.view)
    stage.press(Qt.Key.Key_Home)
    for _ in range(MOST):
        if view.current_key == demo(episode):
            return
        stage.press(Qt.Key.Key_Down)
    raise AssertionError(f"the arrows never come to {episode}")


def press_menu_key(stage: Stage) -> None:
    """What a window system makes of that key; offscreen there is none that would."""
    here = focused(stage)
    at = here.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, at, here.mapToGlobal(at), Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(here, event)


# tasks


def test_on_the_first_day_an_episode_is_found_and_played(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        stage.press(Qt.Key.Key_F, CTRL)
        stage.write("harbour")
        stage.press(Qt.Key.Key_Return)
        go_to_row(stage, "harbour-lights")
        stage.press(Qt.Key.Key_Return)
        explanation = stage.dialog(ExplanationDialog)
        stage.press(Qt.Key.Key_Tab)
        assert explanation.accept_button.hasFocus()
        stage.press(Qt.Key.Key_Return)
        stage.until(lambda: stage.session.library.running() == demo("harbour-lights"))
        stage.press(Qt.Key.Key_Space)
        stage.press(Qt.Key.Key_Escape)
        assert not stage.window.is_covered
        assert stage.session.library.running() is None
        assert focused(stage) is stage.session.downloads_page.view
        assert stage.status("harbour-lights") is Status.ACTIVE
        stage.press(Qt.Key.Key_F, CTRL)
        stage.press(Qt.Key.Key_Escape)
        assert stage.session.downloads_page.search.text() == ""
        stage.press(Qt.Key.Key_Escape)
        assert focused(stage) is stage.session.downloads_page.view


@pytest.mark.parametrize("there", [Qt.Key.Key_Tab, Qt.Key.Key_Right], ids=["Tab", "arrow"])
def test_the_last_renewal_is_declined_and_then_used(stage: Stage, there: Qt.Key) -> None:
    go_to_place(stage, "library")
    go_to_row(stage, "salt")
    stage.press(Qt.Key.Key_R)
    stage.dialog(WarningDialog)
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: not stage.window.findChildren(WarningDialog))
    assert stage.status("salt") is Status.EXPIRED
    assert stage.session.downloads_page.view.current_key == demo("salt")
    assert focused(stage) is stage.session.downloads_page.view
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Return)
    warning = stage.dialog(WarningDialog)
    stage.press(there)
    assert warning.accept_button.hasFocus()
    stage.press(Qt.Key.Key_Return)
    stage.until_downloaded("salt")


def test_a_copy_is_removed_and_brought_back_and_a_row_cleared_and_brought_back(
    stage: Stage,
) -> None:
    go_to_place(stage, "library")
    go_to_row(stage, "low-water")
    stage.press(Qt.Key.Key_Delete)
    assert "Being removed" in stage.shown("low-water")
    stage.press(Qt.Key.Key_Z, CTRL)
    assert stage.status("low-water") is Status.ACTIVE
    model = stage.session.downloads_page.model
    go_to_row(stage, "salt")
    stage.press(Qt.Key.Key_Delete)
    assert model.find(demo("salt")) is None
    tab_to(stage, "Undo")
    stage.press(Qt.Key.Key_Space)
    assert model.find(demo("salt")) is not None


def test_several_rows_are_chosen_and_removed(stage: Stage) -> None:
    go_to_place(stage, "library")
    go_to_row(stage, "low-water")
    stage.press(Qt.Key.Key_Down, SHIFT)
    assert stage.session.downloads_page.view.place.chosen_count == 2
    assert stage.session.inspector.key is None, "its buttons would be for one of the two"
    tab_to(stage, "Remove 2")
    stage.press(Qt.Key.Key_Space)
    assert "Being removed" in stage.shown("low-water")
    assert "Being removed" in stage.shown("harbour-lights")
    stage.press(Qt.Key.Key_Z, CTRL)
    assert stage.status("harbour-lights") is Status.READY
    stage.session.downloads_page.focus_rows()
    stage.press(Qt.Key.Key_Escape)
    assert stage.session.inspector.key == stage.session.downloads_page.view.current_key


def test_a_group_is_folded_and_unfolded(stage: Stage) -> None:
    go_to_place(stage, "library")
    model = stage.session.downloads_page.model
    every = model.rowCount()
    go_to_row(stage, "salt")
    stage.press(Qt.Key.Key_Left)
    stage.press(Qt.Key.Key_Left)
    assert model.rowCount() == every - 4
    stage.press(Qt.Key.Key_Right)
    assert model.rowCount() == every


def chosen(stage: Stage) -> tuple[object, ...]:
    """All that the settings page decides."""
    s = stage.session
    return (
        s.texts.language,
        s.theme.look,
        s.theme.text_percent,
        s.settings.policy_name,
        s.settings.rate_limit,
        s.settings.slots,
        s.settings.reduced_motion,
        s.settings.notifications,
        s.settings.play_next,
    )


def test_every_choice_of_the_settings_is_made_and_taken_back(stage: Stage) -> None:
    go_to_place(stage, "settings")
    page = stage.session.settings_page
    made: dict[QButtonGroup, str] = {}
    for _ in range(MOST):
        stage.press(Qt.Key.Key_Tab)
        here = focused(stage)
        group = here.group() if isinstance(here, QAbstractButton) else None
        if group is None or not page.isAncestorOf(here):
            continue
        if group in made:
            break
        heading = made[group] = around(here).split(" < ")[1]
        before, one = chosen(stage), group.checkedButton()
        first, second, *_ = group.buttons()
        beside = first.y() == second.y()
        back, there = (
            (Qt.Key.Key_Left, Qt.Key.Key_Right) if beside else (Qt.Key.Key_Up, Qt.Key.Key_Down)
        )
        if one is group.buttons()[-1]:
            there, back = back, there
        stage.press(there)
        assert chosen(stage) != before, heading
        assert group.checkedButton() is not one, heading
        stage.press(back)
        assert chosen(stage) == before, heading
        assert focused(stage) is group.checkedButton(), heading
    named = ("Language", "Theme", "Text size", "Policy", "Download speed", "Motion", "episode")
    for heading in named:
        assert any(heading in name for name in made.values()), heading
    assert len(made) >= 8


def test_a_choice_of_the_settings_is_undone(stage: Stage) -> None:
    go_to_place(stage, "settings")
    before = chosen(stage)
    tab_to(stage, "Text size")
    stage.press(Qt.Key.Key_Right)
    assert chosen(stage) != before
    stage.press(Qt.Key.Key_Z, CTRL)
    assert chosen(stage) == before


def test_an_episode_is_downloaded_from_the_catalogue(stage: Stage) -> None:
    go_to_place(stage, "catalogue")
    go_to_row(stage, "fog-signal")
    stage.press(Qt.Key.Key_Return)
    stage.until_downloaded("fog-signal")
    assert stage.window.place == "catalogue"
    assert focused(stage) is stage.session.catalogue_page.view


def test_rows_are_put_in_another_order_and_filtered(stage: Stage) -> None:
    go_to_place(stage, "library")
    model = stage.session.downloads_page.model
    tab_to(stage, "Sort:")
    stage.press(Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Return)
    assert model.arrangement.sort is Sort.TITLE
    tab_to(stage, "All 9")
    stage.press(Qt.Key.Key_Right)
    assert model.arrangement.chip is Chip.READY
    stage.press(Qt.Key.Key_Left)
    assert model.arrangement.chip is Chip.ALL


def test_details_are_opened_and_left(stage: Stage) -> None:
    stage.window.resize(1000, 700)
    stage.until(lambda: stage.window.inspector_is_laid_over)
    go_to_place(stage, "library")
    go_to_row(stage, "low-water")
    stage.press(Qt.Key.Key_I)
    assert stage.window.inspector_shown
    tab_to(stage, "Details of “Low Water”")
    stage.press(Qt.Key.Key_Escape)
    assert not stage.window.inspector_shown
    assert focused(stage).isVisible()
    assert stage.session.downloads_page.isAncestorOf(focused(stage))


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question], ids=["F1", "?"])
def test_the_shortcuts_are_opened_and_closed(stage: Stage, key: Qt.Key) -> None:
    go_to_place(stage, "library")
    stage.press(key)
    shown = QApplication.activeModalWidget()
    assert shown is not None
    assert "Keyboard" in shown.windowTitle()
    let_it_hear(stage)
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: QApplication.activeModalWidget() is None)
    assert focused(stage) is stage.session.downloads_page.view


def test_why_an_episode_is_locked_is_read(stage: Stage) -> None:
    go_to_place(stage, "library")
    go_to_row(stage, "mycelium")
    stage.press(Qt.Key.Key_Return)
    message = stage.dialog(MessageDialog)
    assert "Mycelium" in message.windowTitle()
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: not stage.window.findChildren(MessageDialog))
    assert focused(stage) is stage.session.downloads_page.view


def test_the_rail_goes_from_page_to_page(stage: Stage) -> None:
    go_to_place(stage, "library")
    window, seen = stage.window, []
    places = [place.key for place in window._places]
    for _ in places[1:]:
        tab_until(stage, window.rail.isAncestorOf)
        stage.press(Qt.Key.Key_Down)
        seen.append(window.place)
    assert seen == places[1:]
    for _ in places[1:]:
        tab_until(stage, window.rail.isAncestorOf)
        stage.press(Qt.Key.Key_Up)
    assert window.place == places[0]


def test_the_menu_of_a_row_does_what_it_says(stage: Stage) -> None:
    go_to_place(stage, "library")
    go_to_row(stage, "low-water")
    press_menu_key(stage)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    stage.press(Qt.Key.Key_Down)
    assert menu.activeAction() is not None
    stage.press(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
