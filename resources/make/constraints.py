"""Writes constraints.txt: the exact versions that .ci/run and the forge's workflow test with.

    python resources/make/constraints.py PYTHON…   every one that is supported

Each PYTHON says which versions it would install today; nothing is installed. Where they differ, a
version holds from the Python that said it up to the next one. Run it when a dependency changes, or
to test with newer versions, and run the tests before committing what it wrote.
"""

import argparse
import json
import os
import subprocess
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "constraints.txt"
WANTED = (
    ".[dev]",
    "editables",  # what hatchling needs for an editable installation
    "hatchling",
    "colorama",  # what pytest needs on Windows
    "tzdata",
)
HEAD = """\
# The exact versions that .ci/run and .github/workflows/checks.yml test with: pip reads this file
# where PIP_CONSTRAINT names it. Written by resources/make/constraints.py, never by hand.
"""
NOT_HELD = {
    "pip",  # sqlite-utils wants one, and any will do; a running pip is not to replace itself
    "sablier",
}

Minor = tuple[int, int]


def minor(python: str) -> Minor:
    """Return the version of a Python, such as (3, 11)."""
    code = "import sys; print(*sys.version_info[:2])"
    found = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    major, second = found.stdout.split()
    return int(major), int(second)


def resolve(python: str) -> dict[str, str]:
    """Return which version of each package a Python would install today, by name."""
    command = [python, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
    free = {name: value for name, value in os.environ.items() if "CONSTRAINT" not in name}
    found = subprocess.run(
        [*command, "--report", "-", *WANTED],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=free,
    )
    packages = [one["metadata"] for one in json.loads(found.stdout)["install"]]
    return {
        one["name"].lower().replace("_", "-"): one["version"]
        for one in packages
        if one["name"] not in NOT_HELD
    }


def lines(name: str, versions: dict[Minor, str | None]) -> list[str]:
    """Return the lines of one package: one for each run of Pythons that take the same version."""
    runs = [
        (version, [one for one, _ in run])
        for version, run in groupby(sorted(versions.items()), key=lambda item: item[1])
    ]
    written = []
    for index, (version, pythons) in enumerate(runs):
        bounds = []
        if index:
            bounds.append(f"python_version >= '{pythons[0][0]}.{pythons[0][1]}'")
        if index + 1 < len(runs):
            after = runs[index + 1][1][0]
            bounds.append(f"python_version < '{after[0]}.{after[1]}'")
        if version is not None:
            marker = f"; {' and '.join(bounds)}" if bounds else ""
            written.append(f"{name}=={version}{marker}")
    return written


def main() -> None:
    """Ask each Python that is named, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pythons", nargs="+", metavar="PYTHON")
    asked = {minor(python): resolve(python) for python in parser.parse_args().pythons}
    names = sorted({name for versions in asked.values() for name in versions})
    found = [
        line
        for name in names
        for line in lines(name, {one: versions.get(name) for one, versions in asked.items()})
    ]
    FILE.write_text(HEAD + "\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
