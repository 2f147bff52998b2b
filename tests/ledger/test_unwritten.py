"""A command that cannot be stored raises SQLite's error and leaves everything as it was."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.actions import SwitchDevice
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.time import DAY
from desktop_app.formats.catalogue import read_catalogue
from desktop_app.ledger import clock, journal, places
from desktop_app.ledger.catalogues import store_catalogue
from desktop_app.ledger.granting import commit_grant
from desktop_app.ledger.queue import cancel_transfer, move_transfers, put_transfers
from desktop_app.ledger.settings import put_setting
from desktop_app.platform.paths import resource
from desktop_app.storage.transfers import queue
from tests.support.shelfs import Shelf, key, opened

NOW = 1_782_126_420_000
LATER = NOW + DAY
LIVE, PLAYED, ENDED, MOVING, WAITING, NEW = map(key, "abcdef")


def _put_queue(shelf: Shelf) -> None:
    paused = {one: replace(transfer.paused()) for one, transfer in queue(shelf.db)}
    put_transfers(shelf.db, paused, LATER)


def _store_catalogue(shelf: Shelf) -> None:
    found = read_catalogue(resource("catalogue", "catalogue.json"), resource("policies"))
    store_catalogue(shelf.db, found, "demo")


def _grant(shelf: Shelf) -> None:
    commit_grant(shelf.db, MOVING, LATER, file="1.webm", size=9, device_modified=False)


COMMANDS: dict[str, Callable[[Shelf], object]] = {
    "advance": lambda shelf: shelf.ledger.advance(NOW + 3 * DAY),
    "ask": lambda shelf: shelf.ledger.ask_download(NEW, LATER, confirmed=True),
    "grant": _grant,
    "begin a sitting": lambda shelf: shelf.ledger.begin_sitting(LIVE, NOW + 10),
    "end the sitting": lambda shelf: shelf.ledger.end_sitting(NOW + 10, 4.5),
    "remove": lambda shelf: shelf.ledger.remove(LIVE, LATER),
    "lose": lambda shelf: shelf.ledger.lose(LIVE, LATER),
    "offer": lambda shelf: shelf.ledger.set_offer(LIVE, LATER, Offer(downloadable=False)),
    "position": lambda shelf: shelf.ledger.put_position(LIVE, LATER, 3.0, watched=True),
    "clear": lambda shelf: shelf.ledger.clear(ENDED, LATER),
    "recover": lambda shelf: shelf.ledger.recover(),
    "keep": lambda shelf: shelf.ledger.keep(LATER),
    "move all instants": lambda shelf: shelf.ledger.move_all(-DAY, NOW - DAY),
    "keep the instant": lambda shelf: clock.keep_instant(shelf.db, LATER),
    "put transfers": _put_queue,
    "move a transfer": lambda shelf: move_transfers(shelf.db, [WAITING], MOVING, LATER),
    "cancel a transfer": lambda shelf: cancel_transfer(shelf.db, MOVING, LATER),
    "note": lambda shelf: journal.note(shelf.db, LATER, SwitchDevice(modified=True)),
    "setting": lambda shelf: put_setting(shelf.db, "volume", 0.5),
    "catalogue": _store_catalogue,
    "name of a place": lambda shelf: places.own_name(shelf.db),
    "expect media": lambda shelf: places.expect(shelf.db, shelf.folder / "there"),
    "place in force": lambda shelf: places.put_in_force(
        shelf.db, shelf.media, shelf.folder / "there"
    ),
    "forget a place": lambda shelf: places.forget(shelf.db, shelf.folder / "there"),
    "stay": lambda shelf: places.stay(shelf.db),
}


def _do_something_of_everything(shelf: Shelf) -> None:
    for one in (LIVE, PLAYED, ENDED):
        shelf.download(one, NOW)
    shelf.ledger.remove(ENDED, NOW + 1)
    shelf.ledger.begin_sitting(PLAYED, NOW + 2)
    for one in (MOVING, WAITING):
        shelf.ledger.ask_download(one, NOW + 3, confirmed=True)


def _everything(shelf: Shelf) -> list[str]:
    files = sorted(path.name for path in shelf.media.path.iterdir())
    return [*shelf.db.conn.iterdump(), *files]


@pytest.mark.parametrize("command", COMMANDS)
def test_t2_a_command_that_cannot_be_stored_changes_nothing(tmp_path: Path, command: str) -> None:
    with opened(tmp_path) as shelf:
        _do_something_of_everything(shelf)
        before = _everything(shelf)
        shelf.db.execute("PRAGMA query_only = ON")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            COMMANDS[command](shelf)
        assert _everything(shelf) == before
        shelf.db.execute("PRAGMA query_only = OFF")
        COMMANDS[command](shelf)
        unchanged = {"forget a place", "stay"}  # nothing is there to forget
        assert (_everything(shelf) == before) is (command in unchanged)


KEPT = (
    "CREATE TEMP TRIGGER refused_{0} BEFORE {0} ON main.kept"
    " BEGIN SELECT RAISE(ABORT, 'refused'); END"
)
"""The latest instant is the last that a command stores."""
WITHOUT_INSTANT = {
    "setting",
    "catalogue",
    "name of a place",
    "expect media",
    "place in force",
    "forget a place",
    "stay",
}


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - WITHOUT_INSTANT))
def test_t2_a_command_that_fails_at_its_last_row_stores_none_of_them(
    tmp_path: Path, command: str
) -> None:
    with opened(tmp_path) as shelf:
        _do_something_of_everything(shelf)
        before = _everything(shelf)
        for change in ("INSERT", "UPDATE"):
            shelf.db.execute(KEPT.format(change))
        with pytest.raises(sqlite3.IntegrityError, match="refused"):
            COMMANDS[command](shelf)
        assert _everything(shelf) == before


def test_a_sitting_that_cannot_begin_leaves_the_one_that_runs(tmp_path: Path) -> None:
    with opened(tmp_path) as shelf:
        _do_something_of_everything(shelf)
        before = _everything(shelf)
        shelf.db.execute(
            "CREATE TEMP TRIGGER refused BEFORE INSERT ON main.sittings"
            " BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
        with pytest.raises(sqlite3.IntegrityError, match="refused"):
            shelf.ledger.begin_sitting(LIVE, NOW + 10)
        assert _everything(shelf) == before
        assert shelf.ledger.running() == PLAYED
