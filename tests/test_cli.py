"""The command line: what each command prints, draws and answers with."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


def sablier(
    *words: str | Path, stdin: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    } | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)}
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        env=environment,
        cwd=cwd,
        timeout=60,
        check=False,
    )


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
    before = sablier("--data-dir", tmp_path / "a", "list", "--json", "--all")
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
    sablier("list", "--data-dir", tmp_path)
    database = tmp_path / "library" / "library.db"
    before = hashlib.sha256(database.read_bytes()).hexdigest()
    assert sablier("list", "--data-dir", tmp_path).stdout
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before


def test_list_of_a_scenario_leaves_nothing_behind(tmp_path: Path) -> None:
    found = sablier("--scenario", "last-renewal", "--locale", "fr", "--data-dir", tmp_path, "list")
    assert "Basses eaux" in found.stdout
    assert "30\u00a0h" in found.stdout
    assert list(tmp_path.iterdir()) == []


def test_at_is_refused_without_a_scenario(tmp_path: Path) -> None:
    found = sablier("--at", "2026-06-22T11:07:00Z", "list", "--data-dir", tmp_path)
    assert found.returncode == 2
    assert "--scenario" in found.stderr
    assert not (tmp_path / "library").exists()


def test_t5_at_moves_the_clock_of_a_scenario() -> None:
    words = ("--scenario", "last-renewal", "--at", "2026-06-24T11:07:00Z", "list", "--json")
    rows = {row["episode"]: row for row in json.loads(sablier(*words).stdout)}
    assert rows["low-water"]["status"] == "expired"
    assert rows["harbour-lights"]["status"] == "ready"


@pytest.mark.parametrize("view", ["library", "catalogue", "inspector", "player", "warning"])
def test_a_picture_is_the_same_at_every_run(tmp_path: Path, view: str) -> None:
    pictures = []
    for number in range(2):
        output = tmp_path / f"{number}.png"
        words = ("--scenario", "last-renewal", "screenshot", "--view", view, "-o", output)
        found = sablier(*words, "--size", "900x600")
        assert found.returncode == 0, found.stderr
        pictures.append(output.read_bytes())
    assert pictures[0] == pictures[1]
    assert pictures[0].startswith(b"\x89PNG")


def test_a_picture_of_the_own_library_changes_nothing_in_it(tmp_path: Path) -> None:
    sablier("list", "--data-dir", tmp_path)
    before = written(tmp_path / "library")
    output = tmp_path / "out" / "player.png"
    found = sablier("screenshot", "--view", "player", "-o", output, "--data-dir", tmp_path)
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
        found = sablier("--scenario", scenario, "screenshot", "--view", view, "-o", output)
        assert found.returncode == code, (view, found.stderr)
        assert bool(found.stderr) == bool(code) or view == "library"
    assert sablier("screenshot", "--view", "library", "--size", "9", "-o", output).returncode == 2


def test_demo_makes_it_fresh_and_keeps_the_old_one(tmp_path: Path) -> None:
    sablier("list", "--data-dir", tmp_path)
    marked = tmp_path / "library" / "mine.txt"
    marked.write_text("mine")
    assert sablier("demo", "--data-dir", tmp_path, stdin="n\n").returncode == 1
    assert marked.exists()
    found = sablier("demo", "--yes", "--data-dir", tmp_path)
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
    found = sablier("--scenario", file, "list")
    assert found.returncode == code
    assert words in found.stderr
    assert str(file) in found.stderr


def test_a_scenario_that_is_not_there_is_refused() -> None:
    found = sablier("--scenario", "no-such", "list")
    assert found.returncode == 2
    assert "last-renewal" in found.stderr


def test_a_library_that_cannot_be_used_is_said_in_one_sentence(tmp_path: Path) -> None:
    sablier("list", "--data-dir", tmp_path)
    database = tmp_path / "library" / "library.db"
    good = database.read_bytes()
    database.write_bytes(b"garbage" * 1_000)
    damaged = sablier("list", "--data-dir", tmp_path)
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
    newer = sablier(
        "screenshot", "--view", "library", "-o", tmp_path / "x.png", "--data-dir", tmp_path
    )
    assert newer.returncode == 1
    assert "newer version" in newer.stderr
    file = tmp_path / "file"
    file.write_text("in the way")
    unwritable = sablier("--data-dir", file)
    assert (unwritable.returncode, unwritable.stderr.count("\n")) == (1, 1)
    assert "cannot be written" in unwritable.stderr


def test_doctor_is_silent_where_nothing_is_missing() -> None:
    found = sablier("doctor")
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
