"""`replay` of 100,000 lines beside parsing and printing them with `json`.

    python -m tests.benchmarks.replays FILE

Both are processes of their own that read the file and print a line for each; what counts is the
processor's time.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.measuring import Figure, Plan, ratio, turns

_LINES = 100_000
_EPISODES = 500
_DOINGS = ("download", "play", "stop", "look", "look", "download", "remove", "look")
_FEW_A_MINUTE = 10
_START_S = 1_750_000_000


def write_lines(path: Path, lines: int = _LINES) -> None:
    """Downloads, plays and looks at 500 episodes, a few a minute, for a week."""
    with path.open("w") as file:
        for number in range(lines):
            at = datetime.fromtimestamp(_START_S + number * 60 // _FEW_A_MINUTE, UTC)
            doing = _DOINGS[number // _EPISODES % len(_DOINGS)]
            said = {"at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "do": doing}
            said["episode"] = f"e{number % _EPISODES}"
            file.write(json.dumps(said | ({"confirm": True} if doing == "download" else {})) + "\n")


def plainly(path: Path) -> None:
    """Parse every line and print it again, flushed as `replay` flushes its answers."""
    with path.open("rb") as file:
        for line in file:
            print(json.dumps(json.loads(line)), flush=True)


def cpu_s(*arguments: str) -> float:
    """Return the seconds of processor that a command uses; its lines go nowhere."""
    before = os.times()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )


def figures(plan: Plan) -> Iterator[Figure]:
    """In turns."""
    with tempfile.TemporaryDirectory(dir=plan.keep) as name:
        path = Path(name) / "lines.jsonl"
        write_lines(path)
        found = turns(
            plan.times,
            {
                "json": partial(cpu_s, "-m", "tests.benchmarks.replays", str(path)),
                "replay": partial(cpu_s, "-m", "desktop_app", "replay", str(path)),
            },
            before=0,
        )
    beside = f"{median(found['replay']):.2f} s, json {median(found['json']):.2f} s"
    yield Figure("replay", ratio(found["replay"], found["json"]), "", beside)


if __name__ == "__main__":
    plainly(Path(sys.argv[1]))
