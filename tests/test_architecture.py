"""The house: who may import which part of Qt, which rule has tests, and two traps of the stack."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from tests.house import circles, read_house

PROJECT = Path(__file__).parents[1]

QT_ALLOWED: dict[str, frozenset[str]] = {
    "domain": frozenset(),
    "formats": frozenset(),
    "storage": frozenset(),
    "ledger": frozenset(),
    "clock": frozenset({"QtCore"}),
    "library": frozenset({"QtCore"}),
    "settings": frozenset({"QtCore"}),
    "notifications": frozenset({"QtCore", "QtDBus"}),  # where a Linux desktop shows them
    "scenarios": frozenset({"QtCore"}),
    "downloads": frozenset({"QtCore", "QtNetwork"}),
    "folder": frozenset({"QtCore", "QtDBus"}),  # how a Linux desktop's file manager is asked
    "playback": frozenset({"QtCore", "QtMultimedia", "QtDBus"}),  # a desktop that does not sleep
    "ui": frozenset({"QtCore", "QtGui", "QtSvg", "QtWidgets"}),
    "ui/player": frozenset({"QtCore", "QtGui", "QtSvg", "QtWidgets", "QtMultimedia"}),
}
NEVER = frozenset({"QtSql", "QtQml", "QtQuick", "QtWebEngineCore"})
RULES = (
    *(f"p{number}" for number in range(1, 5)),
    *(f"t{number}" for number in range(1, 6)),
    *(f"s{number}" for number in range(1, 7)),
    *(f"d{number}" for number in range(1, 4)),
    *(f"a{number}" for number in range(1, 3)),
    *(f"r{number}" for number in range(1, 12)),
    *(f"f{number}" for number in range(1, 7)),
)


def qt_imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
            module = (node.module or "").partition(".")[2]
            yield from [module] if module else [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("PySide6."):
                    yield alias.name.partition(".")[2]


@pytest.mark.parametrize("folder", QT_ALLOWED)
def test_each_part_imports_its_own_part_of_qt(folder: str) -> None:
    inner = tuple(f"desktop_app/{other}/" for other in QT_ALLOWED if other.startswith(f"{folder}/"))
    wrong = {
        f"{file} imports {module}: {folder} may import "
        f"{', '.join(sorted(QT_ALLOWED[folder])) or 'no Qt'}"
        for file, tree in read_house().under(f"desktop_app/{folder}").items()
        if not file.startswith(inner)
        for module in qt_imports(tree)
        if module not in QT_ALLOWED[folder]
    }
    assert not wrong, "\n".join(sorted(wrong))


def test_no_two_files_import_each_other() -> None:
    assert not circles(read_house())


def test_features_are_handed_what_they_call_and_import_types_alone() -> None:
    """Import-linter cannot tell a type of the ledger from a function that writes."""
    for file, tree in read_house().under("desktop_app/features").items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [alias.name for alias in node.names]
                if node.module.startswith(("desktop_app.storage", "desktop_app.ledger.")):
                    assert all(name[0].isupper() for name in names), (file, names)


def test_nothing_brings_a_second_sqlite_or_a_browser() -> None:
    for file, tree in read_house().trees.items():
        assert not NEVER & set(qt_imports(tree)), file


def test_no_match_ends_in_a_guard_for_there_mypy_sees_no_missing_case() -> None:
    ends = {
        f"{file}:{node.cases[-1].pattern.lineno}"
        for file, tree in read_house().trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Match) and node.cases[-1].guard is not None
    }
    assert not ends, "\n".join(sorted(ends))


@pytest.mark.parametrize(
    "module", ["desktop_app.cli", "desktop_app.commands.replay", "desktop_app.platform.doctor"]
)
def test_what_must_work_without_qt_imports_none(module: str) -> None:
    code = (
        f"import {module}, sys; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=PROJECT).returncode == 0


def test_every_numbered_rule_has_a_test_that_carries_its_number() -> None:
    carried: set[str] = set()
    for path in (PROJECT / "tests").rglob("test_*.py"):
        for name in re.findall(r"^ *def (test_\w+)", path.read_text(), re.MULTILINE):
            numbers = re.match(r"test_((?:[ptsdarf][0-9]{1,2}_(?:to_)?)+)", name)
            if numbers is None:
                continue
            if "_to_" in numbers[1]:
                first, last = re.findall(r"[a-z]([0-9]+)", numbers[1])
                letter = numbers[1][0]
                carried |= {f"{letter}{number}" for number in range(int(first), int(last) + 1)}
            carried |= set(re.findall(r"[ptsdarf][0-9]{1,2}", numbers[1]))
    assert set(RULES) - carried == set()


def test_every_package_says_what_lives_there() -> None:
    for file, tree in read_house().trees.items():
        if file.endswith("/__init__.py"):
            assert ast.get_docstring(tree), file


def test_void_calls_of_qt_leave_none_alone() -> None:
    """PySide6 6.12 on Python 3.11 drops a reference at each call, and aborts after some 5,000."""
    one = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        one.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
