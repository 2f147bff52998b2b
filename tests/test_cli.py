"""The command line: what each command prints, draws and answers with."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import IO

import PySide6
import pytest
from click.testing import CliRunner
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desktop_app.cli import main
from desktop_app.commands.screenshot import take
from desktop_app.start.options import Options

PROJECT = Path(__file__).parents[1]

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.no_qt_log]
"""Pictures are drawn here too, of films among others: see tests/playback."""


def sablier(
    *words: str | Path,
    stdin: str = "",
    cwd: Path | None = None,
    stdout: int | IO[str] = subprocess.PIPE,
) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")
    } | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)}
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", *map(str, words)],
        input=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=cwd,
        timeout=60,
        check=False,
    )


def here(*words: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The same command in this program, which has been started already.

    What is no more than asked there is asked here: to start it takes most of a second.
    """
    said = [str(word) for word in words]
    done = CliRunner().invoke(main, said, input=stdin, catch_exceptions=False)
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)


def written(library: Path) -> dict[Path, int]:
    """When each file was last written; what SQLite shares among readers is none."""
    found = (path for path in library.rglob("*") if not path.name.endswith(("-shm", "-wal")))
    return {path: path.stat().st_mtime_ns for path in found}


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    assert sablier("--version").stdout.split()[-1] == project["version"]


def test_list_makes_the_demo_library_and_options_hold_before_and_after(tmp_path: Path) -> None:
    after = sablier("list", "--json", "--data-dir", tmp_path / "a")
    rows = json.loads(after.stdout)
    assert after.returncode == 0
    assert len(rows) >= 14
    before = here("--data-dir", tmp_path / "a", "list", "--json", "--all")
    assert len(json.loads(before.stdout)) == 18
    assert set(rows[0]) == {
        *("catalogue", "series", "season", "number", "episode", "title", "status", "overtime"),
        *("expires_at", "remaining_s", "downloads_left", "downloads_reset_at"),
        *("position_s", "size", "watched", "transfer"),
    }
    order = [(row["catalogue"], row["series"], row["season"], row["number"]) for row in rows]
    assert order == sorted(order)
    moving = {row["episode"]: row["transfer"] for row in rows if row["transfer"]}
    assert moving["heartwood"]["state"] == "paused"
    assert moving["heartwood"]["progress"] == pytest.approx(0.42, abs=0.001)


def test_list_only_reads(tmp_path: Path) -> None:
    here("list", "--data-dir", tmp_path)
    database = tmp_path / "library" / "library.db"
    before = hashlib.sha256(database.read_bytes()).hexdigest()
    assert here("list", "--data-dir", tmp_path).stdout
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before


def test_list_of_a_scenario_leaves_nothing_behind(tmp_path: Path) -> None:
    found = here("--scenario", "last-renewal", "--locale", "fr", "--data-dir", tmp_path, "list")
    assert "Basses eaux" in found.stdout
    assert "30\u00a0h" in found.stdout
    assert list(tmp_path.iterdir()) == []


def test_at_is_refused_without_a_scenario(tmp_path: Path) -> None:
    found = here("--at", "2026-06-22T11:07:00Z", "list", "--data-dir", tmp_path)
    assert found.returncode == 2
    assert "--scenario" in found.stderr
    assert not (tmp_path / "library").exists()


def test_t5_at_moves_the_clock_of_a_scenario() -> None:
    words = ("--scenario", "last-renewal", "--at", "2026-06-24T11:07:00Z", "list", "--json")
    rows = {row["episode"]: row for row in json.loads(here(*words).stdout)}
    assert rows["low-water"]["status"] == "expired"
    assert rows["harbour-lights"]["status"] == "ready"


