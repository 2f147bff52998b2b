"""Variants of the warning in the real window: chosen by a scenario, by hand, and by a file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.variant import NEUTRAL
from desktop_app.formats.faults import FormatError
from desktop_app.platform.paths import resource
from desktop_app.session.session import Session
from desktop_app.session.variants import variants_folder
from desktop_app.ui.dialogs.preview import PreviewDialog
from desktop_app.ui.dialogs.sheet import ClickedOutside
from desktop_app.ui.dialogs.warning import WarningDialog, WarningSheet
from desktop_app.ui.keys import EVERYWHERE
from tests.support.stage import Stage, demo, staged

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def last_renewal(folder: Path, **fields: object) -> Path:
    """The shipped scenario, but for these fields."""
    whole = json.loads(resource("scenarios", "last-renewal.json").read_text("utf-8"))
    path = folder / "mine.json"
    path.write_text(json.dumps(whole | fields))
    return path


def asked(stage: Stage) -> WarningSheet:
    """R on the row that has one renewal left."""
    stage.select("salt")
    stage.press(Qt.Key.Key_R)
    return stage.dialog(WarningSheet)


def test_a_scenario_names_the_variant_that_is_met(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, last_renewal(tmp_path, variant="loss-first")) as stage:
        assert stage.session.variants.current.name == "loss-first"
        stage.select("salt")
        stage.press(Qt.Key.Key_R)
        warning = stage.dialog(WarningDialog)
        assert warning.windowTitle() == "Have no renewal left for “Salt”?"
        with qtbot.waitSignal(warning.answered):
            stage.press(Qt.Key.Key_Return)
        assert stage.status("salt") is Status.EXPIRED


def test_a_sheet_blocks_the_window_and_sees_what_is_clicked(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, last_renewal(tmp_path, variant="sheet")) as stage:
        window, view = stage.window, stage.session.downloads_page.view
        sheet = asked(stage)
        seen: list[object] = []
        sheet.clicked_outside.connect(seen.append)
        row = view.visualRect(view.model().index(1, 0)).topLeft() + QPoint(20, 20)
        place, current = window.place, view.current_key
        rail = window.rail.rect().center() / 2
        stage.click(view.viewport(), row)
        stage.click(window.rail, QPoint(rail.x(), 128))
        # none of the window's own keys works, and what is behind does not move
        for key in (Qt.Key.Key_F1, Qt.Key.Key_I, Qt.Key.Key_Delete):
            stage.press(key)
        for key in (Qt.Key.Key_2, Qt.Key.Key_F, Qt.Key.Key_Z):
            stage.press(key, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.activeModalWidget() is None
        assert (window.place, view.current_key) == (place, current)
        assert not window.toasts.shown
        first, second = seen
        assert isinstance(first, ClickedOutside)
        assert isinstance(second, ClickedOutside)
        assert first.name == view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert second.name == "Catalogue"
        assert not first.early
        with qtbot.waitSignal(sheet.answered) as answered:
            stage.press(Qt.Key.Key_Escape)
        assert answered.args is not None
        assert not answered.args[0].renew
        assert window.focusWidget() is view
        assert view.current_key == demo("salt")
        stage.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        assert window.place == "catalogue"


@pytest.mark.parametrize(("variant", "kind"), [("neutral", WarningDialog), ("sheet", WarningSheet)])
def test_what_works_everywhere_works_over_the_warning(
    qtbot: QtBot, tmp_path: Path, variant: str, kind: type[WarningDialog | WarningSheet]
) -> None:
    with staged(qtbot, tmp_path, last_renewal(tmp_path, variant=variant)) as stage:
        stage.select("salt")
        stage.press(Qt.Key.Key_R)
        warning: WarningDialog | WarningSheet = stage.dialog(kind)
        assert stage.window.findChildren(QShortcut, EVERYWHERE)
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        with qtbot.waitSignal(stage.session.features.window.fresh_requested):
            stage.press(Qt.Key.Key_R, control)
        warning.reject()


def test_confirmed_on_a_sheet_it_downloads(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, last_renewal(tmp_path, variant="sheet")) as stage:
        sheet = asked(stage)
        stage.press(Qt.Key.Key_Tab)
        with qtbot.waitSignal(sheet.answered):
            stage.press(Qt.Key.Key_Return)
        stage.until_downloaded("salt")


def test_a_session_may_be_closed_under_a_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, last_renewal(tmp_path, variant="sheet")) as stage:
        asked(stage)
        stage.session.close()
        assert stage.session.closed


def test_the_variant_is_changed_from_one_warning_to_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        session: Session = stage.session
        assert replace(
            session.variants.current, title=NEUTRAL.title, description=NEUTRAL.description
        ) == (NEUTRAL)
        session.variants.choose("sheet")
        sheet = asked(stage)
        with qtbot.waitSignal(sheet.answered):
            stage.press(Qt.Key.Key_Escape)
        mine = json.loads(resource("variants", "no-default.json").read_text("utf-8"))
        folder = variants_folder(session.data_dir)
        folder.mkdir()
        (folder / "mine.json").write_text(json.dumps(mine | {"name": "mine"}))
        session.variants.choose("mine")
        stage.select("salt")
        stage.press(Qt.Key.Key_R)
        warning = stage.dialog(WarningDialog)
        stage.press(Qt.Key.Key_Return)
        assert warning.isVisible()
        with qtbot.waitSignal(warning.answered):
            stage.press(Qt.Key.Key_Escape)
        (folder / "mine.json").write_text("{}")
        with pytest.raises(FormatError, match=r"mine\.json: format: is missing"):
            session.variants.choose("mine")
        with pytest.raises(FormatError, match="is no variant of the warning; there are delayed"):
            session.variants.choose("theirs")
        assert session.variants.current.name == "mine"


def test_them_all_are_looked_at_side_by_side(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        assert stage.session.features.views.show("variants")
        (dialog,) = stage.window.findChildren(PreviewDialog)
        assert dialog.size() == stage.window.size()
        names = [tile.accessibleName() for tile in dialog.preview.tiles]
        assert names[0] == "Neutral"
        assert len(names) == len(list(resource("variants").glob("*.json")))
        for tile in dialog.preview.tiles:
            assert "Salt" in tile.picture.accessibleDescription()
        at = dialog.preview.tiles[0].picture.mapTo(dialog, QPoint(400, 420))
        QTest.mouseClick(dialog.windowHandle(), LEFT, PLAIN, at)
        assert stage.status("salt") is Status.EXPIRED
        dialog.close()
    with staged(qtbot, tmp_path, "first-run") as stage:
        assert not stage.session.features.views.show("variants")
