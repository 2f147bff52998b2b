"""A fresh library under the same hands: what the user chose, and the window, stay."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.settings import Change, Setting
from desktop_app.session.making import start_over
from desktop_app.session.opening import open_user_library
from desktop_app.session.session import Session
from desktop_app.start.application import make_application
from desktop_app.start.options import Options
from desktop_app.start.program import Program
from tests.support.hands import Hands

Start = Callable[[Options], Program]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    programs: list[Program] = []

    def started(options: Options) -> Program:
        program = Program(make_application(Hands()), options)
        assert program._instance.is_first()
        program.open()
        programs.append(program)
        return program

    yield started
    for program in programs:
        program.close()
        program._instance.close()
        program.deleteLater()


def session_of(program: Program) -> Session:
    assert program.session is not None
    return program.session


def look(program: Program) -> tuple[str, str, float, QSize]:
    """What a person sees of the settings and of the window."""
    session = session_of(program)
    window = session.window
    theme = session.theme
    return (
        session.texts.language,
        session.settings.theme,
        theme.theme.scale,
        window.size(),
    )


def choose(session: Session) -> None:
    """Everything another way, in the settings and with the window."""
    for change in (
        Change(Setting.LANGUAGE, "fr"),
        Change(Setting.THEME, "contrast"),
        Change(Setting.TEXT_SIZE, 150),
    ):
        session.settings_page.change_requested.emit(change)
    session.window.setGeometry(0, 48, 790, 690)  # the screen is 800 × 800


def renewed(qtbot: QtBot, program: Program, ask: Callable[[], None]) -> None:
    """Ask for a fresh one, and wait for it."""
    before = program.session
    ask()
    qtbot.waitUntil(lambda: program.session not in (None, before), timeout=10_000)


def test_starting_over_keeps_the_settings_and_the_window(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    program = start(Options(data_dir=tmp_path, locale="en"))
    choose(session_of(program))
    session_of(program).settings.put("explained_first_play", value=True)
    seen = look(program)
    rows = session_of(program).downloads_page.model.counts.rows
    renewed(qtbot, program, program.on_start_over_requested)
    assert look(program) == seen
    assert look(program)[:3] == ("fr", "contrast", 1.5)
    assert session_of(program).downloads_page.model.counts.rows == rows
    assert not session_of(program).settings.explained_first_play
    program.close()
    again = open_user_library(tmp_path, {})
    assert (again.settings.language, again.settings.theme) == ("fr", "contrast")
    again.close()


def test_starting_over_from_the_command_line_keeps_the_settings(tmp_path: Path) -> None:
    make_application()
    library = open_user_library(tmp_path, {})
    for name, value in {"language": "fr", "theme": "light", "explained_first_play": True}.items():
        library.settings.put(name, value)
    library.close()
    start_over(tmp_path)
    library = open_user_library(tmp_path, {})
    assert (library.settings.language, library.settings.theme) == ("fr", "light")
    assert not library.settings.explained_first_play
    library.close()


def test_ctrl_shift_r_keeps_what_was_chosen_since_the_scenario_opened(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    program = start(Options(data_dir=tmp_path, scenario="last-renewal"))
    assert look(program)[:3] == ("en", "system", 1.0)
    for _ in range(2):
        choose(session_of(program))
        seen = look(program)
        renewed(qtbot, program, lambda: press(qtbot, program))
        assert look(program) == seen
        assert seen[:3] == ("fr", "contrast", 1.5)


def test_following_the_system_is_a_choice_too(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    program = start(Options(data_dir=tmp_path, scenario="last-renewal", theme="light"))
    session_of(program).settings_page.change_requested.emit(Change(Setting.LANGUAGE, None))
    renewed(qtbot, program, lambda: press(qtbot, program))
    settings = session_of(program).settings
    assert (settings.language, settings.theme) == (None, "light")


def press(qtbot: QtBot, program: Program) -> None:
    """Ctrl+Shift+R, wherever the keyboard is."""
    target = QApplication.activeModalWidget() or session_of(program).window
    target.activateWindow()
    handle = target.windowHandle()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is handle)
    QTest.keyPress(handle, Qt.Key.Key_R, CTRL_SHIFT)  # no release: the window goes
