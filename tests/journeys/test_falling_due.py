"""A large library of which very much ends at once: settled in turns, and told once."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop_app.clock import DemoClock, elapsed
from desktop_app.domain.shelf import Chip
from desktop_app.domain.time import DAY, Duration
from desktop_app.library.falling_due import TURN
from desktop_app.session.folders import DATABASE
from desktop_app.session.opened import assemble
from desktop_app.session.session import open_session
from desktop_app.start.application import make_application
from tests.support.many import library_of
from tests.support.stage import NOW, Stage, no_bus

DOWNLOADS = 900
DUE, ENDED_BEFORE = 600, 147


class Slow:
    """Real time on a machine that takes a turn for everything, once it is asked to."""

    def __init__(self) -> None:
        self.lost: Duration = 0
        self.by: Duration = 0

    def __call__(self) -> Duration:
        self.lost += self.by
        return elapsed() + self.lost


def test_t4_what_ends_in_several_turns_is_told_in_one_sentence(
    qtbot: QtBot, tmp_path: Path
) -> None:
    db = library_of(tmp_path / DATABASE, DOWNLOADS, NOW)
    opened = assemble(tmp_path, db, DemoClock(NOW, rate=0), {"language": "en"})
    slow = Slow()
    session = open_session(make_application(), opened, tmp_path, elapsed=slow, bus=no_bus)
    try:
        with qtbot.waitExposed(session.window):
            session.window.show()
        stage = Stage(qtbot, session)
        slow.by = TURN
        stage.let_pass(3 * DAY)
        turns = 1
        while session.library.due.is_behind:
            assert not session.window.toasts.shown, "more is to come"
            QCoreApplication.processEvents()
            turns += 1
        assert turns > 2
        QCoreApplication.processEvents()
        slow.by = 0
        (told,) = session.window.toasts.shown
        assert f"{DUE} episodes have expired" in told.text
        assert session.downloads_page.model.counts.rows[Chip.EXPIRED] == DUE + ENDED_BEFORE
    finally:
        session.close()
