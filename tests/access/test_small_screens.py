"""Small screens, high scales and large text: the window fits, and every card's buttons are seen."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.widgets.buttons import Button
from tests.support import scenes
from tests.support.fitting import faults
from tests.support.screens import offscreen
from tests.support.stage import staged

SCREENS = {
    "1366×768 at 2": (1366, 768, 2.0),
    "1280×720 at 1.5": (1280, 720, 1.5),
    "1366×768 at 1.5": (1366, 768, 1.5),
    "1920×1080 at 2": (1920, 1080, 2.0),
    "1280×720 at 2": (1280, 720, 2.0),
}
QUICK = ("1366×768 at 2",)

CHILD = """
import json, sys
from itertools import product
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from desktop_app.session.session import open_session

from desktop_app.start.application import make_application
from desktop_app.session.opening import open_scenario
from desktop_app.session.shipped import find_scenario
from desktop_app.session.variants import variant_files
from desktop_app.ui.dialogs.content import DEAF_FOR
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.dialogs.warning import warning_of
from desktop_app.ui.theme import Style
from tests.support.clocks import Skipping

app = make_application()
folder, elapsed = Path(sys.argv[1]), Skipping()
opened = open_scenario(find_scenario("last-renewal"), folder / "place", {})
session = open_session(app, opened, folder, elapsed=elapsed, bus=lambda _name: None)
session.theme.set_reduced_motion(True)
window = session.window
window.keep_on_screen()
session.show()
app.processEvents()
faults, seen = [], 0
room = window.screen().availableGeometry()


def see(what, holds):
    if not holds:
        faults.append(what)


