"""The order of the queue, by drag, keys and menu: only there, said, and kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.shelf import Chip, ShelfRow
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.downloads.events import Moved
from desktop_app.storage.transaction import writing
from desktop_app.storage.transfers import put_transfer, queue
from tests.journeys.test_keyboard import press_menu_key
from tests.support.ears import listen
from tests.support.stage import Stage, demo, staged, staged_library

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def rows(stage: Stage) -> list[str]:
    """The rows as they stand, from top to bottom; each is a row, none a header."""
    model = stage.session.downloads_page.model
    lines = [model.line(number) for number in range(model.rowCount())]
    assert all(isinstance(line, ShelfRow) for line in lines)
    return [line.episode.key.episode for line in lines if isinstance(line, ShelfRow)]


def stored(stage: Stage) -> list[str]:
    return [key.episode for key, _transfer in queue(stage.session.opened.db)]


def fill(stage: Stage) -> None:
    """Three more in the queue, and everything held, so that nothing moves by itself."""
    session = stage.session
    session.settings.put("rate_limit", 1_000)
    session.library.ask_download(demo("fog-signal"), demo("salvage"))
    session.library.ask_download(demo("leaf-litter"), confirmed=True)
    session.downloads_page.show_chip(Chip.DOWNLOADING)
    assert session.downloads_page.hold.text() == "Pause all"
    stage.click(session.downloads_page.hold)
    states = {one.state for _key, one in queue(session.opened.db)}
    assert states == {TransferState.PAUSED, TransferState.FAILED}
    assert session.downloads_page.hold.text() == "Resume all"
    session.downloads_page.focus_rows()


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged_library(qtbot, tmp_path) as stage:
        fill(stage)
        yield stage


def centre(stage: Stage, episode: str) -> QPoint:
    """Of its row, on its words."""
    page = stage.session.downloads_page
    number = page.model.find(demo(episode))
    assert number is not None
    cell = page.view.visualRect(page.model.index(number, 0))
    return QPoint(cell.left() + 300, cell.center().y())


def in_window(stage: Stage, at: QPoint) -> tuple[QWindow, QPoint]:
    viewport = stage.session.downloads_page.view.viewport()
    handle = stage.window.windowHandle()
    assert isinstance(handle, QWindow)
    return handle, viewport.mapTo(stage.window, at)


def press_at(stage: Stage, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    handle, place = in_window(stage, at)
    QTest.mousePress(handle, LEFT, held, place)


def move_to(stage: Stage, at: QPoint) -> None:
    handle, place = in_window(stage, at)
    QTest.mouseMove(handle, place)


def release_at(stage: Stage, at: QPoint) -> None:
    handle, place = in_window(stage, at)
    QTest.mouseRelease(handle, LEFT, NONE, place)


def drag(stage: Stage, episode: str, to: QPoint) -> None:
    at = centre(stage, episode)
    press_at(stage, at)
    move_to(stage, at + QPoint(0, 4))
    move_to(stage, (at + to) / 2)
    move_to(stage, to)


def test_rows_are_dragged_to_another_place_and_stay_there(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        fill(stage)
        view = stage.session.downloads_page.view
        before = ["heartwood", "fog-signal", "salvage", "leaf-litter", "clearing"]
        assert rows(stage) == before, "in the order of the queue, and what failed stands last"

        plain = view.viewport().grab().toImage()
        above = centre(stage, "fog-signal") - QPoint(0, 20)
        drag(stage, "leaf-litter", above)
        assert view._drag.is_dragging
        assert view.viewport().grab().toImage() != plain
        stage.press(Qt.Key.Key_Escape)
        assert not view._drag.is_dragging
        release_at(stage, above)
        assert rows(stage) == before, "Esc leaves everything where it was"

        drag(stage, "leaf-litter", above)
        release_at(stage, above)
        assert rows(stage) == ["heartwood", "leaf-litter", "fog-signal", "salvage", "clearing"]
        assert view.current_key == demo("leaf-litter")

        below = centre(stage, "clearing") + QPoint(0, 60)
        drag(stage, "heartwood", below)
        release_at(stage, below)
        assert rows(stage) == ["leaf-litter", "fog-signal", "salvage", "heartwood", "clearing"]

        drag(stage, "clearing", centre(stage, "leaf-litter") - QPoint(0, 30))
        assert not view._drag.is_dragging, "what failed has no place in the queue"
        release_at(stage, centre(stage, "leaf-litter"))
        kept = rows(stage)
    with staged_library(qtbot, tmp_path) as stage:
        stage.session.downloads_page.show_chip(Chip.DOWNLOADING)
        assert rows(stage) == kept


def test_several_rows_are_dragged_together_and_a_click_takes_one_of_them(stage: Stage) -> None:
    view = stage.session.downloads_page.view
    stage.click(view.viewport(), centre(stage, "fog-signal"))
    press_at(stage, centre(stage, "leaf-litter"), CTRL)
    release_at(stage, centre(stage, "leaf-litter"))
    assert view.place.chosen_count == 2
    above = centre(stage, "heartwood") - QPoint(0, 30)
    drag(stage, "leaf-litter", above)
    release_at(stage, above)
    assert rows(stage)[:4] == ["fog-signal", "leaf-litter", "heartwood", "salvage"]
    assert view.place.chosen_count == 2
    stage.click(view.viewport(), centre(stage, "leaf-litter"))
    assert view.place.chosen_count == 1
    assert view.current_key == demo("leaf-litter")


def test_keys_move_the_chosen_rows_and_the_new_place_is_said(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = stage.session.downloads_page
    heard = listen(monkeypatch)
    page.view.select_key(demo("salvage"))
    stage.press(Qt.Key.Key_Up, ALT)
    assert stored(stage) == ["clearing", "heartwood", "salvage", "fog-signal", "leaf-litter"]
    assert heard[-1] == "“Salvage” is now number 2 of 4 in the queue."
    assert page.view.current_key == demo("salvage")
    stage.press(Qt.Key.Key_End, ALT)
    assert rows(stage)[:4] == ["heartwood", "fog-signal", "leaf-litter", "salvage"]
    said = len(heard)
    stage.press(Qt.Key.Key_Down, ALT)
    assert len(heard) == said, "it is the last one: nothing happens, and nothing is said"
    stage.press(Qt.Key.Key_Up, SHIFT)
    stage.press(Qt.Key.Key_Home, ALT)
    assert rows(stage)[:4] == ["leaf-litter", "salvage", "heartwood", "fog-signal"]
    assert heard[-1] == "2 downloads moved; the first is number 1 of 4 in the queue."
    stage.press(Qt.Key.Key_Down, ALT)
    assert rows(stage)[:4] == ["heartwood", "leaf-litter", "salvage", "fog-signal"]


def test_many_chosen_rows_stay_chosen_while_the_queue_is_ordered(stage: Stage) -> None:
    page = stage.session.downloads_page
    page.view.select_key(demo("fog-signal"))
    for _ in range(2):
        stage.press(Qt.Key.Key_Down, SHIFT)
    assert page.several == 3
    stage.press(Qt.Key.Key_Up, ALT)
    assert rows(stage)[:4] == ["fog-signal", "salvage", "leaf-litter", "heartwood"]
    assert page.several == 3
    assert page.selection.isVisible()
    chosen = [row.key.episode for row in page.view.chosen_rows()]
    assert chosen == ["fog-signal", "salvage", "leaf-litter"]


def test_the_menu_offers_what_would_change_something_and_only_in_the_queue(stage: Stage) -> None:
    page = stage.session.downloads_page

    def entries() -> list[str]:
        press_menu_key(stage)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found = [action.text() for action in menu.actions()]
        menu.close()
        return [one for one in found if one in ("Move up", "Move down", "Download first")]

    page.view.select_key(demo("heartwood"))
    assert entries() == ["Move down"]
    page.view.select_key(demo("salvage"))
    assert entries() == ["Move up", "Move down", "Download first"]
    page.view.select_key(demo("clearing"))
    assert entries() == []
    page.search.setText("sal")
    page.view.select_key(demo("salvage"))
    assert entries() == [], "what is left out could not be told apart from what is not there"
    page.search.clear()
    page.show_chip(Chip.ALL)
    page.view.select_key(demo("salvage"))
    assert entries() == []
    order = stored(stage)
    stage.press(Qt.Key.Key_Up, ALT)
    assert stored(stage) == order


def test_near_an_edge_the_rows_scroll_under_what_is_dragged(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "transfers") as stage:
        stage.session.downloads.close()
        stage.window.resize(880, 560)
        stage.session.downloads_page.show_chip(Chip.DOWNLOADING)
        view = stage.session.downloads_page.view
        bar = view.verticalScrollBar()
        bar.setValue(0)
        stage.until(lambda: bar.maximum() > 0)
        edge = QPoint(300, view.viewport().height() - 3)
        drag(stage, rows(stage)[0], edge)
        stage.until(lambda: bar.value() == bar.maximum())
        release_at(stage, edge)
        assert not view._drag.is_dragging
        assert rows(stage)[-2:] == ["heartwood", "clearing"]


def test_what_waits_for_its_next_try_is_tried_at_once(stage: Stage) -> None:
    session = stage.session
    (row, transfer) = next(
        (key, one) for key, one in queue(session.opened.db) if key == demo("heartwood")
    )
    waits = replace(transfer, state=TransferState.QUEUED, trouble=Trouble.INTERRUPTED, attempts=3)
    now = session.opened.clock.now()
    with writing(session.opened.db, now):
        put_transfer(session.opened.db, waits)
    session.downloads.changed.emit(Moved(frozenset({row})))
    stage.select("heartwood")
    assert "Connection lost" in stage.shown("heartwood")
    facts = {fact.name: fact.value for fact in stage.session.inspector._props.facts}
    assert (facts["From"], facts["Failed tries"]) == ("heartwood.webm", "3")
    stage.press(Qt.Key.Key_Space)
    tried = dict(queue(session.opened.db))[row]
    assert (tried.state, tried.trouble) == (TransferState.DOWNLOADING, None)


def test_all_held_ones_go_on_together(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        fill(stage)
        stage.click(stage.session.downloads_page.hold)
        states = [one.state for _key, one in queue(stage.session.opened.db)]
        assert states.count(TransferState.DOWNLOADING) == 2
        assert states.count(TransferState.QUEUED) == 2
        stage.session.downloads_page.show_chip(Chip.ALL)
        assert stage.session.downloads_page.hold.isHidden()


def test_enter_lets_a_held_download_go_on_and_touches_none_that_moves(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Home)
    first = rows(stage)[0]
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: stage.session.downloads.live(demo(first)) is not None)
    stage.press(Qt.Key.Key_Return)
    assert stage.session.downloads.live(demo(first)) is not None
    assert stage.row(first).transfer is not None
