"""Transfers in a library that cannot be written for a while."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.time import SECOND
from desktop_app.downloads.events import Downloaded, TransferUnwritten
from desktop_app.storage.connection import path_of
from tests.support.clocks import HandClock
from tests.support.pipeline import SALT, SIZE, TIDE, Place, pipeline, running


@pytest.fixture
def place(tmp_path: Path, qapp: object) -> Iterator[Place]:
    assert qapp is not None
    with pipeline(tmp_path) as place:
        yield place


@contextmanager
def locked(place: Place) -> Iterator[None]:
    """While this lasts, somebody else writes."""
    place.shelf.db.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(path_of(place.shelf.db), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_that_it_cannot_be_written_is_told_once_and_again_the_next_time(
    place: Place, qtbot: QtBot
) -> None:
    place.rate = SIZE // 4
    place.ask(SALT, TIDE)
    hand = HandClock()
    with running(place, hand.elapsed) as (service, heard):
        qtbot.waitUntil(lambda: service.live(TIDE) is not None, timeout=5_000)
        with locked(place):
            place.rate = None
            service.rate_changed()

            def complete() -> list[bool]:
                both = [service.live(SALT), service.live(TIDE)]
                return [one is not None and one.received == SIZE for one in both]

            qtbot.waitUntil(lambda: all(complete()) and not list(service._running), timeout=5_000)
            hand.pass_time(10 * SECOND)
            service.tick()
            assert len(heard.of("happened", TransferUnwritten)) == 1
        hand.pass_time(10 * SECOND)
        service.tick()
        assert len(heard.of("happened", Downloaded)) == 2
        assert len(heard.of("happened", TransferUnwritten)) == 1
    assert [place.grants(SALT), place.grants(TIDE)] == [1, 1]
