"""What this machine lacks to run Sablier, and how it gets it.

PySide6's wheels link to shared libraries of the system, and no wheel supplies those. An import
does not tell: without libXrandr QtMultimedia imports and plays nothing, without libxcb-cursor Qt
aborts. So each library is opened with ctypes. Standard library only: this runs where Qt does not.

Everything that touches the machine is a parameter with a real default (`Load`, `Run`, `Machine`).
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from desktop_app.platform import output

Need = Literal["window", "player", "wayland"]
Load = Callable[[str], bool]
Run = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class SharedLibrary:
    """A shared library, the Debian package that has it, and the first thing that needs it."""

    soname: str
    package: str
    needed_for: Need


# The one list of system libraries in the project; tests/platform compares it with what the wheels
# link to. glibc is not in it: Python itself runs on that.
_TABLE: dict[Need, dict[str, str]] = {
    # QtCore, QtGui, QtWidgets, QtNetwork, QtSvg and the plugins libqxcb and libqoffscreen.
    "window": {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11-xcb.so.1": "libx11-xcb1",
        "libX11.so.6": "libx11-6",
        "libbrotlicommon.so.1": "libbrotli1",
        "libbrotlidec.so.1": "libbrotli1",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libgcc_s.so.1": "libgcc-s1",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libgssapi_krb5.so.2": "libgssapi-krb5-2",
        "libgthread-2.0.so.0": "libglib2.0-0",
        "libstdc++.so.6": "libstdc++6",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxcb.so.1": "libxcb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libz.so.1": "zlib1g",
        "libzstd.so.1": "libzstd1",
    },
    # QtMultimedia, the plugin libffmpegmediaplugin and the FFmpeg of the wheel.
    "player": {
        "libXext.so.6": "libxext6",
        "libXrandr.so.2": "libxrandr2",
        "libbz2.so.1": "libbz2-1.0",
        "libdrm.so.2": "libdrm2",
        "libpulse.so.0": "libpulse0",
    },
    # The plugin libqwayland with its shell, decoration and OpenGL. Without it Qt takes libqxcb.
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
}

LIBRARIES: tuple[SharedLibrary, ...] = tuple(
    SharedLibrary(soname, package, need)
    for need, packages in _TABLE.items()
    for soname, package in packages.items()
)


class _Words:
    """Every sentence of the doctor. Plain English: there are no translations without Qt.

    What ends in a line to paste ends without a full stop, which would be pasted with it.
    """

    needs: ClassVar[dict[Need, str]] = {
        "window": "the window",
        "player": "the player",
        "wayland": "Wayland",
    }
    missing = "This machine lacks {count} for {needs}: {remedy}"
    fix = "run sablier doctor --fix, or paste: {line}"
    paste = "paste: {line}"
    paste_as_root = "as root, paste: {line}"
    by_hand = "install {sonames} (in Debian: {packages})"
    installing = "Installing with apt-get: {packages}"
    failed = "apt-get could not install what is missing; its own words are above. {missing}"
    still = "apt-get is done, and yet: {missing}"
    done = "Installed. This machine now has every library that Sablier needs."
    well = "Nothing is missing: this machine has every library that Sablier needs."


def loads(soname: str) -> bool:
    """Return whether the system's loader finds this library and all that it is linked to."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def spawn(command: Sequence[str]) -> int:
    """Runs a command; all that it prints goes to standard error, as it comes."""
    sys.stderr.flush()
    return subprocess.run(command, stdout=2, check=False).returncode  # noqa: S603 - our own words


@dataclass(frozen=True)
class Machine:
    """What decides whether and how packages can be installed here."""

    linux: bool
    apt: bool
    root: bool
    sudo: bool
    terminal: bool
    """Somebody is there whom sudo may ask."""
    lists: bool
    """apt has been told at least once which packages there are."""

    @classmethod
    def here(cls) -> "Machine":
        """Looks at this one."""
        return cls(
            linux=sys.platform == "linux",
            apt=shutil.which("apt-get") is not None,
            root=hasattr(os, "geteuid") and os.geteuid() == 0,
            sudo=shutil.which("sudo") is not None,
            terminal=sys.stdin is not None and sys.stdin.isatty(),
            lists=any(Path("/var/lib/apt/lists").glob("*_Packages*")),
        )


