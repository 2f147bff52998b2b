import pytest

from desktop_app.domain.cues import Cue, Cues

CUES = Cues(
    [
        Cue(5_000, 6_000, "third"),
        Cue(1_000, 3_000, "first"),
        Cue(2_000, 4_000, "second"),
        Cue(6_000, 7_000, "fourth"),
        Cue(8_000, 8_000, "never"),
        Cue(9_500, 9_000, "backwards"),
        Cue(9_000, 9_900, ""),
    ]
)


@pytest.mark.parametrize(
    ("position", "text"),
    [
        (-1, ""),
        (0, ""),
        (999, ""),
        (1_000, "first"),
        (1_999, "first"),
        (2_000, "first\nsecond"),
        (2_999, "first\nsecond"),
        (3_000, "second"),
        (4_000, ""),
        (5_999, "third"),
        (6_000, "fourth"),
        (7_000, ""),
        (8_000, ""),
        (9_200, ""),
        (1_000_000, ""),
    ],
)
def test_the_words_at_a_position(position: int, text: str) -> None:
    assert CUES.text_at(position) == text


def test_words_that_start_together_stand_in_the_order_of_the_file() -> None:
    both = Cues([Cue(0, 10, "upper"), Cue(0, 5, "lower")])
    assert (both.text_at(0), both.text_at(5)) == ("upper\nlower", "upper")


def test_no_words_are_no_cues() -> None:
    assert not Cues([])
    assert not Cues([Cue(0, 10, "")])
    assert CUES
