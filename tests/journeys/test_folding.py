"""Groups that are folded stay folded, and what ends in them is still told."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.stage import Stage, staged_library


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
