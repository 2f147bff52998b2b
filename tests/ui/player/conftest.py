"""The player's page, shown and with the focus."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.player.controller import PlayerController
from desktop_app.ui.player.view import PlayerView
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from tests.ui.player.test_props import LIVE, State
from tests.ui.shelf import NOW


@pytest.fixture
def view(qtbot: QtBot, dark: ThemeHolder) -> Iterator[PlayerView]:
    made = PlayerView(dark, Texts("en"))
    PlayerController(made)
    qtbot.addWidget(made)
    made.resize(880, 560)
    made.show_state(State())
    made.show_row(LIVE, NOW)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.focus_controls()
    yield made
    made.controls.subtitle_menu.close()
    made.close()
