"""A file that is written appears whole, or not at all."""

import errno
import os
from pathlib import Path

import pytest

from desktop_app.storage.whole import appearing


@pytest.mark.parametrize("before", [None, b"what was there"])
def test_what_fails_in_the_middle_leaves_what_was_there(
    tmp_path: Path, before: bytes | None
) -> None:
    path = tmp_path / "picture.png"
    if before is not None:
        path.write_bytes(before)

    def fail() -> None:
        with appearing(path) as new:
            new.write_bytes(b"half of")
            Path("/dev/full").write_bytes(b"the rest")

    with pytest.raises(OSError, match="No space"):
        fail()
    assert [one.name for one in tmp_path.iterdir()] == ([] if before is None else [path.name])
    assert before is None or path.read_bytes() == before


def test_it_is_whole_and_keeps_who_may_read_it_and_the_link_that_names_it(tmp_path: Path) -> None:
    path, link = tmp_path / "state.json", tmp_path / "link.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    with appearing(link) as new:
        assert (new.suffix, path.read_bytes()) == (".json", b"old")
        new.write_bytes(b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert link.is_symlink()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with appearing(pipe) as new:
        new.write_bytes(b"bytes")
    assert os.read(reader, 16) == b"bytes"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP], ids=errno.errorcode.get)
def test_a_disk_that_keeps_no_modes_takes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_path: object, **_mode: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "state.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "chmod", refuse)
    with appearing(path) as new:
        new.write_bytes(b"new")
    assert path.read_bytes() == b"new"
