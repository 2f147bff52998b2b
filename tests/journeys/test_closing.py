"""Closing the window on transfers: it says what will happen; they go on at the next start."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.transfer import TransferState
from desktop_app.session.session import Session
from desktop_app.start.application import make_application
from desktop_app.start.options import Options
from desktop_app.start.program import Program
from desktop_app.ui.dialogs.closing import ClosingDialog
from tests.support.hands import Hands
from tests.support.stage import Stage, demo

Start = Callable[[Options], Program]


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
        ended(program)


def ended(program: Program) -> None:
    program.close()
    program._instance.close()


def session_of(program: Program, qtbot: QtBot) -> Session:
    assert program.session is not None
    session = program.session
    qtbot.waitUntil(session.window.isVisible)
    return session


def close_as_the_window_system_does(session: Session) -> None:
    """The title bar's button, and Alt+F4."""
    session.window.windowHandle().close()


def is_moving(session: Session, episode: str) -> bool:
    row = session.download_rows.row(demo(episode))
    assert row is not None
    transfer = row.transfer
    return transfer is not None and transfer.state is TransferState.DOWNLOADING


def test_what_is_under_way_is_said_before_and_goes_on_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    options = Options(data_dir=tmp_path, locale="en", theme="dark")
    first = start(options)
    session = session_of(first, qtbot)
    stage = Stage(qtbot, session)
    session.settings.put("rate_limit", 20_000)
    session.library.ask_download(demo("fog-signal"), demo("salvage"))
    stage.until(lambda: is_moving(session, "fog-signal"))

    close_as_the_window_system_does(session)
    dialog = stage.dialog(ClosingDialog)
    assert dialog.content.props.title == "Close while 2 downloads are under way?"
    assert dialog.decline_button.hasFocus()
    close_as_the_window_system_does(session)
    assert len(session.window.findChildren(ClosingDialog)) == 1, "it is asked once"
    stage.press(Qt.Key.Key_Return)
    assert session.window.isVisible(), "Enter keeps it open"

    close_as_the_window_system_does(session)
    dialog = stage.dialog(ClosingDialog)
    stage.click(dialog.accept_button)
    stage.until(lambda: not session.window.isVisible())
    ended(first)

    second = session_of(start(options), qtbot)
    second.settings.put("rate_limit", 0)
    second.downloads.rate_changed()
    for episode in ("fog-signal", "salvage"):
        Stage(qtbot, second).until_downloaded(episode)
    close_as_the_window_system_does(second)
    assert not second.window.isVisible(), "nothing goes on: nothing is asked"


def test_a_minimised_window_that_is_to_be_closed_asks_where_it_can_be_seen(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    """From the task bar, for instance: nobody would find out why the program does not end."""
    session = session_of(start(Options(data_dir=tmp_path, locale="en")), qtbot)
    session.settings.put("rate_limit", 20_000)
    session.library.ask_download(demo("fog-signal"))
    session.window.showMinimized()
    assert session.window.isMinimized()
    close_as_the_window_system_does(session)
    dialog = Stage(qtbot, session).dialog(ClosingDialog)
    assert not session.window.isMinimized()
    dialog.reject()


def test_what_is_held_or_failed_or_ends_with_the_desktop_is_not_asked_about(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    options = Options(data_dir=tmp_path / "own", locale="en")
    program = start(options)
    session = session_of(program, qtbot)
    states = {"heartwood": TransferState.PAUSED, "clearing": TransferState.FAILED}
    for episode, state in states.items():
        row = session.download_rows.row(demo(episode))
        assert row is not None
        assert row.transfer is not None
        assert row.transfer.state is state
    close_as_the_window_system_does(session)
    assert not session.window.isVisible()

    session.window.show()
    session.settings.put("rate_limit", 20_000)
    session.library.ask_download(demo("fog-signal"))
    assert session.showing.counts.queue_pauses().moving == 1
    program.on_desktop_ending()
    close_as_the_window_system_does(session)
    assert not session.window.isVisible(), "logging out waits for nobody"


def test_a_scenario_is_closed_without_a_word(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    session = session_of(start(Options(data_dir=tmp_path, scenario="transfers")), qtbot)
    assert session.showing.counts.queue_pauses().moving == 3
    close_as_the_window_system_does(session)
    assert not session.window.isVisible()
