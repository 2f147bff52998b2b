"""A disk that has no memory to share, as some on a network, by SQLite's own hook for faults."""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_MMAP = ctypes.CFUNCTYPE(
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_size_t,
    ctypes.c_int,
    ctypes.c_int,
    ctypes.c_int,
    ctypes.c_long,
)
_SET = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
_FAILED = ctypes.c_void_p(-1).value


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("path_size", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("methods", ctypes.c_void_p * 13),
        ("set_system_call", _SET),
    )


@contextmanager
def no_shared_memory() -> Iterator[list[int]]:
    """While this lasts, nothing that SQLite opens can share memory; what was refused."""
    vfs = _vfs()
    refused: list[int] = []

    def refuse(*arguments: int) -> int | None:
        refused.append(arguments[4])
        return _FAILED

    callback = _MMAP(refuse)
    where = ctypes.byref(vfs)
    assert vfs.set_system_call(where, b"mmap", ctypes.cast(callback, ctypes.c_void_p)) == 0
    try:
        yield refused
    finally:
        assert vfs.set_system_call(where, b"mmap", None) == 0


def _vfs() -> _Vfs:
    maps = Path("/proc/self/maps")
    lines = maps.read_text().splitlines() if sys.platform == "linux" else []
    libraries = {line.split()[-1] for line in lines if "/libsqlite3.so" in line}
    if len(libraries) != 1:
        pytest.skip("this Python has its SQLite inside")
    find = ctypes.CDLL(libraries.pop()).sqlite3_vfs_find
    find.restype = ctypes.POINTER(_Vfs)
    found: _Vfs = find(None).contents
    return found
