"""A source that stalls is told from one that is slow, held up, or not asked."""

from desktop_app.domain.time import MINUTE, SECOND
from desktop_app.downloads.liveness import STALLED_AFTER, Liveness
from tests.support.clocks import HandClock


def test_a_source_that_was_never_asked_is_not_silent() -> None:
    hand = HandClock()
    liveness = Liveness(hand.elapsed)
    hand.pass_time(STALLED_AFTER)
    assert not liveness.is_silent(awaited=True)


def test_silence_counts_only_while_bytes_are_awaited() -> None:
    hand = HandClock()
    liveness = Liveness(hand.elapsed)
    liveness.hear()
    hand.pass_time(STALLED_AFTER)
    assert not liveness.is_silent(awaited=False)
    hand.pass_time(STALLED_AFTER - 1)
    assert not liveness.is_silent(awaited=True)
    hand.pass_time(1)
    assert liveness.is_silent(awaited=True)


def test_a_few_bytes_in_five_minutes_are_a_trickle() -> None:
    hand = HandClock()
    liveness = Liveness(hand.elapsed)
    liveness.begin(1_000)
    hand.pass_time(5 * MINUTE)
    assert liveness.trickles(1_000 + 1_023, awaited=True)
    assert not liveness.trickles(1_000 + 1_024, awaited=True)
    hand.pass_time(5 * MINUTE - 1)
    assert not liveness.trickles(2_100, awaited=True), "a little more had come since"
    hand.pass_time(1)
    assert liveness.trickles(2_100, awaited=True)
    assert not liveness.trickles(2_100, awaited=False)


def test_the_rate_is_that_of_this_visit() -> None:
    hand = HandClock()
    liveness = Liveness(hand.elapsed)
    liveness.begin(5_000)
    assert liveness.rate(5_000) is None, "no time has passed"
    hand.pass_time(2 * SECOND)
    assert liveness.rate(9_000) == 2_000
