"""While the library cannot be written nothing moves, and one sentence says why.

Every command that writes is asked for in a program of its own (`tests.support.unwritable`).
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.other_program import ROOT
from tests.support.small_disk import on_a_small_disk

SAID = {
    "locked": "The library is locked by another program.",
    "read-only": "The library cannot be written (attempt to write a readonly database).",
    "full": "The disk is full, so nothing can be stored.",
}
_DRIVER = """
import sys
from pathlib import Path
from tests.support.unwritable import main
sys.exit(main(Path(sys.argv[1]), {how!r}))
"""


@pytest.mark.parametrize(
    "how", ["locked", pytest.param("read-only", marks=pytest.mark.long), "full"]
)
def test_t2_what_cannot_be_stored_changes_nothing_and_is_said(tmp_path: Path, how: str) -> None:
    driver = _DRIVER.format(how=how)
    if how == "full":
        done = on_a_small_disk(tmp_path, "size=40m", driver)
    else:
        done = subprocess.run(
            [sys.executable, "-c", driver, tmp_path],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    told = json.loads(done.stdout)
    assert len(told["refused"]) == (28 if how == "full" else 29)
    for command, came_of_it in told["refused"].items():
        assert came_of_it["changed"] == [], command
        assert len(came_of_it["said"]) == 1, command
        assert came_of_it["said"][0].startswith(SAID[how]), command
        assert not came_of_it["modal"], command
    assert told["then"] == dict.fromkeys(told["then"], True), "it can be written again"
