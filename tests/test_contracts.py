"""The import contracts of pyproject.toml name every package: a new one is not left out."""

import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
SHARED = {"widgets", "lines", "keys"}
"""Folders of `ui` that several screens use."""


def contract(name: str) -> dict[str, Any]:
    tool = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    (found,) = [one for one in tool["importlinter"]["contracts"] if one.get("id") == name]
    return dict(found)


def packages(*folder: str) -> set[str]:
    return {path.parent.name for path in PROJECT.joinpath(*folder).glob("*/__init__.py")}


def test_every_screen_is_kept_from_the_others() -> None:
    named = {module.rpartition(".")[2] for module in contract("screens")["modules"]}
    assert named == packages("desktop_app", "ui") - SHARED


def test_platform_is_kept_from_every_other_package() -> None:
    named = {module.rpartition(".")[2] for module in contract("platform")["forbidden_modules"]}
    assert named == packages("desktop_app") - {"platform"} | {"cli"}