def missing(
    *needs: Need, load: Load = loads, machine: Machine | None = None
) -> tuple[SharedLibrary, ...]:
    """Return the libraries that this machine lacks, for the given needs or for all of them.

    `missing("window")` before the first Qt import, `missing("player")` before QtMultimedia.
    """
    if not (machine or Machine.here()).linux:
        return ()
    return tuple(
        library
        for library in LIBRARIES
        if (not needs or library.needed_for in needs) and not load(library.soname)
    )


def sentence(lacking: Sequence[SharedLibrary], machine: Machine | None = None) -> str:
    """Say on one line what is missing and what to do about it; empty when nothing is."""
    return _sentence(lacking, machine or Machine.here(), offer_fix=True) if lacking else ""


def fix(*, load: Load = loads, machine: Machine | None = None, run: Run = spawn) -> int:
    """`sablier doctor --fix`: installs what is missing and checks again; returns the exit code.

    A sentence says what came of it; where nothing is missing it is that of `report`.
    """
    here = machine or Machine.here()
    lacking = missing(load=load, machine=here)
    if not lacking:
        return _say_well()
    rights = _rights(here, run)
    if rights is None:
        return _say(_sentence(lacking, here, offer_fix=False), code=1)
    packages = _packages(lacking)
    _say(_Words.installing.format(packages=" ".join(packages)))
    if not _installed(packages, rights, here, run):
        still = _sentence(lacking, here, offer_fix=False)
        return _say(_Words.failed.format(missing=still), code=1)
    if lacking := missing(load=load, machine=here):
        still = _sentence(lacking, here, offer_fix=False)
        return _say(_Words.still.format(missing=still), code=1)
    return _say(_Words.done)


def report(*, load: Load = loads, machine: Machine | None = None) -> int:
    """`sablier doctor`: says what is missing, or that nothing is, with the versions that run here.

    Returns:
        The exit code.
    """
    lacking = missing(load=load, machine=machine)
    return _say(sentence(lacking, machine), code=1) if lacking else _say_well()


def versions() -> str:
    """Return the versions that decide how the program behaves, for a report of a bug."""
    import platform
    import sqlite3

    parts = {
        "Sablier": _version("sablier"),
        "Python": platform.python_version(),
        "PySide6": _version("PySide6_Essentials"),
        "SQLite": sqlite3.sqlite_version,
        platform.system(): platform.release(),
    }
    return ", ".join(f"{name} {number}" for name, number in parts.items())


def _installed(packages: Sequence[str], rights: Sequence[str], here: Machine, run: Run) -> bool:
    # A list that is there may be out of date: when it fails, fetch it and try once more.
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    if here.lists and run(install) == 0:
        return True
    run([*apt, "update"])  # one unreachable source fails it, though the others were read
    return run(install) == 0


def _rights(here: Machine, run: Run) -> tuple[str, ...] | None:
    """Return what to put before apt-get, or None where it cannot be run."""
    if not here.apt:
        return None
    if here.root:
        return ()
    sudo = ("sudo",) if here.terminal else ("sudo", "-n")
    return sudo if here.sudo and run([*sudo, "true"]) == 0 else None


def _sentence(lacking: Sequence[SharedLibrary], here: Machine, *, offer_fix: bool) -> str:
    needs = [_Words.needs[need] for need in _TABLE if any(x.needed_for == need for x in lacking)]
    count = "a library" if len(lacking) == 1 else f"{len(lacking)} libraries"
    packages = " ".join(_packages(lacking))
    if not here.apt:
        sonames = _listed([library.soname for library in lacking])
        remedy = _Words.by_hand.format(sonames=sonames, packages=packages)
    else:
        sudo = "sudo " if here.sudo and not here.root else ""
        line = f"{sudo}apt-get install --no-install-recommends {packages}"
        if not here.lists:
            line = f"{sudo}apt-get update && {line}"
        able = here.root or here.sudo
        template = _Words.fix if able and offer_fix else _Words.paste
        remedy = (template if able else _Words.paste_as_root).format(line=line)
    return _Words.missing.format(count=count, needs=_listed(needs), remedy=remedy)


def _packages(lacking: Sequence[SharedLibrary]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(library.package for library in lacking))


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def _version(distribution: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"


def _say_well() -> int:
    output.say(f"{_Words.well}\n{versions()}")
    return 0


def _say(words: str, code: int = 0) -> int:
    output.complain(words)
    return code
