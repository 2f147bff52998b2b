"""A library on a disk without shared memory opens, is written, and is read beside it."""

from pathlib import Path

from desktop_app.storage.database import open_for_reading, open_library
from desktop_app.storage.transaction import kept_now, writing
from tests.support.no_shared_memory import no_shared_memory


def mode(path: Path) -> str:
    """How changes are kept safe there; 1 is the older journal, 2 the log."""
    return {1: "journal", 2: "log"}[path.read_bytes()[18]]


def test_a_new_library_is_made_and_read_while_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with no_shared_memory() as refused:
        db = open_library(path)
        with writing(db, 7):
            pass
        reading = open_for_reading(path)
        assert kept_now(reading) == 7
        reading.close()
        with writing(db, 9):
            pass
        db.close()
    assert refused
    assert mode(path) == "journal"


def test_a_library_that_comes_from_another_disk_keeps_all_and_goes_back(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db = open_library(path)
    with writing(db, 7):
        pass
    db.close()
    assert mode(path) == "log"
    with no_shared_memory():
        reading = open_for_reading(path)
        assert kept_now(reading) == 7
        reading.close()
        db = open_library(path)
        with writing(db, 9):
            pass
        db.close()
    db = open_library(path)
    assert (kept_now(db), mode(path)) == (9, "log")
    db.close()
