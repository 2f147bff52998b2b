"""How fast a download arrives, beside curl, from the same server in the same run.

    python -m tests.benchmarks.transfers serve FILE
    python -m tests.benchmarks.transfers ours ADDRESS FOLDER SIZE SHA256

Theirs is `curl -o FILE`, then `sha256sum`, then `sync` of that file; ours is the program's own
queue over a real library: part file, checksum, flush to disk, rename, licence. They take turns, and
the medians are compared. The server is a process of its own which hands the file to the kernel.
Memory is what came on top of what the process held before the download.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QEventLoop, QThreadPool, QTimer

from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import DEFAULT
from desktop_app.downloads.events import Downloaded
from desktop_app.downloads.service import DownloadService
from desktop_app.storage.episodes import put_catalogue
from desktop_app.storage.transaction import writing
from tests.benchmarks.gaps import Gaps
from tests.benchmarks.measuring import Figure, Plan, alone, peak, ratio, resident, tell, turns
from tests.support.clocks import FixedClock
from tests.support.films import film
from tests.support.pipeline import SALT, Place
from tests.support.shelfs import CATALOGUE, episodes, opened

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
    command = [sys.executable, "-m", "tests.benchmarks.transfers", "serve", str(path)]
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
        before = _memory_anew()
        began = time.perf_counter()
        gaps.start()
        service.start()
        failed = loop.exec()
        took, extra = time.perf_counter() - began, peak() - before
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


def _memory_anew() -> float:
    """What this process holds now, in MiB; its peak begins anew."""
    Path("/proc/self/clear_refs").write_text("5")
    return resident()


def figures(plan: Plan) -> Iterator[Figure]:
    """A file of 1 GiB (quickly: 128 MiB), on the disk of the kept libraries."""
    mib = 128 if plan.quick else 1024
    with tempfile.TemporaryDirectory(dir=plan.keep) as name:
        folder = Path(name)
        if shutil.disk_usage(folder).free < 4 * mib * _MIB:
            raise SystemExit(f"{folder} has no room for this: --keep another folder")
        source = folder / "source.webm"
        sha256 = _write(source, mib)
        with served(source) as address:
            found = turns(
                plan.times,
                {
                    "curl": lambda: theirs(address, folder),
                    "ours": lambda: _ours_alone(address, folder, mib * _MIB, sha256),
                },
            )
    curl, own = ([one.seconds for one in found[name]] for name in ("curl", "ours"))
    gaps = [one.gap for one in found["ours"]]
    beside = f"{median(own):.2f} s, curl {median(curl):.2f} s"
    yield Figure("transfer", ratio(curl, own), f"{mib:,} MiB", beside)
    yield Figure("transfer-memory", max(one.extra for one in found["ours"]), f"{mib:,} MiB")
    yield Figure("transfer-gap", median(gaps), f"{mib:,} MiB", f"most {max(gaps):.0f} ms")


def _write(source: Path, mib: int) -> str:
    digest = hashlib.sha256()
    with source.open("wb") as file:
        for number in range(mib):
            # it begins as films do; the rest need only be as long as the catalogue says
            chunk = os.urandom(_MIB) if number else film(_MIB)
            digest.update(chunk)
            file.write(chunk)
    os.sync()
    return digest.hexdigest()


def _ours_alone(address: str, folder: Path, size: int, sha256: str) -> Round:
    """In a process of its own, so that each round begins with the same memory."""
    found = alone("transfers", "ours", address, folder, size, sha256)
    return Round(found["seconds"], found["gap"], found["extra"])


def main(arguments: list[str]) -> None:
    """Be the server, or download once."""
    if arguments[0] == "serve":
        serve(Path(arguments[1]))
    _ours, address, folder, size, sha256 = arguments
    app = QCoreApplication([])
    tell(**vars(ours(address, Path(folder), int(size), sha256)))
    app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
