"""Tab walks every page as it is read, there and back, and where it stands can be seen."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.support.stage import Stage, staged

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DIGITS = {
    "library": Qt.Key.Key_1,
    "catalogue": Qt.Key.Key_2,
    "rules": Qt.Key.Key_3,
    "settings": Qt.Key.Key_4,
}


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.window.resize(1280, 800)
        yield stage


def focused(stage: Stage) -> QWidget:
    found = stage.window.focusWidget()
    assert found is not None
    return found


def walk(stage: Stage, *, back: bool = False) -> list[QWidget]:
    """Once around, from where the focus is; every stop is in view when the focus is there."""
    stops = [focused(stage)]
    while True:
        stage.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else None)
        stop = focused(stage)
        if stop is stops[0]:
            return stops
        assert stop not in stops, "a trap"
        assert_in_view(stage, stop)
        stops.append(stop)


def assert_in_view(stage: Stage, stop: QWidget) -> None:
    if isinstance(stop, QAbstractItemView):
        row = stop.visualRect(stop.currentIndex())
        assert stop.viewport().rect().contains(row)
        return
    around = stop.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            view = QRect(around.viewport().mapTo(stage.window, QPoint()), around.viewport().size())
            assert view.contains(place_of(stage, stop)), stop.accessibleName()
        around = around.parentWidget()


def place_of(stage: Stage, stop: QWidget) -> QRect:
    return QRect(stop.mapTo(stage.window, QPoint()), stop.size())


def column_of(stage: Stage, stop: QWidget) -> int:
    """Rail, page, inspector."""
    window = stage.window
    for number, part in enumerate((window.rail, window._stack, window._inspector)):
        if part.isAncestorOf(stop):
            return number
    raise AssertionError(stop)


def is_read_before(stage: Stage, one: QWidget, other: QWidget) -> bool:
    """The columns from left to right; in a column the lines from top to bottom, each as read."""
    if column_of(stage, one) != column_of(stage, other):
        return column_of(stage, one) < column_of(stage, other)
    common = one.parentWidget()
    while not common.isAncestorOf(other):
        common = common.parentWidget()
    first, second = (QRect(stop.mapTo(common, QPoint()), stop.size()) for stop in (one, other))
    if first.bottom() <= second.top() or second.bottom() <= first.top():
        return first.top() < second.top()
    return first.left() < second.left()


@pytest.mark.parametrize("percent", [100, 200])
def test_tab_goes_as_each_page_is_read_and_back(stage: Stage, percent: int) -> None:
    stage.session.theme.set_text_percent(percent)
    for place, digit in DIGITS.items():
        stage.press(digit, CTRL)
        there = walk(stage)
        first = next(number for number, stop in enumerate(there) if column_of(stage, stop) == 0)
        ordered = there[first:] + there[:first]
        for one, other in pairwise(ordered):
            names = (one.accessibleName(), other.accessibleName())
            assert is_read_before(stage, one, other), (place, *names)
        assert walk(stage, back=True) == [there[0], *reversed(there[1:])], place


def test_the_stops_of_the_downloads_by_name(stage: Stage) -> None:
    stage.press(Qt.Key.Key_1, CTRL)
    names = [stop.accessibleName() for stop in walk(stage)]
    start = names.index("Downloads 9")
    rotated = names[start:] + names[:start]
    expected = ["Downloads 9", "Search titles", "All 9", "Sort: Expiring first", "Downloads"]
    assert rotated[:5] == expected
    assert len(rotated) > 5  # the inspector's buttons


def test_the_rail_is_one_stop_at_the_current_page(stage: Stage) -> None:
    for place, digit in DIGITS.items():
        stage.press(digit, CTRL)
        in_rail = [stop for stop in walk(stage) if column_of(stage, stop) == 0]
        assert in_rail == [stage.window.rail._places[place]]


def test_ctrl_and_a_digit_bring_a_focus_that_is_seen(stage: Stage) -> None:
    for place, digit in DIGITS.items():
        stage.press(digit, CTRL)
        stop = focused(stage)
        page = stage.window._stack.currentWidget()
        assert page.isAncestorOf(stop), place
        with_focus = page.grab().toImage()
        stop.clearFocus()
        assert page.grab().toImage() != with_focus, place


def test_tab_leaves_the_inspector_that_lies_over_the_rows(stage: Stage) -> None:
    stage.window.resize(1000, 700)
    QApplication.processEvents()
    stage.press(Qt.Key.Key_1, CTRL)
    stage.press(Qt.Key.Key_I)
    assert stage.window.inspector_is_laid_over
    assert {column_of(stage, stop) for stop in walk(stage)} == {0, 1, 2}
