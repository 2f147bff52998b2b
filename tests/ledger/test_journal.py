"""What is written in the journal is read again as the same command."""

import json
from pathlib import Path
from typing import get_args

import pytest

from desktop_app.domain.actions import (
    Ask,
    Cancel,
    Clear,
    Queue,
    SetOffer,
    SetPosition,
    SwitchDevice,
)
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.timeline import (
    Download,
    Lose,
    Play,
    Remove,
    SetDeviceModified,
    SetPolicy,
    Stop,
)
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.ledger import journal
from desktop_app.ledger.commands import Command, RecordedAction
from desktop_app.storage.damage import DamagedError
from desktop_app.storage.transaction import writing
from tests.support.shelfs import CATALOGUE, opened

NOW = 1_782_126_420_000
OTHER = Policy(name="other", max_renewals=None)
ACTIONS: list[tuple[RecordedAction, Policy | None]] = [
    (Ask("a"), OTHER),
    (Download("a", confirm=True), DEFAULT),
    (Play("a"), None),
    (Stop("a"), None),
    (Stop("a", 4.5), None),
    (Remove("a"), None),
    (Lose("a"), None),
    (Cancel("a"), None),
    (Clear("a"), None),
    (Clear("a", back=True), None),
    (Queue("a", TransferState.PAUSED, 0.25), None),
    (Queue("a", TransferState.FAILED, 1.0, Trouble.WRONG_LENGTH), OTHER),
    (SetOffer("a", Offer()), None),
    (SetOffer("a", Offer(downloadable=False, leaves_at=NOW)), None),
    (SetPosition("a", 12.5), None),
    (SetPolicy(OTHER), None),
    (SetDeviceModified(modified=True), None),
    (SwitchDevice(modified=False), None),
]


def test_every_action_that_the_journal_records_is_tried_here() -> None:
    assert {type(action) for action, _policy in ACTIONS} == set(get_args(RecordedAction))


def test_what_is_written_is_read_again_in_its_order(tmp_path: Path) -> None:
    written = []
    with opened(tmp_path) as shelf:
        for number, (action, policy) in enumerate(ACTIONS):
            catalogue = CATALOGUE if hasattr(action, "episode") else None
            written.append(Command(NOW + number, action, policy, catalogue))
            with writing(shelf.db):
                journal.write(shelf.db, NOW + number, action, catalogue, policy)
        assert list(journal.entries(shelf.db)) == written
        assert list(journal.entries(shelf.db, until=NOW + 4)) == written[:5]


@pytest.mark.parametrize(("action", "policy"), ACTIONS, ids=str)
def test_an_entry_with_a_part_too_many_or_too_few_is_damaged(
    action: RecordedAction, policy: Policy | None
) -> None:
    told = json.loads(journal.encode(action, policy))
    episode = getattr(action, "episode", None)
    assert journal.decode(episode, json.dumps(told)) == (action, policy)
    for other in (
        told | {"x": 1},
        *({n: v for n, v in told.items() if n != name} for name in told),
    ):
        with pytest.raises(DamagedError, match=r"journal\.action"):
            journal.decode(episode, json.dumps(other))


@pytest.mark.parametrize(
    ("do", "part", "value"),
    [
        ("ask", "policy", 7),
        ("ask", "policy", "{}"),
        ("stop", "position_s", -1),
        ("stop", "position_s", True),
        ("queue", "state", "flying"),
        ("queue", "progress", 1.5),
        ("queue", "reason", "bad luck"),
        ("switch", "device_modified", 1),
    ],
)
def test_an_entry_with_a_value_that_cannot_be_says_which(do: str, part: str, value: object) -> None:
    whole = {
        "ask": {"policy": None},
        "stop": {"position_s": None},
        "queue": {"policy": None, "state": "queued", "progress": 0, "reason": None},
        "switch": {"device_modified": True},
    }[do]
    with pytest.raises(DamagedError, match=rf"journal\.action\.{part}"):
        journal.decode("a", json.dumps({"do": do, **whole, part: value}))


def test_what_needs_an_episode_and_has_none_is_damaged() -> None:
    with pytest.raises(DamagedError, match=r"journal\.episode"):
        journal.decode(None, '{"do": "play"}')
