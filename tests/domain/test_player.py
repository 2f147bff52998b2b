"""What can be done with the player, by what it is at."""

import pytest

from desktop_app.domain.playback import Phase
from desktop_app.domain.player import PlayerState, Possible, possible

NOTHING = Possible(toggle=False, leap=False, seek=False)
ALL = Possible(toggle=True, leap=True, seek=True)


@pytest.mark.parametrize(
    ("phase", "free"),
    [
        (Phase.CLOSED, NOTHING),
        (Phase.OPENING, NOTHING),
        (Phase.PLAYING, ALL),
        (Phase.PAUSED, ALL),
        (Phase.ENDED, ALL),
        (Phase.UNDECODABLE, NOTHING),
        (Phase.BROKEN, Possible(toggle=True, leap=False, seek=False)),
    ],
)
def test_what_can_be_done_in_each_phase_and_behind_a_message(phase: Phase, free: Possible) -> None:
    state = PlayerState(phase=phase, duration_s=44)
    assert possible(state, blocked=False, has_copy=True) == free
    again = Possible(toggle=phase is Phase.BROKEN, leap=False, seek=False)
    assert possible(state, blocked=True, has_copy=True) == again


def test_what_broke_off_goes_on_only_while_there_is_a_copy() -> None:
    state = PlayerState(phase=Phase.BROKEN, duration_s=44)
    assert possible(state, blocked=True, has_copy=False) == NOTHING


def test_without_a_known_length_there_is_no_place_to_go_to() -> None:
    state = PlayerState(phase=Phase.PLAYING)
    assert possible(state, blocked=False, has_copy=True) == Possible(True, True, seek=False)
