"""The doctor: what is missing, what it says, and what it would run. No Qt in here."""

import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest

from desktop_app.platform.doctor import (
    LIBRARIES,
    Machine,
    Need,
    SharedLibrary,
    fix,
    loads,
    missing,
    report,
    sentence,
)

DEBIAN = Machine(linux=True, apt=True, root=True, sudo=False, terminal=False, lists=True)
DESKTOP = replace(DEBIAN, root=False, sudo=True, terminal=True)
PULSE = SharedLibrary("libpulse.so.0", "libpulse0", "player")
INSTALL = "env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends"
UPDATE = "env DEBIAN_FRONTEND=noninteractive apt-get -q update"

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries")


def nothing_loads(_soname: str) -> bool:
    return False


def everything_loads(_soname: str) -> bool:
    return True


class Recorder:
    """Runs nothing; answers with the exit codes it was given, then 0. A done install cures."""

    def __init__(self, *codes: int, cures: bool = True) -> None:
        self.commands: list[str] = []
        self._codes = list(codes)
        self._cures = cures
        self._cured = False

    def __call__(self, command: Sequence[str]) -> int:
        self.commands.append(" ".join(command))
        code = self._codes.pop(0) if self._codes else 0
        self._cured |= self._cures and "install" in command and code == 0
        return code

    def load(self, soname: str) -> bool:
        return self._cured or soname != PULSE.soname


# --- what is missing


@on_linux
def test_every_library_of_the_table_loads_on_this_machine() -> None:
    assert missing() == (), sentence(missing())


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.soname)
def test_each_library_is_missed_on_its_own_and_only_by_who_needs_it(library: SharedLibrary) -> None:
    def load(soname: str) -> bool:
        return soname != library.soname

    assert missing(load=load, machine=DEBIAN) == (library,)
    needs: tuple[Need, ...] = ("window", "player", "wayland")
    for need in needs:
        expected = (library,) if need == library.needed_for else ()
        assert missing(need, load=load, machine=DEBIAN) == expected
    assert library.package in sentence([library], DEBIAN).split()


def test_a_library_stands_once_in_the_table() -> None:
    sonames = [library.soname for library in LIBRARIES]
    assert len(sonames) == len(set(sonames))


def test_a_library_that_does_not_exist_does_not_load() -> None:
    assert not loads("libsablier-does-not-exist.so.0")


def test_outside_linux_nothing_is_missing() -> None:
    elsewhere = replace(DEBIAN, linux=False)
    assert missing(load=nothing_loads, machine=elsewhere) == ()
    assert fix(load=nothing_loads, machine=elsewhere, run=Recorder()) == 0


# --- what it says


