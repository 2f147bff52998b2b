"""A whole season with one answer about renewals, and one sentence about what was refused."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.shelf import GroupHeader
from desktop_app.domain.transfer import Transfer
from desktop_app.storage.transfers import queue
from desktop_app.ui.dialogs.message import MessageDialog
from desktop_app.ui.dialogs.warning import WarningDialog
from desktop_app.ui.lines.view import LinesView
from tests.journeys.test_keyboard import press_menu_key
from tests.support.stage import Stage, demo, scenario_file, staged


def downloaded(*episodes: str, at: str = "-P10D") -> list[dict[str, Any]]:
    return [{"at": at, "do": "download", "episode": one} for one in episodes]


def watched(episode: str, days_ago: int = 10) -> list[dict[str, Any]]:
    """Downloaded and played so long ago that it is over."""
    return [
        *downloaded(episode, at=f"-P{days_ago}D"),
        {"at": f"-P{days_ago - 1}D", "do": "play", "episode": episode},
        {"at": f"-P{days_ago - 1}D", "do": "stop", "episode": episode, "position_s": 3},
    ]


def stand_on_header(stage: Stage, place: str, series: str) -> LinesView:
    stage.window.show_place(place)
    pages = {"library": stage.session.downloads_page, "catalogue": stage.session.catalogue_page}
    view, model = pages[place].view, pages[place].model
    for number in range(model.rowCount()):
        line = model.line(number)
        if isinstance(line, GroupHeader) and series in line.series_title.by_language.values():
            view.select_key(line.key)
            return view
    raise AssertionError(f"no header says {series}")


def menu_entries(stage: Stage) -> list[str]:
    press_menu_key(stage)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return entries


def in_queue(stage: Stage) -> dict[str, Transfer]:
    return {key.episode: one for key, one in queue(stage.session.opened.db)}


def said(stage: Stage) -> list[str]:
    return [toast.text for toast in stage.window.toasts.shown]


def test_a_season_is_asked_for_in_one_go_and_what_is_refused_is_told_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    scenario = scenario_file(
        tmp_path,
        *watched("salt"),
        *watched("night-ferry"),
        *downloaded("low-water"),
        {"at": "-P1D", "do": "set", "episode": "salvage", "downloadable": False},
        {"at": "-PT1H", "do": "queue", "episode": "fog-signal", "state": "paused"},
        online=False,
    )
    with staged(qtbot, tmp_path, scenario) as stage:
        stand_on_header(stage, "catalogue", "Les Heures creuses")
        assert "Download this season" in menu_entries(stage)
        stage.press(Qt.Key.Key_R)
        warning = stage.dialog(WarningDialog)
        assert warning.content.props.title == "Use the last renewal for 2 episodes?"
        assert [item.title for item in warning.content.props.items] == [
            "1. Salt",
            "4. The Night Ferry",
        ]
        assert in_queue(stage).keys() == {"fog-signal", "harbour-lights"}
        assert not any("not downloaded" in one for one in said(stage)), "it is told afterwards"
        stage.click(warning.accept_button)
        assert in_queue(stage).keys() == {"fog-signal", "harbour-lights", "salt", "night-ferry"}
        stage.until(lambda: any("not downloaded" in one for one in said(stage)))
        assert (
            "3 episodes were not downloaded: 1 is not offered, 1 is already here, "
            "1 is already in the queue." in said(stage)
        )
        assert not stage.window.findChildren(MessageDialog)
        stand_on_header(stage, "catalogue", "Les Heures creuses")
        assert not any("season" in one for one in menu_entries(stage)), "nothing is left to ask for"


def test_where_room_is_left_for_some_only_these_are_asked_about(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "two.json").write_text(json.dumps({"name": "two", "max_downloads": 2}))
    scenario = scenario_file(
        tmp_path,
        *watched("salt", 40),
        *watched("night-ferry", 30),
        *watched("low-water", 20),
        *downloaded("harbour-lights", at="-P1D"),
        online=False,
        policy="two.json",
    )
    with staged(qtbot, tmp_path, scenario) as stage:
        view = stand_on_header(stage, "library", "Les Heures creuses")
        assert "Renew this season" in menu_entries(stage)
        view.folding.ask_season()
        warning = stage.dialog(WarningDialog)
        assert warning.content.props.title == "Use the last renewal for “Salt”?"
        stage.click(warning.decline_button)
        assert not in_queue(stage)
        stage.until(lambda: any("not downloaded" in one for one in said(stage)))
        assert (
            "3 episodes were not downloaded: 1 is already here, 2 because this laptop holds all "
            "the downloads it may." in said(stage)
        )


def test_several_chosen_rows_that_are_refused_are_told_in_one_sentence(
    qtbot: QtBot, tmp_path: Path
) -> None:
    scenario = scenario_file(
        tmp_path, *watched("salt"), *watched("night-ferry"), device_modified=True
    )
    with staged(qtbot, tmp_path, scenario) as stage:
        stage.select("salt")
        stage.session.downloads_page.view.selectAll()
        stage.press(Qt.Key.Key_R)
        stage.until(lambda: any("not downloaded" in one for one in said(stage)))
        assert said(stage)[-1] == (
            "2 episodes were not downloaded: 2 because this laptop was modified."
        )
        assert not stage.window.findChildren(MessageDialog)
        assert demo("salt") in stage.session.downloads_page.view.place._chosen
