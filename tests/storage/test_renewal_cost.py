"""What one renewal asks of SQLite does not follow the size of the library."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.time import Instant
from desktop_app.ledger.granting import commit_grant
from desktop_app.storage.transfers import queue
from tests.support.clocks import START
from tests.support.counting import counted
from tests.support.many import library_of
from tests.support.shelfs import Shelf, key, over

FEW, MANY = 60, 2_000
RENEWED = key("e3")


def ask(shelf: Shelf, now: Instant) -> None:
    shelf.ledger.ask_download(RENEWED, now, confirmed=True)


def commit(shelf: Shelf, now: Instant) -> None:
    ask(shelf, now)
    commit_grant(shelf.db, RENEWED, now, file="t9.webm", size=1_000, device_modified=False)


def read_queue(shelf: Shelf, _now: Instant) -> None:
    assert len(queue(shelf.db)) == 3


@pytest.mark.parametrize("act", [ask, commit, read_queue])
def test_a_renewal_takes_as_many_steps_in_a_large_library(
    tmp_path: Path, act: Callable[[Shelf, Instant], None]
) -> None:
    steps = {}
    for downloads in (FEW, MANY):
        folder = tmp_path / str(downloads)
        folder.mkdir()
        db = library_of(folder / "library.db", downloads, START)
        with counted(db) as work:
            act(over(db, folder), START)
        db.close()
        steps[downloads] = work.steps
    assert steps[MANY] < 1.2 * steps[FEW] + 300
