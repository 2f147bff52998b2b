from collections.abc import Callable
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.playback import (
    Broke,
    Closed,
    FirstOutput,
    Input,
    Loaded,
    Opened,
    Paused,
    Phase,
    PlaybackState,
    ReachedEnd,
    Resumed,
    TimePassed,
    reduce,
    stands_at,
)
from desktop_app.domain.time import MINUTE, SECOND

QUARTER = 15 * MINUTE


def after(*inputs: Input) -> PlaybackState:
    state = PlaybackState()
    for one in inputs:
        state = reduce(state, one)
    return state


PLAYING = (Opened(0), FirstOutput(100))


def test_a_player_starts_closed_outside_any_sitting() -> None:
    assert after() == PlaybackState(Phase.CLOSED, 0, in_sitting=False)


def test_s5_no_sitting_begins_before_the_first_output() -> None:
    assert after(Opened(0)) == PlaybackState(Phase.OPENING, 0, in_sitting=False)
    assert after(*PLAYING) == PlaybackState(Phase.PLAYING, 100, in_sitting=True)


def test_s5_what_shows_no_frame_once_it_is_loaded_is_undecodable_and_opened_nothing() -> None:
    loaded = after(Opened(0), Loaded(20))
    assert reduce(loaded, TimePassed(20 + 1_499)).phase is Phase.OPENING
    late = reduce(loaded, TimePassed(20 + 1_500))
    assert late == PlaybackState(Phase.UNDECODABLE, 1_520, in_sitting=False)


def test_s5_a_slow_disk_is_no_undecodable_file() -> None:
    assert after(Opened(0), TimePassed(10 * SECOND)).phase is Phase.OPENING
    assert after(
        Opened(0), TimePassed(10 * SECOND), Loaded(11 * SECOND), FirstOutput(12 * SECOND)
    ) == (PlaybackState(Phase.PLAYING, 12 * SECOND, in_sitting=True))


def test_s5_the_wait_begins_anew_where_the_laptop_had_no_time() -> None:
    waited_again = after(Opened(0), Loaded(0), Loaded(60 * SECOND), TimePassed(61 * SECOND))
    assert waited_again.phase is Phase.OPENING


@pytest.mark.parametrize("failure", [Broke(7), ReachedEnd(7)])
def test_s5_a_file_that_breaks_or_ends_before_a_frame_is_undecodable(failure: Input) -> None:
    assert after(Opened(0), failure) == PlaybackState(Phase.UNDECODABLE, 7, in_sitting=False)


@pytest.mark.parametrize("before", [PLAYING, (*PLAYING, Paused(200))], ids=["playing", "paused"])
def test_what_breaks_off_while_it_plays_ends_the_sitting_and_may_be_asked_for_again(
    before: tuple[Input, ...],
) -> None:
    broken = after(*before, Broke(500))
    assert broken == PlaybackState(Phase.BROKEN, 500, in_sitting=False)
    for late in (Broke(600), ReachedEnd(600), FirstOutput(600), TimePassed(10 * QUARTER)):
        assert reduce(broken, late) == broken
    assert reduce(broken, Resumed(700)).phase is Phase.OPENING


def test_t5_a_pause_keeps_the_sitting_for_fifteen_minutes() -> None:
    paused = after(*PLAYING, Paused(1000))
    assert paused == PlaybackState(Phase.PAUSED, 1000, in_sitting=True)
    assert reduce(paused, TimePassed(1000 + QUARTER - 1)) == paused
    over = reduce(paused, TimePassed(1000 + QUARTER))
    assert over == PlaybackState(Phase.PAUSED, 1000, in_sitting=False)


def test_t5_going_on_within_fifteen_minutes_is_the_same_sitting() -> None:
    resumed = after(*PLAYING, Paused(1000), Resumed(1000 + QUARTER - 1))
    assert resumed == PlaybackState(Phase.PLAYING, 1000 + QUARTER - 1, in_sitting=True)


