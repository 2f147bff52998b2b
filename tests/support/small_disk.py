"""A disk of a few mebibytes that can be filled to the last byte, for a program of its own.

It is mounted in a namespace that ends with that program, by root or by any user whose system lets
him make one.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_MOUNT = 'mount -t tmpfs -o "$1" none "$2" && shift 2 && exec "$@"'


@cache
def _namespace() -> tuple[str, ...] | None:
    """What makes one, or None where this system allows none."""
    for kind in (("unshare", "-m"), ("unshare", "-rm")):
        if shutil.which(kind[0]) is None:
            return None
        tried = subprocess.run(
            [*kind, "sh", "-c", _MOUNT, "sh", "size=1m", "/mnt", "true"],
            capture_output=True,
            check=False,
        )
        if tried.returncode == 0:
            return kind
    return None


def on_a_small_disk(folder: Path, size: str, driver: str) -> subprocess.CompletedProcess[str]:
    """Run a Python program whose first argument is `folder`, which is a disk of its own for it.

    `size` is an option of a tmpfs, such as ``size=24m`` or ``nr_inodes=9``.
    """
    namespace = _namespace()
    if namespace is None:
        if os.environ.get("CI"):
            pytest.fail("no disk can be mounted here: run as root, or allow user namespaces")
        pytest.skip("no disk can be mounted here")
    command = [*namespace, "sh", "-c", _MOUNT, "sh", size, str(folder)]
    return subprocess.run(
        [*command, sys.executable, "-c", driver, str(folder)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def fill(folder: Path) -> None:
    """Take every byte that is free there."""
    with (folder / "filling").open("ab", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
