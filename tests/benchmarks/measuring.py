"""What all figures share: taking turns, medians, processes of their own, the table and the JSON."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.bars import BARS, Bar

MIB = 1 << 20
SIZES = (100, 10_000, 100_000)
FEWEST_TURNS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One value beside its bar."""

    bar: str
    """The bar's name in `BARS`."""
    value: float
    of: str = ""
    """What it was measured on: ``10,000 downloads``."""
    beside: str = ""
    """What it was made of, in words."""

    @property
    def rule(self) -> Bar:
        """Return what it has to keep."""
        return BARS[self.bar]

    @property
    def name(self) -> str:
        """Return what was measured, on what."""
        return f"{self.rule.figure}, {self.of}" if self.of else self.rule.figure

    @property
    def held(self) -> bool | None:
        """Return whether its bar is kept; None where it has none."""
        return self.rule.holds(self.value)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured, and where libraries are kept."""

    keep: Path
    quick: bool = False
    sizes: Sequence[int] = field(default=SIZES)

    @property
    def times(self) -> int:
        """Return how many turns are taken."""
        return 3 if self.quick else FEWEST_TURNS

    @property
    def often(self) -> int:
        """Return how many times something short is done."""
        return 7 if self.quick else 21


# measuring


def turns(
    times: int, measures: Mapping[str, Callable[[], Any]], *, before: int = 1
) -> dict[str, list[Any]]:
    """Take turns, so that what else the machine does meets all alike.

    The first `before` rounds warm up what a first time costs, and do not count.
    """
    found: dict[str, list[Any]] = {name: [] for name in measures}
    for number in range(before + times):
        for name, measure in measures.items():
            value = measure()
            if number >= before:
                found[name].append(value)
    return found


def alone(module: str, *arguments: object) -> dict[str, Any]:
    """Run a module of this package in a process of its own; what its last line says.

    `began` is when it was started, by the clock of `time.monotonic`; `cpu_s` what it used.
    """
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *map(str, arguments)]
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else every start compiles everything
    before, began = os.times(), time.monotonic()
    done = subprocess.run(command, check=False, capture_output=True, env=environment, text=True)
    after = os.times()
    if done.returncode:
        raise SystemExit(f"{done.stderr}{' '.join(command)} ended with {done.returncode}")
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {"began": began, "cpu_s": used, **said}


def tell(**found: Any) -> None:
    """Say what a process of its own found; the last thing that it does."""
    print(json.dumps(found), flush=True)


def resident() -> float:
    """Return the memory of this process that lies in RAM, in MiB."""
    return _status("VmRSS")


def peak() -> float:
    """Return the most that it ever was.

    `getrusage` tells a process that was just forked what its parent had.
    """
    return _status("VmHWM")


def _status(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("this system does not tell the memory of a process")


def milliseconds(act: Callable[[], Any]) -> float:
    """Return how long it takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1_000


def highest(values: Iterable[float], share: float = 0.99) -> float:
    """Return the value below which so large a share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(len(ordered) * share) - 1)]


def ratio(mine: Iterable[float], theirs: Iterable[float]) -> float:
    """Return how many times the one's median is the other's."""
    return median(mine) / median(theirs)


# saying


def shown(value: float) -> str:
    """Write a value with three figures."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 10 else f"{value:.1f}"


def row(figure: Figure) -> str:
    """Write one line of the table."""
    held = {True: "held", False: "MISSED", None: ""}[figure.held]
    value = f"{shown(figure.value)} {figure.rule.unit}"
    return f"{figure.name:<78} {value:>14}  {figure.rule!s:<12} {held:<6}  {figure.beside}".rstrip()


def as_json(figures: Iterable[Figure]) -> str:
    """Write a list of objects with `figure`, `value`, `bar` and `held`, and what they mean."""
    listed = [
        {
            "figure": one.name,
            "value": one.value,
            "bar": one.rule.limit,
            "held": one.held,
            "unit": one.rule.unit,
            "at_least": one.rule.at_least,
            "why": one.rule.why,
            "beside": one.beside,
        }
        for one in figures
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
