"""What keeps the window from opening: the sentence, its language, and where it is shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.opening import UnknownScenarioError, find_scenario
from desktop_app.storage.database import LibraryError, Unusable
from desktop_app.trouble import opening_trouble, terminal_is_read
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Look, ThemeHolder
from desktop_app.ui.trouble import TroubleWindow


@pytest.mark.parametrize("why", list(Unusable))
def test_the_english_sentence_is_that_of_the_command_line(why: Unusable) -> None:
    error = LibraryError(why, Path("/data/library/library.db"), "why")
    assert opening_trouble(error, Texts("en")) == str(error)


def test_a_scenario_that_is_nowhere_is_named_with_those_that_ship(qapp: QApplication) -> None:
    with pytest.raises(UnknownScenarioError) as caught:
        find_scenario("nowhere")
    sentence = opening_trouble(caught.value, Texts("en"))
    assert sentence == str(caught.value)
    assert "last-renewal" in sentence


@pytest.mark.parametrize("what", ["damaged", "folder", "scenario"])
def test_the_window_that_cannot_open_says_so_in_the_language_asked_for(
    tmp_path: Path, what: str
) -> None:
    library = tmp_path / "library"
    arguments = ["--data-dir", str(tmp_path), "--locale", "fr"]
    if what == "damaged":
        library.mkdir()
        (library / "library.db").write_text("no library")
    elif what == "folder":
        library.write_text("a file in its place")
    else:
        arguments += ["--scenario", "nowhere"]
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", *arguments],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == (2 if what == "scenario" else 1)
    error = (
        find_scenario_error()
        if what == "scenario"
        else LibraryError(
            Unusable.DAMAGED if what == "damaged" else Unusable.NOT_WRITABLE,
            library / "library.db",
        )
    )
    beginning = opening_trouble(error, Texts("fr")).split(str(tmp_path))[0]
    assert beginning in done.stderr


def find_scenario_error() -> UnknownScenarioError:
    with pytest.raises(UnknownScenarioError) as caught:
        find_scenario("nowhere")
    return caught.value


def test_a_small_window_says_it_where_there_is_no_terminal(
    qtbot: QtBot, qapp: QApplication
) -> None:
    holder = ThemeHolder(qapp, Look.DARK, 200)
    sentence = "La bibliothèque est verrouillée par un autre programme. " * 3
    window = TroubleWindow(holder, Texts("fr"), sentence)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert window.accessibleDescription() == sentence
    with qtbot.waitSignal(window.finished):
        qtbot.keyClick(window, Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    holder.deleteLater()


def test_started_from_a_menu_nobody_reads_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIO_LAUNCHED_DESKTOP_FILE", "/usr/share/applications/sablier.desktop")
    assert not terminal_is_read()


@pytest.mark.parametrize(("to", "read"), [(subprocess.PIPE, True), (subprocess.DEVNULL, False)])
def test_a_pipe_is_read_and_nowhere_is_not(to: int, *, read: bool) -> None:
    code = "import sys; from desktop_app.trouble import terminal_is_read; "
    code += "sys.exit(10 + terminal_is_read())"
    done = subprocess.run([sys.executable, "-c", code], check=False, stderr=to, timeout=60)
    assert done.returncode == 10 + read
