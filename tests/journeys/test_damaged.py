"""A library in which something is found to be damaged while its window is open."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.time import DAY
from desktop_app.features.showing.conditions import DAMAGE
from desktop_app.session.folders import DATABASE
from tests.support.other_program import ROOT
from tests.support.stage import Stage, demo, scenario_file, staged

TWO_PLAYED = tuple(
    {"at": at, "do": do, "episode": episode}
    for episode in ("salt", "canopy")
    for at, do in (("-PT3H", "download"), ("-PT2H", "play"), ("-PT1H", "stop"))
)


def damage(stage: Stage, statement: str) -> None:
    """As a bad disk would: behind the back of the program."""
    path = stage.session.opened.folder / DATABASE
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement)


def said(stage: Stage) -> str:
    """What the bar says, once it is there."""
    stage.until(lambda: stage.window.banner(DAMAGE) is not None)
    bar = stage.window.banner(DAMAGE)
    assert bar is not None
    return bar.text


def copies(stage: Stage) -> list[Path]:
    return list(stage.session.opened.folder.glob("library-damaged-*.db"))


OF_A_ROW = {
    "a policy": "UPDATE licences SET policy = '{}' WHERE episode = 'salt'",
    "a title": "UPDATE episodes SET title = '{\"en\": 7}' WHERE id = 'salt'",
    "no text": "UPDATE episodes SET title = CAST(x'7bff7d' AS TEXT) WHERE id = 'salt'",
    "an instant": "UPDATE licences SET granted_at = 9223372036854775807 WHERE episode = 'salt'",
}


@pytest.mark.parametrize("statement", OF_A_ROW.values(), ids=OF_A_ROW.keys())
def test_a_row_that_cannot_be_read_is_said_and_kept_and_the_others_are_shown(
    qtbot: QtBot, tmp_path: Path, statement: str
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *TWO_PLAYED)) as stage:
        downloads, catalogue = stage.session.downloads_page, stage.session.catalogue_page
        listed = catalogue.model.rowCount()
        damage(stage, statement)
        downloads.model.reload()
        downloads.model.line(0)  # it is scrolled to
        text = said(stage)
        assert "is damaged (" in text
        assert text.isprintable()
        stage.until(lambda: downloads.model.find(demo("salt")) is None)
        assert "ends" in stage.shown("canopy") or "left" in stage.shown("canopy")
        (copy,) = copies(stage)
        assert str(copy) in text
        with closing(sqlite3.connect(copy)) as db:
            assert db.execute(statement).rowcount > 0
            assert db.total_changes, "the copy is a library"
        stage.window.show_place("catalogue")
        stage.until(lambda: catalogue.model.rowCount() == listed - 1)


def test_a_row_of_a_newer_version_is_said_to_be_so_and_the_others_are_shown(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *TWO_PLAYED)) as stage:
        downloads = stage.session.downloads_page
        damage(
            stage,
            "UPDATE licences SET policy = json_set(policy, '$.bonus', 1) WHERE episode = 'salt'",
        )
        downloads.model.reload()
        downloads.model.line(0)  # it is scrolled to
        text = said(stage)
        assert text.startswith("A newer version of Sablier has written into the library (")
        assert "damaged" not in text
        stage.until(lambda: downloads.model.find(demo("salt")) is None)
        assert "ends" in stage.shown("canopy") or "left" in stage.shown("canopy")


def test_what_falls_due_ends_although_another_row_cannot_be_read(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *TWO_PLAYED)) as stage:
        damage(stage, OF_A_ROW["a policy"])
        stage.let_pass(3 * DAY)
        assert "licences.policy of demo/salt" in said(stage)
        assert stage.status("canopy") is Status.EXPIRED
        assert len(stage.media()) == 1, "the copy of what cannot be read is not touched"
        for _ in range(3):
            stage.let_pass(DAY)
        assert len(copies(stage)) == 1


def test_a_transfer_that_cannot_be_granted_for_damage_waits_and_counts_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *TWO_PLAYED)) as stage:
        session = stage.session
        session.settings.put("rate_limit", 20_000)
        session.library.ask_download(demo("fog-signal"))
        stage.until(lambda: session.downloads.live(demo("fog-signal")) is not None)
        damage(stage, "UPDATE transfers SET policy = 'x' WHERE episode = 'fog-signal'")
        session.settings.put("rate_limit", 0)
        session.downloads.rate_changed()
        assert "transfers.policy of demo/fog-signal" in said(stage)
        with closing(sqlite3.connect(session.opened.folder / DATABASE)) as db:
            granted = "SELECT count(*) FROM licences WHERE episode = 'fog-signal'"
            assert db.execute(granted).fetchone() == (0,)


def test_an_older_grant_that_cannot_be_read_leaves_the_inspector_empty(
    qtbot: QtBot, tmp_path: Path
) -> None:
    renewed = (
        {"at": "-P99D", "do": "download", "episode": "salt"},
        {"at": "-P98D", "do": "remove", "episode": "salt"},
        {"at": "-PT1H", "do": "download", "episode": "salt"},
    )
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *renewed)) as stage:
        stage.select("salt")
        damage(stage, FIRST_GRANT)
        stage.session.showing.inspecting.show()
        assert "licences.ended_at of demo/salt" in said(stage)
        assert stage.shown("salt"), "the row itself can be read"


FIRST_GRANT = (
    "UPDATE licences SET ending = 'lost', ended_at = granted_at - 1 WHERE id ="
    " (SELECT min(id) FROM licences WHERE episode = 'salt')"
)


def test_the_bar_speaks_the_language_that_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *TWO_PLAYED)) as stage:
        damage(stage, OF_A_ROW["a policy"])
        stage.session.library.check_file(demo("salt"))
        assert said(stage).startswith("The library is damaged")
        stage.session.texts.switch("fr")
        assert said(stage).startswith("La bibliothèque est endommagée")


CLICKED = """
import sqlite3, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop_app.start.application import make_application
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import EpisodeKey
from desktop_app.platform.log import start_log
from desktop_app.session.folders import DATABASE
from desktop_app.start.options import Options
from desktop_app.start.program import Program
from desktop_app.features.showing.conditions import DAMAGE
from tests.support.other_program import once_open

app = make_application()
start_log(Path(sys.argv[1]))
program = Program(app, Options(data_dir=Path(sys.argv[1]), locale="en", scenario="transfers"))

def click():
    other = sqlite3.connect(program.session.opened.folder / DATABASE, isolation_level=None)
    other.execute("UPDATE transfers SET policy = '{}'")
    (paused,) = other.execute("SELECT episode FROM transfers WHERE state = 'paused'").fetchone()
    other.close()
    QTimer.singleShot(200, look)
    program.session.library.set_offer(EpisodeKey("demo", paused), Offer(downloadable=False))

def look():
    print(program.session.window.banner(DAMAGE).text, flush=True)
    app.quit()

once_open(program, click)
sys.exit(program.run())
"""


def test_damage_met_by_a_click_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CLICKED, tmp_path],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr.replace(PLUGIN, "")) == (0, "")
    assert "transfers.policy of demo/" in done.stdout
    assert "Traceback" in (tmp_path / "log" / "sablier.log").read_text(), (
        "for who looks for the fault"
    )


PLUGIN = "This plugin does not support propagateSizeHints()\n"
