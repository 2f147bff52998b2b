"""What the inspector says of a transfer."""

from dataclasses import replace

import pytest

from desktop_app.domain.queue import InQueue
from desktop_app.domain.time import MINUTE
from desktop_app.domain.transfer import Transfer, TransferState, Trouble
from desktop_app.ui.inspector.outlook import outlook
from desktop_app.ui.inspector.transfer import facts_of, origin
from desktop_app.ui.text import Texts
from tests.ui.shelf import MB, NOW, moving, row

EN = Texts("en")
QUEUED = InQueue(NOW, 2, 4, 200_000)


def said(transfer: Transfer | None, queued: InQueue | None = QUEUED) -> dict[str, str]:
    shown = row(granted=None, transfer=transfer)
    return {one.name: one.value for one in facts_of(shown, queued, EN)}


@pytest.mark.parametrize(
    ("media", "shown"),
    [
        ("/media/salt.webm", "salt.webm"),
        ("file:///media/a%20salt.webm", "a salt.webm"),
        ("https://films.example.org/series/salt.webm", "films.example.org"),
        ("https://anna:secret@films.example.org:8443/salt.webm?token=x", "films.example.org"),
    ],
)
def test_from_where_never_says_who(media: str, shown: str) -> None:
    assert origin(media) == shown


def test_all_there_is_to_know_of_one_that_runs() -> None:
    facts = said(moving(TransferState.DOWNLOADING))
    assert facts.keys() == {"From", "Arrived", "Asked for", "Place in the queue", "Speed limit"}
    assert facts["Arrived"] == "134 MB of 318 MB"
    assert facts["Place in the queue"] == "2 of 4"
    assert facts["Speed limit"] == "200 KB per second"


@pytest.mark.parametrize(
    ("again_in", "words"),
    [
        (0, "in under a minute"),
        (MINUTE - 1, "in under a minute"),
        (MINUTE, "in 1 minute"),
        (4 * MINUTE + 1, "in 5 minutes"),
    ],
)
def test_when_it_is_tried_again_is_said_in_minutes(again_in: int, words: str) -> None:
    facts = said(
        moving(TransferState.QUEUED, Trouble.SERVER_BUSY), replace(QUEUED, again_in=again_in)
    )
    assert facts["Next try"] == words


def test_one_that_failed_has_no_place_and_no_limit() -> None:
    failed = replace(moving(TransferState.FAILED, Trouble.INTERRUPTED), attempts=7)
    facts = said(failed, InQueue(NOW, None, 3, None))
    assert facts.keys() == {"From", "Arrived", "Asked for", "Failed tries"}
    assert facts["Failed tries"] == "7"


def test_a_size_that_nobody_knows_is_not_made_up() -> None:
    shown = row(granted=None, size=None, transfer=Transfer(1, TransferState.QUEUED, 3 * MB))
    facts = {one.name: one.value for one in facts_of(shown, None, EN)}
    assert facts["Arrived"] == "3.0 MB"
    assert said(None) == {}


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (Trouble.INTERRUPTED, "Connection lost. Sablier tries again automatically."),
        (Trouble.NO_NETWORK, "No network. It continues automatically once you are online again."),
    ],
)
def test_why_it_waits_comes_first(trouble: Trouble, sentence: str) -> None:
    shown = row(granted=None, transfer=moving(TransferState.QUEUED, trouble))
    assert outlook(shown, NOW, EN)[0] == sentence
    assert len(outlook(shown, NOW, EN)) == 2
