"""A function on the pool answers in every case, on the GUI thread: with its value or its fault."""

import logging
import threading
from typing import assert_never

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.platform.background import Err, Ok, Outcome, in_background

pytestmark = pytest.mark.usefixtures("qapp")


def answer(qtbot: QtBot, number: int) -> Outcome[float]:
    answers: list[tuple[Outcome[float], threading.Thread]] = []
    in_background(
        lambda: 1 / number, lambda outcome: answers.append((outcome, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: bool(answers), timeout=5_000)
    ((outcome, thread),) = answers
    assert thread is threading.main_thread()
    return outcome


def test_what_it_returns_is_handed_on(qtbot: QtBot) -> None:
    assert answer(qtbot, 2) == Ok(0.5)


def test_what_it_raises_is_handed_on_and_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        outcome = answer(qtbot, 0)
    match outcome:
        case Err(error):
            assert isinstance(error, ZeroDivisionError)
        case Ok():
            pytest.fail("it raised")
        case _:
            assert_never(outcome)
    (record,) = caplog.records
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError
