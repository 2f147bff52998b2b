"""What is installed and what is checked: the wheel, the versions, and the three lists of checks."""

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[1]
ABOUT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ABOUT["optional-dependencies"]
PYTHONS = [("3.11", "linux"), ("3.12", "darwin"), ("3.13", "linux"), ("3.13", "win32")]


def text(*parts: str) -> str:
    return PROJECT.joinpath(*parts).read_text(encoding="utf-8")


def files_below(folder: str) -> set[str]:
    return {
        path.relative_to(PROJECT).as_posix()
        for path in (PROJECT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_its_resources_and_the_mark_of_its_types(
    tmp_path: Path,
) -> None:
    wheel = next(WheelBuilder(str(PROJECT)).build(directory=str(tmp_path), versions=["standard"]))
    with ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
    assert "desktop_app/py.typed" in held
    resources = {f"desktop_app/{name}" for name in files_below("resources")}
    assert held == files_below("desktop_app") | resources


def held_versions(python: str, system: str) -> dict[str, str]:
    """The versions that constraints.txt gives one Python on one system."""
    found: dict[str, str] = {}
    for line in text("constraints.txt").splitlines():
        if line.startswith("#"):
            continue
        wanted = Requirement(line)
        if applies(wanted, python, system):
            assert wanted.name not in found, f"{wanted.name} stands twice for Python {python}"
            found[wanted.name] = str(wanted.specifier).removeprefix("==")
    return found


def applies(wanted: Requirement, python: str, system: str, extra: str = "") -> bool:
    here = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "platform_system": {"win32": "Windows", "linux": "Linux", "darwin": "Darwin"}[system],
        "extra": extra,
    }
    return wanted.marker is None or wanted.marker.evaluate(here)


@pytest.mark.parametrize(("python", "system"), PYTHONS)
def test_the_constraints_hold_all_that_the_tests_install(python: str, system: str) -> None:
    """What each package asks for in turn is read from what is installed here."""
    held = held_versions(python, system)
    own = [Requirement(one) for one in ABOUT["dependencies"] + EXTRAS["test"]]
    for wanted in own:
        if applies(wanted, python, system):
            version = held[canonicalize_name(wanted.name)]
            assert wanted.specifier.contains(version), f"{version} is not {wanted}"
    needed: set[str] = set()
    waiting = own
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name not in {*needed, "pip"} and applies(wanted, python, system):
            needed.add(name)
            asked = requires(name) if name != "colorama" else None  # for Windows, and asks nothing
            waiting.extend(Requirement(one) for one in asked or [])
    assert needed - set(held) == set(), "run python resources/make/constraints.py"


def test_the_commit_hooks_check_what_the_ci_script_checks() -> None:
    hooks = re.findall(r"^ +entry: (.+)$", text(".pre-commit-config.yaml"), re.MULTILINE)
    steps = re.findall(r"^section '[a-z ]+: (.+)'\n\1$", text(".ci", "run"), re.MULTILINE)
    assert hooks == steps == ["ruff check", "ruff format --check", "mypy", "lint-imports"]


def test_the_changelog_dates_every_version_and_only_what_is_unreleased_is_newer() -> None:
    titles = re.findall(r"^## (.+)$", text("CHANGELOG.md"), re.MULTILINE)
    if titles[0] == "Unreleased":
        del titles[0]
    assert titles[0].startswith(f"{ABOUT['version']} (")
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)", title) for title in titles)
