"""What the badge of a row says, before it has words: which state, how urgent, and until when."""

from dataclasses import replace

import pytest

from desktop_app.domain.badge import BadgeState, badge_facts
from desktop_app.domain.countdown import Urgency
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.licence import Ending
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import DAY, HOUR, MINUTE
from desktop_app.domain.transfer import TransferState, Trouble
from tests.ui.shelf import FOREVER, NOW, began_with_left, moving, row

STARTED = row(opened=began_with_left(31 * HOUR))


@pytest.mark.parametrize(
    ("shown", "state"),
    [
        (replace(STARTED, transfer=moving(TransferState.PAUSED)), BadgeState.PAUSED),
        (replace(STARTED, removing=True), BadgeState.REMOVING),
        (row(opened=began_with_left(-MINUTE), offer=Offer(True, NOW + HOUR)), BadgeState.OVERTIME),
        (row(opened=began_with_left(31 * HOUR), offer=Offer(True, NOW + HOUR)), BadgeState.LEAVING),
        (
            row(opened=began_with_left(31 * HOUR), offer=Offer(True, NOW + 2 * DAY)),
            BadgeState.RUNNING,
        ),
        (row(ended=Ending.LOST, grants=2), BadgeState.LOCKED),
    ],
    ids=lambda one: one.value if isinstance(one, BadgeState) else "",
)
def test_of_several_states_that_hold_the_badge_says_the_first(
    shown: ShelfRow, state: BadgeState
) -> None:
    assert badge_facts(shown, NOW).state is state


@pytest.mark.parametrize(
    ("remaining", "urgency"),
    [
        (6 * HOUR + 1, Urgency.CALM),
        (6 * HOUR, Urgency.SOON),
        (HOUR + 1, Urgency.SOON),
        (HOUR, Urgency.URGENT),
    ],
)
def test_t4_a_copy_is_as_urgent_as_its_time_left(remaining: int, urgency: Urgency) -> None:
    facts = badge_facts(row(opened=began_with_left(remaining)), NOW)
    assert facts.urgency is urgency
    assert facts.share == remaining / (48 * HOUR)
    assert facts.changes_at is not None
    assert NOW < facts.changes_at <= NOW + HOUR


def test_d2_a_copy_is_the_last_where_no_download_is_left() -> None:
    assert badge_facts(row(grants=2), NOW).last
    assert not badge_facts(row(grants=1), NOW).last


def test_d2_renewals_are_counted_only_while_the_window_is_open() -> None:
    assert badge_facts(row(ended=Ending.EXPIRED), NOW).renewals == 1
    assert badge_facts(row(ended=Ending.EXPIRED, granted=NOW - 400 * DAY), NOW).renewals is None


def test_a_locked_episode_says_when_it_may_be_downloaded_again() -> None:
    locked = row(ended=Ending.EXPIRED, grants=2)
    assert badge_facts(locked, NOW).reset_at == locked.entitlement.downloads_reset_at(NOW)
    assert badge_facts(row(ended=Ending.EXPIRED, policy=FOREVER), NOW).reset_at is None


def test_a_transfer_says_what_arrived_and_its_trouble() -> None:
    failed = badge_facts(row(transfer=moving(TransferState.FAILED, Trouble.DISK_FULL)), NOW)
    assert failed.trouble is Trouble.DISK_FULL
    assert failed.share == pytest.approx(134 / 318)
    unknown = moving(TransferState.DOWNLOADING)
    assert badge_facts(row(transfer=replace(unknown, size=None)), NOW).share is None
