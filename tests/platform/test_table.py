"""The doctor's table against the wheels: what their files are really linked to.

A new PySide6 that links to another library fails here, with the name of the library.
"""

import importlib.util
import struct
import sys
from pathlib import Path

import pytest

from desktop_app.platform.doctor import LIBRARIES, Need

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the wheels of Linux are ELF")

# Python itself is linked to these.
GLIBC = {"libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "libresolv.so.2", "librt.so.1"}

# In the order of the table: what an earlier need asks for is not asked for again.
ROOTS: dict[Need, tuple[str, ...]] = {
    "window": (
        "QtCore.abi3.so",
        "QtGui.abi3.so",
        "QtNetwork.abi3.so",
        "QtSvg.abi3.so",
        "QtTest.abi3.so",
        "QtWidgets.abi3.so",
        "Qt/plugins/iconengines/libqsvgicon.so",
        "Qt/plugins/platforms/libqoffscreen.so",
        "Qt/plugins/platforms/libqxcb.so",
        "Qt/plugins/tls/libqopensslbackend.so",
    ),
    "player": (
        "QtMultimedia.abi3.so",
        "QtMultimediaWidgets.abi3.so",
        "Qt/plugins/multimedia/libffmpegmediaplugin.so",
    ),
    "wayland": (
        "Qt/plugins/platforms/libqwayland.so",
        "Qt/plugins/wayland-decoration-client/libbradient.so",
        "Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
        "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    ),
}


def package_dir(name: str) -> Path:
    spec = importlib.util.find_spec(name)  # finds, does not import
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


def linked(file: Path) -> list[str]:
    """The DT_NEEDED entries of a 64-bit little-endian ELF file."""
    data = file.read_bytes()
    assert data[:6] == b"\x7fELF\x02\x01", file
    (headers,) = struct.unpack_from("<Q", data, 0x20)
    size, count = struct.unpack_from("<HH", data, 0x36)
    segments = [struct.unpack_from("<IIQQQQ", data, headers + i * size) for i in range(count)]
    entries: list[tuple[int, int]] = []
    for kind, _flags, offset, _vaddr, _paddr, length in segments:
        if kind == 2:  # PT_DYNAMIC
            entries = list(struct.iter_unpack("<qQ", data[offset : offset + length]))
    strings = next(value for tag, value in entries if tag == 5)  # DT_STRTAB, an address
    for kind, _flags, offset, vaddr, _paddr, length in segments:
        if kind == 1 and vaddr <= strings < vaddr + length:  # PT_LOAD
            table = strings - vaddr + offset
    starts = [table + value for tag, value in entries if tag == 1]  # DT_NEEDED
    return [data[start : data.index(0, start)].decode() for start in starts]


def from_the_system(roots: tuple[str, ...]) -> set[str]:
    """The sonames that these files and everything they bring along need and no wheel supplies."""
    pyside, shiboken = package_dir("PySide6"), package_dir("shiboken6")
    supplied = {
        file.name: file
        for folder in (pyside, pyside / "Qt" / "lib", shiboken)
        for file in folder.glob("*.so*")
    }
    todo = [pyside / root for root in roots]
    seen: set[Path] = set()
    system: set[str] = set()
    while todo:
        file = todo.pop()
        if file in seen:
            continue
        seen.add(file)
        for soname in linked(file):
            if soname in supplied:
                todo.append(supplied[soname])
            elif soname not in GLIBC and not soname.startswith("ld-linux"):
                system.add(soname)
    return system


def test_the_table_is_what_the_wheels_are_linked_to() -> None:
    before: set[str] = set()
    for need, roots in ROOTS.items():
        found = from_the_system(roots)
        table = {library.soname for library in LIBRARIES if library.needed_for == need}
        assert table == found - before, need
        before |= found
