"""A damaged library is said in one sentence and kept, whatever was damaged; nothing hangs.

`list` is asked about thousands of damages in children of this process, the true command line and
the true window about fewer. What was changed into other valid values cannot be told: it is counted.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.faults.damages import DAMAGES, DATABASE, what_lies_in

ROOT = Path(__file__).parents[2]
HANG_S = 2.0
"""Seconds of work, or of waiting for something that is not the processor."""


_OFFSCREEN = "does not support propagateSizeHints"
"""What Qt's offscreen screen says to every window."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a story is to be told."""

    long: bool = False
    seed: int = 1
    only: int | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one start: its exit code (None: it hung) and what it wrote."""

    code: int | None
    said: str
    printed: str


def tell(asked: Asked) -> bool:
    """Damage, ask, and look what came of it; whether all went well."""
    with tempfile.TemporaryDirectory(prefix="sablier-faults-", dir=_quick_disk()) as name:
        folder = Path(name)
        whole = folder / "whole"
        make_whole(whole)
        story = Story(folder, whole, asked.seed)
        ways: list[tuple[str, Callable[[Path], Came], int, int]] = [
            ("list", in_a_child, 150, 3_000),
            ("command line", by_command, 4, 40),
            ("window", in_a_window, 8, 220),
            ("open window", in_an_open_window, 4, 60),
        ]
        for way, start, few, many in ways:
            count = many if asked.long else few
            story.ask(way, start, range(count) if asked.only is None else [asked.only])
        return story.ended()


class Story:
    """Counts what came of each damage."""

    def __init__(self, folder: Path, whole: Path, seed: int) -> None:
        self._folder, self._whole, self._seed = folder, whole, seed
        self._place = folder / "place"
        self._bad: list[str] = []

    def ask(self, way: str, start: Callable[[Path], Came], numbers: Sequence[int]) -> None:
        """Damage the library as the dice say, and start the program on it."""
        expected = rows_of(start(self._copy()).printed)
        began, kinds = time.monotonic(), list(DAMAGES)
        counted: Counter[str] = Counter()
        by_kind: Counter[str] = Counter()
        for number in numbers:
            dice = Random(f"{self._seed}/{way}/{number}")
            kind = kinds[number % len(kinds)]
            place = self._copy(f"place-{self._seed}-{number}")
            if start is not in_an_open_window:
                DAMAGES[kind](dice, place)
            before = what_lies_in(place)
            came = start(place)
            verdict = judge(came, before, what_lies_in(place), expected)
            counted[verdict.split(":")[0]] += 1
            by_kind[kind] += verdict == "told"
            if verdict not in FINE:
                self._bad.append(f"{way} {number} ({kind}): {verdict}")
                print(self._bad[-1], flush=True)
        took = time.monotonic() - began
        print(f"{way}: {len(numbers)} damages in {took:.0f} s")
        for verdict, count in sorted(counted.items()):
            print(f"  {count:5} {FINE.get(verdict, verdict)}")
        print("  told, by kind:", ", ".join(f"{one} {by_kind[one]}" for one in kinds), flush=True)

    def _copy(self, name: str = "place") -> Path:
        shutil.rmtree(self._place, ignore_errors=True)
        place = self._place = self._folder / name
        shutil.copytree(self._whole, place)
        return place

    def ended(self) -> bool:
        """Whether all went well."""
        print("all told and kept" if not self._bad else f"{len(self._bad)} went wrong")
        return not self._bad


FINE = {
    "told": "told in one sentence, with code 1, and kept",
    "shown": "told in the window, which stayed open, and kept as a copy",
    "opened": "opened, where no damage was met",
    "same": "harmless: the same answer as before",
    "other": "other valid values, which cannot be told",
}


def judge(came: Came, before: dict[str, object], after: dict[str, object], expected: object) -> str:
    """One of `FINE`, or what is wrong."""
    if came.code is None:
        return f"hung: {came.said[-2_000:]}"
    if "Traceback" in came.said or "Error calling" in came.said:
        return f"traceback: {came.said[-3_000:]}"
    lines = [line for line in came.said.splitlines() if _OFFSCREEN not in line]
    lost = [
        name
        for name, content in before.items()
        if name.startswith(DATABASE)
        and not name.endswith("-shm")
        and after.get(name) != content
        and content not in after.values()
    ]
    if came.code == 1:
        if len(lines) != 1:
            return f"not one sentence: {came.said[-2_000:]}"
        return f"lost {', '.join(lost)}: {came.said}" if lost else "told"
    if came.code != 0:
        return f"code {came.code}: {came.said[-2_000:]}"
    if lines and lines[0].startswith("DAMAGE "):
        kept = any("-damaged-" in name for name in after)
        return "shown" if kept else f"no copy was kept: {came.said}"
    if lines:
        return f"said beside its answer: {came.said[-2_000:]}"
    if not came.printed:
        return "opened"
    return "same" if rows_of(came.printed) == expected else "other"


def rows_of(printed: str) -> Any:
    """What `list --json` says that time alone does not change."""
    try:
        rows = json.loads(printed)
    except ValueError:
        return printed
    return [{name: one for name, one in row.items() if name != "remaining_s"} for row in rows]


def make_whole(folder: Path) -> None:
    """A user's library with a bit of everything, as a crash leaves it: with its log of writes."""
    code = (
        "import sys; from tests.faults.damage import make_in_this_process;"
        " make_in_this_process(sys.argv[1])"
    )
    subprocess.run([sys.executable, "-c", code, folder], cwd=ROOT, env=_environment(), check=True)


