from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.met import Met
from tests.support.pipeline import SALT, pipeline
from tests.support.server import serving


@pytest.fixture
def met(tmp_path: Path) -> Iterator[Met]:
    with pipeline(tmp_path) as place, serving(place.source(SALT).read_bytes()) as server:
        met = Met(place, server)
        met.listed()
        yield met
