"""Timelines made once, by a generator that is always seeded alike."""

from random import Random

import pytest

from tests.support.builders import some_lines, some_terms
from tests.support.oracle import Line, Terms


@pytest.fixture(scope="package")
def many_timelines() -> list[tuple[Terms, list[Line]]]:
    made = []
    for seed in range(500):
        pick = Random(seed).choice
        terms = some_terms(pick)
        made.append((terms, some_lines(pick, terms, 30)))
    return made
