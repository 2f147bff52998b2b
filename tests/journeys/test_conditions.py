"""What holds for the whole window stands in bars across its top, for as long as it holds."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.settings import Change, Setting
from tests.support.access import Role, nodes
from tests.support.ears import listen
from tests.support.stage import Stage, scenario_file, staged

KEYS = ("clock", "device", "network", "disk")


def bars(stage: Stage) -> list[str]:
    return [key for key in KEYS if stage.window.banner(key) is not None]


def names(stage: Stage) -> set[str]:
    return {node.name for node in nodes(stage.window) if node.role is Role.Client}


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


def test_a_bar_is_said_when_it_comes_and_has_its_sentence_as_its_name(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        device, heard = stage.session.opened.device, listen(monkeypatch)

        def bars_said() -> list[str]:
            stage.session.ticker.tick()
            texts = [one.text for one in map(stage.window.banner, KEYS) if one is not None]
            said = [sentence for sentence in heard if sentence in texts]
            heard.clear()
            stage.until(lambda: set(texts) <= names(stage))
            return said

        device.put(replace(device.get(), online=False))
        (offline,) = bars_said()
        assert offline.startswith("No network")
        device.put(replace(device.get(), disk_full=True))
        (full,) = bars_said()
        assert full != offline, "what was said before is not said again"
        device.put(replace(device.get(), disk_full=False))
        assert bars_said() == []
        device.put(replace(device.get(), disk_full=True))
        assert bars_said() == [full]
