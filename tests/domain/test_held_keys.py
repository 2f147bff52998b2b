"""Which keys are held, as tables of what the systems tell."""

import pytest

from desktop_app.domain.held_keys import REPEAT_INTERVAL, HeldKeys, Press

NEW, REPEAT, BEFORE = Press.NEW, Press.REPEAT, Press.FROM_BEFORE
DOWN, UP, OPENS, AWAY = "down", "up", "opens", "away"
A, B = 38, 56
JUST = REPEAT_INTERVAL - 1


def told(*steps: tuple[object, ...]) -> list[object]:
    """What is said of each press and release, one after the other."""
    keys, said = HeldKeys(), []
    for step, *rest in steps:
        match step, *rest:
            case "down", int(code), int(at), *marked:
                said.append(keys.press(code, at, marked=bool(marked)))
            case "up", int(code), int(at), *marked:
                said.append(keys.release(code, at, marked=bool(marked)))
            case "opens", *_:
                keys.open()
            case _:
                keys.lose_sight()
    return said


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        pytest.param(
            [(DOWN, A, 0), (UP, A, 90), (DOWN, A, 200), (UP, A, 290)],
            [NEW, True, NEW, True],
            id="two ordinary presses",
        ),
        pytest.param(
            [
                (DOWN, A, 0),
                (UP, A, 660),
                (DOWN, A, 660),
                (UP, A, 700),
                (DOWN, A, 700),
                (UP, A, 720),
            ],
            [NEW, True, REPEAT, False, REPEAT, False],
            id="held on X11, nothing marked: one release is heard for one press",
        ),
        pytest.param(
            [(DOWN, A, 0), (UP, A, 660, 1), (DOWN, A, 660, 1), (UP, A, 700), (DOWN, A, 700)],
            [NEW, False, REPEAT, True, REPEAT],
            id="held on X11, some of it marked",
        ),
        pytest.param(
            [(DOWN, A, 0), (DOWN, A, 500, 1), (DOWN, A, 533, 1), (UP, A, 560)],
            [NEW, REPEAT, REPEAT, True],
            id="held on Windows and macOS: no release before the last",
        ),
        pytest.param(
            [(DOWN, A, 0), (UP, A, 500, 1), (DOWN, A, 600, 1), (UP, A, 700, 1), (DOWN, A, 800, 1)],
            [NEW, False, REPEAT, False, REPEAT],
            id="what is marked is a repeat, however slow",
        ),
        pytest.param(
            [(DOWN, A, 0), (DOWN, A, 5_000)],
            [NEW, REPEAT],
            id="a second press with no release is none, however late",
        ),
        pytest.param(
            [(DOWN, A, 0), (UP, A, 100), (DOWN, A, 100 + JUST)],
            [NEW, True, REPEAT],
            id="just inside the interval",
        ),
        pytest.param(
            [(DOWN, A, 0), (UP, A, 100), (DOWN, A, 100 + REPEAT_INTERVAL)],
            [NEW, True, NEW],
            id="just past the interval",
        ),
        pytest.param(
            [(DOWN, A, 0), (UP, A, 100), (DOWN, B, 101), (UP, B, 180), (DOWN, A, 190)],
            [NEW, True, NEW, True, NEW],
            id="another key is no repeat of this one",
        ),
        pytest.param(
            [(DOWN, A, 0), (DOWN, B, 30), (UP, A, 80), (UP, B, 120)],
            [NEW, NEW, True, True],
            id="two keys that overlap in fast typing",
        ),
        pytest.param(
            [(DOWN, A, 0), (OPENS,), (UP, A, 660), (DOWN, A, 660), (UP, A, 700), (DOWN, A, 900)],
            [NEW, False, BEFORE, False, NEW],
            id="down when something opened: not heard until it was let go",
        ),
        pytest.param(
            [(DOWN, A, 0), (UP, A, 660), (OPENS,), (DOWN, A, 660), (UP, A, 700), (DOWN, A, 700)],
            [NEW, True, BEFORE, False, BEFORE],
            id="something opened between the halves of a repeat",
        ),
        pytest.param(
            [(DOWN, A, 0), (OPENS,), (DOWN, B, 800), (UP, B, 860), (DOWN, A, 900, 1)],
            [NEW, NEW, True, BEFORE],
            id="another key is heard meanwhile",
        ),
        pytest.param(
            [(DOWN, A, 0), (AWAY,), (DOWN, A, 700), (UP, A, 760)],
            [NEW, NEW, True],
            id="let go in another window: the next press is a new one",
        ),
        pytest.param(
            [(DOWN, A, 0), (AWAY,), (UP, A, 700), (DOWN, A, 700), (UP, A, 740), (DOWN, A, 740)],
            [NEW, False, BEFORE, False, BEFORE],
            id="held across a change of the window, on X11",
        ),
        pytest.param(
            [(DOWN, A, 0), (UP, A, 660), (AWAY,), (DOWN, A, 660)],
            [NEW, True, REPEAT],
            id="the window changed between the halves of a repeat",
        ),
        pytest.param(
            [(DOWN, A, 0, 1), (DOWN, A, 33, 1), (UP, A, 60), (DOWN, A, 300)],
            [BEFORE, BEFORE, False, NEW],
            id="down since before the program started, elsewhere",
        ),
        pytest.param(
            [(UP, A, 0), (DOWN, A, 0), (UP, A, 40), (DOWN, A, 300)],
            [False, BEFORE, False, NEW],
            id="down since before the program started, on X11",
        ),
    ],
)
def test_presses_and_releases(steps: list[tuple[object, ...]], said: list[object]) -> None:
    assert told(*steps) == said
