import pytest

from desktop_app.domain.entitlement import Entitlement, Offer, begin_sitting, end_licence, grant
from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.licence import Ending
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.shelf import Chip, Counts, Rank, ShelfRow, chips_of, rank_of
from desktop_app.domain.time import DAY, HOUR, Instant
from desktop_app.domain.transfer import Transfer, TransferState

NOW: Instant = 1_000 * DAY
READY = grant(Entitlement(), NOW, DEFAULT)[0]
STARTED = begin_sitting(READY, NOW)[0]
LEAVING = grant(Entitlement(Offer(leaves_at=NOW + 2 * DAY)), NOW, DEFAULT)[0]
ENDED = end_licence(READY, NOW, Ending.EXPIRED)[0]
MOVING = Transfer(1, TransferState.QUEUED)


@pytest.mark.parametrize(
    ("held", "transfer", "at", "chips"),
    [
        (READY, None, NOW, {Chip.READY}),
        (STARTED, None, NOW, {Chip.STARTED}),
        (STARTED, None, NOW + DAY - 1, {Chip.STARTED}),
        (STARTED, None, NOW + DAY, {Chip.STARTED, Chip.ENDING_TODAY}),
        (LEAVING, None, NOW + 30 * HOUR, {Chip.READY, Chip.ENDING_TODAY}),
        (ENDED, None, NOW, {Chip.EXPIRED}),
        (ENDED, MOVING, NOW, {Chip.DOWNLOADING}),
        (Entitlement(), MOVING, NOW, {Chip.DOWNLOADING}),
        (READY, MOVING, NOW, {Chip.DOWNLOADING, Chip.READY}),
    ],
)
def test_t3_a_row_is_under_the_chips_of_what_remains(
    held: Entitlement, transfer: Transfer | None, at: Instant, chips: set[Chip]
) -> None:
    assert chips_of(held, transfer, at) == chips


@pytest.mark.parametrize(
    ("held", "transfer", "rank"),
    [
        (STARTED, None, Rank.ENDING),
        (LEAVING, None, Rank.ENDING),
        (READY, None, Rank.ENDLESS),
        (READY, MOVING, Rank.ENDLESS),
        (ENDED, MOVING, Rank.MOVING),
        (ENDED, None, Rank.GREYED),
    ],
)
def test_t3_what_ends_comes_first_and_what_is_greyed_last(
    held: Entitlement, transfer: Transfer | None, rank: Rank
) -> None:
    assert rank_of(held, transfer) is rank
    assert sorted(Rank) == [Rank.ENDING, Rank.ENDLESS, Rank.MOVING, Rank.GREYED]


def test_counts_tell_how_many_can_be_played() -> None:
    assert Counts({Chip.READY: 2, Chip.STARTED: 3, Chip.EXPIRED: 5}).playable == 5
    assert Counts({}).playable == 0


@pytest.mark.parametrize(
    ("held", "transfer", "greyed"),
    [(READY, None, False), (ENDED, MOVING, False), (ENDED, None, True)],
)
def test_s3_a_row_without_copy_and_transfer_stays_greyed(
    held: Entitlement, transfer: Transfer | None, greyed: bool
) -> None:
    name = LocalText.plain("Salt")
    episode = Episode(EpisodeKey("demo", "salt"), "hours", name, name, "media/salt.webm")
    assert ShelfRow(episode, held, Policy("p"), NOW, transfer).greyed is greyed
