"""What the user arranged stays: folded groups, an order, a selection, and one undo for many."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.shelf import Chip, Sort
from tests.support.stage import Stage, demo, staged_library


def lines(stage: Stage) -> list[str]:
    model = stage.session.downloads_page.model
    found = [model.props(number) for number in range(model.rowCount())]
    return [props.title for props in found if props is not None]


def test_a_folded_group_is_folded_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        every = lines(stage)
        stage.select("canopy")
        stage.press(Qt.Key.Key_Left)
        stage.press(Qt.Key.Key_Left)
        folded = lines(stage)
        assert len(folded) < len(every)
    with staged_library(qtbot, tmp_path) as stage:
        assert lines(stage) == folded
        stage.select("canopy")
        assert "6. Canopy" in lines(stage), "a row that is asked for is shown"


def test_a_folded_group_of_the_catalogue_is_folded_after_a_restart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        catalogue, every = stage.session.catalogue_page, lines(stage)
        count = catalogue.model.rowCount()
        stage.window.show_place("catalogue")
        assert catalogue.select_key(demo("canopy"))
        catalogue.focus_rows()
        stage.press(Qt.Key.Key_Left)
        stage.press(Qt.Key.Key_Left)
        folded = catalogue.model.rowCount()
        assert folded < count
        assert lines(stage) == every, "each page has groups of its own"
    with staged_library(qtbot, tmp_path) as stage:
        catalogue = stage.session.catalogue_page
        assert catalogue.model.rowCount() == folded
        assert lines(stage) == every
        assert catalogue.select_key(demo("canopy")), "a row that is asked for is shown"
        assert catalogue.model.rowCount() == count


def test_an_order_is_kept_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        page = stage.session.downloads_page
        action = next(one for one in page._sort.orders.actions() if one.data() == Sort.TITLE.value)
        action.trigger()
        by_title = lines(stage)
    with staged_library(qtbot, tmp_path) as stage:
        assert lines(stage) == by_title
        assert stage.session.downloads_page.model.arrangement.sort is Sort.TITLE


def test_many_rows_are_cleared_and_come_back_with_one_undo(qtbot: QtBot, tmp_path: Path) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        page, window = stage.session.downloads_page, stage.window
        page.on_chip_chosen(Chip.EXPIRED)
        expired = lines(stage)
        assert len(expired) > 5
        page.focus_rows()
        stage.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        stage.press(Qt.Key.Key_Delete)
        assert lines(stage) == []
        (toast,) = window.toasts.shown
        assert "cleared from the list" in toast.text
        stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert lines(stage) == expired
        assert page.view.current_key is not None, "the keyboard stands on what came back"


def test_after_one_row_was_cleared_the_keyboard_stands_on_the_next(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        page = stage.session.downloads_page
        page.on_chip_chosen(Chip.EXPIRED)
        page.view.select_key(demo("salt"))
        page.focus_rows()
        stage.press(Qt.Key.Key_Delete)
        following = page.view.current_key
        assert following not in (None, demo("salt"))
        assert stage.session.inspector.key == following
        stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert page.view.current_key == demo("salt")


def test_removals_that_were_begun_together_are_undone_one_by_one_too(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        library, window = stage.session.library, stage.window
        together = (demo("low-water"), demo("harbour-lights"))
        library.remove(*together)
        assert [one.text for one in window.toasts.shown] == [
            "Removing 2 episodes from this laptop."
        ]
        library.undo_removal(together[0])
        (toast,) = window.toasts.shown
        assert "Harbour Lights" in toast.text
        assert library.is_removing(together[1])
        assert window.toasts.act_on_newest()
        assert not library.is_removing(together[1])


def test_several_rows_stay_selected_when_everything_is_read_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged_library(qtbot, tmp_path) as stage:
        page = stage.session.downloads_page
        page.focus_rows()
        stage.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        selected = [row.key for row in page.view.chosen_rows()]
        assert len(selected) > 2
        stage.session.showing.rows.refresh_everything()
        assert [row.key for row in page.view.chosen_rows()] == selected
        assert page.selection.title.startswith(str(len(selected)))