@pytest.mark.parametrize(
    ("lacking", "machine", "said"),
    [
        ((), DEBIAN, ""),
        (
            (PULSE,),
            DESKTOP,
            (
                "This machine lacks a library for the player: run sablier doctor --fix, "
                "or paste: sudo apt-get install --no-install-recommends libpulse0"
            ),
        ),
        (
            (PULSE,),
            DEBIAN,
            (
                "This machine lacks a library for the player: run sablier doctor --fix, "
                "or paste: apt-get install --no-install-recommends libpulse0"
            ),
        ),
        (
            (PULSE,),
            replace(DESKTOP, sudo=False, lists=False),
            (
                "This machine lacks a library for the player: as root, paste: "
                "apt-get update && apt-get install --no-install-recommends libpulse0"
            ),
        ),
        (
            (PULSE,),
            replace(DESKTOP, apt=False),
            (
                "This machine lacks a library for the player: install libpulse.so.0 "
                "(in Debian: libpulse0)"
            ),
        ),
        (
            (
                SharedLibrary("libglib-2.0.so.0", "libglib2.0-0", "window"),
                SharedLibrary("libgthread-2.0.so.0", "libglib2.0-0", "window"),
                PULSE,
                SharedLibrary("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
            ),
            replace(DESKTOP, lists=False),
            (
                "This machine lacks 4 libraries for the window, the player and Wayland: "
                "run sablier doctor --fix, or paste: sudo apt-get update && "
                "sudo apt-get install --no-install-recommends "
                "libglib2.0-0 libpulse0 libwayland-cursor0"
            ),
        ),
    ],
)
def test_the_sentence(lacking: tuple[SharedLibrary, ...], machine: Machine, said: str) -> None:
    assert sentence(lacking, machine) == said


def says_that_all_is_well(captured: tuple[str, str]) -> bool:
    out, err = captured
    sentence, versions = out.splitlines()
    named = [one.split()[0] for one in versions.split(", ")]
    return (
        err == ""
        and sentence == "Nothing is missing: this machine has every library that Sablier needs."
        and named[:4] == ["Sablier", "Python", "PySide6", "SQLite"]
        and f"Python {platform.python_version()}" in versions
    )


def test_the_report_is_one_line_or_the_versions(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(load=everything_loads, machine=DEBIAN) == 0
    assert says_that_all_is_well(capsys.readouterr())
    assert report(load=nothing_loads, machine=DEBIAN) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    for library in LIBRARIES:
        assert f" {library.package}" in err


# --- what it runs


@pytest.mark.parametrize(
    ("machine", "codes", "ran"),
    [
        pytest.param(DEBIAN, (), [f"{INSTALL} libpulse0"], id="root"),
        pytest.param(
            replace(DEBIAN, lists=False),
            (),
            [UPDATE, f"{INSTALL} libpulse0"],
            id="apt knows no packages yet",
        ),
        pytest.param(
            DEBIAN,
            (100,),
            [f"{INSTALL} libpulse0", UPDATE, f"{INSTALL} libpulse0"],
            id="its list is old",
        ),
        pytest.param(
            replace(DEBIAN, lists=False),
            (100,),
            [UPDATE, f"{INSTALL} libpulse0"],
            id="one source of several cannot be reached",
        ),
        pytest.param(DESKTOP, (), ["sudo true", f"sudo {INSTALL} libpulse0"], id="sudo asks"),
        pytest.param(
            replace(DESKTOP, terminal=False),
            (),
            ["sudo -n true", f"sudo -n {INSTALL} libpulse0"],
            id="sudo need not ask",
        ),
    ],
)
def test_fix_installs_and_checks_again(
    machine: Machine, codes: tuple[int, ...], ran: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run = Recorder(*codes)
    assert fix(load=run.load, machine=machine, run=run) == 0
    assert run.commands == ran
    assert capsys.readouterr().err.splitlines() == [
        "Installing with apt-get: libpulse0",
        "Installed. This machine now has every library that Sablier needs.",
    ]


@pytest.mark.parametrize(
    ("machine", "codes", "ran", "said"),
    [
        pytest.param(
            replace(DESKTOP, apt=False), (), [], "install libpulse.so.0", id="there is no apt"
        ),
        pytest.param(
            replace(DESKTOP, sudo=False), (), [], "as root, paste: apt-get", id="there is no sudo"
        ),
        pytest.param(
            replace(DESKTOP, terminal=False),
            (1,),
            ["sudo -n true"],
            "player: paste: sudo apt-get install --no-install-recommends libpulse0",
            id="sudo has nobody to ask",
        ),
        pytest.param(DESKTOP, (1,), ["sudo true"], "paste: sudo apt-get", id="sudo says no"),
    ],
)
def test_fix_without_the_rights_says_what_to_paste(
    machine: Machine,
    codes: tuple[int, ...],
    ran: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = Recorder(*codes)
    assert fix(load=run.load, machine=machine, run=run) == 1
    assert run.commands == ran
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert "doctor --fix" not in err


def test_fix_that_apt_refuses_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    run = Recorder(100, 100, 100)
    assert fix(load=run.load, machine=DEBIAN, run=run) == 1
    assert "apt-get could not install what is missing" in capsys.readouterr().err


def test_fix_looks_again_and_does_not_believe_apt(capsys: pytest.CaptureFixture[str]) -> None:
    run = Recorder(cures=False)
    assert fix(load=run.load, machine=DEBIAN, run=run) == 1
    assert "apt-get is done, and yet: This machine lacks a library" in capsys.readouterr().err


def test_fix_where_nothing_is_missing_runs_nothing_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = Recorder()
    assert fix(load=everything_loads, machine=replace(DESKTOP, apt=False), run=run) == 0
    assert run.commands == []
    assert says_that_all_is_well(capsys.readouterr())


# --- the real thing, in a process of its own


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def test_it_needs_neither_qt_nor_more_than_two_modules_of_ours() -> None:
    code = (
        "import sys; from desktop_app.platform.doctor import report; code = report(); "
        "assert not [m for m in sys.modules if 'PySide' in m or 'shiboken' in m]; "
        "ours = [m for m in sys.modules if m.startswith('desktop_app.platform.')]; "
        "assert len(ours) <= 2, ours; sys.exit(code)"
    )
    done = python(code)
    assert (done.returncode, done.stderr) == (0, "")
    assert says_that_all_is_well((done.stdout, done.stderr))


@on_linux
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="takes root to leave it"
)
def test_a_user_without_rights_is_told_what_to_paste() -> None:
    code = (
        "import os, sys; from desktop_app.platform.doctor import fix; "
        "os.setgroups([]); os.setuid(65534); "
        "sys.exit(fix(load=lambda soname: soname != 'libpulse.so.0'))"
    )
    done = python(code)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "libpulse0" in done.stderr.splitlines()[-1]
    assert "Installing" not in done.stderr


@on_linux
def test_apt_speaks_on_standard_error() -> None:
    code = (
        "from desktop_app.platform.doctor import spawn; "
        "print(spawn(['sh', '-c', 'echo out; exit 3']))"
    )
    done = python(code)
    assert (done.stdout, done.stderr) == ("3\n", "out\n")
