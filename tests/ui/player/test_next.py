"""What the card of the next episode says, in every state that it can be in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimeZone

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.licence import Ending
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import DAY, HOUR, MINUTE
from desktop_app.domain.transfer import Transfer, TransferState
from desktop_app.ui.player.next_words import next_props
from desktop_app.ui.text import Texts
from tests.ui.player.test_props import plain
from tests.ui.shelf import NOW, began_with_left, row

PARIS = QTimeZone(b"Europe/Paris")
EN, FR = Texts("en", PARIS), Texts("fr", PARIS)
GRACE = Policy("grace", play_start_grace=5 * MINUTE)
RENTAL = Policy("rental", storage_duration=5 * DAY, storage_enforced_after_start=True)
FOREVER = Policy("forever", playback_duration=None)


def moving(state: TransferState) -> Transfer:
    return Transfer(7, state, received=100, size=1_000)


@pytest.mark.parametrize(
    ("one", "badge", "sentence"),
    [
        (row(), "48 h once started", "Playing it starts its 48 hours."),
        (row(policy=GRACE), "48 h once started", "Playing it for 5 minutes starts its 48 hours."),
        (
            row(policy=RENTAL),
            "Start within 24 h",
            "If you play it now, you can watch it until 23 June 2026, 13:07.",
        ),
        (
            row(offer=Offer(leaves_at=NOW + HOUR)),
            "Leaves in 1 h 00",
            "If you play it now, you can watch it until 22 June 2026, 14:07.",
        ),
        (row(policy=FOREVER), "No time limit", ""),
        (row(opened=began_with_left(30 * HOUR)), "30 h left", "Its time is already running."),
        (row(opened=began_with_left(30 * HOUR), policy=FOREVER), "No time limit", ""),
        (row(granted=None), "Not downloaded", "It has to be downloaded first."),
        (
            row(granted=None, offer=Offer(downloadable=False)),
            "Not downloaded",
            "It is not offered for download.",
        ),
        (
            row(granted=None, offer=Offer(leaves_at=NOW)),
            "Not downloaded",
            "It has left the catalogue.",
        ),
        (
            row(ended=Ending.EXPIRED),
            "Expired · 1 renewal left",
            "Its time is over, and its file was deleted from this laptop.",
        ),
        (
            row(ended=Ending.RETURNED),
            "Removed · 1 renewal left",
            "You removed it from this laptop.",
        ),
        (
            row(ended=Ending.LOST),
            "File missing · 1 renewal left",
            "Its file is no longer on this laptop.",
        ),
        (
            row(ended=Ending.EXPIRED, grants=2),
            "Locked until 18 Jun 2027",
            "Every download that the rules allow has been used.",
        ),
        (
            row(ended=Ending.WITHDRAWN, offer=Offer(leaves_at=NOW)),
            "No longer offered",
            "It can be neither watched nor downloaded any more.",
        ),
        (
            row(granted=None, transfer=moving(TransferState.DOWNLOADING)),
            "10 %",
            "It can be played once it is complete.",
        ),
        (
            row(granted=None, transfer=moving(TransferState.FAILED)),
            "Failed · unknown reason",
            "It was not downloaded.",
        ),
        (replace(row(), removing=True), "Being removed", "You are removing it from this laptop."),
    ],
)
def test_what_is_said_of_the_next_episode(one: ShelfRow, badge: str, sentence: str) -> None:
    english = next_props(one, NOW, None, "Renew", EN)
    french = next_props(one, NOW, None, "Renouveler", FR)
    assert english.badge is not None
    assert (plain(english.badge.text), plain(english.sentence)) == (badge, sentence)
    assert (english.play_name, english.cancel_name) == ("Renew", "Close")
    assert bool(french.sentence) is bool(sentence)
    assert not sentence or french.sentence != english.sentence


def test_a_countdown_has_its_own_buttons() -> None:
    props = next_props(row("low-water", number=3), NOW, 10, "Play", EN)
    assert (props.title, plain(props.place)) == ("Low Water", "Next · S1 E3")
    assert plain(props.sentence) == "Playing it starts its 48 hours.\nStarts in 10 s."
    assert plain(props.spoken).endswith("Playing it starts its 48 hours. Starts in 10 s.")
    bare = next_props(row("making of", number=None), NOW, None, "Play", EN)
    assert bare.place == "Next"
    assert (props.play_name, props.cancel_name, props.seconds_left) == ("Play now", "Cancel", 10)
