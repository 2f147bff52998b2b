"""Messages never stand on what is in use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.focus import stops_in
from desktop_app.ui.widgets.toast import ToastProps
from tests.support.stage import Stage, staged

TEXTS = ("“Low Water” is being removed.", "Removing “Salt” from this laptop. " * 3, "Short.")


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.window.resize(880, 560)
        QApplication.processEvents()
        yield stage


def where(stage: Stage, widget: QWidget, part: QRect | None = None) -> QRect:
    rect = widget.rect() if part is None else part
    return QRect(widget.mapTo(stage.window, rect.topLeft()), rect.size())


def say(stage: Stage) -> QRect:
    for number, text in enumerate(TEXTS):
        stage.window.toasts.say(ToastProps(text, "Undo", key=("k", number)))
    return where(stage, stage.window.toasts)


def close_all(stage: Stage) -> None:
    while stage.window.toasts.shown:
        stage.window.toasts.on_closed(stage.window.toasts._cards[0])


@pytest.mark.parametrize(("percent", "size"), [(100, (880, 560)), (200, (1280, 800))])
def test_the_row_that_the_keyboard_stands_on_stays_in_view(
    stage: Stage, percent: int, size: tuple[int, int]
) -> None:
    stage.window.resize(*size)
    stage.session.theme.set_text_percent(percent)
    for episode in ("salt", "night-ferry", "canopy", "mycelium"):
        stage.select(episode)
        view = stage.session.downloads_page.view
        covered = say(stage)
        row = where(stage, view.viewport(), view.visualRect(view.currentIndex()))
        shown = where(stage, view.viewport())
        assert shown.contains(row), episode
        assert not covered.intersects(shown), episode
        close_all(stage)


def test_what_is_above_moves_not_at_all(stage: Stage) -> None:
    stage.select("night-ferry")
    view = stage.session.downloads_page.view
    before = view.visualRect(view.currentIndex())
    say(stage)
    assert view.visualRect(view.currentIndex()) == before
    close_all(stage)
    assert view.visualRect(view.currentIndex()) == before
    assert stage.window._pages.free.height() == 0


def test_where_the_user_scrolled_away_nothing_scrolls_back(stage: Stage) -> None:
    stage.select("night-ferry")
    bar = stage.session.downloads_page.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    say(stage)
    assert bar.value() == before


def test_every_control_of_the_settings_is_clear_of_them(stage: Stage) -> None:
    stage.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = stage.session.settings_page
    for control in list(stops_in(page)):
        control.setFocus(Qt.FocusReason.TabFocusReason)
        covered = say(stage)
        assert not covered.intersects(where(stage, control)), control.accessibleName()
        assert where(stage, page).contains(where(stage, control))


def test_in_the_player_they_stand_on_the_picture(stage: Stage) -> None:
    stage.watch("night-ferry")
    covered = say(stage)
    surface = where(stage, stage.session.player.surface)
    assert surface.left() <= covered.left()
    assert covered.right() <= surface.right()
    assert covered.top() >= surface.top()
    for control in stops_in(stage.session.player):
        if control is not stage.session.player:
            assert not covered.intersects(where(stage, control))
    stage.session.theme.set_text_percent(200)
    stage.session.player.set_full_screen(True)
    stage.session.player.hiding.hide()
    stage.window.grab()
    badge = where(stage, stage.session.player.corner.badge)
    assert not where(stage, stage.window.toasts).intersects(badge), "the time left stays in view"
    stage.session.player.set_full_screen(False)
    stage.session.theme.set_text_percent(100)
    stage.leave_player()
    pages, toasts = stage.window._pages, stage.window.toasts
    stage.until(lambda: where(stage, pages).contains(where(stage, toasts)))
    assert stage.window.toasts.mapTo(stage.window, QPoint()).y() > 200
