"""The benchmarks' own parts: the table, the JSON, and bars that stand once."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.bars import BARS
from tests.benchmarks.measuring import Figure, as_json, highest, ratio, row, turns

FOLDER = Path(__file__).parent / "benchmarks"


def named_by_figures() -> Iterator[str]:
    """The bars that a group of figures names, each as often as it stands there."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Figure":
                assert isinstance(node.args[0], ast.Constant)
                yield node.args[0].value


def test_every_bar_is_measured_in_one_place_and_every_figure_has_one() -> None:
    assert sorted(named_by_figures()) == sorted(BARS)


def test_every_bar_has_a_name_of_its_own_and_a_reason() -> None:
    assert len({bar.figure for bar in BARS.values()}) == len(BARS)
    assert [name for name, bar in BARS.items() if not bar.why] == []


@pytest.mark.parametrize(
    ("bar", "value", "held"),
    [
        ("start", 1.6, True),
        ("start", 1.61, False),
        ("transfer", 0.9, True),
        ("transfer", 0.89, False),
        ("first-start", 9.0, None),
    ],
)
def test_a_bar_is_held_up_to_its_limit(bar: str, value: float, held: bool | None) -> None:
    assert Figure(bar, value).held is held


def test_a_row_says_what_was_measured_beside_its_bar() -> None:
    figure = Figure("start", 1.7, "100 downloads", "0.80 s, floor 0.47 s")
    words = " ".join(row(figure).split())
    assert words == (
        "start to the first painted, populated window, 100 downloads 1.7 times ≤ 1.6 times MISSED"
        " 0.80 s, floor 0.47 s"
    )


def test_the_json_has_an_object_for_each_figure() -> None:
    told = json.loads(as_json([Figure("select", 1.5, "100 downloads"), Figure("first-start", 6.0)]))
    assert [(one["figure"], one["value"], one["bar"], one["held"]) for one in told] == [
        ("selecting a row, 100 downloads", 1.5, 5, True),
        ("making the demo library at a first start", 6.0, None, None),
    ]


def test_turns_alternate_and_leave_out_the_first_round() -> None:
    done: list[str] = []

    def note(name: str) -> int:
        done.append(name)
        return len(done)

    found = turns(2, {"a": lambda: note("a"), "b": lambda: note("b")})
    assert done == ["a", "b"] * 3
    assert found == {"a": [3, 5], "b": [4, 6]}


def test_the_99th_of_100_is_taken() -> None:
    assert highest(float(number) for number in range(1, 101)) == 99.0
    assert highest([5.0]) == 5.0


def test_a_ratio_is_one_of_medians() -> None:
    assert ratio([1.0, 4.0, 100.0], [2.0]) == 2.0
