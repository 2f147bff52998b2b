"""The shape of the program keeps its budget: what is longer than the rest stands here, with why.

`python -m tests.house` prints the figures. A line here is a promise that somebody thought about it;
what came below the limit goes from the list, and nothing on it grows.
"""

from collections.abc import Mapping

import pytest

from tests.house import (
    House,
    circles,
    class_names,
    large_classes,
    long_files,
    long_functions,
    read_house,
    root_files,
    short_docstrings,
)

LONG_FILES: dict[str, tuple[int, str]] = {
    "desktop_app/storage/schema.py": (
        350,
        "migrations are only added, and read from first to last",
    ),
    "desktop_app/ui/text.py": (350, "every kind of value that a window words"),
}
"""Lines, and why the file is not split."""

LONG_FUNCTIONS: dict[str, tuple[int, str]] = {
    "desktop_app/features/facilitator/reading.py:_why_not": (60, "a sentence for each fault"),
    "desktop_app/ui/facilitator/props.py:choices_of": (55, "the words of each choice"),
    "desktop_app/ui/inspector/outlook.py:_sentence": (105, "a sentence for each prospect"),
    "desktop_app/ui/inspector/timeline.py:_words": (55, "a name for each point"),
    "desktop_app/ui/terms.py:how_long": (50, "a sentence for each case of limits"),
    "desktop_app/ui/troubles.py:trouble_words": (175, "what to say and do for each trouble"),
}
"""Lines, and why the function is not split."""

LARGE_CLASSES: dict[str, tuple[int, str]] = {
    "desktop_app/ui/lines/model.py:LinesModel": (27, "six answer Qt, the others the view"),
    "desktop_app/ui/text.py:Texts": (
        33,
        "one method for each kind of value, read as texts.date(…)",
    ),
}
"""Methods, and why the class is not split."""


@pytest.fixture(scope="module")
def house() -> House:
    return read_house()


def test_no_two_files_import_each_other(house: House) -> None:
    assert circles(house) == []


def test_only_the_entry_points_stand_at_the_root(house: House) -> None:
    assert [name.removeprefix("desktop_app/") for name in root_files(house)] == [
        "__init__.py",
        "__main__.py",
        "cli.py",
    ]


def test_no_class_name_stands_twice(house: House) -> None:
    assert class_names(house) == {}


def test_no_docstring_is_as_short_as_a_name(house: House) -> None:
    assert short_docstrings(house) == []


def test_long_files_are_those_that_stand_here(house: House) -> None:
    assert_within(long_files(house), LONG_FILES)


def test_long_functions_are_those_that_stand_here(house: House) -> None:
    assert_within(long_functions(house), LONG_FUNCTIONS)


def test_large_classes_are_those_that_stand_here(house: House) -> None:
    methods = {name: methods for name, (_lines, methods) in large_classes(house).items()}
    assert_within(methods, LARGE_CLASSES)


def assert_within(found: Mapping[str, int], budget: Mapping[str, tuple[int, str]]) -> None:
    assert sorted(found.keys() - budget.keys()) == [], "split it, or say here why not"
    assert sorted(budget.keys() - found.keys()) == [], "no longer so long: take it off the list"
    grown = {name: size for name, size in found.items() if size > budget[name][0]}
    assert grown == {}, "it grew: split it"
