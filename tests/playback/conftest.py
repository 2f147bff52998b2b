from collections.abc import Iterator

import pytest

from tests.playback.stage import Stage


@pytest.fixture
def stage(qapp: object) -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.close()
