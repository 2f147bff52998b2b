"""What is a film, told by the frames and sounds that came out of a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.output import Output

FRAME, SAME, NEXT = ("frame", 0.0), ("frame", 0.0), ("frame", 0.2)
SOUND = ("sound", 0.0)


def fed(output: Output, *came: tuple[str, float]) -> Output:
    for kind, start_s in came:
        if kind == "frame":
            output.add_frame(start_s, start_s + 0.1)
        else:
            output.add_sound(start_s + 0.1)
    return output


@pytest.mark.parametrize(
    ("picture", "must_move", "came", "film", "still"),
    [
        (True, False, (), False, False),
        (True, False, (FRAME,), True, False),
        (True, False, (SOUND, SOUND), False, False),
        (True, True, (FRAME,), False, True),
        (True, True, (FRAME, SAME), False, True),
        (True, True, (FRAME, NEXT), True, False),
        (True, True, (FRAME, SOUND), True, False),
        (True, True, (SOUND,), False, False),
        (False, True, (), False, False),
        (False, True, (SOUND,), True, False),
        (False, False, (SOUND,), True, False),
    ],
)
def test_s5_a_film_shows_frames_that_move_and_a_sound_alone_is_heard(
    picture: bool, must_move: bool, came: tuple[tuple[str, float], ...], film: bool, still: bool
) -> None:
    output = fed(Output(picture=picture, must_move=must_move), *came)
    assert (output.is_film, output.is_still) == (film, still)


def test_how_far_it_was_is_the_end_of_what_came_last_at_this_place() -> None:
    output = Output(picture=True)
    assert output.reached_s == 0.0
    assert fed(output, ("frame", 4.0), ("sound", 3.5)).reached_s == 4.1
    assert fed(output, ("sound", 6.0)).reached_s == 6.1
    output.leave()
    assert output.reached_s == 0.0
    assert output.is_film, "it stays one, wherever it is played"
    assert fed(output, ("frame", 9.0), ("frame", 1.0)).reached_s == 1.1, "not the one before"


@given(st.lists(st.tuples(st.sampled_from(["frame", "sound"]), st.floats(0, 9)), max_size=6))
def test_what_is_a_film_stays_one_and_needs_some_output(came: list[tuple[str, float]]) -> None:
    for picture in (True, False):
        output, was_film = Output(picture=picture, must_move=True), False
        for one in came:
            fed(output, one)
            assert output.is_film >= was_film
            assert not (output.is_film and output.is_still)
            was_film = output.is_film
        assert not was_film or came
