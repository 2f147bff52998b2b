"""What keeps the window from opening: the sentence, its language, and where it is shown."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.session.shipped import UnknownScenarioError, find_scenario
from desktop_app.start.trouble import opening_trouble, terminal_is_read
from desktop_app.storage.unusable import LibraryError, Unusable
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeChoice, ThemeHolder
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


ONE_AFTER_THE_OTHER = """
import json, sys
from desktop_app.cli import main
for words in json.loads(sys.argv[1]):
    try:
        main(words)
    except SystemExit as ended:
        print(ended.code)
"""


def test_the_window_that_cannot_open_says_so_in_the_language_asked_for(tmp_path: Path) -> None:
    damaged, folder = tmp_path / "damaged" / "library", tmp_path / "folder" / "library"
    damaged.mkdir(parents=True)
    (damaged / "library.db").write_text("no library")
    folder.parent.mkdir()
    folder.write_text("a file in its place")
    with pytest.raises(UnknownScenarioError) as nowhere:
        find_scenario("nowhere")
    met: list[tuple[list[str], int, Exception]] = [
        (["--data-dir", str(damaged.parent)], 1, LibraryError(Unusable.DAMAGED, damaged / "x")),
        (["--data-dir", str(folder.parent)], 1, LibraryError(Unusable.NOT_WRITABLE, folder / "x")),
        (["--data-dir", str(tmp_path), "--scenario", "nowhere"], 2, nowhere.value),
    ]
    started = json.dumps([[*words, "--locale", "fr"] for words, _code, _error in met])
    done = subprocess.run(
        [sys.executable, "-c", ONE_AFTER_THE_OTHER, started],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.split() == [str(code) for _words, code, _error in met]
    said = done.stderr.splitlines()
    assert len(said) == len(met), done.stderr
    for sentence, (_words, _code, error) in zip(said, met, strict=True):
        assert opening_trouble(error, Texts("fr")).split(str(tmp_path))[0] in sentence


def test_for_a_scenario_that_is_nowhere_nothing_is_made_and_qt_is_not_begun(
    tmp_path: Path,
) -> None:
    code = (
        "import sys\nfrom PySide6.QtCore import QCoreApplication\n"
        "from desktop_app.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: assert QCoreApplication.instance() is None"
    )
    data_dir = tmp_path / "data"
    for command in ((), ("screenshot", "--view", "library", "-o", str(tmp_path / "x.png"))):
        done = subprocess.run(
            [sys.executable, "-c", code, *command, "--scenario", "no", "--data-dir", str(data_dir)],
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
        assert done.stderr.startswith("no: ")
    assert list(tmp_path.iterdir()) == []


def test_a_small_window_says_it_where_there_is_no_terminal(
    qtbot: QtBot, qapp: QApplication
) -> None:
    holder = ThemeHolder(qapp, ThemeChoice.DARK, 200)
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


def test_a_pipe_is_read_and_nowhere_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    reads, writes = os.pipe()
    with os.fdopen(reads), os.fdopen(writes, "w") as pipe, Path(os.devnull).open("w") as nowhere:
        monkeypatch.setattr(sys, "stderr", pipe)
        assert terminal_is_read()
        monkeypatch.setattr(sys, "stderr", nowhere)
        assert not terminal_is_read()
        monkeypatch.undo()