@pytest.mark.parametrize("words", [["list"], ["list", "--json"]])
def test_t5_list_says_that_the_scenario_has_not_begun_at_an_earlier_instant(
    tmp_path: Path, words: list[str]
) -> None:
    begins = story(tmp_path, DOWNLOADED)
    found = here("--scenario", begins, "--at", "2026-06-22T08:06:59Z", *words)
    assert found.returncode == 0
    assert found.stdout.strip() in ("", "[]")
    assert "before the scenario" in found.stderr
    assert "2026-06-22T08:06:59.000Z" in found.stderr, "the instant that was asked for"
    assert "2026-06-22T08:07:00.000Z" in found.stderr, "the first event"
    assert found.stderr.count("\n") == 1
    assert here("--scenario", begins, "--at", "2026-06-22T08:07:00Z", *words).stderr == ""


def test_list_of_an_empty_scenario_prints_no_line(tmp_path: Path) -> None:
    found = here("--scenario", story(tmp_path), "--at", "2020-01-01T00:00:00Z", "list")
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "view",
    [
        pytest.param("library", marks=pytest.mark.long),
        pytest.param("catalogue", marks=pytest.mark.long),
        pytest.param("inspector", marks=pytest.mark.long),
        "player",
        pytest.param("warning", marks=pytest.mark.long),
    ],
)
def test_a_picture_is_the_same_at_every_run(tmp_path: Path, view: str) -> None:
    """In a program of its own, and in one that has drawn others before.

    A page, a film and a dialog differ in what they wait for; one page is like another.
    """
    command, drawn = tmp_path / "command.png", tmp_path / "drawn.png"
    options = ("--scenario", "last-renewal", "--locale", "en", "--theme", "dark")
    found = sablier(*options, "screenshot", "--view", view, "-o", command, "--size", "900x600")
    assert found.returncode == 0, found.stderr
    take(Options(tmp_path, "last-renewal", None, "en", "dark"), view, drawn, QSize(900, 600))
    assert command.read_bytes() == drawn.read_bytes()
    assert drawn.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("view", ["library", "facilitator"])
def test_a_picture_has_the_size_that_was_asked_for_on_any_screen(tmp_path: Path, view: str) -> None:
    """The screen of these tests is 800 pixels wide."""
    drawn = tmp_path / "drawn.png"
    take(Options(tmp_path, "last-renewal", None, "en", "dark"), view, drawn, QSize(1080, 720))
    assert QImage(str(drawn)).size() == QSize(1080, 720)


def test_a_picture_of_the_own_library_changes_nothing_in_it(tmp_path: Path) -> None:
    here("list", "--data-dir", tmp_path)
    before = written(tmp_path / "library")
    output = tmp_path / "out" / "player.png"
    found = here("screenshot", "--view", "player", "-o", output, "--data-dir", tmp_path)
    assert found.returncode == 0, found.stderr
    assert output.exists()
    assert written(tmp_path / "library") == before


def test_what_cannot_be_drawn_is_said(tmp_path: Path) -> None:
    scenario = tmp_path / "empty.json"
    scenario.write_text(
        json.dumps(
            {
                "format": "sablier-scenario/1",
                "name": "empty",
                "title": "Empty",
                "catalogue": "demo",
                "timeline": [],
            }
        )
    )
    output = tmp_path / "x.png"
    for view, code in (("player", 1), ("warning", 1), ("nothing", 2), ("library", 0)):
        found = here("--scenario", scenario, "screenshot", "--view", view, "-o", output)
        assert found.returncode == code, (view, found.stderr)
        assert bool(found.stderr) == bool(code) or view == "library"
    assert here("screenshot", "--view", "library", "--size", "9", "-o", output).returncode == 2


