"""Every figure that Sablier is measured by, as a table.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks [--json FILE] [--only NAME …] [--quick]

Ends with 1 where a bar is missed.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import (
    catalogues,
    dues,
    event_loop,
    first_frame,
    idling,
    renewals,
    replays,
    starts,
    transfers,
    windows,
)
from tests.benchmarks.measuring import SIZES, Figure, Plan, as_json, row

GROUPS: Mapping[str, Callable[[Plan], Iterator[Figure]]] = {
    "starts": starts.figures,
    "windows": windows.figures,
    "dues": dues.figures,
    "renewals": renewals.figures,
    "idling": idling.figures,
    "replays": replays.figures,
    "catalogues": catalogues.figures,
    "event_loop": event_loop.figures,
    "first_frame": first_frame.figures,
    "transfers": transfers.figures,
}
"""By the name that `--only` takes."""


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, measure, print; 1 where a bar is missed."""
    said = _parser().parse_args(arguments)
    with ExitStack() as stack:
        keep = said.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        keep.mkdir(parents=True, exist_ok=True)
        plan = Plan(keep.absolute(), said.quick, tuple(said.sizes))
        found = []
        for name in said.only or GROUPS:
            print(f"{name}; load {os.getloadavg()[0]:.1f}", flush=True)
            for figure in GROUPS[name](plan):
                print(row(figure), flush=True)
                found.append(figure)
    if said.json is not None:
        said.json.write_text(as_json(found), encoding="utf-8")
    missed = sum(one.held is False for one in found)
    print(f"{len(found)} figures, {missed} of them beyond their bar")
    return int(missed > 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="Print every figure beside its bar."
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write a list of objects")
    parser.add_argument("--only", nargs="+", choices=GROUPS, metavar="NAME", help=", ".join(GROUPS))
    parser.add_argument("--quick", action="store_true", help="take fewer turns")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep the libraries there for the next time"
    )
    parser.add_argument(
        "--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="downloads of each library"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
