"""Motion: in its place after a moment, and at once where nothing may move."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.motion import Ghost, Motion
from desktop_app.ui.widgets.toast import ToastProps, Toasts
from tests.support.signals import Heard


@pytest.fixture
def window(qtbot: QtBot, dark: ThemeHolder) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    made.deleteLater()


def test_a_share_goes_from_nothing_to_all(qtbot: QtBot, dark: ThemeHolder) -> None:
    motion = Motion(dark, 160, dark)
    heard = Heard(motion, "moved")
    assert motion.share == 1.0
    with qtbot.waitSignal(motion.ended):
        motion.start()
        assert motion.share == 0.0
    assert motion.share == 1.0
    assert heard["moved"] == sorted(heard["moved"])


def test_under_reduced_motion_it_has_ended_at_once(qtbot: QtBot, dark: ThemeHolder) -> None:
    dark.set_reduced_motion(reduced=True)
    motion = Motion(dark, 160, dark)
    with qtbot.waitSignal(motion.ended, timeout=0):
        motion.start()
    assert motion.share == 1.0
    assert not motion.is_moving


def test_what_moves_when_motion_is_reduced_is_there_at_once(
    qtbot: QtBot, dark: ThemeHolder
) -> None:
    motion = Motion(dark, 10_000, dark)
    motion.start()
    with qtbot.waitSignal(motion.ended, timeout=0):
        dark.set_reduced_motion(reduced=True)
    assert motion.share == 1.0


def test_a_toast_rises_into_its_place(qtbot: QtBot, dark: ThemeHolder, window: QWidget) -> None:
    toasts = Toasts(dark, Texts("en"), window)
    with qtbot.waitSignal(toasts.arrived):
        toasts.say(ToastProps("One"))
        assert toasts.isVisible()
        assert toasts.geometry().top() >= window.height(), "it comes from below"
    assert toasts.geometry().bottom() == window.height() - 25
    first = toasts.geometry().top()
    with qtbot.waitSignal(toasts.arrived):
        toasts.say(ToastProps("Two"))
        assert toasts.geometry().top() == first, "what was there has not jumped"
    assert toasts.geometry().top() < first


def test_a_toast_that_goes_fades_where_it_stood(
    qtbot: QtBot, dark: ThemeHolder, window: QWidget
) -> None:
    toasts = Toasts(dark, Texts("en"), window)
    with qtbot.waitSignal(toasts.arrived):
        toasts.say(ToastProps("One", key="one"))
    toasts.withdraw("one")
    assert toasts.shown == ()
    assert not toasts.isVisible()
    (ghost,) = window.findChildren(Ghost)
    with qtbot.waitSignal(ghost.destroyed):
        assert ghost.isVisible()


def test_under_reduced_motion_a_toast_is_there_and_gone_at_once(
    dark: ThemeHolder, window: QWidget
) -> None:
    dark.set_reduced_motion(reduced=True)
    toasts = Toasts(dark, Texts("en"), window)
    toasts.say(ToastProps("One", key="one"))
    assert toasts.geometry().bottom() == window.height() - 25
    toasts.withdraw("one")
    assert not window.findChildren(Ghost)


@pytest.mark.parametrize("text", ["Short.", "A sentence that takes more than one line of it. " * 3])
def test_at_200_percent_a_toast_is_no_wider_than_its_window_and_cuts_nothing(
    dark: ThemeHolder, window: QWidget, text: str
) -> None:
    dark.set_reduced_motion(reduced=True)
    dark.set_text_percent(200)
    toasts = Toasts(dark, Texts("fr"), window)
    toasts.say(ToastProps(text, "Annuler", "one"))
    assert window.rect().adjusted(16, 0, -16, -24).contains(toasts.geometry())
    (label,) = (one for one in toasts.findChildren(QLabel) if one.text() == text)
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.height()
    assert label.height() >= needed
    assert label.wordWrap() or label.width() >= label.sizeHint().width()
