"""The log: three files that never grow beyond their size, and what nobody caught."""

import logging
import sys
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from desktop_app.platform.log import log_file, start_log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Where a log lies that has begun; it ends with the test."""
    root = logging.getLogger()
    before = list(root.handlers), root.level, sys.excepthook, logging.raiseExceptions
    start_log(tmp_path)
    yield log_file(tmp_path)
    for handler in set(root.handlers) - set(before[0]):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(before[1])
    sys.excepthook, logging.raiseExceptions = before[2:]


def test_it_is_three_files_of_half_a_mebibyte_and_keeps_the_latest(log: Path) -> None:
    for number in range(5 * 64):
        logging.getLogger("sablier").warning("%d %s", number, "x" * 8_000)
    sizes = {one.name: one.stat().st_size for one in log.parent.iterdir()}
    assert sorted(sizes) == ["sablier.log", "sablier.log.1", "sablier.log.2"]
    assert max(sizes.values()) <= 512 * 1024
    assert f" {5 * 64 - 1} x" in log.read_text().splitlines()[-1]


def test_what_nobody_caught_is_written(
    log: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = logging.getLogger()
    ours = [one for one in root.handlers if isinstance(one, RotatingFileHandler)]
    monkeypatch.setattr(root, "handlers", ours)  # what pytest hears, xdist cannot send as UTF-8
    sys.excepthook(ValueError, ValueError("été \udcff"), None)
    written = log.read_text(encoding="utf-8")
    assert "CRITICAL sablier: uncaught" in written
    assert "ValueError: été \\udcff" in written, "no text is too odd for it"
    assert "ValueError" in capsys.readouterr().err
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert log.read_text(encoding="utf-8") == written, "who ends the program knows it"
