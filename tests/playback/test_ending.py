"""An end may come before the header of its file was read; the judgement waits for it."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.extent import Extent
from desktop_app.playback.ending import EndInspector, PlaybackStop, read_extent
from tests.playback.stage import SALT, TERMINUS
from tests.support.samples import SAMPLES, sample
from tests.support.signals import Heard, heard

WHOLE = SAMPLES / "film.mkv"
EPISODE = replace(SALT, duration_s=None, size=None)


@pytest.fixture
def ending(qapp: object) -> Iterator[EndInspector]:
    ending = EndInspector()
    yield ending
    ending.forget()
    ending.deleteLater()


@pytest.fixture
def part(tmp_path: Path) -> Path:
    path = tmp_path / "part.mkv"
    path.write_bytes(sample("film.mkv")[:6_000])
    return path


@pytest.mark.parametrize(
    ("whole", "stop", "ends"),
    [
        (True, PlaybackStop(6.0, 0.0, failed=False), True),
        (True, PlaybackStop(6.0, 0.0, failed=True), True),
        (True, PlaybackStop(2.0, 0.0, failed=False), False),
        (True, PlaybackStop(0.0, 5.9, failed=False), True),
        (True, PlaybackStop(0.0, 3.0, failed=True), False),
        (False, PlaybackStop(2.0, 0.0, failed=False), False),
        (False, PlaybackStop(0.0, 5.9, failed=False), False),
    ],
)
def test_a_stop_is_the_end_or_a_break(
    ending: EndInspector, qtbot: QtBot, part: Path, whole: bool, stop: PlaybackStop, ends: bool
) -> None:
    told, known = Heard(ending, "known"), (heard(ending.ended), heard(ending.broke))
    ending.begin(WHOLE if whole else part, EPISODE, 0.0)
    ending.judge(stop)
    assert known == ([], []), "the header was not read yet"
    qtbot.waitUntil(lambda: known != ([], []), timeout=2_000)
    assert len(told["known"]) == 1
    assert known == (([None], []) if ends else ([], [None]))
    ending.judge(stop)
    assert known == (([None] * 2, []) if ends else ([], [None] * 2))


def test_an_error_is_no_end_where_no_length_is_declared(ending: EndInspector, qtbot: QtBot) -> None:
    broke, ended = heard(ending.broke), heard(ending.ended)
    with qtbot.waitSignal(ending.known, timeout=2_000):
        ending.begin(SAMPLES / "live.webm", EPISODE, 0.0)
    ending.judge(PlaybackStop(6.0, 0.0, failed=True))
    assert (broke, ended) == ([None], [])
    ending.judge(PlaybackStop(6.0, 0.0, failed=False))
    assert (broke, ended) == ([None], [None])


def test_what_was_asked_of_another_file_is_forgotten(
    ending: EndInspector, qtbot: QtBot, part: Path
) -> None:
    broke = heard(ending.broke)
    ending.begin(part, EPISODE, 0.0)
    ending.judge(PlaybackStop(2.0, 0.0, failed=False))
    with qtbot.waitSignal(ending.known, timeout=2_000) as known:
        ending.begin(WHOLE, TERMINUS, 0.0)
    assert known.args is not None
    assert known.args[0].whole is True
    assert broke == []
    ending.forget()
    ending.judge(PlaybackStop(2.0, 0.0, failed=False))
    assert broke == []


def test_a_header_that_cannot_be_read_leaves_what_the_catalogue_and_the_decoder_say(
    tmp_path: Path,
) -> None:
    told = replace(EPISODE, duration_s=60.0)
    odd = [tmp_path, tmp_path / "missing"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        odd.append(tmp_path / "pipe")
    for path in odd:
        assert read_extent(path, told, 50.0) == Extent(50.0, None, 60.0)