@pytest.mark.parametrize("ticks", [(TimePassed(1000 + QUARTER),), ()], ids=["noticed", "unnoticed"])
def test_t5_going_on_later_needs_a_new_sitting_whether_the_pause_was_noticed_or_not(
    ticks: tuple[TimePassed, ...],
) -> None:
    resumed = after(*PLAYING, Paused(1000), *ticks, Resumed(1000 + QUARTER))
    assert resumed == PlaybackState(Phase.OPENING, 1000 + QUARTER, in_sitting=False)


@pytest.mark.parametrize("before", [PLAYING, (*PLAYING, Paused(200))], ids=["playing", "paused"])
def test_the_end_ends_the_sitting_and_playing_again_is_a_new_one(
    before: tuple[Input, ...],
) -> None:
    ended = after(*before, ReachedEnd(300))
    assert ended == PlaybackState(Phase.ENDED, 300, in_sitting=False)
    assert reduce(ended, Resumed(400)) == PlaybackState(Phase.OPENING, 400, in_sitting=False)


def test_closing_ends_the_sitting_from_anywhere() -> None:
    for before in ((), PLAYING, (*PLAYING, Paused(200)), (*PLAYING, ReachedEnd(200))):
        assert after(*before, Closed(300)) == PlaybackState(Phase.CLOSED, 300, in_sitting=False)


def test_opening_another_episode_leaves_the_sitting_of_the_first() -> None:
    assert after(*PLAYING, Opened(300)) == PlaybackState(Phase.OPENING, 300, in_sitting=False)


@pytest.mark.parametrize(
    "late", [Loaded, FirstOutput, Paused, Resumed, ReachedEnd, Broke, TimePassed]
)
def test_what_arrives_after_closing_changes_nothing(late: Callable[[int], Input]) -> None:
    closed = after(*PLAYING, Closed(300))
    assert reduce(closed, late(400)) == closed


def test_what_is_no_input_is_a_mistake_of_the_program() -> None:
    with pytest.raises(AssertionError):
        reduce(PlaybackState(), cast("Input", "pause"))


def test_time_alone_does_not_end_what_plays() -> None:
    assert after(*PLAYING, TimePassed(10 * QUARTER)) == after(*PLAYING)


_INPUTS = (Opened, Loaded, FirstOutput, Paused, Resumed, ReachedEnd, Broke, Closed, TimePassed)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_INPUTS), st.integers(0, 4) | st.sampled_from([2 * SECOND, QUARTER])
        ),
        max_size=30,
    )
)
def test_whatever_happens_a_sitting_is_what_the_rulebook_says(
    happened: list[tuple[Callable[[int], Input], int]],
) -> None:
    state, at = PlaybackState(), 0
    for kind, passed in happened:
        at += passed
        before, state = state, reduce(state, kind(at))
        if state.in_sitting:
            assert state.phase in (Phase.PLAYING, Phase.PAUSED)
        if state.phase is Phase.PLAYING:
            assert state.in_sitting
        if state.in_sitting and not before.in_sitting:
            assert kind is FirstOutput
            assert before.phase is Phase.OPENING
        if before.in_sitting and not state.in_sitting:
            assert state.phase is not Phase.UNDECODABLE, "a sitting never opened nothing"
            paused_for = at - before.since if before.phase is Phase.PAUSED else 0
            ends = (ReachedEnd, Broke, Closed, Opened)
            assert kind in ends or (kind in (TimePassed, Resumed) and paused_for >= QUARTER)
        if before.phase is Phase.CLOSED and kind is not Opened:
            assert state.phase is Phase.CLOSED


@pytest.mark.parametrize(
    ("frame_s", "clock_s", "stands"),
    [
        (None, 3.0, 3.0),
        (7.964, 8.0, 7.964),
        (8.014, 7.981, 8.014),
        (2.0, 20.0, 20.0),  # a frame of the place before a seek
        (0.0, 35.0, 35.0),  # a picture that stays while the sound goes on
    ],
)
def test_playback_stands_at_the_start_of_the_frame_that_is_shown(
    frame_s: float | None, clock_s: float, stands: float
) -> None:
    assert stands_at(frame_s, clock_s) == stands
