"""Many licences that fall due together: few statements, the same facts and the same projection."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from desktop_app.domain.device import Device
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Ending
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.time import DAY
from desktop_app.ledger.events import CopyEnded, LibraryUnwritten, LimitCrossed
from desktop_app.ledger.ledger import Ledger
from desktop_app.storage import groups, shelf
from desktop_app.storage.media import MediaFolder
from tests.support.counting import counted
from tests.support.many import library_of
from tests.support.stage import NOW

DOWNLOADS = 210
DUE = 140
"""Two in three were started; they fall due in one batch."""
LATER = NOW + 3 * DAY


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A library of downloads, of which those that were started end within two days."""
    db = library_of(tmp_path / "library.db", DOWNLOADS, NOW)
    yield db
    db.close()


def ledger_of(db: Database, folder: Path) -> Ledger:
    return Ledger(db, MediaFolder(folder), lambda _episode: DEFAULT, Device)


def projection(db: Database) -> dict[str, Any]:
    return {
        table: sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
        for table in ("shelf", "shelf_counts", "shelf_groups", "shelf_group_counts")
    }


def test_many_that_fall_due_are_read_together(db: Database, tmp_path: Path) -> None:
    with counted(db) as work:
        changed, _events = ledger_of(db, tmp_path).advance(LATER)
    assert len(changed) == DUE
    reads = [one for one in work.statements if one.startswith("SELECT")]
    assert len(reads) < DUE / 2, "a first row for each season, and all the rest together"


def test_r3_each_ends_at_its_own_instant_and_is_announced_once(
    db: Database, tmp_path: Path
) -> None:
    changed, events = ledger_of(db, tmp_path).advance(LATER)
    ended = [one for one in events if isinstance(one, CopyEnded)]
    crossed = [one for one in events if isinstance(one, LimitCrossed)]
    assert {one.key for one in ended} == changed == {one.key for one in crossed}
    assert {one.how for one in ended} == {Ending.EXPIRED}
    assert len(ended) == len(crossed) == DUE
    order = [at for (at,) in (_ended_at(db, one.key) for one in ended)]
    assert order == sorted(order)
    assert len(set(order)) > 10
    assert ledger_of(db, tmp_path).advance(LATER) == (set(), [])


def _ended_at(db: Database, key: EpisodeKey) -> tuple[int]:
    at: tuple[int] = db.execute(
        "SELECT ended_at FROM licences WHERE catalogue = ? AND episode = ?", [*key]
    ).fetchone()
    return at


@pytest.mark.parametrize("days", [0.5, 1, 1.5, 3])
def test_the_projection_is_what_a_rebuilding_makes_of_it(
    db: Database, tmp_path: Path, days: float
) -> None:
    now = NOW + round(days * DAY)
    ledger_of(db, tmp_path).advance(now)
    found = projection(db)
    shelf.rebuild(db, now)
    assert projection(db) == found
    groups.rebuild(db)
    assert projection(db) == found


def test_one_that_is_damaged_is_told_and_the_others_end(db: Database, tmp_path: Path) -> None:
    db.execute("UPDATE licences SET file = 'a/b' WHERE episode = 'e7'")
    changed, events = ledger_of(db, tmp_path).advance(LATER)
    (told,) = [one for one in events if isinstance(one, LibraryUnwritten)]
    assert "e7" in str(told.error)
    assert len([one for one in events if isinstance(one, CopyEnded)]) == len(changed) - 1 == DUE - 1
