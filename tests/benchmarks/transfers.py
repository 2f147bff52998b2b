"""How fast a download arrives, beside curl, from the same server in the same run.

    python -m tests.benchmarks.transfers [--mib 1024] [--rounds 7]

Theirs is `curl -o FILE`, then `sha256sum`, then `sync` of that file; ours is the program's own
queue over a real library: part file, checksum, flush to disk, rename, licence. They take turns, and
the medians are compared. The server is a process of its own which hands the file to the kernel.
Bars: at least 0.9 of curl's speed, at most 64 MiB more memory than before the first download, and
no gap of the event loop above 50 ms.
"""

import argparse
import hashlib
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QThreadPool, QTimer

from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import DEFAULT
from desktop_app.downloads.events import Downloaded
from desktop_app.downloads.service import DownloadService
from desktop_app.storage.episodes import put_catalogue
from desktop_app.storage.transaction import writing
from tests.benchmarks.event_loop import Gaps
from tests.support.clocks import FixedClock
from tests.support.films import film
from tests.support.pipeline import SALT, Place
from tests.support.shelfs import CATALOGUE, episodes, opened

BAR_RATIO = 0.9
BAR_MIB = 64
BAR_MS = 50
_MIB = 1 << 20


# the server


def serve(path: Path) -> None:
    """Answer every request with the whole file, until this process is ended."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        while True:
            connection, _address = listener.accept()
            threading.Thread(target=_answer, args=(connection, path), daemon=True).start()


def _answer(connection: socket.socket, path: Path) -> None:
    with connection, path.open("rb") as file:
        received = b""
        while b"\r\n\r\n" not in received:
            more = connection.recv(65_536)
            if not more:
                return
            received += more
        size = path.stat().st_size
        head = (
            f'HTTP/1.1 200 OK\r\nContent-Length: {size}\r\nETag: "x"\r\nConnection: close\r\n\r\n'
        )
        connection.sendall(head.encode())
        connection.sendfile(file)


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of the file while this lasts."""
    command = [sys.executable, "-m", "tests.benchmarks.transfers", "--serve", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}/file.webm"
        finally:
            process.terminate()


# the two


@dataclass(frozen=True)
class Round:
    """Of one download: seconds, the longest gap in ms, and the memory that came on top in MiB."""

    seconds: float
    gap: float = 0.0
    extra: float = 0.0


def theirs(address: str, folder: Path) -> Round:
    """curl to a file, its checksum, and the file flushed to disk."""
    file = folder / "curl.webm"
    began = time.perf_counter()
    subprocess.run(["curl", "-s", "-o", file, address], check=True)
    subprocess.run(["sha256sum", file], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["sync", file], check=True)
    took = time.perf_counter() - began
    file.unlink()
    return Round(took)


def ours(address: str, folder: Path, size: int, sha256: str) -> Round:
    """The queue of the program, from the request to the licence."""
    with opened(folder, "a", policy=replace(DEFAULT, max_renewals=None)) as shelf:
        shelf.db.execute("PRAGMA synchronous = FULL")  # as in the program
        listed = replace(
            episodes("a", folder, size=size)[0], media=address, size=size, sha256=sha256
        )
        with writing(shelf.db):
            put_catalogue(shelf.db, CATALOGUE, LocalText.plain("Test"), "", [listed])
        place = Place(shelf, FixedClock())
        place.ask(SALT)
        service = place.service()
        loop, gaps = QEventLoop(), Gaps()
        service.happened.connect(lambda event: loop.exit(int(not isinstance(event, Downloaded))))
        QTimer.singleShot(300_000, lambda: loop.exit(2))
        before = memory()
        began = time.perf_counter()
        gaps.start()
        service.start()
        failed = loop.exec()
        took, extra = time.perf_counter() - began, peak_memory() - before
        _close(service)
        if failed:
            raise SystemExit(f"the download ended otherwise: {place.transfer(SALT)}")
        for path in shelf.media.path.iterdir():
            path.unlink()
    for path in folder.glob("library.db*"):
        path.unlink()
    return Round(took, gaps.longest, extra)


def _close(service: DownloadService) -> None:
    service.close()
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.processEvents()
    service.deleteLater()
    QCoreApplication.processEvents()


def memory() -> float:
    """What this process holds now, in MiB; the peak begins anew."""
    Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS")


def peak_memory() -> float:
    """The most that it held since, in MiB."""
    return _status("VmHWM")


def _status(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise SystemExit(f"this system does not tell {name}")


def measure(mib: int, rounds: int, folder: Path) -> int:
    """Measure; 1 where a bar was missed."""
    if shutil.disk_usage(folder).free < 4 * mib * _MIB:
        raise SystemExit(f"{folder} has no room for this")
    app = QCoreApplication([])
    source = folder / "source.webm"
    digest = hashlib.sha256()
    with source.open("wb") as file:
        for number in range(mib):
            # it begins as films do; the rest need only be as long as the catalogue says
            chunk = os.urandom(_MIB) if number else film(_MIB)
            digest.update(chunk)
            file.write(chunk)
    os.sync()
    curl: list[Round] = []
    own: list[Round] = []
    with served(source) as address:
        theirs(address, folder)  # the file is in the memory of the system from here on
        for number in range(rounds):
            curl.append(theirs(address, folder))
            own.append(_ours_alone(address, folder, mib * _MIB, digest.hexdigest()))
            print(f"{number + 1}: curl {curl[-1].seconds:.2f} s, ours {own[-1].seconds:.2f} s")
    app.quit()
    return report(mib, curl, own)


def _ours_alone(address: str, folder: Path, size: int, sha256: str) -> Round:
    """In a process of its own, so that each round begins with the same memory."""
    command = [sys.executable, "-m", "tests.benchmarks.transfers", "--ours", address, str(folder)]
    done = subprocess.run(
        [*command, str(size), sha256], check=True, stdout=subprocess.PIPE, text=True
    )
    return Round(**json.loads(done.stdout))


def report(mib: int, curl: list[Round], own: list[Round]) -> int:
    """Print what was found; 1 where a bar was missed."""
    their_time = statistics.median(one.seconds for one in curl)
    our_time = statistics.median(one.seconds for one in own)
    ratio = their_time / our_time
    extra = max(one.extra for one in own)
    gap = statistics.median(one.gap for one in own)
    print(f"{mib} MiB, median of {len(own)}: curl {their_time:.2f} s, ours {our_time:.2f} s")
    print(f"ours / curl's speed: {ratio:.2f} (bar: {BAR_RATIO})")
    print(f"extra memory, most:  {extra:.0f} MiB (bar: {BAR_MIB} MiB)")
    print(
        f"longest gap, median: {gap:.0f} ms, most {max(one.gap for one in own):.0f} ms"
        f" (bar: {BAR_MS} ms)"
    )
    return int(ratio < BAR_RATIO or extra > BAR_MIB or gap > BAR_MS)


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mib", type=int, default=1024)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", type=Path, default=None, help="on the disk to be measured")
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--ours", nargs=4, help=argparse.SUPPRESS)
    said = parser.parse_args()
    if said.serve is not None:
        serve(said.serve)
    if said.ours is not None:
        address, folder, size, sha256 = said.ours
        app = QCoreApplication([])
        print(json.dumps(vars(ours(address, Path(folder), int(size), sha256))))
        app.quit()
        return 0
    with tempfile.TemporaryDirectory(dir=said.folder) as folder:
        return measure(said.mib, said.rounds, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
