"""Chips, search, rail, meter, poster, buttons and toasts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.device import StorageUsage
from desktop_app.platform.paths import resource
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.chips import ChipProps, Chips
from desktop_app.ui.widgets.meter import StorageMeter
from desktop_app.ui.widgets.poster import Poster, PosterProps, _picture
from desktop_app.ui.widgets.rail import Rail, RailItem
from desktop_app.ui.widgets.search import SearchField
from desktop_app.ui.widgets.toast import ToastProps, Toasts
from tests.support.contrast import contrast


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()


def test_chips_are_one_choice_and_keep_their_focus(qtbot: QtBot, dark: ThemeHolder) -> None:
    chips = Chips(dark)
    items = [ChipProps(key, f"{key} 1", key) for key in ("all", "ready", "gone")]
    chips.set_items(items)
    shown(qtbot, chips)
    chips.set_current("all")
    told: list[object] = []
    chips.chosen.connect(told.append)
    ready = chips._buttons["ready"]
    qtbot.mouseClick(ready, Qt.MouseButton.LeftButton)
    chips.set_items(items[:2])
    assert told == ["ready"]
    assert chips._buttons["ready"] is ready
    assert ready.isChecked()
    assert "gone" not in chips._buttons
    assert ready.sizeHint().height() - 8 >= 32


def test_chips_take_more_lines_where_they_must(qtbot: QtBot, dark: ThemeHolder) -> None:
    chips = Chips(dark)
    qtbot.addWidget(chips)
    chips.set_items([ChipProps(number, f"Chip {number}", "") for number in range(8)])
    chips.set_end(Button(dark, "Sort", light=True))
    assert chips.heightForWidth(200) > 3 * chips.heightForWidth(2_000)


def test_escape_clears_the_search_and_then_leaves_it(qtbot: QtBot, dark: ThemeHolder) -> None:
    field = SearchField(dark)
    shown(qtbot, field)
    left: list[bool] = []
    field.left.connect(lambda: left.append(True))
    field.setText("salt")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), left) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert left == [True]


def test_a_cross_clears_the_search(qtbot: QtBot, dark: ThemeHolder) -> None:
    field = SearchField(dark)
    field.set_words("Search titles", "Clear the search")
    shown(qtbot, field)
    field.setFocus()
    assert not field.cross.isVisible()
    field.setText("salt")
    assert field.cross.isVisible()
    assert min(field.cross.width(), field.cross.height()) >= 32
    assert field.rect().contains(field.cross.geometry())
    assert field.cross.accessibleName() == "Clear the search"
    qtbot.mouseClick(field.cross, Qt.MouseButton.LeftButton)
    assert (field.text(), field.cross.isVisible()) == ("", False)
    assert field.hasFocus(), "one goes on typing"


def test_the_rail_marks_where_one_is_and_folds(qtbot: QtBot, dark: ThemeHolder) -> None:
    rail = Rail(dark, "Sablier")
    shown(qtbot, rail)
    rail.set_current("b")
    rail.set_items([RailItem("a", "Downloads", "download", "9"), RailItem("b", "Other", "tv")])
    assert rail._places["b"].isChecked()
    assert rail._places["a"].accessibleName() == "Downloads 9"
    assert rail.width() == 208
    rail.set_folded(True)
    assert rail.width() == 64
    assert rail._places["a"].toolTip() == "Downloads 9"
    with qtbot.waitSignal(rail.chosen) as signal:
        qtbot.mouseClick(rail._places["a"], Qt.MouseButton.LeftButton)
    assert signal.args == ["a"]


def test_the_meter_is_to_scale(qtbot: QtBot, dark: ThemeHolder) -> None:
    meter = StorageMeter(dark, Texts("en"))
    meter.resize(200, 80)
    shown(qtbot, meter)
    meter.set_usage(StorageUsage(50 * 10**9, 25 * 10**9, 25 * 10**9))
    assert meter.accessibleName() == "Storage, 50 GB of downloads, 25 GB free"
    image = meter.grab().toImage()
    line = 16 + 8 + 3
    accent = QColor(dark.theme.tokens.accent).rgb()
    assert sum(image.pixel(x, line) == accent for x in range(200)) == pytest.approx(100, abs=2)


def test_a_greyed_poster_has_no_colour_and_a_missing_one_a_placeholder(
    qtbot: QtBot, dark: ThemeHolder, tmp_path: Path
) -> None:
    path = str(resource("catalogue", "posters", "salt.svg"))
    colourful = _picture(path, QSize(128, 72), "")
    app = dark.theme.tokens.app
    greyed = _picture(path, QSize(128, 72), app)
    assert colourful is not None
    assert greyed is not None
    places = [(x, y) for x in range(4, 124, 10) for y in range(4, 70, 10)]
    assert max(colourful.toImage().pixelColor(x, y).hsvSaturation() for x, y in places) > 60
    chroma = [greyed.toImage().pixelColor(x, y) for x, y in places]
    assert max(max(c.getRgb()[:3]) - min(c.getRgb()[:3]) for c in chroma) < 10
    night = _picture(str(resource("catalogue", "posters", "night-ferry.svg")), QSize(128, 72), app)
    assert night is not None
    sky = night.toImage().pixelColor(100, 4).name()
    assert contrast(sky, app) > 1.3
    bitmap = QImage(300, 300, QImage.Format.Format_RGB32)
    bitmap.fill(QColor("red"))
    bitmap.save(str(tmp_path / "p.png"))
    cut = _picture(str(tmp_path / "p.png"), QSize(128, 72), "")
    assert cut is not None
    assert cut.size() == QSize(128, 72)
    assert _picture("https://example.org/p.png", QSize(8, 8), "") is None
    poster = Poster(dark, 128)
    shown(qtbot, poster)
    poster.set_props(PosterProps(None, watched=True, progress=0.5))
    assert poster.grab().height() == 72


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_a_button_has_room_for_its_focus(qtbot: QtBot, dark: ThemeHolder, kind: ButtonKind) -> None:
    button = Button(dark, "Use last renewal", kind, icon="play")
    holder = QWidget()
    QVBoxLayout(holder).addWidget(button)
    shown(qtbot, holder)
    assert button.sizeHint().height() - 8 >= 32
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    after = button.grab().toImage()
    middle = after.height() // 2
    assert before.pixel(1, middle) != after.pixel(1, middle)
    assert after.pixelColor(1, middle) == QColor(dark.theme.tokens.text)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_toast_offers_one_thing_and_goes(qtbot: QtBot, dark: ThemeHolder) -> None:
    window = QWidget()
    window.resize(900, 600)
    QPushButton("below", window)
    toasts = Toasts(dark, Texts("en"), window)
    shown(qtbot, window)
    told: list[object] = []
    toasts.acted.connect(told.append)
    toasts.say(ToastProps("Removed", "Undo", key="one"))
    toasts.say(ToastProps("Removed again", "Undo", key="one"))
    with qtbot.waitSignal(toasts.arrived):
        toasts.say(ToastProps("Done"))
    assert [one.text for one in toasts.shown] == ["Removed again", "Done"]
    assert toasts.geometry().bottom() <= window.height() - 24
    assert toasts.act_on_newest()
    assert told == ["one"]
    assert not toasts.act_on_newest()
    toasts.say(ToastProps("Short", key="x", lasts_ms=20))
    qtbot.waitUntil(lambda: [one.text for one in toasts.shown] == ["Done"], timeout=2_000)
    toasts.say(ToastProps("Gone", key="y"))
    toasts.withdraw("y")
    assert [one.text for one in toasts.shown] == ["Done"]
