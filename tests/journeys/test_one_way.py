"""From a click on *Renew* to the row in SQLite and back to the badge, no package comes twice.

Where the library is written and where the row changes, the calls on Python's stack are the way.
"""

import sys
from collections import defaultdict
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_app.ui.dialogs.warning import WarningDialog
from tests.support.stage import Stage, demo, scenario_file, staged

PLAYED = (
    {"at": "-P130D", "do": "download", "episode": "salt"},
    {"at": "-P129D", "do": "play", "episode": "salt"},
    {"at": "-P129D", "do": "stop", "episode": "salt", "position_s": 20.5},
)


def packages_called() -> str:
    """The packages of the program that call each other at this moment, the outermost first."""
    frame, called = sys._getframe(1), list[str]()
    while frame is not None:
        program, _, rest = frame.f_globals.get("__name__", "").partition(".")
        package = rest.partition(".")[0]
        if program == "desktop_app" and called[-1:] != [package]:
            called.append(package)
        frame = frame.f_back
    return " > ".join(reversed(called))


class Ways(QObject):
    """The ways that lead to each write, to a changed row, and to a dialog."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.to: dict[str, set[str]] = defaultdict(set)
        stage.session.opened.db.conn.set_trace_callback(self._on_statement)
        stage.session.downloads_page.model.dataChanged.connect(self._on_row_changed)
        stage.window.installEventFilter(self)

    def taken(self) -> dict[str, set[str]]:
        """Those since the last time."""
        taken, self.to = dict(self.to), defaultdict(set)
        return taken

    def _on_statement(self, statement: str) -> None:
        words = statement.replace('"', "").split()
        if words[0] in ("BEGIN", "INSERT", "UPDATE") and "shelf" not in statement:
            self.to[" ".join(words[: 3 if words[0] == "INSERT" else 2])].add(packages_called())

    def _on_row_changed(self) -> None:
        self.to["row"].add(packages_called())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ChildAdded:
            self.to["dialog"].add(packages_called())
        return False


def press_renew(stage: Stage, episode: str) -> None:
    """Click the button at the end of a row."""
    page = stage.session.downloads_page
    line = page.model.find(demo(episode))
    assert line is not None
    row = page.view.visualRect(page.model.index(line, 0))
    stage.click(page.view.viewport(), QPoint(row.right() - 24, row.center().y()))


def test_a_renewal_enters_each_package_once_on_its_way_in_and_once_on_its_way_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *PLAYED)) as stage:
        stage.select("salt")
        ways = Ways(stage)

        press_renew(stage, "salt")
        warning = stage.dialog(WarningDialog)
        asked = ways.taken()
        assert asked["BEGIN IMMEDIATE"] == {"ui > features > library > ledger > storage"}
        assert asked["dialog"] == {"ui > features > library > features > ui"}

        stage.press(Qt.Key.Key_Tab)
        with qtbot.waitSignal(warning.answered):
            stage.press(Qt.Key.Key_Return)
        stage.until_downloaded("salt")
        renewed = ways.taken()
        assert renewed["INSERT INTO transfers"] == {"ui > features > library > ledger > storage"}
        assert renewed["UPDATE transfers"] == {
            "features > downloads > ledger > storage",  # its turn has come
            "platform > downloads > ledger > storage",  # a step of it was done on the pool
        }
        assert renewed["INSERT INTO licences"] == {"platform > downloads > ledger > storage"}
        assert renewed["row"] == {
            "ui > features > library > features > ui",
            "features > downloads > features > ui",
            "platform > downloads > features > ui",
        }
        stage.session.opened.db.conn.set_trace_callback(None)