def test_demo_makes_it_fresh_and_keeps_the_old_one(tmp_path: Path) -> None:
    here("list", "--data-dir", tmp_path)
    marked = tmp_path / "library" / "mine.txt"
    marked.write_text("mine")
    assert here("demo", "--data-dir", tmp_path, stdin="n\n").returncode == 1
    assert marked.exists()
    found = here("demo", "--yes", "--data-dir", tmp_path)
    assert found.returncode == 0, found.stderr
    (backup,) = tmp_path.glob("library-*")
    assert (backup / "mine.txt").read_text() == "mine"
    assert str(backup) in found.stdout
    assert not marked.exists()


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("nothing", 2, "is not JSON"),
        ('{"format": "sablier-scenario/1", "name": "x"}', 2, "timeline"),
    ],
)
def test_a_scenario_with_faults_is_refused(
    tmp_path: Path, content: str, code: int, words: str
) -> None:
    file = tmp_path / "scenario.json"
    file.write_text(content)
    found = here("--scenario", file, "list")
    assert found.returncode == code
    assert words in found.stderr
    assert str(file) in found.stderr


def test_a_scenario_that_is_not_there_is_refused() -> None:
    found = here("--scenario", "no-such", "list")
    assert found.returncode == 2
    assert "last-renewal" in found.stderr


def test_a_library_that_cannot_be_used_is_said_in_one_sentence(tmp_path: Path) -> None:
    here("list", "--data-dir", tmp_path)
    database = tmp_path / "library" / "library.db"
    good = database.read_bytes()
    database.write_bytes(b"garbage" * 1_000)
    damaged = here("list", "--data-dir", tmp_path)
    assert (damaged.returncode, damaged.stderr.count("\n")) == (1, 1)
    assert "damaged" in damaged.stderr
    assert database.read_bytes() == b"garbage" * 1_000
    database.write_bytes(good)
    with sqlite3.connect(database) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('sablier', 'from-the-future', '2030')"
        )
    db.close()
    newer = here(
        "screenshot", "--view", "library", "-o", tmp_path / "x.png", "--data-dir", tmp_path
    )
    assert newer.returncode == 1
    assert "newer version" in newer.stderr
    file = tmp_path / "file"
    file.write_text("in the way")
    unwritable = sablier("--data-dir", file)
    assert (unwritable.returncode, unwritable.stderr.count("\n")) == (1, 1)
    assert "cannot be written" in unwritable.stderr


