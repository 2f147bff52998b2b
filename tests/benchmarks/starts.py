"""A start beside the floor's, at every size; what the window does next; memory; a first start."""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.libraries import prepared
from tests.benchmarks.measuring import Figure, Plan, alone, ratio, turns

WATCHED_MS = 6_000
"""After the first paint: the database is looked through and the files are looked for."""


def _floor() -> dict[str, float]:
    found = alone("floor")
    return {"s": found["painted_at"] - found["began"], "mib": found["mib"]}


def _ours(data: Path, watched_ms: int) -> dict[str, float]:
    found = alone("started", data, watched_ms)
    return {
        "s": found["painted_at"] - found["began"],
        "mib": found["mib"],
        "still_ms": found["still_ms"],
    }


def _first() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        return _ours(Path(name) / "data", 500)


def figures(plan: Plan) -> Iterator[Figure]:
    """Start the program and the floor in turns."""
    smallest = None
    for size in plan.sizes:
        of = f"{size:,} downloads"
        ours = partial(_ours, prepared(plan, size), 2_500 if plan.quick else WATCHED_MS)
        found = turns(plan.times, {"floor": _floor, "ours": ours})
        floor, start = ([one["s"] for one in found[name]] for name in ("floor", "ours"))
        floor_mib = median(one["mib"] for one in found["floor"])
        still = [one["still_ms"] for one in found["ours"]]
        mib = median(one["mib"] for one in found["ours"])
        smallest = mib if smallest is None else smallest
        made_of = f"{median(start):.2f} s, floor {median(floor):.2f} s"
        yield Figure("start", ratio(start, floor), of, made_of)
        yield Figure("still", median(still), of, f"most {max(still):.0f} ms")
        yield Figure("memory", mib, of, f"floor {floor_mib:.0f} MiB")
        if size != plan.sizes[0]:
            yield Figure("memory-growth", mib - smallest, of)
    found = turns(plan.times, {"floor": _floor, "first": _first})
    floor, first = ([one["s"] for one in found[name]] for name in ("floor", "first"))
    made_of = f"{median(first):.2f} s to the first paint, floor {median(floor):.2f} s"
    yield Figure("first-start", ratio(first, floor), "", made_of)
