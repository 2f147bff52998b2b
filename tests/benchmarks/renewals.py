"""One durable renewal beside the same statements through sqlite3.

    python -m tests.benchmarks.renewals LIBRARY OFTEN

A renewal is two transactions: it is asked for, and its licence is committed. On one copy of the
library it is done, and its statements with their values are written down; on a second one it is
done and timed; on a third the written statements are run by sqlite3 alone and timed, in turns.
"""

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from statistics import median

from sqlite_utils import Database

from desktop_app.domain.device import Device
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.policy import DEFAULT
from desktop_app.ledger.granting import commit_grant
from desktop_app.ledger.ledger import Ledger
from desktop_app.session.folders import DATABASE, MEDIA, library_folder
from desktop_app.storage.connection import connect
from desktop_app.storage.database import open_library
from desktop_app.storage.entitlements import record_of
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.transaction import kept_now
from tests.benchmarks.libraries import copied, is_expired, key_of, prepared
from tests.benchmarks.measuring import Figure, Plan, alone, milliseconds, tell
from tests.support.counting import counted

_DOWNLOADS = 10_000


class Renewing:
    """A library at whose door renewals are asked for."""

    def __init__(self, folder: Path) -> None:
        self.db: Database = open_library(folder / DATABASE)
        self._ledger = Ledger(self.db, MediaFolder(folder / MEDIA), lambda _one: DEFAULT, Device)
        kept = kept_now(self.db)
        assert kept is not None
        self._now = kept

    def renew(self, key: EpisodeKey) -> None:
        """Ask and commit, as if its bytes had come at once."""
        self._now += 1
        self._ledger.ask_download(key, self._now, confirmed=True)
        record = record_of(self.db, key)
        assert record is not None
        assert record.transfer is not None, "it was refused"
        name = f"t{record.transfer.id}.webm"
        commit_grant(self.db, key, self._now, file=name, size=1, device_modified=False)


def once_each(statements: list[str]) -> list[str]:
    """Return the statements as they were given: a trigger tells of its statement again."""
    return [one for one, _again in groupby(statements)]


def run(db: sqlite3.Connection, statements: list[str]) -> None:
    """The same statements, and every row that they answer."""
    for one in statements:
        db.execute(one).fetchall()


def main(folder: Path, often: int) -> None:
    """Measure on three copies."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        copies = [Path(name) / one for one in ("written", "ours", "plain")]
        for one in copies:
            (one / MEDIA).mkdir(parents=True)
            shutil.copy(folder / DATABASE, one / DATABASE)
        written, ours = Renewing(copies[0]), Renewing(copies[1])
        Renewing(copies[2]).db.close()
        plain = connect(copies[2] / DATABASE, "rw").conn
        plain.isolation_level = None
        plain.execute("PRAGMA synchronous = FULL")
        expired = (key_of(number) for number in range(_DOWNLOADS) if is_expired(number))
        taken: dict[str, list[float]] = {"ours": [], "plain": []}
        for key in islice(expired, often + 1):
            with counted(written.db) as work:
                written.renew(key)
            written_down = once_each(work.statements)
            taken["ours"].append(milliseconds(lambda key=key: ours.renew(key)))
            taken["plain"].append(milliseconds(lambda those=written_down: run(plain, those)))
        same = _stored(ours.db.conn) == _stored(plain)
        for one in (written.db, ours.db):
            one.close()
        plain.close()
    if not same:
        raise SystemExit("the statements did not make the same library")
    tell(ours=taken["ours"][1:], plain=taken["plain"][1:], statements=len(written_down))


def _stored(db: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Return what a renewal writes."""
    tables = "licences", "renewal_windows", "transfers", "shelf", "shelf_groups"
    return [db.execute(f"SELECT * FROM {one} ORDER BY 1, 2").fetchall() for one in tables]


def figures(plan: Plan) -> Iterator[Figure]:
    """On a library of 10,000."""
    with copied(plan, prepared(plan, _DOWNLOADS)) as data:
        found = alone("renewals", library_folder(data), 4 * plan.often)
    value = median(found["ours"]) / median(found["plain"])
    beside = (
        f"{median(found['ours']):.1f} ms, {found['statements']} statements alone"
        f" {median(found['plain']):.1f} ms"
    )
    yield Figure("renewal", value, f"{_DOWNLOADS:,} downloads", beside)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
