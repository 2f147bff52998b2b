"""What a disk reports of its room, and what is made of it."""

import errno
from pathlib import Path

import pytest

from desktop_app.storage.disk import free_at, lacking


@pytest.mark.parametrize(
    ("free", "wanted", "short"),
    [(100, 99, 0), (100, 100, 0), (100, 101, 1), (1, 100, 99), (0, 100, 0), (-1, 100, 0)],
)
def test_what_a_disk_lacks_is_told_by_what_it_reports_unless_it_reports_nothing(
    tmp_path: Path, free: int, wanted: int, short: int
) -> None:
    assert lacking(tmp_path, wanted, lambda _folder: free) == short


def test_a_disk_that_cannot_say_what_is_free_lacks_nothing(tmp_path: Path) -> None:
    def unable(_folder: Path) -> int:
        raise OSError(errno.ENOSYS, "no statvfs")

    assert lacking(tmp_path, 100, unable) == 0


def test_a_real_disk_says_what_is_free(tmp_path: Path) -> None:
    free = free_at(tmp_path)
    assert free > 0
    assert lacking(tmp_path, 1 << 62) > 0
