"""Very much that falls due together: in turns of the event loop, each of them whole."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication
from sqlite_utils import Database

from desktop_app.domain.device import Device
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Status
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.time import DAY, Duration
from desktop_app.ledger.events import Changed, CopyEnded, DownloadQueued, LimitCrossed, PlayRefused
from desktop_app.ledger.falling_due import AT_MOST
from desktop_app.ledger.ledger import Ledger
from desktop_app.library.falling_due import TURN
from desktop_app.library.service import LibraryService
from desktop_app.storage import groups
from desktop_app.storage.database import open_library
from desktop_app.storage.media import MediaFolder
from tests.support.clocks import FixedClock
from tests.support.many import library_of
from tests.support.shelfs import key
from tests.support.signals import Heard
from tests.support.stage import NOW

DOWNLOADS = 900
DUE = 600
"""Two in three were started; the media of none of the others ends by itself."""
FIRST = AT_MOST
LATER = NOW + 3 * DAY

pytestmark = pytest.mark.usefixtures("qapp")


class Slow:
    """Real time that goes on by a whole turn whenever it is asked for."""

    def __init__(self) -> None:
        self.now: Duration = 0

    def __call__(self) -> Duration:
        self.now += TURN
        return self.now


class Hall:
    """The service over a large library, on a machine that has time for one batch a turn."""

    def __init__(self, db: Database, folder: Path, policy: Policy = DEFAULT) -> None:
        self.db = db
        self.media = MediaFolder(folder / "media")
        self.media.ensure()
        for (name,) in db.execute("SELECT file FROM licences WHERE ended_at IS NULL"):
            self.media.file(name).touch()
        self.clock = FixedClock(NOW)
        ledger = Ledger(db, self.media, lambda _episode: policy, Device)
        self.service = LibraryService(
            ledger, self.media, self.clock, Slow(), explained=lambda: True
        )
        self.heard = Heard(self.service, "changed", "happened")
        self.turns = 1
        self.service.due.caught_up.connect(self.on_caught_up)
        self.caught_up = 0

    def on_caught_up(self) -> None:
        self.caught_up += 1

    def jump(self) -> None:
        """The clock jumps past every end."""
        self.clock.at = LATER
        self.service.advance(LATER)

    def go_on(self) -> None:
        """Turns of the event loop until nothing is left to do."""
        while self.service.due.is_behind:
            self.turns += 1
            QCoreApplication.processEvents()

    @property
    def ended(self) -> list[EpisodeKey]:
        return [one.key for one in self.heard.of("happened", CopyEnded)]

    def stored_as_ended(self) -> int:
        (count,) = self.db.execute(
            "SELECT count(*) FROM licences WHERE ended_at > ?", [NOW]
        ).fetchone()
        return int(count)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "library.db"
    library_of(path, DOWNLOADS, NOW).close()
    return path


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "library.db"
    path.write_bytes(made.read_bytes())
    db = open_library(path)
    yield db
    db.close()


def test_what_is_due_is_settled_in_turns(db: Database, tmp_path: Path) -> None:
    hall = Hall(db, tmp_path)
    hall.jump()
    assert len(hall.ended) == hall.stored_as_ended() == FIRST, "one turn settles one batch"
    assert [len(one.keys) for one in hall.heard.of("changed", Changed)] == [FIRST]
    hall.go_on()
    assert len(hall.ended) == hall.stored_as_ended() == DUE
    assert [len(one.keys) for one in hall.heard.of("changed", Changed)] == [AT_MOST] * 4
    assert hall.turns >= 3
    assert hall.caught_up == 1


def test_s3_the_files_of_all_that_ended_are_gone_in_the_end(db: Database, tmp_path: Path) -> None:
    hall = Hall(db, tmp_path)
    before = len(hall.media.sizes())
    hall.jump()
    assert len(hall.media.sizes()) >= before - FIRST
    hall.go_on()
    assert len(hall.media.sizes()) == before - DUE


def test_s3_closing_deletes_the_files_of_what_has_ended(db: Database, tmp_path: Path) -> None:
    hall = Hall(db, tmp_path)
    before = len(hall.media.sizes())
    hall.jump()
    hall.service.close()
    QCoreApplication.processEvents()
    assert len(hall.ended) == FIRST
    assert len(hall.media.sizes()) == before - FIRST


def test_f6_a_crash_between_two_turns_leaves_each_whole(db: Database, tmp_path: Path) -> None:
    crashed = Hall(db, tmp_path)
    crashed.jump()
    (torn,) = db.execute(
        "SELECT count(*) FROM licences AS l JOIN shelf AS s"
        " ON s.catalogue = l.catalogue AND s.episode = l.episode"
        " WHERE (l.ended_at IS NULL) <> s.live OR (l.ended_at > ? AND l.announced < 4)",
        [NOW],
    ).fetchone()
    assert torn == 0
    grouped = sorted(db.execute("SELECT * FROM shelf_groups").fetchall(), key=repr)
    groups.rebuild(db)
    assert sorted(db.execute("SELECT * FROM shelf_groups").fetchall(), key=repr) == grouped
    shiboken6.delete(crashed.service)
    after = Hall(db, tmp_path)
    after.jump()
    after.go_on()
    told = [*crashed.heard.of("happened", LimitCrossed), *after.heard.of("happened", LimitCrossed)]
    assert len(told) == len({one.key for one in told}) == DUE, "each is announced once (rule T4)"


def test_a2_what_has_its_turn_yet_to_come_is_settled_before_a_command_on_it(
    db: Database, tmp_path: Path
) -> None:
    hall = Hall(db, tmp_path)
    hall.jump()
    waits = next(key(f"e{n}") for n in range(DOWNLOADS) if n % 3 and key(f"e{n}") not in hall.ended)
    hall.service.ask_play(waits)
    assert waits in hall.ended
    (refused,) = hall.heard.of("happened", PlayRefused)
    assert refused.status is Status.EXPIRED
    hall.go_on()


def test_what_is_told_of_a_batch_begins_no_other_inside_of_it(db: Database, tmp_path: Path) -> None:
    hall = Hall(db, tmp_path)
    hall.service.changed.connect(lambda _changed: hall.service.advance(LATER))
    hall.jump()
    hall.go_on()
    assert len(hall.ended) == DUE
    order = [
        db.execute("SELECT ended_at FROM licences WHERE episode = ?", [one.episode]).fetchone()
        for one in hall.ended
    ]
    assert order == sorted(order), "the earliest first"


def test_copies_whose_end_has_its_turn_yet_to_come_take_no_room(
    db: Database, tmp_path: Path
) -> None:
    left = DOWNLOADS // 6
    hall = Hall(db, tmp_path, replace(DEFAULT, max_downloads=left + 4))
    hall.jump()
    hall.service.ask_download(hall.ended[0], confirmed=True)
    assert hall.service.due.is_behind
    assert hall.heard.of("happened", DownloadQueued)
    hall.go_on()