def one_sentence(found: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    assert found.returncode == code, found.stderr
    assert found.stderr.count("\n") == 1, found.stderr
    for word in words:
        assert word in found.stderr


def test_a_place_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("mine")
    for place in (in_the_way, in_the_way / "below"):
        one_sentence(here("demo", "--yes", "--data-dir", place), 1, "cannot be written")
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    (data_dir / "scenarios").write_text("mine")
    found = sablier("--scenario", "demo", "--data-dir", data_dir)
    one_sentence(found, 1, "cannot be written", str(data_dir / "scenarios"))


@pytest.mark.parametrize("foreign", [False, True])
def test_a_file_that_is_no_library_is_said_in_one_sentence(
    tmp_path: Path, *, foreign: bool
) -> None:
    database = tmp_path / "library" / "library.db"
    database.parent.mkdir()
    database.touch()
    if foreign:
        with sqlite3.connect(database) as db:
            db.execute("CREATE TABLE mine (what TEXT)")
        db.close()
    before = database.read_bytes()
    picture = ("screenshot", "--view", "library", "-o", tmp_path / "x.png")
    for words in (("list",), picture):
        one_sentence(here(*words, "--data-dir", tmp_path), 1, str(database))
    one_sentence(sablier("--data-dir", tmp_path), 1, str(database))
    assert database.read_bytes() == before


def test_a_scenario_of_an_impossible_name_is_refused() -> None:
    one_sentence(here("--scenario", "x" * 5_000, "list"), 2, "neither a file nor a scenario")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is made by /dev/full")
@pytest.mark.parametrize("command", ["replay", "list"])
def test_an_answer_that_cannot_be_written_is_no_bad_file(tmp_path: Path, command: str) -> None:
    line = {"at": "2026-06-18T14:48:00Z", "do": "look", "episode": "salt"}
    (tmp_path / "t.jsonl").write_text(json.dumps(line) + "\n")
    words = [tmp_path / "t.jsonl"] if command == "replay" else ["--data-dir", tmp_path / "data"]
    with Path("/dev/full").open("w") as full:
        found = sablier(command, *words, stdout=full)
    one_sentence(found, 1, "cannot be written", "No space left")
    missing = here("replay", tmp_path / "missing")
    one_sentence(missing, 2, "cannot be read", "No such file")


def test_a_picture_needs_room_and_a_place(tmp_path: Path) -> None:
    words = ("--scenario", "last-renewal", "screenshot", "--view", "library")
    (tmp_path / "file").write_text("mine")
    output = tmp_path / "file" / "x.png"
    one_sentence(here(*words, "-o", output), 1, f"{output} cannot be written")
    small = here(*words, "-o", tmp_path / "x.png", "--size", "319x800")
    assert small.returncode == 2
    assert "320x240" in small.stderr
    assert here(*words, "-o", tmp_path / "x.png", "--size", "320x240").returncode == 0


def story(folder: Path, *timeline: dict[str, str], **head: str) -> Path:
    whole = {
        "format": "sablier-scenario/1",
        "name": "story",
        "title": "A story",
        "catalogue": "demo",
        "now": "2026-06-22T13:07:00+02:00",
        "timeline": timeline,
    }
    path = folder / "story.json"
    path.write_text(json.dumps(whole | head))
    return path


DOWNLOADED = {"at": "-PT3H", "do": "download", "episode": "salt"}


def test_t3_list_counts_to_the_departure_where_that_comes_first(tmp_path: Path) -> None:
    leaves = {"at": "-PT1H", "do": "set", "episode": "salt", "leaves_at": "+PT5H"}
    found = here("--scenario", story(tmp_path, DOWNLOADED, leaves), "list", "--locale", "en")
    assert "5 h 00 left" in found.stdout.replace("\u00a0", " ")


def test_no_other_dialog_stands_for_a_player_or_a_warning(tmp_path: Path) -> None:
    output = tmp_path / "x.png"
    here("list", "--data-dir", tmp_path)
    for path in (tmp_path / "library" / "media").iterdir():
        path.unlink()
    found = here("screenshot", "--view", "player", "-o", output, "--data-dir", tmp_path)
    one_sentence(found, 1, "no episode that may be played")
    full = {"name": "full", "max_downloads": 1}
    (tmp_path / "full.json").write_text(json.dumps(full))
    other = {"at": "-PT2H", "do": "download", "episode": "low-water"}
    lost = {"at": "-PT2H30M", "do": "lose", "episode": "salt"}
    scenario = story(tmp_path, DOWNLOADED, lost, other, policy="full.json")
    found = here("--scenario", scenario, "screenshot", "--view", "warning", "-o", output)
    one_sentence(found, 1, "no last renewal")
    assert not output.exists()


def test_a_picture_of_the_player_shows_the_sitting_that_runs(tmp_path: Path) -> None:
    other = {"at": "-PT2H", "do": "download", "episode": "low-water"}
    play = {"at": "-PT1H", "do": "play", "episode": "low-water"}
    pictures = []
    for selected in ("salt", "low-water"):
        scenario = story(tmp_path, DOWNLOADED, other, play, select=selected)
        words = ("--scenario", scenario, "screenshot", "--view", "player", "--locale", "en")
        output = tmp_path / f"{selected}.png"
        found = here(*words, "-o", output, "--size", "900x600")
        assert found.returncode == 0, found.stderr
        pictures.append(output.read_bytes())
    assert pictures[0] == pictures[1]
    picture = QImage.fromData(pictures[0])
    beside = picture.pixelColor(16, 28)
    assert beside == picture.pixelColor(2, 28), "the pointer stands on Back, and nothing shows it"


def test_doctor_says_that_nothing_is_missing_and_the_versions() -> None:
    found = sablier("doctor")
    assert (found.returncode, found.stderr) == (0, "")
    assert "Nothing is missing" in found.stdout
    assert f"PySide6 {PySide6.__version__}" in found.stdout
