from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop_app.domain.time import HOUR, MINUTE, SECOND
from desktop_app.domain.transfer import (
    MAX_ATTEMPTS,
    Transfer,
    TransferState,
    Trouble,
    next_to_start,
    retry_after,
)

QUEUED, DOWNLOADING = TransferState.QUEUED, TransferState.DOWNLOADING
PAUSED, FAILED = TransferState.PAUSED, TransferState.FAILED

MOVES: dict[str, tuple[Callable[[Transfer], Transfer], dict[TransferState, TransferState]]] = {
    "started": (Transfer.started, {QUEUED: DOWNLOADING}),
    "paused": (Transfer.paused, {QUEUED: PAUSED, DOWNLOADING: PAUSED}),
    "resumed": (Transfer.resumed, {PAUSED: QUEUED, FAILED: QUEUED}),
}


@pytest.mark.parametrize("state", TransferState)
@pytest.mark.parametrize("move", MOVES)
def test_a_transfer_moves_only_where_its_state_allows(move: str, state: TransferState) -> None:
    act, allowed = MOVES[move]
    before = Transfer(1, state, received=5, size=9, trouble=Trouble.DISK_FULL, attempts=3)
    if state in allowed:
        moved = act(before)
        attempts = 0 if move == "resumed" else 3
        assert moved == Transfer(1, allowed[state], received=5, size=9, attempts=attempts)
    else:
        with pytest.raises(ValueError, match=f"a {state} transfer cannot become"):
            act(before)


@pytest.mark.parametrize(
    ("state", "under_way"), [(QUEUED, True), (DOWNLOADING, True), (PAUSED, True), (FAILED, False)]
)
def test_a1_a_failed_transfer_may_be_asked_for_again(state: TransferState, under_way: bool) -> None:
    assert Transfer(1, state).under_way is under_way


@pytest.mark.parametrize(
    ("received", "size", "progress"),
    [(0, 10, 0.0), (5, 10, 0.5), (10, 10, 1.0), (12, 10, 1.0), (5, None, None), (0, 0, None)],
)
def test_progress_is_a_share_that_never_exceeds_the_whole(
    received: int, size: int | None, progress: float | None
) -> None:
    assert Transfer(1, DOWNLOADING, received=received, size=size).progress == progress


@pytest.mark.parametrize("attempts", [0, MAX_ATTEMPTS, 100])
def test_f5_without_a_network_a_transfer_stays_queued_however_often_it_failed(
    attempts: int,
) -> None:
    waiting = Transfer(1, DOWNLOADING, attempts=attempts).troubled(Trouble.NO_NETWORK)
    assert waiting == Transfer(1, QUEUED, trouble=Trouble.NO_NETWORK, attempts=attempts)


TRIED_AGAIN = (
    Trouble.SOURCE_CHANGED,
    Trouble.PART_LOST,
    Trouble.INTERRUPTED,
    Trouble.PROXY_UNREACHABLE,
    Trouble.HOST_NOT_FOUND,
    Trouble.UNREACHABLE,
    Trouble.SERVER_BUSY,
    Trouble.SERVER_ERROR,
)


@pytest.mark.parametrize("trouble", TRIED_AGAIN)
def test_f5_what_passes_is_tried_again_until_it_has_been_tried_enough(trouble: Trouble) -> None:
    transfer = Transfer(1, DOWNLOADING)
    for attempt in range(1, MAX_ATTEMPTS + 1):
        transfer = transfer.troubled(trouble)
        assert (transfer.state, transfer.attempts) == (QUEUED, attempt)
        transfer = transfer.started()
    assert transfer.troubled(trouble).state is FAILED


@pytest.mark.parametrize(
    "trouble", [one for one in Trouble if one not in (Trouble.NO_NETWORK, *TRIED_AGAIN)]
)
def test_a1_f5_any_other_trouble_fails_with_its_reason(trouble: Trouble) -> None:
    failed = Transfer(1, DOWNLOADING, received=3).troubled(trouble)
    assert (failed.state, failed.trouble, failed.received) == (FAILED, trouble, 3)
    assert not trouble.is_passing


def test_progress_forgets_the_tries_that_failed_before_it() -> None:
    advanced = Transfer(1, DOWNLOADING, received=3, attempts=4, furthest=3).advanced(20_000)
    assert advanced == Transfer(1, DOWNLOADING, received=20_000, attempts=0, furthest=20_000)


