"""A traveller sets the laptop's time zone while the program runs: every date follows."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.start.application import make_application
from desktop_app.start.options import Options
from desktop_app.start.program import Program
from tests.support import scenes
from tests.support.access import nodes
from tests.support.hands import Hands
from tests.support.stage import Stage, scenario_file, staged
from tests.support.zones import travelling

if sys.platform == "win32":
    pytest.skip("a process has no zone of its own there", allow_module_level=True)

DATED = re.compile(
    "library|catalogue|inspector|why: .*|inspector: everything unfolded|warning.*"
    "|transfers: what failed"
)
"""The scenes with dates; a tick takes back what others show out of season, and a film goes on."""


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """As where a screen reader listens: only then does Qt forget rows that it has read out."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def told() -> list[str]:
    """All that is shown and spoken in every window, tool tips among it."""
    found = []
    for top in scenes.tops():
        found += [f"{node.role.name}: {node.name} / {node.description}" for node in nodes(top)]
        found += [one.toolTip() for one in top.findChildren(QWidget) if one.isVisible()]
    return sorted(found)


def scenes_after(stage: Stage, meanwhile: Callable[[], None]) -> dict[str, list[str]]:
    """What each scene tells once `meanwhile` has happened under it."""
    found = {}
    for name in scenes.each(stage, DATED.fullmatch):
        meanwhile()
        scenes.settle(stage)
        found[name] = told()
    return found


def test_every_date_is_that_of_the_new_zone_within_a_tick(qtbot: QtBot, tmp_path: Path) -> None:
    with travelling("Asia/Tokyo") as arrive, staged(qtbot, tmp_path, "demo") as stage:

        def travel() -> None:
            arrive("Europe/Paris")
            stage.session.ticker.tick()
            scenes.settle(stage)
            at_home.append(told())
            arrive("Asia/Tokyo")
            stage.session.ticker.tick()

        stage.clock.run_at(0)
        expected = scenes_after(stage, stage.session.ticker.tick)
        at_home: list[list[str]] = []
        seen = scenes_after(stage, travel)
    for (name, there), home in zip(expected.items(), at_home, strict=True):
        assert seen[name] == there, name
        assert there != home, f"{name} has no date in it"


def test_the_facilitators_window_follows_and_a_scenario_keeps_its_own_zone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    own = scenario_file(tmp_path)
    with travelling("Europe/Paris") as arrive:
        for scenario, shown in ((scenario_file(tmp_path, zone=None), "20:07"), (own, "13:07")):
            if scenario is own:
                scenario_file(tmp_path)
            arrive("Europe/Paris")
            options = Options(data_dir=tmp_path, scenario=str(scenario), locale="en")
            program = Program(make_application(Hands()), options)
            assert program._instance.is_first()
            program.open()
            program.show_facilitator()
            try:
                session, facilitator = program.session, program.facilitator
                assert session is not None
                assert facilitator is not None
                qtbot.waitUntil(session.ticker._timer.isActive, timeout=10_000)
                assert facilitator.window.middle.time.text() == "Mon 22 Jun 2026 13:07"
                arrive("Asia/Tokyo")
                session.ticker.tick()
                assert facilitator.window.middle.time.text() == f"Mon 22 Jun 2026 {shown}"
            finally:
                program.close()
                if program.facilitator is not None:
                    program.facilitator.close()
                program._instance.close()
                program.deleteLater()