for percent, language, variant in product((100, 150, 200), ("en", "fr"), variant_files()):
    at = f"{percent} % {language} {variant}"
    session.theme.set_text_percent(percent)
    session.texts.switch(language)
    session.variants.choose(variant)
    frame = window.frameGeometry()
    see(f"{at}: the window {frame} in {room}", room.contains(frame))
    see(f"{at}: asked", session.features.views.show("warning"))
    (card,) = window.findChildren(warning_of(session.variants.current))
    while card.content.is_deaf:
        app.processEvents()
        elapsed.skipped += DEAF_FOR + session.variants.current.delay
    card.content.on_waited()
    for button in (card.decline_button, card.accept_button):
        whole = QRect(button.mapToGlobal(QPoint()), button.size())
        see(f"{at}: {button.accessibleName()} at {whole}", room.contains(whole))
        centre = button.mapTo(card, button.rect().center())
        see(f"{at}: {button.accessibleName()} can be pressed", card.childAt(centre) is button)
        see(f"{at}: {button.accessibleName()} is enabled", button.isEnabled())
    lines = card.content._area.height() / session.theme.theme.line(Style.BODY)
    see(f"{at}: only {lines} lines above the buttons", lines >= 3)
    seen += 1
    answers = []
    card.answered.connect(answers.append)
    decline = card.decline_button
    centre = decline.mapTo(decline.window(), decline.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(decline.window().windowHandle(), left, none, centre)
    see(f"{at}: declined by a click", [one.renew for one in answers] == [False])
    app.sendPostedEvents(None, 52)  # DeferredDelete

print(json.dumps({"faults": faults, "seen": seen, "room": [room.width(), room.height()]}))
session.close()
"""


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=[] if one in QUICK else pytest.mark.long) for one in SCREENS],
)
def test_window_and_warning_fit_a_small_screen(tmp_path: Path, name: str) -> None:
    """At 100, 150 and 200 % text, in both languages, in every variant."""
    width, height, scale = SCREENS[name]
    told = told_by(CHILD, tmp_path, [(width, height)], scale)
    assert told["faults"] == []
    assert told["seen"] >= 6 * 5
    assert told["room"] == [round(width / scale), round(height / scale)], "the scale was met"


MOVED = """
import json, sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

from desktop_app.start.application import make_application
from desktop_app.ui.screens import KeptOnScreen

app = make_application()
window = QMainWindow()
KeptOnScreen(window, QSize(880, 560))
window.resize(1280, 800)
window.show()
app.processEvents()
told = []


def tell():
    app.processEvents()
    frame = window.frameGeometry()
    told.append([window.screen().name(), window.minimumWidth(), frame.width(), frame.height()])


tell()
window.move(1500, 10)
tell()
window.move(10, 10)
tell()
kept = window.findChild(KeptOnScreen)
window.move(5000, 5000)
app.processEvents()
kept.on_screen_changed(app.primaryScreen())  # as where its own was unplugged
app.processEvents()
tell()
told.append(window.screen().availableGeometry().contains(window.frameGeometry()))
print(json.dumps(told))
"""


def test_a_window_that_is_moved_to_a_smaller_screen_fits_it(tmp_path: Path) -> None:
    told = told_by(MOVED, tmp_path, [(1440, 900), (800, 500)])
    large, small, again, _, on_it = told
    assert large[:2] == ["screen-0", 880]
    assert small[0] == "screen-1"
    assert small[1] < 800
    assert small[2] <= 800
    assert small[3] <= 500
    assert again[:2] == ["screen-0", 880], "with room enough it may not be smaller"
    assert on_it, "what would be out of reach is brought back"


def told_by(code: str, folder: Path, screens: list[tuple[int, int]], scale: float = 1) -> Any:
    """What a program prints that meets these screens: their sizes, from left to right."""
    done = subprocess.run(
        [sys.executable, "-c", code, folder / "data"],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": offscreen(*screens, folder=folder),
            "QT_SCALE_FACTOR": str(scale),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _whole(one: QWidget, window: QWidget) -> bool:
    """Nothing around it cuts any of it off."""
    rect, inside = QRect(QPoint(), one.size()), one
    while inside is not window and (around := inside.parentWidget()) is not None:
        rect.translate(inside.pos())
        if inside.isWindow():
            return True
        if not around.rect().contains(rect):
            return False
        inside = around
    return True


def _cut_off(buttons: Iterable[Button], window: QWidget) -> list[str]:
    """The names of those that are not seen whole."""
    seen = [one for one in buttons if one.isVisible()]
    return [one.accessibleName() for one in seen if not _whole(one, window)]


def test_every_scene_is_read_whole_and_the_buttons_of_cards_stay_in_view(
    qtbot: QtBot, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """In the window that 1366 × 768 at a scale of 2 has room for, and a projector's."""
    long = pytestconfig.getoption("--long")
    sizes, percents = ([(667, 328), (837, 424)], (100, 200)) if long else ([(667, 328)], (200,))
    found, cards = [], set()
    with staged(qtbot, tmp_path, "demo", language="fr") as stage:
        stage.window.setMinimumSize(1, 1)
        for size, percent in product(sizes, percents):
            stage.window.resize(*size)
            stage.session.theme.set_text_percent(percent)
            for scene in scenes.each(stage):
                at = f"{scene} {size} {percent} %"
                over = [
                    one
                    for kind in (CardDialog, Sheet)
                    for one in stage.window.findChildren(kind)
                    if one.isVisible()
                ]
                for card in over:
                    cards.add(scene)
                    buttons = (card.decline_button, card.accept_button)
                    found += [f"{at}: {name}" for name in _cut_off(buttons, card)]
                    content = card.content
                    if content.width() > size[0] or content.height() > size[1]:
                        found.append(f"{at}: {content.size()}")
                found += [f"{at}: {one}" for top in scenes.tops() for one in faults(top)]
                messages = stage.window.toasts.findChildren(Button)
                found += [f"{at}: {name}" for name in _cut_off(messages, stage.window)]
        stage.session.theme.set_text_percent(100)
    assert found == []
    assert len(cards) > 10
