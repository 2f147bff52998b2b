from collections.abc import Callable
from typing import cast

import pytest

from desktop_app.domain.playback import (
    Broke,
    Closed,
    FirstOutput,
    Input,
    Opened,
    Paused,
    Phase,
    PlaybackState,
    ReachedEnd,
    Resumed,
    Tick,
    reduce,
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


def test_s5_what_shows_no_frame_within_two_seconds_is_undecodable_and_opened_nothing() -> None:
    assert after(Opened(0), Tick(2 * SECOND - 1)).phase is Phase.OPENING
    late = after(Opened(0), Tick(2 * SECOND))
    assert late == PlaybackState(Phase.UNDECODABLE, 2 * SECOND, in_sitting=False)


@pytest.mark.parametrize("failure", [Broke(7), ReachedEnd(7)])
def test_s5_a_file_that_breaks_or_ends_before_a_frame_is_undecodable(failure: Input) -> None:
    assert after(Opened(0), failure) == PlaybackState(Phase.UNDECODABLE, 7, in_sitting=False)


def test_s5_a_file_that_breaks_while_it_plays_ends_the_sitting() -> None:
    assert after(*PLAYING, Broke(500)) == PlaybackState(Phase.UNDECODABLE, 500, in_sitting=False)


def test_t5_a_pause_keeps_the_sitting_for_fifteen_minutes() -> None:
    paused = after(*PLAYING, Paused(1000))
    assert paused == PlaybackState(Phase.PAUSED, 1000, in_sitting=True)
    assert reduce(paused, Tick(1000 + QUARTER - 1)) == paused
    over = reduce(paused, Tick(1000 + QUARTER))
    assert over == PlaybackState(Phase.PAUSED, 1000, in_sitting=False)


def test_t5_going_on_within_fifteen_minutes_is_the_same_sitting() -> None:
    resumed = after(*PLAYING, Paused(1000), Resumed(1000 + QUARTER - 1))
    assert resumed == PlaybackState(Phase.PLAYING, 1000 + QUARTER - 1, in_sitting=True)


@pytest.mark.parametrize("ticks", [(Tick(1000 + QUARTER),), ()], ids=["noticed", "unnoticed"])
def test_t5_going_on_later_needs_a_new_sitting_whether_the_pause_was_noticed_or_not(
    ticks: tuple[Tick, ...],
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


@pytest.mark.parametrize("late", [FirstOutput, Paused, Resumed, ReachedEnd, Broke, Tick])
def test_what_arrives_after_closing_changes_nothing(late: Callable[[int], Input]) -> None:
    closed = after(*PLAYING, Closed(300))
    assert reduce(closed, late(400)) == closed


def test_what_is_no_input_is_a_mistake_of_the_program() -> None:
    with pytest.raises(AssertionError):
        reduce(PlaybackState(), cast("Input", "pause"))


def test_time_alone_does_not_end_what_plays() -> None:
    assert after(*PLAYING, Tick(10 * QUARTER)) == after(*PLAYING)