def test_what_had_arrived_before_is_no_progress_when_it_is_fetched_anew() -> None:
    thrown_away = Transfer(1, DOWNLOADING, 8_000, attempts=4, furthest=8_000, validator='"a"')
    emptied = thrown_away.emptied()
    assert emptied == Transfer(1, DOWNLOADING, received=0, attempts=4, furthest=8_000)
    assert emptied.advanced(8_000) == replace(emptied, received=8_000)
    assert emptied.advanced(24_384) == replace(
        emptied, received=24_384, furthest=24_384, attempts=0
    )


def test_a_few_bytes_are_no_progress_unless_they_are_the_last() -> None:
    stuck = Transfer(1, DOWNLOADING, 8_000, size=100_000, attempts=4, furthest=8_000)
    assert stuck.advanced(8_999) == replace(stuck, received=8_999)
    assert stuck.advanced(9_000).attempts == 0
    ending = replace(stuck, received=99_999, furthest=99_999)
    assert ending.advanced(100_000).attempts == 0
    again = replace(ending, received=0, furthest=100_000)
    assert again.advanced(100_000).attempts == 4
    endless = replace(stuck, size=None)
    assert endless.advanced(8_000 + (16 << 10) - 1).attempts == 4
    assert endless.advanced(8_000 + (16 << 10)).attempts == 0


@pytest.mark.parametrize(
    ("trouble", "signed_out", "state", "attempts"),
    [
        (Trouble.SIGN_IN_PAGE, True, QUEUED, 0),
        (Trouble.SIGN_IN_PAGE, False, FAILED, 1),
        (Trouble.NOT_MEDIA, True, FAILED, 1),
        (Trouble.INCOMPLETE, True, FAILED, 1),
    ],
)
def test_f2_it_waits_for_a_sign_in_that_the_network_is_known_to_want(
    trouble: Trouble, signed_out: bool, state: TransferState, attempts: int
) -> None:
    after = Transfer(1, DOWNLOADING).troubled(trouble, signed_out=signed_out)
    assert (after.state, after.trouble, after.attempts) == (state, trouble, attempts)


@pytest.mark.parametrize(
    ("attempts", "pause"),
    [
        (0, 2 * SECOND),
        (1, 2 * SECOND),
        (2, 4 * SECOND),
        (3, 8 * SECOND),
        (8, 256 * SECOND),
        (9, 5 * MINUTE),
        (10_000, 5 * MINUTE),
    ],
)
def test_retries_wait_longer_each_time_up_to_five_minutes(attempts: int, pause: int) -> None:
    assert retry_after(attempts) == pause


def test_a_server_may_ask_for_a_longer_pause_up_to_an_hour() -> None:
    assert retry_after(1, 1 * SECOND) == 2 * SECOND
    assert retry_after(1, 90 * SECOND) == 90 * SECOND
    assert retry_after(1, 3 * HOUR) == HOUR


@pytest.mark.parametrize(
    ("received", "size", "rate", "seconds"),
    [
        (20, 100, 8.0, 10.0),
        (100, 100, 8.0, 0.0),
        (120, 100, 8.0, 0.0),
        (20, None, 8.0, None),
        (20, 100, None, None),
        (20, 100, 0.0, None),
        (0, 0, 8.0, None),
    ],
)
def test_the_time_a_transfer_takes_is_known_with_its_size_and_its_rate(
    received: int, size: int | None, rate: float | None, seconds: float | None
) -> None:
    transfer = Transfer(1, DOWNLOADING, received=received, size=size, rate=rate)
    assert transfer.seconds_left == seconds


def test_the_queue_starts_in_its_order_as_many_as_may_run() -> None:
    queue = [
        Transfer(1, PAUSED),
        Transfer(2, QUEUED),
        Transfer(3, DOWNLOADING),
        Transfer(4, FAILED),
        Transfer(5, QUEUED),
        Transfer(6, QUEUED),
    ]

    def started(slots: int) -> list[int]:
        return [one.id for one in next_to_start(iter(queue), slots)]

    assert started(0) == []
    assert started(1) == []
    assert started(2) == [2]
    assert started(3) == [2, 5]
    assert started(9) == [2, 5, 6]


def test_nothing_has_arrived_of_a_new_transfer() -> None:
    assert Transfer(1, QUEUED, size=10).progress == 0.0
