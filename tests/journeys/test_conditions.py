"""What holds for the whole window stands in bars across its top, for as long as it holds."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.ui.settings.props import Change, Setting
from tests.support.stage import Stage, scenario_file, staged


def bars(stage: Stage) -> list[str]:
    keys = ("clock", "device", "network", "disk")
    return [key for key in keys if stage.window.banner(key) is not None]


def test_a_modified_device_without_a_network_says_both_until_it_is_over(
    qtbot: QtBot, tmp_path: Path
) -> None:
    scenario = scenario_file(tmp_path, device_modified=True, online=False)
    with staged(qtbot, tmp_path, scenario) as stage:
        device = stage.session.opened.device
        assert bars(stage) == ["device", "network"]
        stage.session.settings_page.change_requested.emit(Change(Setting.LANGUAGE, "fr"))
        shown = stage.window.banner("network")
        assert shown is not None
        assert shown.text.startswith("Pas de réseau")
        device.put(replace(device.get(), online=True, disk_full=True))
        stage.session.ticker.tick()
        assert bars(stage) == ["device", "disk"]
        device.put(replace(device.get(), modified=False, disk_full=False))
        stage.session.ticker.tick()
        assert bars(stage) == []
