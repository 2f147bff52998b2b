"""The rail's words are whole in every language and size; the meter's parts differ by shape."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.device import StorageUsage
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.main_window import Destination, MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeChoice, ThemeHolder
from desktop_app.ui.widgets.meter import StorageMeter

_MB, _GB = 1_000_000, 1_000_000_000


@pytest.mark.parametrize("width", [880, 1180, 1280, 1920])
@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_are_whole_or_the_rail_is_folded(
    qtbot: QtBot, dark: ThemeHolder, language: str, percent: int, width: int
) -> None:
    dark.set_text_percent(percent)
    texts = Texts(language)
    places = [
        Destination(key, "download", Lazily(QWidget))
        for key in ("library", "catalogue", "settings")
    ]
    window = MainWindow(dark, texts, places)
    qtbot.addWidget(window)
    for key, name in (
        ("library", "Downloads"),
        ("catalogue", "Catalogue"),
        ("settings", "Settings"),
    ):
        window.name_place(key, texts.tr(name, "page"), "105" if key == "library" else "")
    window.set_usage(StorageUsage(120 * _MB, 40 * _GB, 100 * _GB))
    window.resize(width, 800)
    window.grab()  # lays out
    rail = window.rail
    entries = rail._places.values()
    if rail._folded:
        assert width < 1100 or percent > 100
        assert next(entry.toolTip() for entry in entries).endswith(" 105")
        return
    assert all(entry.width() >= entry.needed() for entry in entries)
    meter = window._meter
    assert meter._usage is not None
    metrics = dark.theme.metrics(Style.CAPTION)
    for line in meter._lines(meter._usage):
        assert metrics.horizontalAdvance(line) <= meter.width()


def test_another_digit_does_not_move_the_page(qtbot: QtBot, dark: ThemeHolder) -> None:
    window = MainWindow(dark, Texts("fr"), [Destination("library", "download", Lazily(QWidget))])
    qtbot.addWidget(window)
    widths = set()
    for count in ("1", "9", "10", "99"):
        window.name_place("library", "Téléchargements", count)
        widths.add(window.rail.width())
    assert len(widths) == 1


def test_in_high_contrast_the_parts_of_the_meter_differ_by_shape(
    qtbot: QtBot, qapp: QApplication
) -> None:
    holder = ThemeHolder(qapp, ThemeChoice.CONTRAST)
    meter = StorageMeter(holder, Texts("en"))
    qtbot.addWidget(meter)
    meter.resize(162, 80)
    meter.set_usage(StorageUsage(1, 1, 1))
    image = meter.grab().toImage()
    middle = holder.theme.line(Style.CAPTION) + holder.theme.grown(8) + 3
    shades = [
        {image.pixelColor(x, middle).lightness() > 100 for x in range(left, left + 40)}
        for left in (6, 60, 114)
    ]
    assert shades == [{True}, {True, False}, {False}]
    holder.deleteLater()