def make_in_this_process(name: str) -> None:
    """See `make_whole`; the process ends without closing the library."""
    from PySide6.QtCore import QCoreApplication

    from desktop_app.domain.episode import EpisodeKey
    from desktop_app.session.opening import open_user_library

    app = QCoreApplication([])
    folder = Path(name)
    making = folder.with_name("making")
    library = open_user_library(making, {})
    for setting, value in {"volume": 0.5, "sort": "title", "folded": {"library": []}}.items():
        library.settings.put(setting, value)
    library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    now = library.clock.now()
    rows = library.db.execute("SELECT catalogue, episode FROM shelf WHERE status = 'ready'")
    playing = EpisodeKey(*rows.fetchone())
    library.ledger.begin_sitting(playing, now)
    library.ledger.put_position(playing, now, 12.5, watched=False)
    library.settings.put("volume", 0.25)
    shutil.copytree(making, folder)  # as it lies on the disk at this moment
    library.close()
    shutil.rmtree(making)
    del app


def in_a_child(place: Path) -> Came:
    """`list`, in a fork of this process: to start Python takes longer than to ask."""
    import desktop_app.cli
    import desktop_app.commands.listing
    import desktop_app.commands.reading

    def ask() -> None:
        desktop_app.cli.main(["list", "--json", "--data-dir", str(place)], prog_name="sablier")

    return _forked(ask)


def by_command(place: Path) -> Came:
    """`list`, as a person starts it."""
    words = [sys.executable, "-m", "desktop_app", "list", "--json", "--data-dir", str(place)]
    return _run(words)


def in_a_window(place: Path) -> Came:
    """The window: every row is looked at, time passes, and it is closed."""
    return _run([sys.executable, "-m", "tests.faults.window", str(place)])


def in_an_open_window(place: Path) -> Came:
    """The same of a library that is damaged once its window is open."""
    return _run([sys.executable, "-m", "tests.faults.window", str(place), place.name])


def _run(words: list[str]) -> Came:
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = subprocess.Popen(words, cwd=ROOT, stdout=out, stderr=err, env=_environment())
        code = _wait(process.pid, 15 * HANG_S)
        process.returncode = code  # it was waited for
        return Came(code, _read(err), _read(out))


def _forked(act: Callable[[], None]) -> Came:
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            code = 3
            try:
                act()
                code = 0
            except SystemExit as ended:
                code = ended.code if isinstance(ended.code, int) else 1
            except BaseException:  # noqa: BLE001 (whatever it is, it is what is looked for)
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        return Came(_wait(child, HANG_S), _read(err), _read(out))


def _wait(pid: int, at_most: float) -> int | None:
    """Its exit code, or None where it hung: it worked for so long, or waits and does nothing.

    One that only waits for its turn on a busy machine is let go on.
    """
    began = still_since = time.monotonic()
    worked = 0.0
    pause = 0.001
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(pause)
        pause = min(0.02, pause * 1.5)
        state, seconds = _work_of(pid)
        if seconds != worked or state in "RDZ":
            worked, still_since = seconds, time.monotonic()
        still = time.monotonic() - still_since
        if worked > at_most or still > max(at_most, HANG_S) or time.monotonic() - began > 300:
            os.kill(pid, 9)
            os.waitpid(pid, 0)
            return None


def _work_of(pid: int) -> tuple[str, float]:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return fields[0], (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _read(file: Any) -> str:
    file.seek(0)
    return str(file.read())


def _environment() -> dict[str, str]:
    here = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return {name: one for name, one in os.environ.items() if name != "DISPLAY"} | here


def _quick_disk() -> str | None:
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 10**9 else None
