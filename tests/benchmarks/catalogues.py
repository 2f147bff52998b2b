"""A scenario on a large catalogue, from its file to an open library: processor time and memory.

    python -m tests.benchmarks.catalogues --write|--open FOLDER [EPISODES]

Every size is opened in a process of its own, as the program opens a scenario: read and checked,
run by the rules, stored. Memory is what the process had at its highest beyond one that opens the
same scenario on a catalogue of ten episodes.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.measuring import Figure, Plan, peak, turns

_FEW, _MANY = 10, 100_000
_SERIES = 1_000
_WORDS = ("Salt", "Harbour", "Lights", "Low", "Water", "Œuvre", "L’Embranchement", "Night", "Ferry")
_MOTS = ("Sel", "Port", "Lumières", "Basses", "Eaux", "Œuvre", "L’Aiguillage", "Nuit", "Bac")


def write_catalogue(folder: Path, episodes: int) -> Path:
    """Write a catalogue of so many episodes in up to 1,000 series, and a scenario on it."""
    series = min(_SERIES, episodes)
    each = episodes // series
    listed = [
        {"id": f"s{one}", "title": f"Series {one}", "episodes": _episodes(one, each)}
        for one in range(series)
    ]
    catalogue = {"format": "sablier-catalogue/1", "id": "large", "title": "Large", "series": listed}
    (folder / "large.json").write_text(json.dumps(catalogue, ensure_ascii=False), encoding="utf-8")
    path = folder / "scenario.json"
    scenario: dict[str, Any] = {
        "format": "sablier-scenario/1",
        "name": "large",
        "title": "Large",
        "catalogue": "large.json",
        "now": "2026-06-22T11:07:00Z",
        "timeline": [],
    }
    path.write_text(json.dumps(scenario), encoding="utf-8")
    return path


def _episodes(series: int, count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"s{series}-e{number}",
            "season": number // 10 + 1,
            "number": number % 10 + 1,
            "title": {
                "en": f"{_WORDS[number % 9]} {_WORDS[series % 9]} {series * count + number}",
                "fr": f"{_MOTS[number % 9]} {_MOTS[series % 9]} {series * count + number}",
            },
            "summary": f"What happens in part {number} of series {series}.",
            "media": f"media/s{series}/e{number}.webm",
            "poster": f"posters/s{series}.svg",
            "duration_s": 1_200.0 + number,
            "size": 300_000_000 + number,
            "languages": ["en", "fr"],
            "leaves_at": None,
        }
        for number in range(count)
    ]


def open_once(path: Path, place: Path) -> dict[str, float]:
    """Open the scenario in this process; processor seconds of each step, and the most memory."""
    from desktop_app.formats.scenario_run import run_scenario
    from desktop_app.session.opening import open_scenario
    from desktop_app.session.shipped import find_scenario

    before, walltime = time.process_time(), time.perf_counter()
    scenario = find_scenario(str(path))
    read = time.process_time()
    assert scenario.now is not None
    open_scenario(scenario, place, {}).close()
    done, wall_s = time.process_time(), time.perf_counter() - walltime
    most = peak()
    run_scenario(scenario, scenario.now)
    ran = time.process_time() - done
    return {
        "read_s": read - before,
        "run_s": ran,
        "store_s": done - read - ran,
        "total_s": done - before,
        "wall_s": wall_s,
        "mib": most,
    }


def measure(episodes: int) -> dict[str, float]:
    """Open a catalogue of so many episodes in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        _in_a_process("--write", name, str(episodes))  # this one's memory would count as theirs
        found: dict[str, float] = json.loads(_in_a_process("--open", name))
    return found


def _in_a_process(*arguments: str) -> bytes:
    command = [sys.executable, "-m", "tests.benchmarks.catalogues", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def figures(plan: Plan) -> Iterator[Figure]:
    """In processes of their own, the medians of several."""
    opened = {"few": partial(measure, _FEW), "many": partial(measure, _MANY)}
    found = turns(plan.times, opened, before=0)
    seconds = {step: median(one[step] for one in found["many"]) for step in found["many"][0]}
    most, least = (median(one["mib"] for one in found[name]) for name in ("many", "few"))
    beside = (
        f"read {seconds['read_s']:.2f}, run {seconds['run_s']:.2f}, stored"
        f" {seconds['store_s']:.2f}; {seconds['wall_s']:.2f} s by the clock"
    )
    of = f"{_MANY:,} episodes"
    yield Figure("catalogue", seconds["total_s"], of, beside)
    yield Figure("catalogue-memory", most - least, of, f"{most:.0f} MiB at its highest")


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write_catalogue(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        folder = Path(sys.argv[2])
        print(json.dumps(open_once(folder / "scenario.json", folder / "place")))
