"""The order of the queue, and how many of it run at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.transfer import TransferState
from desktop_app.storage.transfers import queue
from tests.support.pipeline import FERN, REED, SALT, TIDE, Place, pipeline, running

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with pipeline(tmp_path) as place:
        yield place


def order(place: Place) -> list[EpisodeKey]:
    return [key for key, _transfer in queue(place.shelf.db)]


def states(place: Place) -> list[TransferState]:
    return [transfer.state for _key, transfer in queue(place.shelf.db)]


def test_a_transfer_is_moved_before_another_or_to_the_end(place: Place) -> None:
    place.ask(SALT, TIDE, REED, FERN)
    service = place.service()
    service.move(FERN, SALT)
    assert order(place) == [FERN, SALT, TIDE, REED]
    service.move(SALT, None)
    assert order(place) == [FERN, TIDE, REED, SALT]
    service.move(FERN, REED)
    assert order(place) == [TIDE, FERN, REED, SALT]
    service.move(REED, REED)
    assert order(place) == [TIDE, FERN, REED, SALT]
    assert service.under_way() == 4


def test_as_many_run_at_once_as_were_chosen_and_the_last_wait_again(
    place: Place, qtbot: QtBot
) -> None:
    slots, place.rate = [3], 1_000
    place.ask(SALT, TIDE, REED, FERN)
    running_now, queued = TransferState.DOWNLOADING, TransferState.QUEUED
    place.slots = lambda: slots[0]
    with running(place) as (service, _heard):
        qtbot.waitUntil(lambda: states(place) == [running_now] * 3 + [queued])
        slots[0] = 1
        service.slots_changed()
        assert states(place) == [running_now] + [queued] * 3
        slots[0] = 5
        service.slots_changed()
        assert states(place) == [running_now] * 4
        service.pause(TIDE)
        assert service.under_way() == 3
